"""Counted hours by local day: of what a roster holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from roster.domain import Duty, Origin


@dataclass(frozen=True)
class Tally:
    """The counted time of some days: that of past duties, and that of the roster's own."""

    past: timedelta = timedelta()
    ours: timedelta = timedelta()

    @property
    def total(self) -> timedelta:
        """Give both together."""
        return self.past + self.ours

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.past + other.past, self.ours + other.ours)


def tallied_by_day(duties: Iterable[Duty]) -> Mapping[date, Tally]:
    """Map each local day to what a person's duties count on it, in time."""
    found: dict[date, Tally] = defaultdict(Tally)
    for duty in duties:
        for day, counted in duty.counted_by_day.items():
            past = duty.origin is Origin.PAST
            found[day] += Tally(past=counted) if past else Tally(ours=counted)
    return {day: found[day] for day in sorted(found)}


def day_beyond(days: Mapping[date, Tally], limit: timedelta) -> date | None:
    """Give the first day on which the roster itself adds hours to days that are then above a limit."""
    total = timedelta()
    for day, tally in days.items():
        total += tally.total
        if tally.ours and total > limit:
            return day
    return None
