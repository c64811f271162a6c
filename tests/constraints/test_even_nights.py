from constraints.even_nights import EvenNights
from roster.domain import Roster
from tests.constraints.drawing import changed, paid, with_person
from tests.stations import needs


def asking(roster: Roster) -> Roster:
    return changed(roster, demands=(needs("G01", "N", officer=1),))


def test_equal_nights_cost_nothing(week: Roster) -> None:
    """
    O001  N . N .
    O002  . N . N
    """
    assert paid(EvenNights(), asking(week)) == 0


def test_the_first_night_away_costs_the_weight_and_more_of_them_three_times_that(week: Roster) -> None:
    """
    O001  N N N N
    O002  . . . .
    """
    assert paid(EvenNights(weight=5), asking(week)) == 2 * (5 + 15)


def test_an_odd_night_may_go_to_either(week: Roster) -> None:
    """
    O001  N . N
    O002  . N .
    """
    assert paid(EvenNights(), asking(week)) == 0


def test_who_is_protected_has_no_share(week: Roster) -> None:
    """
    O001  N N . .
    O002  . . N N
    O003  . . . .
    """
    assert paid(EvenNights(weight=1), with_person(asking(week), "O003", protected_from_nights=True)) == 0


def test_past_nights_count(week: Roster) -> None:
    """
    O001  N N | . . N
    O002  . . | N N .
    """
    assert paid(EvenNights(), asking(week)) == 0
