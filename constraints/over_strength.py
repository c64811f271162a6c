"""More people than a post needs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from constraints.sources import STAFFING
from roster.domain import Grade, Need, Origin, Problem, Roster
from roster.rules import Charge, Example, Law, Modelling, SoftRule, Sought, parameter
from roster.words import Text, weekday_and_day


def _open_to_more(problem: Problem) -> Problem:
    """Ask for one officer less than the example has on its busiest day, and let as many come as there are."""
    less = ({grade: max(0, number - 1) for grade, number in row.least.items()} for row in problem.demands)
    rows = (
        replace(row, least=least, most=row.least) for row, least in zip(problem.demands, less, strict=True)
    )
    return replace(problem, demands=tuple(rows))


@dataclass(frozen=True, kw_only=True)
class OverStrength(SoftRule):
    """Each person beyond what a post needs or wishes costs `weight` points; settled ones are free."""

    by_day: ClassVar[bool] = True
    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "over-strength"
    title: ClassVar[Text] = Text("超配", "over-strength")
    summary: ClassVar[Text] = Text(
        "岗位在必需人数（志愿者为目标人数）以上每多排一人计分；只有需求表写了上限的岗位才会多排。",
        "Each person beyond what a post needs, or wishes, costs points; only posts whose demand gives a most get any.",
    )
    law: ClassVar[Law] = STAFFING
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D D
            O002  D .
        """,
        told=Text(
            "G01 的早班要 1 名民警，最多 2 名。", "The day shift at G01 asks for one officer, two at most."
        ),
        given=_open_to_more,
    )

    weight: int = parameter(default=5, title=Text("每多排一人的分值", "points of each person beyond"))

    def cost(self, model: Modelling) -> None:
        """Charge for every spare seat that is taken."""
        for seats in model.seats:
            if seats.sought is Sought.SPARE and seats.grade in self.grades:
                model.price(seats.filled, self.weight)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count who stands at each post beyond its target, and leave out what settled people make of that."""
        for need in roster.problem.needs:
            for grade in (grade for grade in Grade if grade in self.grades):
                target, there = need.target[grade], roster.count(need.key, grade)
                beyond = there - max(target, _settled(roster, need, grade)) if there > target else 0
                if beyond > 0:
                    when = weekday_and_day(need.day)
                    message = Text(
                        f"{when.zh} {need.shift} 班 {need.post} 多排{grade.text.zh} {beyond} 人。",
                        f"{need.post} has {beyond} {grade.text.en}(s) more than asked on {when.en},"
                        f" shift {need.shift}.",
                    )
                    points = beyond * self.weight
                    yield Charge(rule=self.name, points=points, message=message, day=need.day, post=need.post)


def _settled(roster: Roster, need: Need, grade: Grade) -> int:
    duties = roster.at_post.get(need.key, ())
    return sum(duty.origin is Origin.FIXED and roster.person(duty).grade is grade for duty in duties)
