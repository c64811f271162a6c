from constraints.no_day_after_night import NoDayAfterNight
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_a_day_duty_after_a_night_is_found(week: Roster) -> None:
    """O001  N E . N D"""
    assert found(NoDayAfterNight(), week) == [("O001", 1), ("O001", 4)]


def test_another_night_or_a_free_day_may_follow(week: Roster) -> None:
    """O001  N N . D ."""
    assert found(NoDayAfterNight(), week) == []


def test_more_days_can_be_asked_for(week: Roster) -> None:
    """O001  N . D . D"""
    assert found(NoDayAfterNight(days=2), week) == [("O001", 2)]
    assert found(NoDayAfterNight(days=4), week) == [("O001", 2), ("O001", 4)]


def test_with_no_days_everything_may_follow(week: Roster) -> None:
    """O001  N E . . ."""
    assert found(NoDayAfterNight(days=0), week) == []


def test_a_past_night_counts(week: Roster) -> None:
    """O001  N | D . ."""
    assert found(NoDayAfterNight(), week) == [("O001", 0)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  N E .
    A001  N E .
    """
    assert found(NoDayAfterNight(grades=frozenset({Grade.OFFICER})), week) == [("O001", 1)]
