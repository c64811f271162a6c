"""The work period of US police forces (FLSA 7(k)): from how many hours on overtime is owed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.by_day import Tally, tallied_by_day
from constraints.sources import labour_standards
from roster.domain import DAY, MINUTE, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import (
    Charge,
    Example,
    Law,
    Linear,
    Modelling,
    Notice,
    Rule,
    SoftRule,
    off,
    parameter,
)
from roster.words import Text, hours, short_day

_HOUR = timedelta(hours=1)
_FIRST = 7  # days of the shortest work period
_TABLE = (43, 49, 55, 61, 67, 73, 79, 86, 92, 98, 104, 110, 116, 122, 128, 134, 141, 147, 153, 159, 165, 171)
"""29 CFR 553.230(c): hours of law enforcement by the days of the work period, from 7 to 28. Not the formula."""


@dataclass(frozen=True, kw_only=True)
class WorkPeriod(SoftRule):
    """Hours of a work period above the regulation's maximum cost points, by begun hours.

    Work periods of `days` days follow each other from `anchor` on, before and after. Past hours of a work
    period count; what the past alone had above the maximum is no longer charged.
    """

    name: ClassVar[str] = "work-period"
    title: ClassVar[Text] = Text("工作周期工时", "work period")
    summary: ClassVar[Text] = Text(
        "美国警务人员以7至28天为工作周期，计入工时超过法规表列上限的部分按小时计分（不足一小时按一小时）。",
        "US police: hours of a work period of 7 to 28 days above the regulation's maximum cost points by begun hours.",
    )
    law: ClassVar[Law] = labour_standards("553.230")
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D D D D D D .
        """,
        told=Text(
            "7 天的工作周期最多 43 小时，排了 48 小时。",
            "A work period of 7 days has 43 hours; there are 48.",
        ),
        parameters={"days": 7, "anchor": "2026-11-23"},
    )

    in_force: bool = off()
    days: int = parameter(
        default=28, title=Text("工作周期的天数", "days of the work period"), least=_FIRST, most=28
    )
    anchor: str = parameter(
        default="2026-01-05", title=Text("某一工作周期的第一天", "the first day of one of the work periods")
    )
    weight: int = parameter(default=2, title=Text("超出部分每小时的分值", "points an hour above the maximum"))

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find an anchor that is no date."""
        try:
            date.fromisoformat(self.anchor)
        except ValueError:
            yield Fault(
                Source(f"station.toml [rules.{self.name}]", None, "anchor"),
                Text(f"不是日期：{self.anchor}", f"{self.anchor} is no date"),
                Text('请写成："2026-01-05"', 'Write it as: "2026-01-05"'),
            )

    @property
    def _most(self) -> timedelta:
        return _TABLE[self.days - _FIRST] * _HOUR

    def _first_of(self, day: date) -> date:
        """Give the first day of the work period in which a day lies."""
        return day - (day - date.fromisoformat(self.anchor)).days % self.days * DAY

    def cost(self, model: Modelling) -> None:
        """Charge for each work period's minutes above the maximum."""
        for person in filter(self.binds, model.problem.people.values()):
            periods: dict[date, Linear] = defaultdict(Linear)
            for day, total in model.minutes(person.id).items():
                periods[self._first_of(day)].add(total)
            for total in periods.values():
                threshold = max(self._most // MINUTE, total.constant)
                model.price_above(total, threshold, [self.weight], unit=_HOUR // MINUTE)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Add up each person's work periods and hold them against the maximum."""
        for name, periods in self._periods(roster):
            for first, tally in periods.items():
                over = tally.total - max(self._most, tally.past)
                if over > timedelta():
                    who, begins = roster.problem.people[name].text, short_day(first)
                    message = Text(
                        f"{who.zh}{begins.zh}起的工作周期计 {hours(tally.total).zh}，最多 {hours(self._most).zh}。",
                        f"{who.en} has {hours(tally.total).en} in the work period from {begins.en},"
                        f" overtime begins at {hours(self._most).en}.",
                    )
                    points = self.weight * -(-over // _HOUR)
                    yield Charge(rule=self.name, points=points, message=message, person=name)

    def notices(self, roster: Roster) -> Iterator[Notice]:
        """Foresee at the roster's own pace on which day of the work period overtime begins."""
        period = roster.problem.period
        first = self._first_of(period.last)
        span = (period.last - max(first, period.first)) // DAY + 1
        for name, periods in self._periods(roster):
            tally = periods.get(first, Tally())
            left = self._most - tally.total
            more = -(-left * span // tally.ours) if tally.ours else self.days
            day = period.last + more * DAY
            if left > timedelta() and day < first + self.days * DAY:
                who, when = roster.problem.people[name].text, short_day(day)
                message = Text(
                    f"{who.zh}照此到{when.zh}用完本工作周期的 {hours(self._most).zh}（已计 {hours(tally.total).zh}）。",
                    f"{who.en} uses up the {hours(self._most).en} of the work period by {when.en} at this pace"
                    f" ({hours(tally.total).en} so far).",
                )
                yield Notice(rule=self.name, day=day, person=name, message=message)

    def _periods(self, roster: Roster) -> Iterator[tuple[str, Mapping[date, Tally]]]:
        for name, duties in roster.history.items():
            periods: dict[date, Tally] = defaultdict(Tally)
            if self.binds(roster.problem.people[name]):
                for day, tally in tallied_by_day(duties).items():
                    periods[self._first_of(day)] += tally
            yield name, periods
