"""The daily cap for any 24 hours, for stations that want it stricter than midnight to midnight."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import lcm
from typing import ClassVar

from constraints.sources import CAMPAIGN
from roster.domain import DAY, MINUTE, Duty, Origin, Roster
from roster.rules import HardRule, Law, Linear, Modelling, Violation
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class RollingCap(HardRule):
    """A person's counted hours within any 24 hours are at most `cap`; not in force unless switched on."""

    name: ClassVar[str] = "rolling-cap"
    title: ClassVar[Text] = Text("任意24小时工时上限", "cap in any 24 hours")
    summary: ClassVar[Text] = Text(
        "每人在任意连续24小时内计入的工时不超过上限；默认不启用。",
        "A person's counted hours within any 24 hours stay within the cap; off unless switched on.",
    )
    law: ClassVar[Law] = CAMPAIGN

    in_force: bool = False
    cap: timedelta = timedelta(hours=10)

    def constrain(self, model: Modelling) -> None:
        """Bound every window that opens with a possible duty or closes with one: the fullest are among them."""
        factors = model.problem.station.factors
        scale = lcm(*(factor.denominator for factor in factors.values()))  # whole numbers, nothing rounded
        for person in model.problem.people:
            options = model.options(person)
            for start in sorted({o.duty.start for o in options} | {o.duty.end - DAY for o in options}):
                parts = []
                for option in options:
                    inside = min(option.duty.end, start + DAY) - max(option.duty.start, start)
                    if inside > timedelta():
                        counted = factors[option.duty.kind] * (inside // MINUTE) * scale
                        parts.append((option.held, int(counted)))
                model.at_most(Linear.sum(parts), self.cap // MINUTE * scale)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Slide a window along each person's duties; the day of its last duty is the finding's."""
        factors = roster.problem.station.factors
        for person, duties in roster.history.items():
            told = set()
            for start in sorted({d.start for d in duties} | {d.end - DAY for d in duties}):
                inside = [d for d in duties if d.start < start + DAY and d.end > start]
                minutes = [_minutes_within(d, start, factors[d.kind]) for d in inside]
                ours = any(m for m, d in zip(minutes, inside, strict=True) if d.origin is not Origin.PAST)
                total, last = sum(minutes), inside[-1]
                if total > self.cap // MINUTE and ours and last.day not in told:
                    told.add(last.day)
                    yield self._violation(roster, person, last, float(total) * MINUTE)

    def _violation(self, roster: Roster, person: str, duty: Duty, total: timedelta) -> Violation:
        who, when = roster.problem.people[person].text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}到{when.zh}为止的24小时内计 {hours(total).zh}，超过上限 {hours(self.cap).zh}。",
            f"{who.en} has {hours(total).en} within 24 hours by {when.en}, over the cap of {hours(self.cap).en}.",
        )
        return Violation(rule=self.name, day=duty.day, person=person, message=message)


def _minutes_within(duty: Duty, opens: datetime, factor: Fraction) -> Fraction:
    begins, ends = max(duty.start, opens), min(duty.end, opens + DAY)
    return factor * int((ends - begins) / MINUTE)
