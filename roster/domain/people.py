"""People, and what is known of their days before a roster is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from roster.domain.kinds import Grade, HoursSystem, LeaveKind
from roster.errors import Source
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who can be put on duty.

    `skills` maps a skill to the last day on which it is valid, or None where it does not expire.
    `home_grid` is the grid whose team the person belongs to; `home_unit` is set for people on loan; `crew` is
    the shift crew (班组: 甲, 乙, A …) that follows a cycle together; `contract` names the terms on which somebody
    serves, where `station.toml` sets rules apart for them ([contracts.NAME]).
    """

    id: str
    name: str
    grade: Grade
    home_grid: str | None = None
    skills: Mapping[str, date | None] = field(default_factory=dict)
    hours_system: HoursSystem = HoursSystem.STANDARD
    weekly_hours: timedelta = timedelta(hours=40)
    max_weekly_hours: timedelta | None = None
    joined: date | None = None
    protected_from_nights: bool = False
    home_unit: str | None = None
    crew: str = ""
    contract: str = ""
    source: Source = field(default=Source("people"), compare=False)

    @property
    def text(self) -> Text:
        """Name the person in a sentence: 王翀（O001）, 王翀 (O001)."""
        return Text(f"{self.name}（{self.id}）", f"{self.name} ({self.id})")

    def has(self, skill: str, day: date) -> bool:
        """Tell whether the person holds a skill that is valid on a day."""
        if skill not in self.skills:
            return False
        expiry = self.skills[skill]
        return expiry is None or day <= expiry


@dataclass(frozen=True, kw_only=True)
class Span:
    """A run of local days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, kw_only=True)
class Leave(Span):
    """A person is away for whole local days."""

    person: str
    kind: LeaveKind
    source: Source = field(default=Source("leave"), compare=False)


@dataclass(frozen=True, kw_only=True)
class Loan(Span):
    """A person of another unit may be used here on these days."""

    person: str
    home_unit: str
    source: Source = field(default=Source("loans"), compare=False)


@dataclass(frozen=True, kw_only=True)
class Availability:
    """A window in which a person can serve, on a weekday or on one date; it may cross midnight."""

    person: str
    weekday: int | None = None  # as date.weekday()
    day: date | None = None
    start: time
    end: time
    source: Source = field(default=Source("availability"), compare=False)

    def __post_init__(self) -> None:
        if (self.weekday is None) == (self.day is None):
            raise ValueError("a window is on a weekday or on a date")

    def is_on(self, day: date) -> bool:
        """Tell whether the window opens on a day."""
        return self.day == day if self.day is not None else self.weekday == day.weekday()


@dataclass(frozen=True, kw_only=True)
class Request:
    """A wish: for a shift, for any duty, or (`shift` None) for a day off; a negative weight wishes it not."""

    person: str
    day: date
    shift: str | None
    weight: int
    source: Source = field(default=Source("requests"), compare=False)


@dataclass(frozen=True, kw_only=True)
class FixedDuty:
    """A duty that is settled: court, training, a chief's decision. `post` is None away from all posts."""

    person: str
    day: date
    shift: str
    post: str | None = None
    source: Source = field(default=Source("fixed"), compare=False)
