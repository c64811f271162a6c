"""What people wish."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.sources import CAMPAIGN
from roster.domain import Origin, Roster
from roster.rules import Charge, Law, Linear, Modelling, Option, SoftRule
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class Wishes(SoftRule):
    """A wish that is not met costs `weight` points times its own weight.

    Wished may be a shift or a day off; a wish with a negative weight asks that it be not.
    """

    name: ClassVar[str] = "wishes"
    title: ClassVar[Text] = Text("个人意愿", "wishes")
    summary: ClassVar[Text] = Text(
        "未满足的意愿按其权重计分。", "A wish that is not met costs points by its own weight."
    )
    law: ClassVar[Law] = CAMPAIGN

    weight: int = 10

    def cost(self, model: Modelling) -> None:
        """Charge for every wish that the roster does not meet."""
        period = model.problem.period
        for person, requests in model.problem.requests_of.items():
            of_day: dict[object, list[Option]] = defaultdict(list)
            for option in model.options(person) if requests else ():
                if option.duty.origin is not Origin.PAST:
                    of_day[option.duty.day].append(option)
            for request in (r for r in requests if r.day in period):
                points = self.weight * abs(request.weight)
                matching = [o for o in of_day[request.day] if request.shift in (None, o.duty.shift)]
                wants_duty = (request.shift is not None) == (request.weight > 0)
                if wants_duty:
                    total = Linear.sum((option.held, -1) for option in matching)
                    total.constant += 1  # 1 when there is none
                    model.price_above(total, 0, [points]) if total.terms else model.price(total, points)
                else:
                    model.price(model.any_of(matching), points)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Look up each wish in the roster."""
        problem = roster.problem
        held = {(duty.person, duty.day, duty.shift) for duty in roster.duties}
        on_duty = {(duty.person, duty.day) for duty in roster.duties}
        for request in problem.requests:
            if request.day not in problem.period or not request.weight:
                continue
            if request.shift is None:
                true = (request.person, request.day) not in on_duty
            else:
                true = (request.person, request.day, request.shift) in held
            if true != (request.weight > 0):
                who, when = problem.people[request.person].text, weekday_and_day(request.day)
                what = (
                    Text("休息", "a day off")
                    if request.shift is None
                    else Text(f"{request.shift} 班", f"shift {request.shift}")
                )
                no = Text("不想", "not ") if request.weight < 0 else Text("想", "")
                message = Text(
                    f"{who.zh}{when.zh}{no.zh}{what.zh}，未能满足。",
                    f"{who.en} wished {no.en}for {what.en} on {when.en}; it could not be met.",
                )
                points = self.weight * abs(request.weight)
                yield Charge(
                    rule=self.name, points=points, message=message, day=request.day, person=request.person
                )
