from datetime import date

from constraints.forward_rotation import ForwardRotation
from roster.domain import Roster
from tests.constraints.drawing import drawn, paid

RULE = ForwardRotation(weight=3)


def test_early_late_night_is_forward_and_its_reverse_is_not(week: Roster) -> None:
    """
    O001  D D E E N N .
    O002  N E D . . . .
    """
    assert paid(RULE, week) == 2 * 3


def test_a_day_off_begins_anew(week: Roster) -> None:
    """O001  N . E . D"""
    assert paid(RULE, week) == 0


def test_nights_are_alike_and_the_latest_even_after_midnight(week: Roster) -> None:
    """
    O001  N L N Q N .
    O002  Q D . . . .
    """
    assert paid(RULE, week) == 3


def test_the_first_duty_of_a_date_counts(week: Roster) -> None:
    """
    O001  S+T S+T D .
    O002  S+E T . .
    """
    assert paid(RULE, week) == 3


def test_the_past_is_counted_on(week: Roster) -> None:
    """
    O001  E | D .
    O002  D | E .
    O003  E . | D
    """
    assert paid(RULE, week) == 3


def test_it_is_the_clock_on_the_wall_also_when_it_changes() -> None:
    spring = drawn("O001  D D D D", timezone="Europe/London", first=date(2026, 3, 27))
    assert paid(RULE, spring) == 0


def test_volunteers_come_when_they_can(week: Roster) -> None:
    """V001  E D"""
    assert paid(RULE, week) == 0
