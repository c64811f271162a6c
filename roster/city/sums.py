"""What is reckoned of one station's roster for the bureau: seats and hours by grade, open seats by day and place.

Whoever is lent by another station counts their hours at home, where their own table shows them too (as settled
duties away from all posts); whoever headquarters lends counts them where they serve. So no hour counts twice.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from functools import reduce
from operator import add
from pathlib import Path

import polars as pl

from roster.audit import audit
from roster.domain import Grade, PostKind, Roster
from roster.domain.duty import MINUTE
from roster.storing import read

_NONE = timedelta()
LONG_DAY = timedelta(hours=10)
"""What a day's counted hours should not exceed (日均工作时长不超过10小时)."""


@dataclass(frozen=True, kw_only=True)
class GradeSums:
    """One grade: its own people, seats needed and open, hours planned for them.

    `duty_days` counts days on which a person begins a duty, `long_days` those with more counted hours than
    `LONG_DAY`; `overtime` is reckoned by law, as `roster audit` does.
    """

    people: int = 0
    needed: int = 0
    missing: int = 0
    hours: timedelta = _NONE
    duty_days: int = 0
    long_days: int = 0
    overtime: timedelta = _NONE

    def __add__(self, other: "GradeSums") -> "GradeSums":
        return GradeSums(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})

    @property
    def filled(self) -> int:
        """Count the needed seats that are filled."""
        return self.needed - self.missing

    @property
    def per_duty_day(self) -> timedelta:
        """Give the mean hours of a day on duty."""
        return self.hours / self.duty_days if self.duty_days else _NONE


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The figures of one station or of many together: by grade, and needed and open seats by day and kind of post.

    `made_at` is when the last of the rosters was made, in its station's own time.
    """

    grades: Mapping[Grade, GradeSums] = field(default_factory=lambda: dict.fromkeys(Grade, GradeSums()))
    needed_on: Mapping[date, int] = field(default_factory=dict)
    missing_on: Mapping[date, int] = field(default_factory=dict)
    needed_at: Mapping[PostKind, int] = field(default_factory=dict)
    missing_at: Mapping[PostKind, int] = field(default_factory=dict)
    made_at: datetime | None = None

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            grades={grade: self.grades[grade] + other.grades[grade] for grade in Grade},
            needed_on=Counter(self.needed_on) + Counter(other.needed_on),
            missing_on=Counter(self.missing_on) + Counter(other.missing_on),
            needed_at=Counter(self.needed_at) + Counter(other.needed_at),
            missing_at=Counter(self.missing_at) + Counter(other.missing_at),
            made_at=max((at for at in (self.made_at, other.made_at) if at is not None), default=None),
        )

    @property
    def all(self) -> GradeSums:
        """Give all grades together."""
        return reduce(add, self.grades.values())

    @property
    def volunteers(self) -> float:
        """Give the volunteers' share of all hours."""
        total = self.all.hours
        return self.grades[Grade.VOLUNTEER].hours / total if total else 0.0


def sums_of(out: Path, neighbours: frozenset[str], reserve: frozenset[str]) -> Sums:
    """Reckon the figures of the roster in a folder; these people were lent to it by stations, by headquarters.

    Raises RosterError where it cannot be read.
    """
    stored = read(out)
    roster = stored.roster
    needed_on, needed_at, missing_on, missing_at = _seats(roster)
    return Sums(
        grades=_grades(roster, neighbours, neighbours | reserve),
        needed_on=needed_on,
        missing_on=missing_on,
        needed_at=needed_at,
        missing_at=missing_at,
        made_at=roster.problem.station.local(stored.report.made_at),
    )


def _seats(
    roster: Roster,
) -> tuple[Mapping[date, int], Mapping[PostKind, int], Mapping[date, int], Mapping[PostKind, int]]:
    """Count needed seats, then open ones, by day and by kind of post."""
    posts = roster.problem.posts
    needed_on, needed_at = Counter[date](), Counter[PostKind]()
    missing_on, missing_at = Counter[date](), Counter[PostKind]()
    for need in roster.problem.needs:
        seats = sum(need.least.values())
        needed_on[need.day] += seats
        needed_at[posts[need.post].kind] += seats
    for row in roster.shortages:
        if row.below == "need":
            missing_on[row.day] += row.missing
            missing_at[posts[row.post].kind] += row.missing
    return needed_on, needed_at, missing_on, missing_at


def _grades(roster: Roster, neighbours: frozenset[str], guests: frozenset[str]) -> dict[Grade, GradeSums]:
    """Sum up each grade; the audit reckons the hours of everybody, those of neighbours are left to their home."""
    problem = roster.problem
    needed, missing, people = Counter[Grade](), Counter[Grade](), Counter[Grade]()
    for need in problem.needs:
        needed.update(need.least)
    for row in roster.shortages:
        missing[row.grade] += row.missing if row.below == "need" else 0
    for person in problem.people.values():
        present = person.id not in guests and any(
            problem.belongs(person, day) for day in problem.period.dates
        )
        people[person.grade] += present
    hours = _hours(roster, neighbours)
    return {
        grade: GradeSums(people=people[grade], needed=needed[grade], missing=missing[grade])
        + hours.get(grade, GradeSums())
        for grade in Grade
    }


def _hours(roster: Roster, neighbours: frozenset[str]) -> dict[Grade, GradeSums]:
    reckoned = audit(roster)
    ours = ~pl.col("person").is_in(sorted(neighbours))
    long = (
        reckoned.days.filter(ours, pl.col("part") == "period", pl.col("counted") > LONG_DAY // MINUTE)
        .group_by("grade")
        .len()
    )
    long_days = dict(long.iter_rows())
    rows = (
        reckoned.people.filter(ours).group_by("grade").agg(pl.col("duty_counted", "duty_days", "over").sum())
    )
    return {
        Grade(grade): GradeSums(
            hours=counted * MINUTE, duty_days=days, long_days=long_days.get(grade, 0), overtime=over * MINUTE
        )
        for grade, counted, days, over in rows.iter_rows()
    }
