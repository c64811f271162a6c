from datetime import date

from constraints.whole_weekends import WholeWeekends
from roster.domain import Roster
from tests.constraints.drawing import drawn, paid

RULE = WholeWeekends(weight=6)


def test_one_day_of_a_weekend_costs_points_and_both_or_none_do_not(week: Roster) -> None:
    """
    O001  . . . . . D .
    O002  . . . . . . D
    O003  . . . . . D N
    O004  D D D D D . .
    """
    assert paid(RULE, week) == 2 * 6


def test_every_weekend_counts(week: Roster) -> None:
    """A001  . . . . . D . . . . . . . D"""
    assert paid(RULE, week) == 2 * 6


def test_a_saturday_that_ends_the_period_is_charged_with_its_sunday(week: Roster) -> None:
    """O001  . . . . D D"""
    assert paid(RULE, week) == 0


def test_a_past_saturday_counts_where_it_is_known() -> None:
    sunday = date(2026, 11, 29)
    assert paid(RULE, drawn("O001  D | . D D", first=sunday)) == 6
    assert paid(RULE, drawn("O001  D | D D D", first=sunday)) == 0
    assert paid(RULE, drawn("O001  D . | D D D", first=sunday)) == 6
    assert paid(RULE, drawn("O001  D D D", first=sunday)) == 0


def test_volunteers_come_when_they_can(week: Roster) -> None:
    """V001  . . . . . D ."""
    assert paid(RULE, week) == 0
