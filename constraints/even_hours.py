"""Even hours, pro rata to contract and presence, past periods counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from constraints.sources import CAMPAIGN
from roster.domain import MINUTE, Grade, Origin, Roster, shares_of_hours
from roster.rules import Charge, Law, Linear, Modelling, SoftRule
from roster.words import Text, hours

_GRADES = (Grade.OFFICER, Grade.AUXILIARY)  # nobody owes volunteered hours
_HOUR = 60


@dataclass(frozen=True, kw_only=True)
class EvenHours(SoftRule):
    """Counted hours outside a person's fair band cost points, hour by begun hour.

    The band is the fair share rounded down and up to whole `step`s (a usual shift: nobody can work a third of
    one). The first step outside costs `weight` an hour, what is beyond three times as much.
    """

    name: ClassVar[str] = "even-hours"
    title: ClassVar[Text] = Text("工时均衡", "even hours")
    summary: ClassVar[Text] = Text(
        "按合同工时和在岗天数折算应排工时（含往期），偏离越多每小时越贵。",
        "Hours away from the fair share (by contract and presence, the past counted) cost points, ever dearer.",
    )
    law: ClassVar[Law] = CAMPAIGN

    weight: int = 1
    step: timedelta = timedelta(hours=8)

    def __post_init__(self) -> None:
        if self.step <= timedelta():
            raise ValueError("step > 0")

    def cost(self, model: Modelling) -> None:
        """Charge for hours above and below the band, convexly."""
        step = self.step // MINUTE
        points = [self.weight, 3 * self.weight]
        for grade in _GRADES:
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
        for grade in _GRADES:
            for person, share in shares_of_hours(roster.problem, grade).items():
                total = sum((duty.counted for duty in roster.of_person[person]), timedelta())
                fair = timedelta(minutes=1) * float(share.fair)
                low = self.step * int(share.fair // (self.step // MINUTE))
                high = low if share.fair % (self.step // MINUTE) == 0 else low + self.step
                away = max(total - high, low - total, timedelta())
                if away:
                    who = roster.problem.people[person].text
                    message = Text(
                        f"{who.zh}排 {hours(total).zh}，应排约 {hours(fair).zh}。",
                        f"{who.en} has {hours(total).en}, a fair share is about {hours(fair).en}.",
                    )
                    yield Charge(rule=self.name, points=self._points(away), message=message, person=person)

    def _points(self, away: timedelta) -> int:
        begun, whole = -(-away // timedelta(hours=1)), max(1, self.step // timedelta(hours=1))
        return self.weight * (begun + 2 * max(0, begun - whole))
