"""Nobody is in two places at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import Duty, Origin, Roster
from roster.rules import Example, HardRule, Law, Modelling, Violation
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class DoubleBooking(HardRule):
    """A person's duties never overlap in time."""

    name: ClassVar[str] = "double-booking"
    title: ClassVar[Text] = Text("一人不兼两岗", "no double booking")
    summary: ClassVar[Text] = Text(
        "同一人的两次勤务时间不得重叠。", "A person's duties never overlap in time."
    )
    law: ClassVar[Law] = PRACTICE

    example: ClassVar[Example] = Example(
        drawing="""
        O001  D+U . N .
        O002  S+T . L .
        """
    )

    def constrain(self, model: Modelling) -> None:
        """Let duties that overlap exclude each other."""
        for person in model.problem.people.values():
            options = model.options(person.id) if self.binds(person) else ()
            for index, one in enumerate(options):
                for other in options[index + 1 :]:
                    if other.duty.start >= one.duty.end:
                        break
                    model.conflict(one, other)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Compare every two duties of a person."""
        for person, duties in roster.history.items():
            who = roster.problem.people[person].text
            bound = self.binds(roster.problem.people[person])
            for one, other in combinations(duties, 2) if bound else ():
                if one.end <= other.start or other.end <= one.start or other.origin is Origin.PAST:
                    continue
                message = (
                    _twice(who, other)
                    if (one.day, one.shift) == (other.day, other.shift)
                    else _overlapping(who, one, other)
                )
                yield Violation(rule=self.name, day=other.day, person=person, message=message)


def _twice(who: Text, duty: Duty) -> Text:
    when = weekday_and_day(duty.day)
    return Text(
        f"{who.zh}{when.zh} {duty.shift} 班已有勤务，不能再兼一岗。",
        f"{who.en} has a duty already on shift {duty.shift}, {when.en}, which overlaps this one.",
    )


def _overlapping(who: Text, one: Duty, other: Duty) -> Text:
    when, before = weekday_and_day(other.day), weekday_and_day(one.day)
    return Text(
        f"{who.zh}{when.zh}的 {other.shift} 班与{before.zh}的 {one.shift} 班时间重叠。",
        f"{who.en}: shift {other.shift} on {when.en} overlaps shift {one.shift} on {before.en}.",
    )
