"""People serve where they answer for the ground (包片负责、责任到人)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.given import person_with
from constraints.sources import HOME_GRIDS
from roster.domain import Grade, Origin, Roster
from roster.rules import Charge, Example, Law, Modelling, SoftRule, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class HomeGrid(SoftRule):
    """Each duty away from the home grid of a person who has one costs `weight` points; settled ones are free."""

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "home-grid"
    title: ClassVar[Text] = Text("责任网格连续", "home grid")
    summary: ClassVar[Text] = Text(
        "有责任网格的人员每在别处执勤一次计分。",
        "Each duty of a person away from their home grid costs points.",
    )
    law: ClassVar[Law] = HOME_GRIDS
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D@G01 D@G02 .
        """,
        told=Text("责任网格是 G01，第二天却在 G02。", "The home grid is G01; the second day is at G02."),
        given=person_with("O001", home_grid="G01"),
    )

    weight: int = parameter(
        default=1, title=Text("每次在责任网格以外执勤的分值", "points a duty away from the home grid")
    )

    def cost(self, model: Modelling) -> None:
        """Charge for all duties of people with a home grid, and give back those that are at home."""
        for person in model.problem.people.values():
            if person.home_grid is not None and self.binds(person):
                for option in model.options(person.id):
                    if option.duty.origin is Origin.SOLVED:
                        model.price(option.held, self.weight)
        for grade in (grade for grade in Grade if grade in self.grades):
            model.price(model.at_home[grade], -self.weight)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Compare the post of every duty with the person's home grid."""
        for duty in (duty for duties in roster.of_person.values() for duty in duties):
            person = roster.person(duty)
            if (
                self.binds(person)
                and person.home_grid is not None
                and duty.origin is Origin.SOLVED
                and duty.post != person.home_grid
            ):
                who, when = person.text, weekday_and_day(duty.day)
                message = Text(
                    f"{who.zh}{when.zh}在 {duty.post} 执勤，责任网格是 {person.home_grid}。",
                    f"{who.en} serves at {duty.post} on {when.en}, the home grid is {person.home_grid}.",
                )
                yield Charge(
                    rule=self.name,
                    points=self.weight,
                    message=message,
                    day=duty.day,
                    person=person.id,
                    post=duty.post,
                )
