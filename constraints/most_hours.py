"""The most counted hours of a period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from constraints.period_hours import PeriodHours
from constraints.sources import PRACTICE
from roster.domain import DAY, MINUTE, Duty, Person, Roster
from roster.rules import Example, HardRule, Law, Modelling, Stricter, Violation, off, parameter
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class MostHours(PeriodHours, HardRule):
    """A person's duties of the period count at most `most` together, settled ones among them."""

    name: ClassVar[str] = "most-hours"
    title: ClassVar[Text] = Text("周期工时上限", "most hours of a period")
    summary: ClassVar[Text] = Text(
        "每人一个周期的计入工时不超过规定；年休假、病假、产假和不在编的日子按比例扣减。",
        "Within a period nobody's counted hours exceed the given figure; days of annual, sick or maternity leave and"
        " days outside the station take their share of it.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D . D D . .
        O002  D . . D . D .
        """,
        parameters={"most": timedelta(hours=24)},
    )

    in_force: bool = off()
    most: timedelta = parameter(
        default=timedelta(hours=176),
        title=Text("一个周期最多计入工时", "most counted hours of the period"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=366 * DAY,
    )

    def constrain(self, model: Modelling) -> None:
        """Bound the counted minutes of the period."""
        for person in filter(self.binds, model.problem.people.values()):
            limit = self.share(model.problem, person, self.most)
            model.at_most(self.modelled(model, person), limit // MINUTE)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Add up each person's duties; every one that ends above the figure is a finding."""
        for who, duties in roster.of_person.items():
            person, total = roster.problem.people[who], timedelta()
            limit = self.share(roster.problem, person, self.most) if self.binds(person) else None
            for duty in duties if limit is not None else ():
                total += duty.counted
                if limit is not None and total > limit and duty.counted:
                    yield self._violation(person, duty, total, limit)

    def _violation(self, person: Person, duty: Duty, total: timedelta, limit: timedelta) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}到{when.zh}本周期已计 {hours(total).zh}，最多 {hours(limit).zh}。",
            f"{who.en} comes to {hours(total).en} in the period by {when.en}, at most {hours(limit).en} are allowed.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, message=message)
