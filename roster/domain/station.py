"""The station itself: its name, its clock, and how it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from types import MappingProxyType
from zoneinfo import ZoneInfo

from roster.domain.kinds import DutyKind, Grade, RatioBasis
from roster.words import Language

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Period:
    """The days a roster is for, both ends included."""

    first: date
    days: int

    def __post_init__(self) -> None:
        if self.days < 1:
            raise ValueError("a period has at least one day")

    @property
    def last(self) -> date:
        """Give the last day of the period."""
        return self.first + (self.days - 1) * DAY

    @property
    def dates(self) -> tuple[date, ...]:
        """List the days in order."""
        return tuple(self.first + i * DAY for i in range(self.days))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, kw_only=True)
class Station:
    """A station's own facts, from `station.toml`.

    `ratio` is the 1+2+3 of a grid; `factors` say by how much the hours of a duty kind count;
    a shift is a night shift when at least `night_least` of it lies between `night_from` and `night_to`
    (Directive 2003/88/EC, art. 2(4): at least three hours of daily working time during night time).
    """

    id: str
    name: str
    timezone: ZoneInfo
    language: Language = Language.ZH
    week_start: int = 0  # as date.weekday(): Monday is 0
    ratio_basis: RatioBasis = RatioBasis.ESTABLISHMENT
    ratio: Mapping[Grade, int] = field(
        default_factory=lambda: MappingProxyType({Grade.OFFICER: 1, Grade.AUXILIARY: 2, Grade.VOLUNTEER: 3})
    )
    factors: Mapping[DutyKind, Fraction] = field(
        default_factory=lambda: MappingProxyType(dict.fromkeys(DutyKind, Fraction(1)))
    )
    night_from: time = time(22)
    night_to: time = time(6)
    night_least: timedelta = timedelta(hours=3)

    def instant(self, day: date, wall: time) -> datetime:
        """Turn a local day and wall-clock time into an instant (UTC).

        A time that the clocks skip is read with the offset before the change, one that comes twice as its
        first occurrence (PEP 495, fold=0).
        """
        return datetime.combine(day, wall, self.timezone).astimezone(UTC)

    def midnight(self, day: date) -> datetime:
        """Give the instant (UTC) at which a local day begins."""
        return self.instant(day, time())

    def local(self, moment: datetime) -> datetime:
        """Give an instant in the station's own time."""
        return moment.astimezone(self.timezone)

    def split_by_day(self, start: datetime, end: datetime) -> dict[date, timedelta]:
        """Split the time between two instants over the local days it lies in."""
        day, parts = self.local(start).date(), {}
        while (begins := self.midnight(day)) < end:
            part = min(end, self.midnight(day + DAY)) - max(start, begins)
            if part > timedelta():
                parts[day] = part
            day += DAY
        return parts

    def week_of(self, day: date) -> date:
        """Give the first day of the station's week in which a day lies."""
        return day - ((day.weekday() - self.week_start) % 7) * DAY
