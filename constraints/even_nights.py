"""Even nights, pro rata to contract and presence, past periods counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import ClassVar

from constraints.sources import CAMPAIGN
from roster.domain import Grade, Origin, Roster, shares_of_nights
from roster.rules import Charge, Law, Linear, Modelling, SoftRule
from roster.words import Text

_GRADES = (Grade.OFFICER, Grade.AUXILIARY)


@dataclass(frozen=True, kw_only=True)
class EvenNights(SoftRule):
    """Night duties above or below a person's fair share, rounded to whole nights, cost points.

    The first night away costs `weight`, every further one three times as much.
    """

    name: ClassVar[str] = "even-nights"
    title: ClassVar[Text] = Text("夜班均衡", "even nights")
    summary: ClassVar[Text] = Text(
        "按合同工时和在岗天数折算应排夜班（含往期），偏离越多每个越贵。",
        "Nights away from the fair share (by contract and presence, the past counted) cost points, ever dearer.",
    )
    law: ClassVar[Law] = CAMPAIGN

    weight: int = 5

    def cost(self, model: Modelling) -> None:
        """Charge for nights above and below the share, convexly."""
        points = [self.weight, 3 * self.weight]
        for grade in _GRADES:
            for person, share in shares_of_nights(model.problem, grade).items():
                options = model.options(person)
                nights = [o for o in options if o.duty.is_night and o.duty.origin is not Origin.PAST]
                model.price_above(Linear.sum((o.held, 1) for o in nights), ceil(share.fair), points)
                model.price_above(Linear.sum((o.held, -1) for o in nights), -floor(share.fair), points)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count each person's nights and hold them against the share."""
        for grade in _GRADES:
            for person, share in shares_of_nights(roster.problem, grade).items():
                nights = sum(duty.is_night for duty in roster.of_person[person])
                away = 0
                if nights > share.fair:
                    away = max(0, nights - ceil(share.fair))
                elif nights < share.fair:
                    away = max(0, floor(share.fair) - nights)
                if away:
                    who, fair = roster.problem.people[person].text, f"{float(share.fair):.1f}"
                    message = Text(
                        f"{who.zh}排夜班 {nights} 个，应排约 {fair} 个。",
                        f"{who.en} has {nights} night(s), a fair share is about {fair}.",
                    )
                    points = self.weight * (1 + 3 * (away - 1))
                    yield Charge(rule=self.name, points=points, message=message, person=person)
