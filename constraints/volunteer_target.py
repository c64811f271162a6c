"""Volunteers beyond the need: welcome, up to a target."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from constraints.sources import REINFORCEMENT
from roster.domain import Grade, Roster
from roster.rules import Charge, Example, Law, Modelling, SoftRule, Sought, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class VolunteerTarget(SoftRule):
    """Each volunteer missing below a post's target costs `weight` points, where there is a target above the need."""

    by_day: ClassVar[bool] = True
    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "volunteer-target"
    title: ClassVar[Text] = Text("志愿者目标人数", "volunteers' target")
    summary: ClassVar[Text] = Text(
        "岗位的志愿者比目标人数每少一人计分。",
        "Each volunteer missing below a post's target costs points.",
    )
    law: ClassVar[Law] = REINFORCEMENT
    example: ClassVar[Example] = Example(
        drawing="V001  D .",
        told=Text(
            "G01 的早班希望有 1 名志愿者，没有也可以。",
            "The day shift at G01 would like one volunteer and can do without.",
        ),
        given=lambda problem: replace(
            problem,
            demands=tuple(
                replace(row, least=dict.fromkeys(Grade, 0), volunteer_target=1) for row in problem.demands
            ),
        ),
    )

    weight: int = parameter(default=20, title=Text("每少一名志愿者的分值", "points a volunteer missing"))

    def cost(self, model: Modelling) -> None:
        """Charge for every open seat, needed or wished, where there is a target above the need."""
        for seats in model.seats if Grade.VOLUNTEER in self.grades else ():
            need, asked = seats.needs[0], seats.sought is not Sought.SPARE
            if (
                asked
                and seats.grade is Grade.VOLUNTEER
                and need.target[seats.grade] > need.least[seats.grade]
            ):
                model.price(seats.missing, self.weight)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count the volunteers below each target."""
        for need in roster.problem.needs if Grade.VOLUNTEER in self.grades else ():
            target = need.target[Grade.VOLUNTEER]
            missing = target - roster.count(need.key, Grade.VOLUNTEER)
            if target > need.least[Grade.VOLUNTEER] and missing > 0:
                when = weekday_and_day(need.day)
                message = Text(
                    f"{when.zh} {need.shift} 班 {need.post} 的志愿者比目标少 {missing} 人。",
                    f"{need.post} is {missing} volunteer(s) below target on {when.en}, shift {need.shift}.",
                )
                yield Charge(
                    rule=self.name,
                    points=missing * self.weight,
                    message=message,
                    day=need.day,
                    post=need.post,
                )
