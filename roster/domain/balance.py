"""What it says when hours demanded are held against hours there (`supply.py` reckons it)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from roster.domain.kinds import Grade

_NONE = timedelta()
_WEEK_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class ShiftSupply:
    """One grade on one shift of a day: `seats` to fill, `people` who may stand it."""

    day: date
    shift: str
    seats: int
    people: int

    @property
    def missing(self) -> int:
        """Count the seats that nobody is there for."""
        return max(0, self.seats - self.people)


@dataclass(frozen=True, kw_only=True)
class DaySupply:
    """One grade on one day: seats and their counted hours, people present and the hours they could give."""

    day: date
    seats: int
    hours: timedelta
    people: int
    possible: timedelta

    @property
    def missing(self) -> timedelta:
        """Give the hours that nobody is there for."""
        return max(_NONE, self.hours - self.possible)


@dataclass(frozen=True, kw_only=True)
class WeekSupply:
    """One grade in one week of the station, or the part of it in the period.

    `contract` are the contracts' hours pro rata to presence, `possible` what the caps allow.
    """

    first: date
    days: int
    hours: timedelta
    contract: timedelta
    possible: timedelta

    @property
    def missing(self) -> timedelta:
        """Give the hours that the caps leave without anybody."""
        return max(_NONE, self.hours - self.possible)

    @property
    def overtime(self) -> timedelta:
        """Give the hours beyond the contracts that could still be worked."""
        return max(_NONE, min(self.hours, self.possible) - self.contract)


@dataclass(frozen=True, kw_only=True)
class GradeSupply:
    """One grade over the period; `people` are those who belong to the station on some day of it."""

    grade: Grade
    people: int
    shifts: tuple[ShiftSupply, ...]
    days: tuple[DaySupply, ...]
    weeks: tuple[WeekSupply, ...]

    @cached_property
    def hours(self) -> timedelta:
        """Give the hours demanded."""
        return sum((week.hours for week in self.weeks), _NONE)

    @cached_property
    def contract(self) -> timedelta:
        """Give the hours of the contracts, pro rata to presence."""
        return sum((week.contract for week in self.weeks), _NONE)

    @cached_property
    def possible(self) -> timedelta:
        """Give the hours that the caps allow."""
        return sum((week.possible for week in self.weeks), _NONE)

    @cached_property
    def missing(self) -> timedelta:
        """Give the hours missing, week by week: one week's plenty does not mend another's want."""
        return sum((week.missing for week in self.weeks), _NONE)

    @cached_property
    def overtime(self) -> timedelta:
        """Give the hours that can only be had beyond the contracts."""
        return sum((week.overtime for week in self.weeks), _NONE)

    @property
    def missing_people(self) -> int:
        """Say about how many more people would do, each giving what the others do on average."""
        if not self.missing:
            return 0
        each = self.possible / self.people if self.people and self.possible else self._full_time
        return -(-self.missing // each)

    @property
    def _full_time(self) -> timedelta:
        return timedelta(hours=40) * sum(week.days for week in self.weeks) / _WEEK_DAYS

    @property
    def is_short(self) -> bool:
        """Tell whether more is demanded than people could give."""
        gaps = (week.missing for week in self.weeks), (day.missing for day in self.days)
        return any(map(any, gaps)) or any(shift.missing for shift in self.shifts)


@dataclass(frozen=True, kw_only=True)
class TeamGap:
    """A grid whose team is below the ratio (`Station.ratio`): what it has and what it should have."""

    grid: str
    has: Mapping[Grade, int]
    should: Mapping[Grade, int]

    @property
    def missing(self) -> Mapping[Grade, int]:
        """Count the people missing, by grade; grades that are not short are left out."""
        gaps = {grade: self.should[grade] - self.has[grade] for grade in Grade}
        return {grade: gap for grade, gap in gaps.items() if gap > 0}


@dataclass(frozen=True, kw_only=True)
class Supply:
    """Demand and supply of a period, by grade; `teams` are the grids below the ratio, if that is checked."""

    grades: tuple[GradeSupply, ...]
    teams: tuple[TeamGap, ...] = ()

    @property
    def is_short(self) -> bool:
        """Tell whether more is demanded than people could give."""
        return any(grade.is_short for grade in self.grades)
