"""A duty and the time it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from roster.domain.kinds import DutyKind, Origin
from roster.errors import Source

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Duty:
    """One person, one date, one shift, one post. `start` and `end` are instants in UTC.

    `counted` is how much of it counts, by local day: its length times the factor of its kind, in whole
    minutes. The date is the local day on which the duty starts. `source` is where a past duty was read.
    """

    start: datetime
    end: datetime
    person: str
    day: date
    shift: str
    post: str | None
    kind: DutyKind = field(compare=False)
    is_night: bool = field(compare=False)
    counted_by_day: Mapping[date, timedelta] = field(compare=False, repr=False)
    origin: Origin = Origin.SOLVED
    source: Source | None = field(default=None, compare=False, repr=False)

    def __lt__(self, other: "Duty") -> bool:
        """Tell whether it comes first: in time, then by person and place; without a post before any post."""
        return self._place < other._place

    @property
    def _place(self) -> tuple[datetime, datetime, str, date, str, str, Origin]:
        return (self.start, self.end, self.person, self.day, self.shift, self.post or "", self.origin)

    @cached_property
    def counted(self) -> timedelta:
        """Give the duty's counted time, both its days together."""
        return sum(self.counted_by_day.values(), timedelta())

    @cached_property
    def minutes(self) -> tuple[tuple[date, int], ...]:
        """Give the whole minutes that it counts, by local day."""
        return tuple((day, counted // MINUTE) for day, counted in self.counted_by_day.items())

    @property
    def length(self) -> timedelta:
        """Give the time from start to end."""
        return self.end - self.start
