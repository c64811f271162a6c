"""Shifts that may not follow each other from one date to the next."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Duty, Origin, Person, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import Example, HardRule, Law, Modelling, Option, Rule, Violation, off, parameter
from roster.words import Text, weekday_and_day

_SUCCESSION = re.compile(r"([^\s:：]+)\s*[:：]\s*(\S.*)")
_BETWEEN = re.compile(r"[\s,，、]+")


@dataclass(frozen=True, kw_only=True)
class ForbiddenSuccessions(HardRule):
    """After a duty of a shift, none of the shifts listed for it starts on the next date, the past counted."""

    name: ClassVar[str] = "forbidden-successions"
    title: ClassVar[Text] = Text("禁止的班次衔接", "forbidden successions")
    summary: ClassVar[Text] = Text(
        "上过某一班次，次日不排为它列出的班次，跨上一周期累计。",
        "After a shift, none of those listed for it starts on the next date; the period before counts.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  E D . E E .
        O002  N . D D N E
        """,
        parameters={"after": ("E: D", "N: D E")},
    )

    in_force: bool = off()
    after: tuple[str, ...] = parameter(
        default=(),
        title=Text('各班次次日不得排的班次（"N: D E"）', 'shifts that may not follow, by shift ("N: D E")'),
    )

    @cached_property
    def refused(self) -> Mapping[str, frozenset[str]]:
        """Map each shift to those that may not follow it; what cannot be read is a fault, and left out here."""
        found: dict[str, frozenset[str]] = {}
        for match in filter(None, map(_SUCCESSION.fullmatch, self.after)):
            found[match[1]] = found.get(match[1], frozenset()) | frozenset(_BETWEEN.split(match[2].strip()))
        return found

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find what names no shifts of the station, and a rule without any."""
        source = Source(f"station.toml [rules.{self.name}]", None, "after")
        codes = tuple(problem.shifts)
        advice = Text(
            f'请写班次代码、冒号和次日不得排的班次，如 "{codes[0]}: {codes[-1]}"；本所班次：{"、".join(codes)}。',
            f'Write a shift, a colon and those that may not follow, such as "{codes[0]}: {codes[-1]}";'
            f" shifts here: {', '.join(codes)}.",
        )
        if not self.after:
            yield Fault(source, Text("没有写任何衔接", "there is no succession"), advice)
        for written in self.after:
            if _SUCCESSION.fullmatch(written) is None:
                unread = Text(f"看不懂的值：「{written}」", f'cannot read the value "{written}"')
                yield Fault(source, unread, advice)
        for code in sorted({code for one, others in self.refused.items() for code in (one, *others)}):
            if code not in problem.shifts:
                yield Fault(source, Text(f"没有班次「{code}」", f'there is no shift "{code}"'), advice)

    def constrain(self, model: Modelling) -> None:
        """Let two duties in a forbidden succession exclude each other."""
        for person in filter(self.binds, model.problem.people.values()):
            by_day: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id):
                by_day[option.duty.day].append(option)
            for day, options in by_day.items():
                for one in options:
                    refused = self.refused.get(one.duty.shift, frozenset())
                    for other in by_day.get(day + DAY, ()) if refused else ():
                        if other.duty.shift in refused:
                            model.conflict(one, other)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look at the shifts of the date before each duty."""
        for who, duties in roster.history.items():
            person = roster.problem.people[who]
            shifts: dict[date, list[str]] = defaultdict(list)
            for duty in duties if self.binds(person) else ():
                shifts[duty.day].append(duty.shift)
            for duty in duties if shifts else ():
                before = (s for s in shifts.get(duty.day - DAY, ()) if duty.shift in self.refused.get(s, ()))
                if duty.origin is not Origin.PAST and (shift := next(before, None)) is not None:
                    yield self._violation(person, shift, duty)

    def _violation(self, person: Person, before: str, duty: Duty) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}{when.zh}上 {duty.shift} 班，前一天是 {before} 班，两者不得相接。",
            f"{who.en} has shift {duty.shift} on {when.en}, which may not follow shift {before} of the day before.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, message=message)
