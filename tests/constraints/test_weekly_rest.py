from constraints.weekly_rest import WeeklyRest
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_six_days_leave_one(week: Roster) -> None:
    """O001  D D D D D D ."""
    assert found(WeeklyRest(), week) == []


def test_seven_days_leave_none(week: Roster) -> None:
    """O001  D D D D D D D"""
    assert found(WeeklyRest(), week) == [("O001", 6)]


def test_the_morning_after_a_night_is_no_rest_day(week: Roster) -> None:
    """O001  D D D D D N ."""
    assert found(WeeklyRest(), week) == [("O001", 6)]


def test_an_evening_until_midnight_leaves_the_next_day_whole(week: Roster) -> None:
    """O001  D D D D D E ."""
    assert found(WeeklyRest(), week) == []


def test_each_week_is_its_own(week: Roster) -> None:
    """O001  . D D D D D D D D D D D D ."""
    assert found(WeeklyRest(), week) == []
    assert found(WeeklyRest(days=2), week) == [("O001", 6), ("O001", 12)]


def test_the_last_night_is_in_the_week_after(week: Roster) -> None:
    """O001  D D D D D . N"""
    assert found(WeeklyRest(), week) == []
    assert found(WeeklyRest(days=7), week) == [("O001", 6), ("O001", 7)]


def test_a_past_night_touches_the_first_day(week: Roster) -> None:
    """O001  N | . D D D D D D"""
    assert found(WeeklyRest(), week) == [("O001", 6)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  D D D D D D D
    A001  D D D D D D D
    """
    assert found(WeeklyRest(grades=frozenset({Grade.OFFICER})), week) == [("O001", 6)]
