from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from roster.domain import Period, Shift
from roster.printing import days_between, duty_times, hours_column, shift_times

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        (time(8), time(16), "08:00–16:00", "08:00–16:00"),
        (time(16), time(0), "16:00–24:00", "16:00–24:00"),
        (time(23), time(7), "23:00–次日07:00", "23:00–07:00 next day"),
        (time(8), time(8), "08:00–次日08:00", "08:00–08:00 next day"),
    ],
)
def test_a_shift_says_when_it_ends_on_the_next_day(start: time, end: time, zh: str, en: str) -> None:
    text = shift_times(Shift(code="X", name="班", start=start, end=end))
    assert (text.zh, text.en) == (zh, en)


def test_a_duty_has_the_times_of_the_wall_when_the_clocks_change() -> None:
    start = datetime(2026, 3, 28, 22, tzinfo=UTC).astimezone(LONDON)
    end = datetime(2026, 3, 29, 5, tzinfo=UTC).astimezone(LONDON)
    assert duty_times(start, end).zh == "22:00–次日06:00"


def test_a_duty_up_to_midnight_ends_at_24() -> None:
    start, end = datetime(2026, 11, 23, 16, tzinfo=LONDON), datetime(2026, 11, 24, tzinfo=LONDON)
    assert duty_times(start, end).en == "16:00–24:00"


def test_hours_in_a_column_have_as_many_decimals_as_the_finest() -> None:
    assert list(hours_column([timedelta(hours=40), timedelta(hours=7.5)])) == ["40.0", "7.5"]
    assert list(hours_column([timedelta(hours=40), timedelta(hours=8)])) == ["40", "8"]
    assert list(hours_column([])) == []


@pytest.mark.parametrize(
    ("first", "days", "zh", "en"),
    [
        (date(2026, 11, 23), 7, "2026年11月23日—29日", "23–29 Nov 2026"),
        (date(2026, 11, 30), 7, "2026年11月30日—12月6日", "30 Nov – 6 Dec 2026"),
        (date(2026, 12, 28), 7, "2026年12月28日—2027年1月3日", "28 Dec 2026 – 3 Jan 2027"),
        (date(2026, 11, 23), 1, "2026年11月23日 周一", "Mon 23 Nov 2026"),
    ],
)
def test_a_period_names_no_month_or_year_twice(first: date, days: int, zh: str, en: str) -> None:
    text = days_between(Period(first=first, days=days))
    assert (text.zh, text.en) == (zh, en)
