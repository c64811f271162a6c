from datetime import timedelta

from constraints.wishes import Wishes
from roster.domain import Request, Roster
from tests.constraints.drawing import changed, paid
from tests.stations import MONDAY


def wishing(roster: Roster, day: int, shift: str | None, weight: int) -> Roster:
    request = Request(person="O001", day=MONDAY + timedelta(days=day), shift=shift, weight=weight)
    return changed(roster, requests=(request,))


def test_a_shift_that_is_wished_and_given_is_free(week: Roster) -> None:
    """O001  D E ."""
    assert paid(Wishes(), wishing(week, 1, "E", 2)) == 0
    assert paid(Wishes(), wishing(week, 0, "E", 2)) == 20
    assert paid(Wishes(), wishing(week, 2, "E", 2)) == 20


def test_a_shift_that_is_wished_away_costs_when_given(week: Roster) -> None:
    """O001  D E ."""
    assert paid(Wishes(), wishing(week, 1, "E", -3)) == 30
    assert paid(Wishes(), wishing(week, 0, "E", -3)) == 0


def test_a_day_off_costs_once_however_many_duties_there_are(week: Roster) -> None:
    """O001  S+T . ."""
    assert paid(Wishes(), wishing(week, 0, None, 1)) == 10
    assert paid(Wishes(), wishing(week, 1, None, 1)) == 0


def test_not_a_day_off_is_a_wish_to_serve(week: Roster) -> None:
    """O001  D . D"""
    assert paid(Wishes(), wishing(week, 1, None, -1)) == 10
    assert paid(Wishes(), wishing(week, 2, None, -1)) == 0


def test_the_morning_after_a_night_is_free_of_a_duty_that_begins(week: Roster) -> None:
    """O001  N . ."""
    assert paid(Wishes(), wishing(week, 1, None, 1)) == 0


def test_a_settled_duty_answers_a_wish_too(week: Roster) -> None:
    """O001  D! . ."""
    assert paid(Wishes(), wishing(week, 0, "D", 1)) == 0
    assert paid(Wishes(), wishing(week, 0, None, 1)) == 10


def test_wishes_outside_the_period_are_not_looked_at(week: Roster) -> None:
    """O001  D | . ."""
    assert paid(Wishes(), wishing(week, -1, None, 1)) == 0
