"""Calendar months, and the normal working time of one."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from roster.domain.kinds import DayClass
from roster.domain.people import Person
from roster.domain.problem import Problem
from roster.domain.station import DAY


def month_of(day: date) -> date:
    """Give the first day of the calendar month in which a day lies."""
    return day.replace(day=1)


def dates_of_month(day: date) -> tuple[date, ...]:
    """List the days of the calendar month in which a day lies."""
    first, (_, days) = month_of(day), monthrange(day.year, day.month)
    return tuple(first + i * DAY for i in range(days))


def standard_time(
    problem: Problem, person: Person, month: date, full_day: timedelta, counts: Callable[[date], bool]
) -> timedelta:
    """Give a person's normal working time of a month: a full day for each working day of presence that counts.

    So who joined in the month, or was on leave, has less of it. Days of the month outside the days whose
    class was loaded are taken by their weekday.
    """
    return full_day * sum(
        counts(day) and problem.present(person, day) for day in _working_days(problem, month)
    )


def _working_days(problem: Problem, month: date) -> tuple[date, ...]:
    key = ("working days", month)
    if key not in problem.memo:
        days = dates_of_month(month)
        problem.memo[key] = tuple(day for day in days if problem.day_class(day) is DayClass.WORKDAY)
    found: tuple[date, ...] = problem.memo[key]
    return found
