from datetime import timedelta

from constraints.rest_after_nights import RestAfterNights
from roster.domain import Grade, Roster
from tests.constraints.drawing import found

HOUR = timedelta(hours=1)
FORCED = RestAfterNights(run=1, rest=24 * HOUR)


def test_two_nights_are_followed_by_two_days_without_duty(week: Roster) -> None:
    """
    O001  N N . D . .
    O002  N N . . D .
    O003  N N . . N .
    """
    assert found(RestAfterNights(), week) == [("O001", 3)]


def test_the_rest_itself_is_allowed_and_a_minute_more_is_not(week: Roster) -> None:
    """O001  N N . . D ."""
    there = 3 * 24 * HOUR + HOUR - 24 * HOUR
    assert found(RestAfterNights(rest=there), week) == []
    assert found(RestAfterNights(rest=there + timedelta(minutes=1)), week) == [("O001", 4)]


def test_one_night_alone_is_no_run(week: Roster) -> None:
    """O001  N . D N . D"""
    assert found(RestAfterNights(), week) == []
    assert found(RestAfterNights(run=1), week) == [("O001", 2), ("O001", 5)]


def test_another_night_on_the_next_date_goes_on_with_the_run(week: Roster) -> None:
    """O001  N N N . . D"""
    assert found(RestAfterNights(), week) == []
    assert found(RestAfterNights(rest=50 * HOUR), week) == [("O001", 5)]


def test_a_night_after_a_day_off_is_no_going_on(week: Roster) -> None:
    """O001  N N . N ."""
    assert found(RestAfterNights(), week) == [("O001", 3)]


def test_what_stands_between_two_nights_is_too_soon(week: Roster) -> None:
    """O001  N N+S N ."""
    assert found(FORCED, week) == [("O001", 1)]


def test_after_every_night_a_day_passes_when_rest_is_forced(week: Roster) -> None:
    """O001  N E . N . D"""
    assert found(FORCED, week) == [("O001", 1)]


def test_past_nights_count(week: Roster) -> None:
    """
    O001  N N | D . D .
    O002  . N | N . D .
    """
    assert found(RestAfterNights(), week) == [("O001", 0), ("O002", 2)]


def test_what_was_too_soon_before_is_nobodys_finding(week: Roster) -> None:
    """
    O001  N N E | . D .
    O002  N N E | S D .
    """
    assert found(RestAfterNights(), week) == [("O002", 0)]
    assert found(FORCED, week) == []


def test_a_standby_night_is_a_night_and_any_duty_ends_the_rest(week: Roster) -> None:
    """O001  L L . S U ."""
    assert found(RestAfterNights(), week) == [("O001", 3)]
    assert found(RestAfterNights(rest=60 * HOUR), week) == [("O001", 3), ("O001", 4)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  N N D
    A001  N N D
    """
    assert found(RestAfterNights(grades=frozenset({Grade.OFFICER})), week) == [("O001", 2)]
