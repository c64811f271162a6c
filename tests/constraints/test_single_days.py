from constraints.single_days import SingleDays
from roster.domain import DAY, Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, paid
from tests.stations import MONDAY

RULE = SingleDays(weight_on=10, weight_off=1)


def test_a_duty_day_and_a_day_off_alone_cost_points(week: Roster) -> None:
    """O001  D D . D D . E . ."""
    assert paid(RULE, week) == 1 + 1 + 10


def test_days_in_turn_are_all_alone(week: Roster) -> None:
    """O001  D . D . D"""
    assert paid(RULE, week) == 3 * 1 + 1 * 10 - 1


def test_what_the_period_leaves_open_costs_nothing(week: Roster) -> None:
    """
    O001  D . . . D
    O002  . D D D .
    """
    assert paid(RULE, week) == 0


def test_the_past_is_counted_on_where_it_is_known(week: Roster) -> None:
    """
    O001  D D . | D . .
    O002  D . D | . . D
    """
    assert paid(RULE, week) == 1 + 10 + 10


def test_what_was_decided_before_was_charged_before(week: Roster) -> None:
    """O001  . D . D . D D | D D D"""
    assert paid(RULE, week) == 0


def test_two_duties_of_a_date_are_one_day(week: Roster) -> None:
    """O001  . S+T . N"""
    assert paid(RULE, week) == 10 + 1


def test_leave_is_a_day_off(week: Roster) -> None:
    """O001  D D . D D"""
    away = Leave(person="O001", first=MONDAY + 2 * DAY, last=MONDAY + 2 * DAY, kind=LeaveKind.COMP)
    assert paid(RULE, changed(week, leave=(away,))) == 1


def test_volunteers_come_for_a_day(week: Roster) -> None:
    """V001  . D . D ."""
    assert paid(RULE, week) == 0
