from datetime import timedelta

from constraints.leave import OnLeave
from roster.domain import Grade, Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, found
from tests.stations import MONDAY


def away(roster: Roster, first: int, last: int) -> Roster:
    leave = Leave(
        person="O001",
        first=MONDAY + timedelta(days=first),
        last=MONDAY + timedelta(days=last),
        kind=LeaveKind.ANNUAL,
    )
    return changed(roster, leave=(leave,))


def test_both_ends_of_leave_are_leave(week: Roster) -> None:
    """O001  D D D D D"""
    assert found(OnLeave(), away(week, 1, 3)) == [("O001", 1), ("O001", 2), ("O001", 3)]


def test_the_end_of_a_night_on_a_day_of_leave_is_found_there(week: Roster) -> None:
    """O001  N . ."""
    assert found(OnLeave(), away(week, 1, 2)) == [("O001", 1)]


def test_a_shift_that_ends_at_midnight_leaves_the_next_day_free(week: Roster) -> None:
    """O001  E . ."""
    assert found(OnLeave(), away(week, 1, 2)) == []


def test_leave_is_one_persons_own(week: Roster) -> None:
    """
    O001  . D
    O002  D D
    """
    assert found(OnLeave(), away(week, 0, 0)) == []


def test_only_whom_it_binds(week: Roster) -> None:
    """O001  D"""
    assert found(OnLeave(grades=frozenset({Grade.OFFICER})), away(week, 0, 0)) == [("O001", 0)]
    assert found(OnLeave(grades=frozenset({Grade.AUXILIARY})), away(week, 0, 0)) == []
