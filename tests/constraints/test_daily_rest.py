from datetime import timedelta

from constraints.daily_rest import DailyRest
from roster.domain import Grade, Roster
from tests.constraints.drawing import drawn, found

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_eight_hours_from_evening_to_morning_are_too_few(week: Roster) -> None:
    """O001  E D ."""
    assert found(DailyRest(), week) == [("O001", 1)]


def test_the_rest_itself_is_enough_and_a_minute_more_is_not(week: Roster) -> None:
    """O001  E D ."""
    assert found(DailyRest(rest=8 * HOUR), week) == []
    assert found(DailyRest(rest=8 * HOUR + MINUTE), week) == [("O001", 1)]


def test_two_short_duties_of_a_date_are_one_working_day(week: Roster) -> None:
    """O001  S+T . ."""
    assert found(DailyRest(), week) == []


def test_they_leave_the_rest_in_24_hours_or_are_two(week: Roster) -> None:
    """O001  S+T . ."""  # from 9:00 to 17:20
    left = 24 * HOUR - 8 * HOUR - 20 * MINUTE
    assert found(DailyRest(rest=left), week) == []
    assert found(DailyRest(rest=left + MINUTE), week) == [("O001", 0)]


def test_a_past_evening_asks_for_rest(week: Roster) -> None:
    """O001  E | D . ."""
    assert found(DailyRest(), week) == [("O001", 0)]


def test_a_night_is_looked_at_even_with_a_short_duty_between(week: Roster) -> None:
    """O001  L S+T ."""
    assert found(DailyRest(), week) == [("O001", 1), ("O001", 1)]


def test_the_night_on_which_clocks_go_forward_is_an_hour_shorter() -> None:
    text = "O001  . . . . . E D"
    spring = drawn(text, timezone="Europe/London", first=drawn(text).problem.period.first.replace(month=3))
    assert found(DailyRest(rest=8 * HOUR), drawn(text)) == []
    assert found(DailyRest(rest=8 * HOUR), spring) == [("O001", 6)]
    assert found(DailyRest(rest=7 * HOUR), spring) == []


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  E D .
    A001  E D .
    """
    assert found(DailyRest(grades=frozenset({Grade.OFFICER})), week) == [("O001", 1)]
