from datetime import date, timedelta
from pathlib import Path

import pytest

from roster.domain import DayClass
from roster.loading import load
from roster.loading.day_classes import HolidayFacts, day_classes
from roster.loading.findings import Findings
from tests.loading.folders import TOML, only, places, station

WORK, REST, HOLIDAY = DayClass.WORKDAY, DayClass.RESTDAY, DayClass.HOLIDAY


def classes(first: date, last: date, facts: HolidayFacts | None = None) -> dict[date, DayClass]:
    findings = Findings()
    found = day_classes(facts or HolidayFacts(), first, last, findings)
    assert not findings
    return dict(found)


def test_the_year_2026_is_as_the_state_council_announced_it() -> None:
    """国办发明电〔2025〕7号: thirteen statutory days, the moved days off, six make-up working days."""
    found = classes(date(2026, 1, 1), date(2026, 12, 30))
    statutory = {"01-01", "02-16", "02-17", "02-18", "02-19", "04-05", "05-01", "05-02", "06-19", "09-25"}
    statutory |= {"10-01", "10-02", "10-03"}
    made_up = {"01-04", "02-14", "02-28", "05-09", "09-20", "10-10"}
    moved = {"01-02", "02-20", "02-23", "04-06", "05-04", "05-05", "10-05", "10-06", "10-07"}
    assert {f"{day:%m-%d}" for day, member in found.items() if member is HOLIDAY} == statutory
    assert {f"{day:%m-%d}" for day, m in found.items() if m is WORK and day.weekday() >= 5} == made_up
    assert {f"{day:%m-%d}" for day, m in found.items() if m is REST and day.weekday() < 5} == moved


@pytest.mark.parametrize(("year", "statutory", "made_up"), [(2024, 11, 8), (2025, 13, 5), (2026, 13, 6)])
def test_known_years_have_their_days(year: int, statutory: int, made_up: int) -> None:
    found = classes(date(year, 1, 1), date(year, 12, 30))
    assert sum(member is HOLIDAY for member in found.values()) == statutory
    assert sum(m is WORK and day.weekday() >= 5 for day, m in found.items()) == made_up


def test_the_day_after_the_last_is_known_too() -> None:
    found = classes(date(2026, 12, 31), date(2026, 12, 31))
    assert found == {date(2026, 12, 31): WORK, date(2027, 1, 1): HOLIDAY}


def test_a_year_that_is_not_known_must_be_given(tmp_path: Path) -> None:
    toml = TOML.replace("2026-11-23", "2026-12-28")
    fault = only(station(tmp_path, toml=toml), "station.toml [holidays]", None, "confirmed")
    assert "2027" in fault.message.zh
    assert "confirmed = [2027]" in fault.advice.en
    station(tmp_path, toml=toml + "[holidays]\nconfirmed = [2027]\n")
    assert load(tmp_path).day_classes[date(2027, 1, 1)] is HOLIDAY


def test_all_days_of_the_months_that_are_touched_are_known(tmp_path: Path) -> None:
    station(tmp_path, {"past": "person,date,shift\nA001,2026-09-28,D\n"}, toml=TOML.replace("11-23", "10-12"))
    found = load(tmp_path).day_classes
    assert (min(found), max(found)) == (date(2026, 9, 1), date(2026, 11, 1))
    assert [found[date(2026, 10, day)] for day in (1, 7, 8)] == [HOLIDAY, REST, WORK]


def test_a_year_of_the_past_must_be_known_too(tmp_path: Path) -> None:
    station(tmp_path, {"past": "person,date,shift\nA001,1999-12-31,D\n"})
    assert places(tmp_path)[0] == ("station.toml [holidays]", None, "confirmed")


def test_days_of_the_station_file_override(tmp_path: Path) -> None:
    days = "[holidays]\nholiday = [2027-01-01]\nrest = ['2027-01-04']\nwork = [2027-01-02]\n"
    station(tmp_path, toml=TOML.replace("2026-11-23", "2026-12-29") + days)
    found = load(tmp_path).day_classes
    assert [found[date(2027, 1, day)] for day in (1, 2, 3, 4)] == [HOLIDAY, WORK, REST, REST]


def test_other_countries_have_their_own_holidays_and_weekends(tmp_path: Path) -> None:
    station(
        tmp_path, toml="country = 'gb-sct'\ntimezone = 'Europe/London'\n" + TOML.replace("11-23", "11-27")
    )
    found = load(tmp_path).day_classes
    assert [found[date(2026, 11, 27) + timedelta(days=i)] for i in range(4)] == [WORK, REST, REST, HOLIDAY]
    saudi = classes(date(2026, 11, 20), date(2026, 11, 22), HolidayFacts(country="SA"))
    assert [saudi[date(2026, 11, day)] for day in (20, 21, 22)] == [REST, REST, WORK]
