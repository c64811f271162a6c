from datetime import timedelta

from constraints.rolling_cap import RollingCap
from roster.domain import Roster
from tests.constraints.drawing import found

HOURS = {hours: RollingCap(in_force=True, cap=timedelta(hours=hours)) for hours in (8, 10, 12, 16)}


def test_an_evening_and_the_next_morning_lie_within_24_hours(week: Roster) -> None:
    """O001  E D ."""
    assert found(HOURS[10], week) == [("O001", 1)]
    assert found(HOURS[16], week) == []


def test_the_same_shift_every_day_is_one_shift_in_24_hours(week: Roster) -> None:
    """O001  D D D"""
    assert found(HOURS[8], week) == []


def test_what_began_earlier_counts_as_far_as_it_lies_within(week: Roster) -> None:
    """O001  L . S"""
    assert found(HOURS[12], week) == []


def test_a_past_duty_counts(week: Roster) -> None:
    """O001  E | D . ."""
    assert found(HOURS[10], week) == [("O001", 0)]
