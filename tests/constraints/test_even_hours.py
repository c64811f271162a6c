from datetime import timedelta

from constraints.even_hours import EvenHours
from roster.domain import Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, paid, with_person
from tests.stations import MONDAY, needs

HOURLY = EvenHours(weight=1, step=timedelta(hours=1))


def asking(roster: Roster, officers: int = 1) -> Roster:
    """Ask for 8 hours of so many officers every day."""
    return changed(roster, demands=(needs("G01", "D", officer=officers),))


def test_equal_hours_cost_nothing(week: Roster) -> None:
    """
    O001  D . D .
    O002  . D . D
    """
    assert paid(HOURLY, asking(week)) == 0


def test_the_first_step_away_costs_the_weight_and_the_rest_three_times_that(week: Roster) -> None:
    """
    O001  D D D .
    O002  . . . D
    """
    assert paid(HOURLY, asking(week)) == 2 * (1 + 3 * 7)  # 8 hours above, 8 below
    assert paid(EvenHours(weight=2), asking(week)) == 2 * 2 * 8


def test_nobody_can_work_a_third_of_a_shift(week: Roster) -> None:
    """
    O001  D . D .
    O002  . D . .
    O003  . . . D
    """
    assert paid(EvenHours(), asking(week)) == 0  # 10:40 each: 8 and 16 hours are both fair


def test_half_the_contract_owes_half_the_hours(week: Roster) -> None:
    """
    O001  D D . D D .
    O002  . . D . . D
    """
    assert paid(HOURLY, with_person(asking(week), "O002", weekly_hours=timedelta(hours=20))) == 0


def test_days_of_leave_owe_nothing(week: Roster) -> None:
    """
    O001  . . . D
    O002  D D D .
    """
    leave = Leave(
        person="O001", first=MONDAY, last=MONDAY + timedelta(days=1), kind=LeaveKind.SICK
    )  # present for 2 days of 6 together
    assert paid(EvenHours(), changed(asking(week), leave=(leave,))) == 0


def test_who_did_more_before_is_given_less_now(week: Roster) -> None:
    """
    O001  D D | . . D
    O002  . . | D D .
    """
    assert paid(EvenHours(), asking(week)) == 0


def test_volunteers_owe_no_hours(week: Roster) -> None:
    """
    V001  D D D
    V002  . . .
    """
    assert paid(HOURLY, changed(week, demands=(needs("G01", "D", volunteer=1),))) == 0


def test_begun_hours_are_counted(week: Roster) -> None:
    """
    O001  T . .
    O002  . . .
    """
    given = changed(week, demands=(needs("G01", "T", officer=1),))
    # 10 h are wanted, 5 h of each: 3:20 is 1:40 below, nothing is 5 h below
    assert paid(HOURLY, given) == (1 + 3) + (1 + 3 * 4)
