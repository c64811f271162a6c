from datetime import timedelta

from constraints.weekly_hours import WeeklyHours
from roster.domain import Roster
from tests.constraints.drawing import found, with_person


def capped(roster: Roster, minutes: int) -> Roster:
    return with_person(roster, "O001", max_weekly_hours=timedelta(minutes=minutes))


def test_who_has_no_limit_has_none(week: Roster) -> None:
    """O001  D D D D D D D"""
    assert found(WeeklyHours(), week) == []


def test_the_limit_itself_is_allowed_and_a_minute_more_is_not(week: Roster) -> None:
    """O001  D D D D D . ."""
    assert found(WeeklyHours(), capped(week, 40 * 60)) == []
    assert found(WeeklyHours(), capped(week, 40 * 60 - 1)) == [("O001", 4)]


def test_the_sunday_night_counts_in_both_weeks(week: Roster) -> None:
    """O001  D . . . . . N D . . . . . ."""
    assert found(WeeklyHours(), capped(week, 9 * 60)) == [("O001", 7)]
    assert found(WeeklyHours(), capped(week, 15 * 60)) == []


def test_a_past_sunday_night_counts(week: Roster) -> None:
    """O001  N | D . ."""
    assert found(WeeklyHours(), capped(week, 14 * 60)) == [("O001", 0)]
