from datetime import time, timedelta

from constraints.availability import Available
from roster.domain import Availability, Grade, Loan, Roster
from tests.constraints.drawing import changed, found, with_person
from tests.stations import MONDAY


def window(start: int, end: int, *, person: str = "V001", day: int = 0) -> Availability:
    return Availability(person=person, day=MONDAY + timedelta(days=day), start=time(start), end=time(end))


def test_a_volunteer_without_windows_is_never_there(week: Roster) -> None:
    """V001  D . D"""
    assert found(Available(), week) == [("V001", 0), ("V001", 2)]


def test_a_window_that_just_holds_the_shift_will_do(week: Roster) -> None:
    """V001  D D ."""
    windows = (window(8, 16), window(9, 16, day=1))
    assert found(Available(), changed(week, availability=windows)) == [("V001", 1)]


def test_windows_that_meet_are_one(week: Roster) -> None:
    """V001  D D ."""
    windows = (window(6, 12), window(12, 18), window(6, 12, day=1), window(13, 18, day=1))
    assert found(Available(), changed(week, availability=windows)) == [("V001", 1)]


def test_a_window_over_midnight_holds_a_night(week: Roster) -> None:
    """V001  N N ."""
    assert found(Available(), changed(week, availability=(window(22, 8),))) == [("V001", 1)]


def test_a_night_may_be_held_by_windows_of_two_days(week: Roster) -> None:
    """V001  N . ."""
    windows = (window(20, 0), window(0, 7, day=1))
    assert found(Available(), changed(week, availability=windows)) == []


def test_an_officer_is_bound_by_windows_only_if_there_are_any(week: Roster) -> None:
    """
    O001  D D .
    O002  D D .
    """
    bound = changed(week, availability=(window(8, 16, person="O002"),))
    assert found(Available(), bound) == [("O002", 1)]


def test_nobody_serves_before_joining(week: Roster) -> None:
    """O001  D D D"""
    joined = with_person(week, "O001", joined=MONDAY + timedelta(days=1))
    assert found(Available(), joined) == [("O001", 0)]


def test_a_lent_person_serves_within_the_loan(week: Roster) -> None:
    """O001  D D D"""
    lent = with_person(week, "O001", home_unit="机关")
    day = MONDAY + timedelta(days=1)
    loan = Loan(person="O001", home_unit="机关", first=day, last=day)
    assert found(Available(), changed(lent, loans=(loan,))) == [("O001", 0), ("O001", 2)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  D D
    V001  D D
    """
    late = with_person(week, "O001", joined=MONDAY + timedelta(days=1))
    assert found(Available(grades=frozenset({Grade.OFFICER})), late) == [("O001", 0)]
