"""Which settled duties, facts and rules contradict each other: the smallest sets, each proven."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from roster.domain import Grade
from roster.explaining.case import Case
from roster.explaining.neighbourhoods import (
    People,
    alone,
    broken,
    neighbourhoods,
    restricted,
    settled,
)
from roster.explaining.parts import Part, PartKind, facts, of_rule
from roster.rules import HardRule, Violation, lasting
from roster.solving import Clock
from roster.solving.cores import Numbers, smallest_core
from roster.solving.feasible import any_roster
from roster.solving.stated import cannot_be
from roster.words import Text


class Joint(StrEnum):
    """Where no duties can be added with which all rules are kept: on some people's days, or among the seats."""

    DAYS = "days"
    SEATS = "seats"


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Parts that contradict each other, facts first; without any one of them the others do not.

    `message` says it in a sentence. `smallest` tells that no fewer parts contradict each other here. `also` says
    what else the same settled duties are at odds with: whoever mends it must mend that too. `joint` is set where
    no settled duty alone breaks a rule for good, but no duties can be added with which all rules are kept. `as_is`: of
    many facts in the tables none is told; they are taken as they are.
    """

    people: People
    parts: tuple[Part, ...]
    message: Text
    smallest: bool
    joint: Joint | None = None
    as_is: bool = False
    also: tuple[Text, ...] = ()
    alike: tuple[Part, ...] = field(default=(), repr=False)  # rules that the same duties break


def of_settled(case: Case, clock: Clock) -> list[Contradiction]:
    """Find what contradicts lasting rules among the settled duties, whatever else the roster holds.

    Each is found by the rules' checkers, and told only if a solver finds the same in what the rules state.
    """
    found: list[Contradiction] = []
    for people in neighbourhoods(case.problem, broken(case)):
        found += _among(restricted(case, people), people, clock)
    return sorted(found, key=_first_day)


def _first_day(found: Contradiction) -> date:
    return min((part.day for part in found.parts if part.day is not None), default=date.max)


def set_aside(case: Case, found: Sequence[Contradiction]) -> Case:
    """Give a case without the settled duties of contradictions."""
    for contradiction in found:
        for part in contradiction.parts:
            if part.kind is PartKind.FIXED:
                case = part.without(case)
    return case


def _among(near: Case, people: People, clock: Clock) -> Iterator[Contradiction]:
    """Yield the contradictions among some people, no settled duty in two of them."""
    while violations := broken(near, people):
        broken_rules = [r for r in lasting(near.rules) if any(r.violations(settled(near, people)))]
        cores = [_Core(near, people, rule) for rule in broken_rules]
        best = min(cores, key=lambda core: len(core.contradiction.parts))
        found = best.contradiction
        rest = set_aside(near, [found])
        if best.confirmed(clock):
            alike = tuple(
                core.contradiction.parts[-1] for core in cores if core is not best and core.shares(best)
            )
            also = _others(violations, broken(rest, people), found.message)
            yield replace(found, also=also, alike=alike)
        near = rest


def _others(before: Sequence[Violation], after: Sequence[Violation], told: Text) -> tuple[Text, ...]:
    left = {violation.message for violation in after}
    return tuple(dict.fromkeys(v.message for v in before if v.message not in left and v.message != told))


class _Core:
    """The smallest core of one rule and the facts it is at odds with."""

    def __init__(self, near: Case, people: People, rule: HardRule) -> None:
        self._near, self._people, self._rule = near.under([rule]), people, rule
        self._facts = facts(near.problem, people)
        core = smallest_core(len(self._facts), self._contradict)
        self._case = only(self._near, self._facts, frozenset(core.members))
        message = next(iter(rule.violations(settled(self._case, people)))).message
        kept = [self._facts[number] for number in core.members]
        self.contradiction = Contradiction(
            people=people,
            parts=(*kept, of_rule(rule, message, _grade(near, people))),
            message=message,
            smallest=core.smallest,
        )

    def _contradict(self, kept: Numbers) -> bool:
        roster = settled(only(self._near, self._facts, kept), self._people)
        return any(True for _ in self._rule.violations(roster))

    def confirmed(self, clock: Clock) -> bool:
        """Ask a solver for a second opinion: of each person's days alone, then with seats and all.

        Where a rule says nothing to a model of what is settled beside all demand, let the engine look for a roster.
        """
        by_themselves, problem, rules = alone(self._case, self._people), self._case.problem, self._case.rules
        return (
            cannot_be(by_themselves.problem, rules, clock, alone=True)
            or cannot_be(problem, rules, clock, alone=False)
            or any_roster(problem, rules, clock) is None
        )

    def shares(self, other: "_Core") -> bool:
        """Tell whether two cores have a settled duty in common."""
        ours, theirs = (_fixed(core.contradiction) for core in (self, other))
        return not ours.isdisjoint(theirs)


def _fixed(found: Contradiction) -> set[object]:
    return {part.row for part in found.parts if part.kind is PartKind.FIXED}


def _grade(case: Case, people: People) -> Grade | None:
    """Give the grade of some people, if all are of one."""
    grades = {case.problem.people[name].grade for name in people}
    return grades.pop() if len(grades) == 1 else None


def retold(case: Case, people: People, parts: Sequence[Part]) -> list[Part]:
    """Word parts anew where nothing else is so: of somebody's hours or zones only what matters is then told."""
    keys = {part.key for part in parts}
    return [part for part in facts(case.problem, people) if part.key in keys]


def only(case: Case, parts: Sequence[Part], kept: Numbers) -> Case:
    """Give a case without those of some parts that are not kept."""
    for number, part in enumerate(parts):
        if number not in kept:
            case = part.without(case)
    return case
