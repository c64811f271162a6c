"""Even nights, pro rata to contract and presence, past periods counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import ClassVar

from constraints.sources import ROTATION
from roster.domain import Grade, Origin, Roster, shares_of_nights
from roster.rules import Charge, Example, Law, Linear, Modelling, SoftRule, parameter
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class EvenNights(SoftRule):
    """Night duties above or below a person's fair share, rounded to whole nights, cost points.

    The first night away costs `weight`, every further one three times as much.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "even-nights"
    title: ClassVar[Text] = Text("夜班均衡", "even nights")
    summary: ClassVar[Text] = Text(
        "按合同工时和在岗天数折算应排夜班（含往期），偏离越多每个越贵。",
        "Nights away from the fair share (by contract and presence, the past counted) cost points, ever dearer.",
    )
    law: ClassVar[Law] = ROTATION
    example: ClassVar[Example] = Example(
        drawing="""
            O001  N N N .
            O002  . . . .
        """,
        told=Text(
            "每晚要 2 人，两人应各排 4 个夜班；O002 一个未排。",
            "Two are wanted every night, four nights of each; O002 has none.",
        ),
    )

    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER, Grade.AUXILIARY}),
        title=Text("约束哪些人员类别", "the grades it binds"),
    )
    weight: int = parameter(
        default=5, title=Text("偏离应排夜班每个的分值", "points a night away from the fair share")
    )

    def cost(self, model: Modelling) -> None:
        """Charge for nights above and below the share, convexly."""
        points = [self.weight, 3 * self.weight]
        for grade in (grade for grade in Grade if grade in self.grades):
            for person, share in shares_of_nights(model.problem, grade).items():
                options = model.options(person)
                nights = [o for o in options if o.duty.is_night and o.duty.origin is not Origin.PAST]
                model.price_above(Linear.sum((o.held, 1) for o in nights), ceil(share.fair), points)
                model.price_above(Linear.sum((o.held, -1) for o in nights), -floor(share.fair), points)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count each person's nights and hold them against the share."""
        for person, duties in roster.of_person.items():
            facts = roster.problem.people[person]
            if not self.binds(facts) or facts.protected_from_nights:
                continue
            share = shares_of_nights(roster.problem, facts.grade)[person]
            nights = sum(duty.is_night for duty in duties)
            away = 0
            if nights > share.fair:
                away = max(0, nights - ceil(share.fair))
            elif nights < share.fair:
                away = max(0, floor(share.fair) - nights)
            if away:
                who, fair = facts.text, f"{float(share.fair):.1f}"
                message = Text(
                    f"{who.zh}排夜班 {nights} 个，应排约 {fair} 个。",
                    f"{who.en} has {nights} night(s), a fair share is about {fair}.",
                )
                points = self.weight * (1 + 3 * (away - 1))
                yield Charge(rule=self.name, points=points, message=message, person=person)
