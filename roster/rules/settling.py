"""Settling one parameter of one rule for some people: the usual value, what packs ask, what the station says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from roster.domain import Grade, Problem
from roster.errors import Fault
from roster.rules import objections
from roster.rules.base import Rule
from roster.rules.fields import Stricter, about
from roster.rules.packs import IN_FORCE, Figure, Pack
from roster.rules.parameters import Told
from roster.rules.whom import Whom
from roster.words import Text


class Whence(StrEnum):
    """Where a value comes from."""

    USUAL = "usual"
    PACK = "pack"
    STATION = "station"

    @property
    def text(self) -> Text:
        """Name where from."""
        return {
            Whence.USUAL: Text("默认", "default"),
            Whence.PACK: Text("规则包", "rule pack"),
            Whence.STATION: Text("本所设定", "station"),
        }[self]


@dataclass(frozen=True)
class Held:
    """A settled value, and how it came to be."""

    value: Any
    whence: Whence
    figures: tuple[Figure, ...] = ()
    reason: str = ""
    relaxed: bool = False


@dataclass(frozen=True)
class Desk:
    """Settles values under the packs of each grade, and notes what cannot be settled."""

    packs: Mapping[Grade, tuple[Pack, ...]] = field(default_factory=dict)
    problem: Problem | None = None
    faults: list[Fault] = field(default_factory=list)
    relaxed: list[objections.Relaxed] = field(default_factory=list)  # without a reason

    def figures(self, rule: Rule, grade: Grade) -> list[Figure]:
        """List what the packs of a grade ask of a rule in the period."""
        asked = (f for pack in self.packs.get(grade, ()) for f in pack.figures if f.rule == rule.name)
        return [f for f in asked if self.problem is None or f.holds_in(self.problem.period)]

    def bound(self, rule: Rule, told: Told) -> frozenset[Grade]:
        """Give the grades of which a rule speaks here: its own, those of its packs, those the station names."""
        packed = {grade for grade in Grade if self.figures(rule, grade)}
        return rule.grades | (told.grades or frozenset()) | packed | told.apart

    def in_force(self, rule: Rule, told: Told, whom: Whom) -> Held:
        """Settle whether a rule binds people: usually, because a pack speaks of it, or as the station says."""
        grade = whom.grade
        figures = tuple(self.figures(rule, grade))
        packed = bool(figures)
        before = Held(
            (rule.in_force and grade in rule.grades) or packed,
            Whence.PACK if packed else Whence.USUAL,
            figures,
        )
        said = told.value(IN_FORCE, whom)
        named = grade in (rule.grades if told.grades is None else told.grades)
        if said is None and (told.grades is None or named == before.value):
            return before
        on = (rule.in_force or packed) if said is None else bool(said.value)
        on = on and (named or (said is not None and said.own) or (packed and told.grades is None))
        return self._told(
            rule, told, IN_FORCE, whom, Held(on, Whence.STATION, figures, relaxed=packed and not on)
        )

    def settle(self, rule: Rule, told: Told, parameter: str, whom: Whom) -> Held:
        """Settle the value of a parameter for people."""
        grade, stricter = whom.grade, about(rule)[parameter].stricter
        asked = [figure for figure in self.figures(rule, grade) if figure.parameter == parameter]
        figures = tuple(self._strictest(rule, grade, asked, stricter))
        given = told.value(parameter, whom)
        if given is not None:
            looser = bool(figures) and is_looser(given.value, figures[0].value, stricter)
            held = Held(given.value, Whence.STATION, figures, relaxed=looser)
            return self._told(rule, told, parameter, whom, held)
        if figures:
            return Held(figures[0].value, Whence.PACK, figures)
        return Held(getattr(rule, parameter), Whence.USUAL)

    def _strictest(
        self, rule: Rule, grade: Grade, asked: Sequence[Figure], stricter: Stricter | None
    ) -> Sequence[Figure]:
        """Give the figures that hold among several: all that name the strictest value, else the latest."""
        if len({figure.value for figure in asked}) <= 1:
            return asked
        if stricter is None:
            chosen = max(asked, key=lambda figure: str(figure.law.since)).value
            first = next(figure for figure in asked if figure.value == chosen)
            if other := next((f for f in asked if f.value != chosen and f.pack != first.pack), None):
                self.faults.append(objections.clash(rule, grade, (first, other), self.problem))
        else:
            pick: Any = max if stricter is Stricter.MORE else min
            chosen = pick(figure.value for figure in asked)
        return [figure for figure in asked if figure.value == chosen]

    def _told(self, rule: Rule, told: Told, parameter: str, whom: Whom, held: Held) -> Held:
        """Put the station's reason beside its value; a relaxation without one is a fault."""
        reason = told.reason(whom)
        if held.relaxed and not reason:
            source = told.place(rule.name, parameter, whom)
            self.relaxed.append(objections.Relaxed(rule, source, held.value, held.figures[0], whom.grade))
        return Held(held.value, held.whence, held.figures, reason, held.relaxed)


def is_looser(value: Any, asked: Any, stricter: Stricter | None) -> bool:  # noqa: ANN401 - of the parameter's type
    """Tell whether a value binds people less than what is asked."""
    if stricter is None:
        return False
    return bool(value < asked if stricter is Stricter.MORE else value > asked)
