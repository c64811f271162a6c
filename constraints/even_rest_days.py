"""Even duties on rest days and statutory holidays, pro rata to contract and presence, past periods counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import ClassVar

from constraints.sources import ROTATION
from roster.domain import DayClass, Duty, Grade, Origin, Problem, Roster, shares_of_rest_days
from roster.rules import Charge, Example, Law, Linear, Modelling, SoftRule, off, parameter
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class EvenRestDays(SoftRule):
    """Duties on rest days and statutory holidays above or below a person's fair share cost points.

    A duty lies on the date on which it begins; one on a statutory holiday counts as `holiday` duties. The share
    is rounded to whole duties. The first one away costs `weight`, every further one three times as much.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "even-rest-days"
    title: ClassVar[Text] = Text("休息日、节假日勤务均衡", "even rest days")
    summary: ClassVar[Text] = Text(
        "按合同工时和在岗天数折算应排的休息日、法定节假日勤务（含往期），偏离越多每次越贵。",
        "Duties on rest days and holidays away from the fair share (by contract and presence, the past counted)"
        " cost points, ever dearer.",
    )
    law: ClassVar[Law] = ROTATION
    example: ClassVar[Example] = Example(
        drawing="""
            O001  . . . . . D D
            O002  . . . . . . .
        """,
        told=Text(
            "周末两天各要 2 人；O002 一次未排。",
            "Two are wanted on Saturday and on Sunday; O002 has neither.",
        ),
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER, Grade.AUXILIARY}),
        title=Text("约束哪些人员类别", "the grades it binds"),
    )
    weight: int = parameter(
        default=5, title=Text("偏离应排次数每次的分值", "points a duty away from the fair share")
    )
    holiday: int = parameter(
        default=2,
        title=Text("法定节假日一次折合几次", "how many duties one on a statutory holiday counts as"),
        most=10,
    )

    def cost(self, model: Modelling) -> None:
        """Charge for duties above and below the share, convexly."""
        points = [self.weight, 3 * self.weight]
        for grade in (grade for grade in Grade if grade in self.grades):
            for person, share in shares_of_rest_days(model.problem, grade, self.holiday).items():
                options = [o for o in model.options(person) if o.duty.origin is not Origin.PAST]
                worth = [(option.held, self._worth(model.problem, option.duty)) for option in options]
                total = Linear.sum((held, count) for held, count in worth if count)
                model.price_above(total, ceil(share.fair), points)
                model.price_above(Linear.sum([(total, -1)]), -floor(share.fair), points)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count each person's rest days and hold them against the share."""
        for name, duties in roster.of_person.items():
            person = roster.problem.people[name]
            if not self.binds(person):
                continue
            fair = shares_of_rest_days(roster.problem, person.grade, self.holiday)[name].fair
            served = sum(self._worth(roster.problem, duty) for duty in duties)
            if away := max(0, served - ceil(fair), floor(fair) - served):
                message = Text(
                    f"{person.text.zh}排休息日、节假日勤务 {served} 次，应排约 {float(fair):.1f} 次。",
                    f"{person.text.en} has {served} duties on rest days and holidays, a fair share is about"
                    f" {float(fair):.1f}.",
                )
                points = self.weight * (1 + 3 * (away - 1))
                yield Charge(rule=self.name, points=points, message=message, person=name)

    def _worth(self, problem: Problem, duty: Duty) -> int:
        worth = {DayClass.WORKDAY: 0, DayClass.RESTDAY: 1, DayClass.HOLIDAY: self.holiday}
        return worth[problem.day_class(duty.day)]
