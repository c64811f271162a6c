"""Where people serve, when, and how many a place needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from fractions import Fraction

from roster.domain.kinds import DutyKind, Grade, PostKind, Posture, ZoneLevel
from roster.domain.people import Span
from roster.errors import Source


@dataclass(frozen=True, kw_only=True)
class Grid:
    """An area a team answers for. `weight` says how hard it is (an old quarter is worth three, 老旧小区)."""

    id: str
    name: str
    community: str = ""
    sector: str = ""
    population: int = 0
    weight: Fraction = Fraction(1)
    zone: ZoneLevel = ZoneLevel.NONE
    source: Source = field(default=Source("grids"), compare=False)


@dataclass(frozen=True, kw_only=True)
class Post:
    """A place to staff: every grid is one, beside sector patrols, checkpoints, key sites and desks."""

    id: str
    name: str
    kind: PostKind
    sector: str = ""
    weight: Fraction = Fraction(1)
    source: Source = field(default=Source("posts"), compare=False)


@dataclass(frozen=True, kw_only=True)
class Shift:
    """A code with local start and end; it ends on the next day when `end` is not after `start`."""

    code: str
    name: str
    start: time
    end: time
    kind: DutyKind = DutyKind.PATROL
    source: Source = field(default=Source("shifts"), compare=False)

    @property
    def crosses_midnight(self) -> bool:
        """Tell whether the shift ends on the day after it starts (at 00:00 or later)."""
        return self.end <= self.start

    @property
    def wall_length(self) -> timedelta:
        """Give the length on an ordinary day, on which no clock changes."""
        minutes = (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute
        return timedelta(minutes=minutes if minutes > 0 else minutes + 24 * 60)


@dataclass(frozen=True, kw_only=True)
class ZoneSpan(Span):
    """A grid is at a level of control for these days."""

    grid: str
    level: ZoneLevel
    source: Source = field(default=Source("zones"), compare=False)


@dataclass(frozen=True, kw_only=True)
class PostureSpan(Span):
    """The station stands in a posture for these days, by somebody's authority."""

    posture: Posture
    authority: str = ""
    source: Source = field(default=Source("postures"), compare=False)


@dataclass(frozen=True, kw_only=True)
class SkillNeed:
    """Of the people on a post, at least `count` hold `skill`; all of `grade`, or of any grade when None."""

    skill: str
    count: int
    grade: Grade | None = None


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One row of the demand table: what a kind of place needs on some days and one shift.

    `applies_to` is a grid or post id, a zone level, or a post kind; `days` are the weekdays, day classes or
    dates of the row, as written and already understood (`DaySelector`). `most` is how many of a grade may come
    beyond those needed, as a number in all.
    """

    posture: Posture
    applies_to: str
    days: "DaySelector"
    shift: str
    least: Mapping[Grade, int]
    volunteer_target: int | None = None
    most: Mapping[Grade, int] = field(default_factory=dict)
    skills: tuple[SkillNeed, ...] = ()
    source: Source = field(default=Source("demand"), compare=False)


@dataclass(frozen=True, kw_only=True)
class DaySelector:
    """The days of a demand row: weekdays, day classes (`workday`, `restday`, `holiday`), or dates."""

    weekdays: frozenset[int] = frozenset()
    classes: frozenset[str] = frozenset()
    dates: frozenset[date] = frozenset()

    @property
    def rank(self) -> int:
        """Say how special the choice is: a date beats a holiday, that a day class, that a weekday."""
        if self.dates:
            return 3
        if self.classes:
            return 2 if "holiday" in self.classes else 1
        return 0
