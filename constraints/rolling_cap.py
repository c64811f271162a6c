"""The daily cap for any 24 hours, for stations that want it stricter than midnight to midnight."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import lcm
from typing import ClassVar

from constraints.sources import CAMPAIGN
from roster.domain import DAY, MINUTE, Duty, Origin, Roster
from roster.rules import Example, HardRule, Law, Linear, Modelling, Stricter, Violation, off, parameter
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
    example: ClassVar[Example] = Example(
        drawing="""
            O001  E D .
        """,
        told=Text(
            "16 时到次日 16 时的 24 小时内计 16 小时。",
            "In the 24 hours from 16:00 to 16:00 there are 16 hours of duty.",
        ),
    )

    in_force: bool = off()
    cap: timedelta = parameter(
        default=timedelta(hours=10),
        title=Text("任意连续24小时最多计入工时", "most counted hours in any 24 hours"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=DAY,
    )

    def constrain(self, model: Modelling) -> None:
        """Bound every window that opens with a possible duty or closes with one: the fullest are among them."""
        factors = model.problem.station.factors
        scale = lcm(*(factor.denominator for factor in factors.values()))  # whole numbers, nothing rounded
        for person in filter(self.binds, model.problem.people.values()):
            options = model.options(person.id)
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
            if not self.binds(roster.problem.people[person]):
                continue
            told = set()
            for start in sorted({d.start for d in duties} | {d.end - DAY for d in duties}):
                inside = [d for d in duties if d.start < start + DAY and d.end > start]
                minutes = [_minutes_within(d, start, factors[d.kind]) for d in inside]
                ours = any(m for m, d in zip(minutes, inside, strict=True) if d.origin is not Origin.PAST)
                total, last = sum(minutes), inside[-1]
                if total > self.cap // MINUTE and ours and last.day not in told:
                    told.add(last.day)
                    yield self._violation(roster, person, last, timedelta(seconds=round(total * 60)))

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
