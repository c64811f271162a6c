"""The holidays of 2026 that the other tests rest on, against the notice of the State Council."""

from datetime import date

from roster.domain import DayClass
from tests.audit.rosters import china

YEAR = china(date(2026, 1, 1), date(2026, 12, 31))


def days(*spans: tuple[int, int, int]) -> set[date]:
    """List days: month, first, last."""
    return {date(2026, month, day) for month, first, last in spans for day in range(first, last + 1)}


def test_the_thirteen_statutory_days_of_2026() -> None:
    statutory = days((1, 1, 1), (2, 16, 19), (4, 5, 5), (5, 1, 2), (6, 19, 19), (9, 25, 25), (10, 1, 3))

    assert {day for day, kind in YEAR.items() if kind is DayClass.HOLIDAY} == statutory
    assert len(statutory) == 13


def test_the_six_make_up_days_of_2026() -> None:
    made_up = days((1, 4, 4), (2, 14, 14), (2, 28, 28), (5, 9, 9), (9, 20, 20), (10, 10, 10))

    assert {d for d, kind in YEAR.items() if kind is DayClass.WORKDAY and d.weekday() >= 5} == made_up


def test_the_days_off_of_2026_that_are_not_statutory() -> None:
    moved = {d for d, kind in YEAR.items() if kind is DayClass.RESTDAY and d.weekday() < 5}

    assert moved == days((1, 2, 2), (2, 20, 20), (2, 23, 23), (4, 6, 6), (5, 4, 5), (10, 5, 7))
