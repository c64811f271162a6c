from datetime import timedelta

import pytest

from constraints.least_hours import LeastHours
from constraints.most_hours import MostHours
from roster.domain import DAY, Leave, LeaveKind, Roster
from roster.errors import NotPossible
from roster.solving import Clock, solve
from tests.constraints.drawing import changed, found
from tests.stations import MONDAY, needs, person, problem

HOUR = timedelta(hours=1)


def test_whoever_stays_below_is_found_on_the_last_day(week: Roster) -> None:
    """
    O001  D D . D . . .
    O002  D . . . D . .
    O003  . . . . . . .
    """
    assert found(LeastHours(least=24 * HOUR), week) == [("O002", 6), ("O003", 6)]
    assert found(LeastHours(least=16 * HOUR), week) == [("O003", 6)]
    assert found(LeastHours(least=timedelta()), week) == []


def test_settled_duties_count_and_past_ones_do_not(week: Roster) -> None:
    """O001  D D | D! . D"""
    assert found(LeastHours(least=16 * HOUR), week) == []
    assert found(LeastHours(least=17 * HOUR), week) == [("O001", 2)]


def test_days_of_sick_leave_take_their_share_but_comp_leave_does_not(week: Roster) -> None:
    """O001  D D . ."""

    def away(kind: LeaveKind) -> Roster:
        row = Leave(person="O001", first=MONDAY + 2 * DAY, last=MONDAY + 3 * DAY, kind=kind)
        return changed(week, leave=(row,))

    assert found(LeastHours(least=32 * HOUR), away(LeaveKind.SICK)) == []
    assert found(LeastHours(least=32 * HOUR), away(LeaveKind.COMP)) == [("O001", 3)]


def test_where_nobody_could_reach_it_there_is_no_roster() -> None:
    given = problem([person(1), person(2)], [needs("G01", "D", officer=1)])
    with pytest.raises(NotPossible):
        solve(given, [LeastHours(least=32 * HOUR)], Clock())
    with pytest.raises(NotPossible):  # no demand at all, so nothing that anybody could do
        solve(problem([person(1)], []), [LeastHours(least=HOUR)], Clock())
    assert solve(given, [LeastHours(least=24 * HOUR)], Clock()).roster.duties


def test_a_most_below_the_least_is_a_fault() -> None:
    given = problem([person(1), person(2, contract="part-time")], [])
    least, most = LeastHours(least=24 * HOUR), MostHours(most=16 * HOUR, contracts=frozenset({"part-time"}))
    (fault,) = least.faults(given, [least, most])
    assert "24 h" in fault.message.en
    assert "16 h" in fault.message.en
    assert list(LeastHours(least=24 * HOUR, contracts=frozenset({""})).faults(given, [most])) == []
