from constraints.double_booking import DoubleBooking
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_duties_that_overlap_are_found_at_the_later(week: Roster) -> None:
    """O001  D+S . ."""
    assert found(DoubleBooking(), week) == [("O001", 0)]


def test_one_may_begin_when_the_other_ends(week: Roster) -> None:
    """O001  D+E+Q D+E ."""
    assert found(DoubleBooking(), week) == []


def test_a_night_overlaps_the_next_morning(week: Roster) -> None:
    """O001  L Q ."""
    assert found(DoubleBooking(), week) == [("O001", 1)]


def test_two_people_may_stand_at_the_same_time(week: Roster) -> None:
    """
    O001  D . .
    O002  D . .
    """
    assert found(DoubleBooking(), week) == []


def test_a_past_night_runs_into_the_first_morning(week: Roster) -> None:
    """O001  L | Q . ."""
    assert found(DoubleBooking(), week) == [("O001", 0)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  D+U .
    A001  D+U .
    """
    assert found(DoubleBooking(grades=frozenset({Grade.OFFICER})), week) == [("O001", 0)]
