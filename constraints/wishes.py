"""What people wish."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import Duty, Origin, Problem, Request, Roster
from roster.rules import Charge, Example, Law, Linear, Modelling, Option, SoftRule, parameter
from roster.words import Text, weekday_and_day


def _wishing_off(problem: Problem) -> Problem:
    wish = Request(person="O001", day=problem.period.first, shift=None, weight=1)
    return replace(problem, requests=(wish,))


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
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D . .
        """,
        told=Text("该员希望第一天休息。", "A day off was wished for the first day."),
        given=_wishing_off,
    )

    weight: int = parameter(
        default=10,
        title=Text("每个未满足意愿的分值（乘以意愿权重）", "points a wish not met, times its own weight"),
    )

    def cost(self, model: Modelling) -> None:
        """Charge for every wish that the roster does not meet."""
        period = model.problem.period
        for person, requests in model.problem.requests_of.items():
            if not self.binds(model.problem.people[person]):
                continue
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
                    model.price(model.above(total, 0), points)
                else:
                    model.price(model.any_of(matching), points)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Look up each wish in the roster."""
        problem = roster.problem
        for person, duties in roster.of_person.items():
            wishes = problem.requests_of[person] if self.binds(problem.people[person]) else ()
            for wish in (wish for wish in wishes if wish.day in problem.period and wish.weight):
                if _is_true(wish, duties) != (wish.weight > 0):
                    yield self._charge(roster, wish)

    def _charge(self, roster: Roster, request: Request) -> Charge:
        who, when = roster.problem.people[request.person].text, weekday_and_day(request.day)
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
        return Charge(rule=self.name, points=points, message=message, day=request.day, person=request.person)


def _is_true(request: Request, duties: Iterable[Duty]) -> bool:
    """Tell whether what a wish speaks of is so, be it wished or wished away."""
    that_day = [duty.shift for duty in duties if duty.day == request.day]
    return not that_day if request.shift is None else request.shift in that_day
