from dataclasses import replace
from fractions import Fraction

from constraints.shortage import Shortage
from roster.domain import Grade, Roster
from tests.constraints.drawing import changed, paid
from tests.stations import needs

PRICES = Shortage(officer=100, auxiliary=10, volunteer=1)


def test_each_missing_person_costs_by_grade(week: Roster) -> None:
    """
    O001  D . .
    A001  D D .
    """
    given = changed(week, demands=(needs("G01", "D", 1, 2, 1),))
    assert paid(PRICES, given) == (0 + 10 + 1) + (100 + 10 + 1) + (100 + 20 + 1)


def test_nobody_missing_costs_nothing(week: Roster) -> None:
    """O001  D D D"""
    assert paid(PRICES, week) == 0


def test_the_weight_of_the_post_counts(week: Roster) -> None:
    """O001  . . ."""
    given = changed(week, demands=(needs("GATE", "D", officer=1, auxiliary=1),))
    assert week.problem.posts["GATE"].weight == Fraction(3, 2)
    assert paid(PRICES, given) == 3 * (150 + 15)


def test_a_half_point_is_rounded_for_each_person(week: Roster) -> None:
    """O001  . . ."""
    given = changed(week, demands=(needs("GATE", "D", volunteer=3),))
    assert paid(replace(PRICES, volunteer=3), given) == 3 * 3 * round(Fraction(9, 2))


def test_a_target_beyond_the_need_is_no_shortage(week: Roster) -> None:
    """O001  . . ."""
    given = changed(week, demands=(needs("G01", "D", volunteer_target=2),))
    assert paid(PRICES, given) == 0


def test_settled_people_fill_seats(week: Roster) -> None:
    """O001  D! D@none! ."""
    given = changed(week, demands=(needs("G01", "D", officer=1),))
    assert paid(PRICES, given) == 200


def test_the_seats_of_other_grades_than_it_binds_are_free(week: Roster) -> None:
    """O001  . . ."""
    given = changed(week, demands=(needs("G01", "D", officer=1, auxiliary=1),))
    assert paid(replace(PRICES, grades=frozenset({Grade.AUXILIARY})), given) == 3 * 10
