from constraints.home_grid import HomeGrid
from roster.domain import Roster
from tests.constraints.drawing import paid, with_person

RULE = HomeGrid(weight=3)


def test_each_duty_away_from_home_costs(week: Roster) -> None:
    """O001  D@G01 D@G02 D@GATE"""
    assert paid(RULE, with_person(week, "O001", home_grid="G01")) == 6


def test_who_has_no_home_grid_is_nowhere_away(week: Roster) -> None:
    """O001  D@G01 D@G02 ."""
    assert paid(RULE, week) == 0


def test_a_settled_duty_is_free(week: Roster) -> None:
    """O001  D@G02! D@none! ."""
    assert paid(RULE, with_person(week, "O001", home_grid="G01")) == 0


def test_two_of_a_team_may_be_at_home_together(week: Roster) -> None:
    """
    O001  D@G01 D@G01 .
    O002  D@G01 D@G02 .
    """
    team = with_person(with_person(week, "O001", home_grid="G01"), "O002", home_grid="G01")
    assert paid(RULE, team) == 3
