"""The most duties of a shift."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.shift_counts import ShiftCounts
from constraints.sources import PRACTICE
from roster.domain import Duty, Origin, Person, Roster
from roster.rules import Example, HardRule, Law, Linear, Modelling, Violation, off
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class MostShifts(ShiftCounts, HardRule):
    """A person has at most so many duties of a shift within the period, settled ones counted."""

    name: ClassVar[str] = "most-shifts"
    title: ClassVar[Text] = Text("班次个数上限", "most duties of a shift")
    summary: ClassVar[Text] = Text(
        "每人一个周期内某一班次的个数不超过规定。",
        "Within a period nobody has more duties of a shift than given.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  N N . N . D .
        O002  . N N . E E .
        """,
        parameters={"limits": ("N 2",)},
    )

    in_force: bool = off()

    def constrain(self, model: Modelling) -> None:
        """Bound the duties of each shift; one of which there may be none is not even thought of."""
        for person in filter(self.binds, model.problem.people.values()):
            options = model.options(person.id)
            for shift, number in self.counts:
                ours = [o for o in options if o.duty.shift == shift and o.duty.origin is not Origin.PAST]
                for option in ours if number == 0 else ():
                    if option.duty.origin is Origin.SOLVED:
                        model.forbid(option)
                model.at_most(Linear.sum((option.held, 1) for option in ours), number)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count each person's duties; every one beyond the number is a finding."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            for shift, number in self.counts if self.binds(person) else ():
                there = [duty for duty in duties if duty.shift == shift]
                for count, duty in enumerate(there[number:], start=number + 1):
                    yield self._violation(person, duty, count, number)

    def _violation(self, person: Person, duty: Duty, count: int, number: int) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}{when.zh}已是本周期第 {count} 个 {duty.shift} 班，最多 {number} 个。",
            f"{who.en} has shift {duty.shift} on {when.en}, number {count} of the period;"
            f" at most {number} are allowed.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, message=message)
