"""People who are protected from nights."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.given import person_with
from roster.domain import Roster
from roster.rules import Example, HardRule, Law, Modelling, Violation
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

    example: ClassVar[Example] = Example(
        drawing="""
        A001  D D N . E . .
        A002  . N N . . D D
        """,
        told=Text("A001 免夜班。", "A001 is protected from nights."),
        given=person_with("A001", protected_from_nights=True),
    )

    def constrain(self, model: Modelling) -> None:
        """Forbid the nights of protected people."""
        for person in model.problem.people.values():
            if person.protected_from_nights and self.binds(person):
                for option in model.options(person.id):
                    if option.duty.is_night and not model.problem.is_done(option.duty):
                        model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look at every night duty's person."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            bound = person.protected_from_nights and self.binds(person)
            nights = [duty for duty in duties if duty.is_night and not roster.problem.is_done(duty)]
            for duty in nights if bound else ():
                when = weekday_and_day(duty.day)
                message = Text(
                    f"{person.text.zh}免夜班，{when.zh}却排了夜班 {duty.shift}。",
                    f"{person.text.en} is protected from nights but has {duty.shift} on {when.en}.",
                )
                yield Violation(rule=self.name, day=duty.day, person=who, message=message)
