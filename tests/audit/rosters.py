"""Small rosters on the real calendar of 2025 and 2026, and how to read their audit in hours."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import holidays
import polars as pl

from roster.audit import Audit
from roster.audit.reckoning import CLASSES
from roster.domain import DayClass, Origin, Person, Problem, Roster, Shift
from tests import stations

SHIFTS = stations.SHIFTS | {
    "T": Shift(code="T", name="十时班", start=time(8), end=time(18)),
    "L": Shift(code="L", name="长班", start=time(8), end=time(20)),
    "H": Shift(code="H", name="半班", start=time(8), end=time(12)),
}
Cell = tuple[str, date, str]


def china(first: date, last: date) -> dict[date, DayClass]:
    """Class days by the public holidays of China and their make-up days."""
    years = range(first.year, last.year + 1)
    known = holidays.country_holidays("CN", years=years, language="zh_CN")
    days = (first + timedelta(days=i) for i in range((last - first).days + 1))
    return {day: _class(known, day) for day in days}


def _class(known: "holidays.HolidayBase", day: date) -> DayClass:
    name = known.get(day)
    if name is not None and "休息日" not in name and "补假" not in name:
        return DayClass.HOLIDAY
    off = name is not None or (day.weekday() >= 5 and day not in known.weekend_workdays)
    return DayClass.RESTDAY if off else DayClass.WORKDAY


def given(people: Iterable[Person], first: date, days: int, **more: Any) -> Problem:  # noqa: ANN401 - fields
    """Put a problem together whose calendar reaches five weeks back and two on."""
    classes = china(first - timedelta(days=35), first + timedelta(days=days + 14))
    return stations.problem(
        people, (), days=days, first=first, shifts=SHIFTS, **({"day_classes": classes} | more)
    )


def drawn(problem: Problem, *cells: Cell) -> Roster:
    """Draw a roster: each cell is person, date, shift; dates before the period are past duties."""
    begins = problem.period.first
    past = tuple(sorted(problem.duty(*cell, None, Origin.PAST) for cell in cells if cell[1] < begins))
    known = replace(problem, past=past)
    duties = tuple(sorted(known.duty(*cell, "G01") for cell in cells if cell[1] >= begins))
    return Roster(problem=known, duties=duties)


def on(audit: Audit, person: str, day: date) -> Mapping[str, float]:
    """Give a person's hours of a day by class, classes without hours left out."""
    return _hours(audit.days.filter((pl.col("person") == person) & (pl.col("day") == day)))


def in_period(audit: Audit, person: str) -> Mapping[str, float]:
    """Give a person's hours of the period by class, classes without hours left out."""
    return _hours(audit.people.filter(pl.col("person") == person))


def _hours(frame: pl.DataFrame) -> Mapping[str, float]:
    row = frame.row(0, named=True)
    return {name: row[name] / 60 for name in CLASSES if row[name]}


def against(audit: Audit, person: str, kind: str) -> list[dict[str, Any]]:
    """Give the rows of a person against one kind of limit, in time."""
    rows = audit.limits.filter((pl.col("person") == person) & (pl.col("kind") == kind))
    return rows.sort("first").to_dicts()
