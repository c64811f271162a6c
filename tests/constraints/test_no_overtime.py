from datetime import date, timedelta

from constraints.no_overtime import NoOvertime
from roster.domain import Grade, Roster
from tests.constraints.drawing import drawn, found, with_person

HOUR = timedelta(hours=1)


def protected(roster: Roster, hours: int = 40) -> Roster:
    return with_person(roster, "O001", protected_from_nights=True, weekly_hours=hours * HOUR)


def test_who_is_not_protected_may_work_long_days_and_weeks(week: Roster) -> None:
    """O001  S+D D D D D D ."""
    assert found(NoOvertime(), week) == []


def test_eight_hours_are_allowed_and_more_are_not(week: Roster) -> None:
    """O001  D T+S S+D . ."""
    assert found(NoOvertime(), protected(week)) == [("O001", 2)]
    assert found(NoOvertime(day=7 * HOUR + 20 * HOUR / 60), protected(week)) == [("O001", 0), ("O001", 2)]


def test_the_day_that_exceeds_the_contracts_week_is_found(week: Roster) -> None:
    """O001  D D D . D . S"""
    assert found(NoOvertime(), protected(week, 36)) == []
    assert found(NoOvertime(), protected(week, 35)) == [("O001", 6)]
    assert found(NoOvertime(), protected(week, 24)) == [("O001", 4)]


def test_past_hours_of_the_week_count_and_cannot_be_mended(week: Roster) -> None:
    """O001  N | . D"""
    assert found(NoOvertime(), protected(week, 15)) == []
    assert found(NoOvertime(), protected(week, 14)) == [("O001", 1)]
    assert found(NoOvertime(), protected(drawn("O001  N | . ."), 6)) == []


def test_only_people_of_the_grades_it_binds_are_looked_at(week: Roster) -> None:
    """O001  S+D . ."""
    assert found(NoOvertime(grades=frozenset({Grade.AUXILIARY})), protected(week)) == []


def test_the_night_in_which_the_clocks_go_back_is_an_hour_longer() -> None:
    autumn = drawn("O001  . . . . . N", timezone="Europe/London", first=date(2026, 10, 19))
    assert found(NoOvertime(), protected(autumn, 9)) == []
    assert found(NoOvertime(), protected(autumn, 8)) == [("O001", 6)]
