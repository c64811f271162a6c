"""The 10-hour daily cap."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.sources import CAMPAIGN
from roster.domain import MINUTE, Origin, Problem, Roster
from roster.errors import Fault
from roster.rules import HardRule, Law, Linear, Modelling, Rule, Violation
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class DailyCap(HardRule):
    """A person's counted hours within one local day, midnight to midnight, are at most `cap`."""

    name: ClassVar[str] = "daily-cap"
    title: ClassVar[Text] = Text("每日工时上限", "daily cap")
    summary: ClassVar[Text] = Text(
        "每人每个自然日计入的工时不超过上限；跨零点的班次按零点拆分。",
        "A person's counted hours within a local day stay within the cap; a shift over midnight is split.",
    )
    law: ClassVar[Law] = CAMPAIGN

    cap: timedelta = timedelta(hours=10)

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find shifts that break the cap by themselves on some day of the period."""
        for code, shift in problem.shifts.items():
            duties = [problem.duty("", day, code, None) for day in problem.period.dates]
            longest = max(counted for duty in duties for counted in duty.counted_by_day.values())
            if longest > self.cap:
                yield Fault(
                    shift.source.at("end"),
                    Text(
                        f"班次 {code} 一天计 {hours(longest).zh}，超过每日上限 {hours(self.cap).zh}",
                        f"shift {code} counts {hours(longest).en} in one day, over the cap of {hours(self.cap).en}",
                    ),
                    Text(
                        "请缩短或拆分该班次，或改为系数较低的值班、备勤。",
                        "Shorten or split the shift, or make it desk or standby duty with a lower factor.",
                    ),
                )

    def constrain(self, model: Modelling) -> None:
        """Bound the counted minutes of each local day."""
        for person in model.problem.people:
            by_day: dict[date, list[tuple[Linear, int]]] = defaultdict(list)
            for option in model.options(person):
                for day, counted in option.duty.counted_by_day.items():
                    by_day[day].append((option.held, counted // MINUTE))
            for parts in by_day.values():
                model.at_most(Linear.sum(parts), self.cap // MINUTE)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Add up each person's local days."""
        for person, duties in roster.history.items():
            totals: dict[date, timedelta] = defaultdict(timedelta)
            for duty in duties:
                for day, counted in duty.counted_by_day.items():
                    totals[day] += counted
            ours = [duty.counted_by_day for duty in duties if duty.origin is not Origin.PAST]
            for day in sorted({day for counts in ours for day, counted in counts.items() if counted}):
                if totals[day] > self.cap:
                    yield self._violation(roster, person, day, totals[day])

    def _violation(self, roster: Roster, person: str, day: date, total: timedelta) -> Violation:
        who, when = roster.problem.people[person].text, weekday_and_day(day)
        message = Text(
            f"{who.zh}{when.zh}计 {hours(total).zh}，超过每日上限 {hours(self.cap).zh}。",
            f"{who.en} has {hours(total).en} on {when.en}, over the daily cap of {hours(self.cap).en}.",
        )
        return Violation(rule=self.name, day=day, person=person, message=message)
