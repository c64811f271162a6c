"""No day duty after a night."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Origin, Roster
from roster.rules import Example, HardRule, Law, Modelling, Stricter, Violation, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class NoDayAfterNight(HardRule):
    """After a night duty the next `days` dates bring another night or no duty."""

    name: ClassVar[str] = "no-day-after-night"
    title: ClassVar[Text] = Text("夜班后不排白班", "no day duty after a night")
    summary: ClassVar[Text] = Text(
        "夜班之后的规定天数内，只能再排夜班或休息。",
        "For so many dates after a night duty there is another night or none at all.",
    )
    law: ClassVar[Law] = PRACTICE

    example: ClassVar[Example] = Example(
        drawing="""
        O001  . N E . N N .
        O002  N . D D E E .
        """
    )

    days: int = parameter(
        default=1,
        title=Text("夜班后几天内不排白班", "days after a night without day duty"),
        stricter=Stricter.MORE,
        least=0,
        most=7,
    )

    def constrain(self, model: Modelling) -> None:
        """Let a night and a day duty of one of the next dates exclude each other."""
        for person in model.problem.people.values():
            options = model.options(person.id) if self.binds(person) else ()
            others = [option for option in options if not option.duty.is_night]
            for night in options:
                if night.duty.is_night:
                    for other in others:
                        if night.duty.day < other.duty.day <= night.duty.day + self.days * DAY:
                            model.conflict(night, other)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look for a night in the dates before every duty that is none."""
        for person, duties in roster.history.items():
            who = roster.problem.people[person].text
            bound = self.binds(roster.problem.people[person])
            nights = {duty.day for duty in duties if duty.is_night and bound}
            for duty in duties:
                before = [duty.day - i * DAY for i in range(1, self.days + 1)]
                night = next((day for day in before if day in nights), None)
                if duty.is_night or duty.origin is Origin.PAST or night is None:
                    continue
                when, last = weekday_and_day(duty.day), weekday_and_day(night)
                message = Text(
                    f"{who.zh}{last.zh}上夜班，{when.zh}又排了 {duty.shift} 班。",
                    f"{who.en} has shift {duty.shift} on {when.en} after the night of {last.en}.",
                )
                yield Violation(rule=self.name, day=duty.day, person=person, message=message)
