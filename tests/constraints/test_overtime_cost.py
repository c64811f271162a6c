from datetime import date, timedelta

from constraints.overtime_cost import OvertimeCost
from roster.domain import Grade, Roster
from tests.constraints.drawing import drawn, paid, with_person

HOUR = timedelta(hours=1)
PLAIN = OvertimeCost(weight=1, further=0)


def contract(roster: Roster, hours: int) -> Roster:
    return with_person(roster, "O001", weekly_hours=hours * HOUR)


def test_the_contracts_week_is_free(week: Roster) -> None:
    """O001  D D D D D . ."""
    assert paid(PLAIN, week) == 0


def test_begun_hours_above_it_cost_points(week: Roster) -> None:
    """O001  D D D D S+T T ."""
    assert paid(PLAIN, week) == 3  # 42:40
    assert paid(PLAIN, contract(week, 20)) == 23


def test_hours_beyond_the_step_cost_more(week: Roster) -> None:
    """O001  D D D D D D D"""
    assert paid(OvertimeCost(weight=2, further=3, step=8 * HOUR), week) == 2 * 16 + 3 * 8


def test_each_week_stands_for_itself(week: Roster) -> None:
    """O001  D D D . . . . D D D . . . ."""
    assert paid(PLAIN, contract(week, 20)) == 2 * 4


def test_past_hours_of_the_week_count_and_are_not_charged_again(week: Roster) -> None:
    """O001  N | D ."""
    assert paid(PLAIN, contract(week, 10)) == 5
    assert paid(PLAIN, contract(week, 4)) == 8


def test_hours_are_those_that_pass_when_the_clocks_change() -> None:
    spring = drawn("O001  D D D D D N .", timezone="Europe/London", first=date(2026, 3, 23))
    assert paid(PLAIN, spring) == 7
    autumn = drawn("O001  D D D D D N .", timezone="Europe/London", first=date(2026, 10, 19))
    assert paid(PLAIN, autumn) == 9


def test_only_people_of_the_grades_it_binds_pay(week: Roster) -> None:
    """
    O001  D D D D D D .
    A001  D D D D D D .
    """
    assert paid(OvertimeCost(weight=1, grades=frozenset({Grade.AUXILIARY})), week) == 8
