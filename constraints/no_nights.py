"""People who are protected from nights."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from roster.domain import Roster
from roster.rules import HardRule, Law, Modelling, Violation
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class NoNights(HardRule):
    """A protected person (pregnant from the 7th month, nursing a child under one …) has no night duty."""

    name: ClassVar[str] = "no-nights"
    title: ClassVar[Text] = Text("免夜班", "protected from nights")
    summary: ClassVar[Text] = Text(
        "标明免夜班的人员（孕7个月以上、哺乳期等）不排夜班。",
        "Who is marked as protected (late pregnancy, nursing …) has no night duty.",
    )
    law: ClassVar[Law] = Law(
        Text("女职工劳动保护特别规定", "Special Rules on the Labour Protection of Female Employees"),
        "6、9",
        date(2012, 4, 28),
        "https://flk.npc.gov.cn",
    )

    def constrain(self, model: Modelling) -> None:
        """Forbid the nights of protected people."""
        for person in model.problem.people.values():
            if person.protected_from_nights:
                for option in model.options(person.id):
                    if option.duty.is_night:
                        model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look at every night duty's person."""
        for duty in roster.duties:
            person = roster.person(duty)
            if duty.is_night and person.protected_from_nights:
                when = weekday_and_day(duty.day)
                message = Text(
                    f"{person.text.zh}免夜班，{when.zh}却排了夜班 {duty.shift}。",
                    f"{person.text.en} is protected from nights but has {duty.shift} on {when.en}.",
                )
                yield Violation(rule=self.name, day=duty.day, person=person.id, message=message)
