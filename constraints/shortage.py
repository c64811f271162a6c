"""Open seats: a shortage is a result, and the dearest one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.sources import STAFFING
from roster.domain import Grade, Problem, Roster
from roster.rules import Charge, Example, Law, Modelling, SoftRule, Sought, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class Shortage(SoftRule):
    """Each person missing at a post costs the points of the grade times the weight of the post."""

    by_day: ClassVar[bool] = True
    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "shortage"
    title: ClassVar[Text] = Text("缺员", "shortage")
    summary: ClassVar[Text] = Text(
        "岗位每缺一人，按人员类别和岗位权重计分。",
        "Each person missing at a post costs points, by grade and by the weight of the post.",
    )
    law: ClassVar[Law] = STAFFING
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D D
            O002  D .
        """,
        told=Text("G01 的早班要 2 名民警。", "The day shift at G01 asks for two officers."),
    )

    officer: int = parameter(default=1000, title=Text("每缺一名民警的分值", "points an officer missing"))
    auxiliary: int = parameter(default=500, title=Text("每缺一名辅警的分值", "points an auxiliary missing"))
    volunteer: int = parameter(default=100, title=Text("每缺一名志愿者的分值", "points a volunteer missing"))

    def cost(self, model: Modelling) -> None:
        """Charge for every needed seat that stays open."""
        for seats in model.seats:
            if seats.sought is Sought.NEEDED and seats.grade in self.grades:
                points = self._points(model.problem, seats.needs[0].post, seats.grade)
                model.price(seats.missing, points)

    def _points(self, problem: Problem, post: str, grade: Grade) -> int:
        base = {Grade.OFFICER: self.officer, Grade.AUXILIARY: self.auxiliary, Grade.VOLUNTEER: self.volunteer}
        return round(base[grade] * problem.posts[post].weight)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count who stands at each post, and charge for each one missing."""
        for need in roster.problem.needs:
            for grade in (grade for grade in Grade if grade in self.grades):
                missing = need.least[grade] - roster.count(need.key, grade)
                if missing > 0:
                    when = weekday_and_day(need.day)
                    message = Text(
                        f"{when.zh} {need.shift} 班 {need.post} 缺{grade.text.zh} {missing} 人。",
                        f"{need.post} is {missing} {grade.text.en}(s) short on {when.en}, shift {need.shift}.",
                    )
                    points = missing * self._points(roster.problem, need.post, grade)
                    yield Charge(rule=self.name, points=points, message=message, day=need.day, post=need.post)
