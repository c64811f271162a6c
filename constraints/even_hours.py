"""Even hours, pro rata to contract and presence, past periods counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from constraints.sources import ROTATION
from roster.domain import DAY, MINUTE, Grade, Origin, Roster, shares_of_hours
from roster.rules import Charge, Example, Law, Linear, Modelling, SoftRule, parameter
from roster.words import Text, hours

_HOUR = 60


@dataclass(frozen=True, kw_only=True)
class EvenHours(SoftRule):
    """Counted hours outside a person's fair band cost points, hour by begun hour.

    The band is the fair share rounded down and up to whole `step`s (a usual shift: nobody can work a third of
    one). The first step outside costs `weight` an hour, what is beyond three times as much. Volunteers are
    usually not bound: nobody owes volunteered hours.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "even-hours"
    title: ClassVar[Text] = Text("工时均衡", "even hours")
    summary: ClassVar[Text] = Text(
        "按合同工时和在岗天数折算应排工时（含往期），偏离越多每小时越贵。",
        "Hours away from the fair share (by contract and presence, the past counted) cost points, ever dearer.",
    )
    law: ClassVar[Law] = ROTATION
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D D D D
            O002  . . . .
        """,
        told=Text(
            "每天要 2 人，两人应各排 32 小时；O002 一次未排。",
            "Two are wanted every day, 32 hours of each; O002 has none.",
        ),
    )

    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER, Grade.AUXILIARY}),
        title=Text("约束哪些人员类别", "the grades it binds"),
    )
    weight: int = parameter(
        default=1, title=Text("偏离应排工时每小时的分值", "points an hour away from the fair share")
    )
    step: timedelta = parameter(
        default=timedelta(hours=8),
        title=Text("视为均衡的幅度（通常为一个班次）", "how coarsely hours are shared out: a usual shift"),
        least=MINUTE,
        most=7 * DAY,
    )

    def cost(self, model: Modelling) -> None:
        """Charge for hours above and below the band, convexly."""
        step = self.step // MINUTE
        points = [self.weight, 3 * self.weight]
        for grade in (grade for grade in Grade if grade in self.grades):
            for person, share in shares_of_hours(model.problem, grade).items():
                duties = [o for o in model.options(person) if o.duty.origin is not Origin.PAST]
                total = Linear.sum((o.held, o.duty.counted // MINUTE) for o in duties)
                negative = Linear.sum([(total, -1)])
                low, high = share.fair // step * step, -(-share.fair // step) * step
                whole = max(1, step // _HOUR)
                model.price_above(total, high, points, step=whole, unit=_HOUR)
                model.price_above(negative, -low, points, step=whole, unit=_HOUR)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Add up each person's hours and hold them against the band."""
        for person, duties in roster.of_person.items():
            facts = roster.problem.people[person]
            if not self.binds(facts):
                continue
            share = shares_of_hours(roster.problem, facts.grade)[person]
            total = sum((duty.counted for duty in duties), timedelta())
            low = self.step * int(share.fair // (self.step // MINUTE))
            high = low if share.fair % (self.step // MINUTE) == 0 else low + self.step
            away = max(total - high, low - total, timedelta())
            if away:
                who, fair = facts.text, timedelta(seconds=round(share.fair * 60))
                message = Text(
                    f"{who.zh}排 {hours(total).zh}，应排约 {hours(fair).zh}。",
                    f"{who.en} has {hours(total).en}, a fair share is about {hours(fair).en}.",
                )
                yield Charge(rule=self.name, points=self._points(away), message=message, person=person)

    def _points(self, away: timedelta) -> int:
        begun, whole = -(-away // timedelta(hours=1)), max(1, self.step // timedelta(hours=1))
        return self.weight * (begun + 2 * max(0, begun - whole))
