"""What hours above the contract cost."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.by_day import Tally, tallied_by_day
from constraints.sources import labour_law
from roster.domain import DAY, MINUTE, Roster
from roster.rules import Charge, Example, Law, Linear, Modelling, SoftRule, off, parameter
from roster.words import Text, hours, short_day

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class OvertimeCost(SoftRule):
    """Counted hours of a week above the person's contract cost points, by begun hours.

    The first hours, up to `step`, cost `weight` each, those beyond cost `further` more: much overtime of one
    person is dearer than a little of many. What the past alone had above the contract is no longer charged.
    """

    name: ClassVar[str] = "overtime-cost"
    title: ClassVar[Text] = Text("加班成本", "cost of overtime")
    summary: ClassVar[Text] = Text(
        "每周计入工时超过合同工时的部分按小时计分（不足一小时按一小时），同一人超得越多每小时越贵。",
        "Counted hours of a week above the contract cost points by begun hours, ever dearer for one person.",
    )
    law: ClassVar[Law] = labour_law("44")
    example: ClassVar[Example] = Example(
        drawing="""
            A001  D D D D D D .
        """,
        told=Text("合同每周 40 小时，排了 48 小时。", "The contract is for 40 hours a week; there are 48."),
    )

    in_force: bool = off()
    weight: int = parameter(default=2, title=Text("每小时加班的分值", "points an hour of overtime"))
    further: int = parameter(
        default=2, title=Text("超过一定幅度后每小时另加的分值", "points more for each hour beyond the step")
    )
    step: timedelta = parameter(
        default=8 * _HOUR,
        title=Text("每周加班多少小时后加价", "hours of overtime a week after which it is dearer"),
        least=_HOUR,
        most=7 * DAY,
    )

    def cost(self, model: Modelling) -> None:
        """Charge for each week's minutes above the contract's, convexly."""
        week_of = model.problem.station.week_of
        points, step = [self.weight, self.weight + self.further], self.step // _HOUR
        for person in filter(self.binds, model.problem.people.values()):
            weeks: dict[date, Linear] = defaultdict(Linear)
            for day, total in model.minutes(person.id).items():
                weeks[week_of(day)].add(total)
            for total in weeks.values():
                threshold = max(person.weekly_hours // MINUTE, total.constant)
                model.price_above(total, threshold, points, step=step, unit=_HOUR // MINUTE)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Add up each person's weeks and hold them against the contract."""
        week_of = roster.problem.station.week_of
        for name, duties in roster.history.items():
            person = roster.problem.people[name]
            weeks: dict[date, Tally] = defaultdict(Tally)
            for day, tally in tallied_by_day(duties).items() if self.binds(person) else ():
                weeks[week_of(day)] += tally
            for week, tally in weeks.items():
                over = tally.total - max(person.weekly_hours, tally.past)
                if over > timedelta():
                    who, begins, told = person.text, short_day(week), hours(over)
                    message = Text(
                        f"{who.zh}{begins.zh}起的一周超出合同工时 {told.zh}。",
                        f"{who.en} has {told.en} above the contract in the week from {begins.en}.",
                    )
                    yield Charge(rule=self.name, points=self._points(over), message=message, person=name)

    def _points(self, over: timedelta) -> int:
        begun = -(-over // _HOUR)
        return self.weight * begun + self.further * max(0, begun - self.step // _HOUR)
