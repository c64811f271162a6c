from dataclasses import replace
from datetime import timedelta

from constraints.no_nights import NoNights
from roster.domain import Grade, Roster
from tests.constraints.drawing import drawn, found, with_person


def test_a_protected_person_has_no_night(week: Roster) -> None:
    """
    O001  D N E
    O002  N . N
    """
    assert found(NoNights(), with_person(week, "O001", protected_from_nights=True)) == [("O001", 1)]


def test_an_evening_of_two_night_hours_is_no_night_until_the_station_says_so(week: Roster) -> None:
    """O001  E . ."""
    assert found(NoNights(), with_person(week, "O001", protected_from_nights=True)) == []

    station = replace(week.problem.station, night_least=timedelta(hours=2))
    stricter = drawn("O001  E . .", station=station)
    assert found(NoNights(), with_person(stricter, "O001", protected_from_nights=True)) == [("O001", 0)]


def test_only_whom_it_binds(week: Roster) -> None:
    """O001  N"""
    protected = with_person(week, "O001", protected_from_nights=True)
    assert found(NoNights(grades=frozenset({Grade.OFFICER})), protected) == [("O001", 0)]
    assert found(NoNights(grades=frozenset({Grade.AUXILIARY})), protected) == []
