"""From a roster to one frame of person × day, in whole minutes.

The days run from the first past duty that was loaded (of anybody) to the end of the period, and on to the day
into which a night of the last day runs. `part` says where a day lies: `past`, `period`, or `after`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import chain

import polars as pl

from roster.domain import DAY, MINUTE, Duty, Grade, HoursSystem, Person, Problem, Roster

PERIOD = "period"


class Regime(StrEnum):
    """By which method a person's hours are reckoned."""

    DAILY = "daily"  # officers, and auxiliaries on standard hours
    AVERAGED = "averaged"
    FLEXIBLE = "flexible"
    SERVED = "served"  # volunteers

    @classmethod
    def of(cls, person: Person) -> "Regime":
        """Give the regime of a person: only auxiliaries have the choice of three."""
        if person.grade is Grade.VOLUNTEER:
            return cls.SERVED
        if person.grade is Grade.OFFICER:
            return cls.DAILY
        return {
            HoursSystem.STANDARD: cls.DAILY,
            HoursSystem.AVERAGED: cls.AVERAGED,
            HoursSystem.FLEXIBLE: cls.FLEXIBLE,
        }[person.hours_system]


@dataclass(frozen=True, kw_only=True)
class Known:
    """The days of which every duty is known: the past that was loaded, and the period."""

    first: date
    last: date

    def holds(self, first: date, last: date) -> bool:
        """Tell whether a span of days is known as a whole."""
        return self.first <= first and last <= self.last


def known(problem: Problem) -> Known:
    """Give the days that the loaded past and the period cover."""
    first = min((duty.day for duty in problem.past), default=problem.period.first)
    return Known(first=min(first, problem.period.first), last=problem.period.last)


def hours_by_day(roster: Roster) -> pl.DataFrame:
    """Give a row per duty and local day: duty (its number), person, day, duty_day, real, counted (minutes)."""
    return pl.DataFrame(
        list(_parts(roster)),
        schema={
            "duty": pl.Int64,
            "person": pl.String,
            "day": pl.Date,
            "duty_day": pl.Date,
            "real": pl.Int64,
            "counted": pl.Int64,
        },
        orient="row",
    )


def _parts(roster: Roster) -> Iterator[tuple[int, str, date, date, int, int]]:
    station, people = roster.problem.station, roster.problem.people
    memo: dict[tuple[datetime, datetime], dict[date, timedelta]] = {}
    for number, duty in enumerate(chain(roster.problem.past, roster.duties)):
        if duty.person in people:
            times = duty.start, duty.end
            if times not in memo:
                memo[times] = station.split_by_day(*times)
            for day, real, counted in _split(duty, memo[times]):
                yield number, duty.person, day, duty.day, real, counted


def _split(duty: Duty, real: dict[date, timedelta]) -> Iterator[tuple[date, int, int]]:
    for day in dict.fromkeys((*real, *duty.counted_by_day)):
        counted = duty.counted_by_day.get(day, timedelta())
        yield day, real.get(day, timedelta()) // MINUTE, counted // MINUTE


def people_frame(problem: Problem) -> pl.DataFrame:
    """Give a row per person, sorted by id: person, name, grade, system, regime, most (minutes a week)."""
    return pl.DataFrame(
        [
            (
                p.id,
                p.name,
                p.grade.value,
                p.hours_system.value if p.grade is Grade.AUXILIARY else None,
                Regime.of(p).value,
                None if p.max_weekly_hours is None else p.max_weekly_hours // MINUTE,
            )
            for p in problem.people.values()
        ],
        schema={
            "person": pl.String,
            "name": pl.String,
            "grade": pl.String,
            "system": pl.String,
            "regime": pl.String,
            "most": pl.Int64,
        },
        orient="row",
    )


def calendar(problem: Problem, first: date, last: date) -> pl.DataFrame:
    """Give a row per day: day, class, week (its first day), month (its first day), part."""
    days = [first + i * DAY for i in range((last - first).days + 1)]
    return pl.DataFrame(
        [
            (
                day,
                problem.day_class(day).value,
                problem.station.week_of(day),
                day.replace(day=1),
                _part(problem, day),
            )
            for day in days
        ],
        schema={
            "day": pl.Date,
            "class": pl.String,
            "week": pl.Date,
            "month": pl.Date,
            "part": pl.String,
        },
        orient="row",
    )


def _part(problem: Problem, day: date) -> str:
    if day in problem.period:
        return PERIOD
    return "past" if day < problem.period.first else "after"


def person_days(roster: Roster, parts: pl.DataFrame) -> pl.DataFrame:
    """Spread `hours_by_day` to a row per person and day, sorted, hours 0 where there are none, with presence.

    Columns: those of people and calendar, `real` and `counted` in minutes, `belongs` to the station,
    `leave` (its kind, or null), `present` (belongs, is not on leave, and the day is known).
    """
    problem = roster.problem
    span = known(problem)
    days = calendar(problem, span.first, max([span.last, *parts["day"].to_list()]))
    hours = parts.group_by("person", "day").agg(pl.col("real").sum(), pl.col("counted").sum())
    return (
        people_frame(problem)
        .join(days, how="cross")
        .join(hours, on=["person", "day"], how="left")
        .join(_absences(problem, span), on=["person", "day"], how="left")
        .with_columns(
            pl.col("real", "counted").fill_null(0),
            belongs=pl.col("away").fill_null(value=False).not_(),
        )
        .with_columns(present=pl.col("belongs") & pl.col("leave").is_null() & (pl.col("day") <= span.last))
        .drop("away")
        .sort("person", "day")
    )


def _absences(problem: Problem, span: Known) -> pl.DataFrame:
    rows = [
        (person.id, day, not belongs, None if leave is None else leave.kind.value)
        for person in problem.people.values()
        if problem.leave_of[person.id] or person.joined is not None or person.home_unit is not None
        for day in (span.first + i * DAY for i in range((span.last - span.first).days + 1))
        for belongs, leave in [(problem.belongs(person, day), problem.on_leave(person.id, day))]
        if leave is not None or not belongs
    ]
    schema = {"person": pl.String, "day": pl.Date, "away": pl.Boolean, "leave": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")
