from dataclasses import replace
from datetime import timedelta

from constraints.most_hours import MostHours
from roster.domain import DAY, DutyKind, Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, found, with_person
from tests.stations import MONDAY

HOUR = timedelta(hours=1)


def test_every_duty_above_the_figure_is_found(week: Roster) -> None:
    """
    O001  D D . D D D .
    O002  D . D . D . .
    """
    assert found(MostHours(most=24 * HOUR), week) == [("O001", 4), ("O001", 5)]
    assert found(MostHours(most=40 * HOUR), week) == []
    assert found(MostHours(most=timedelta(hours=39, minutes=59)), week) == [("O001", 5)]


def test_settled_duties_count_and_past_ones_do_not(week: Roster) -> None:
    """O001  D D | D! . D"""
    assert found(MostHours(most=8 * HOUR), week) == [("O001", 2)]


def test_a_duty_counts_whole_even_where_it_ends_after_the_period(week: Roster) -> None:
    """O001  . N"""
    assert found(MostHours(most=7 * HOUR), week) == [("O001", 1)]
    assert found(MostHours(most=8 * HOUR), week) == []


def test_hours_count_by_the_factor_of_their_kind(week: Roster) -> None:
    """O001  L L ."""
    half = {
        **week.problem.station.factors,
        DutyKind.STANDBY: week.problem.station.factors[DutyKind.STANDBY] / 2,
    }
    station = replace(week.problem.station, factors=half)
    fresh = replace(week.problem, station=station)
    duties = tuple(fresh.duty(d.person, d.day, d.shift, d.post) for d in week.duties)
    assert found(MostHours(most=12 * HOUR), replace(week, problem=fresh, duties=duties)) == []
    assert found(MostHours(most=11 * HOUR), replace(week, problem=fresh, duties=duties)) == [("O001", 1)]


def test_days_away_take_their_share_but_comp_leave_does_not(week: Roster) -> None:
    """O001  D D . ."""

    def away(kind: LeaveKind) -> Roster:
        row = Leave(person="O001", first=MONDAY + 2 * DAY, last=MONDAY + 3 * DAY, kind=kind)
        return changed(week, leave=(row,))

    assert found(MostHours(most=16 * HOUR), away(LeaveKind.COMP)) == []
    assert found(MostHours(most=16 * HOUR), away(LeaveKind.SICK)) == [("O001", 1)]
    assert found(MostHours(most=32 * HOUR), away(LeaveKind.ANNUAL)) == []


def test_days_before_joining_take_their_share(week: Roster) -> None:
    """O001  . . D D"""
    roster = with_person(week, "O001", joined=MONDAY + 2 * DAY)
    assert found(MostHours(most=32 * HOUR), roster) == []
    assert found(MostHours(most=31 * HOUR), roster) == [("O001", 3)]


def test_only_people_of_the_contracts_it_binds(week: Roster) -> None:
    """
    O001  D D
    O002  D D
    """
    roster = with_person(week, "O002", contract="part-time")
    assert found(MostHours(most=8 * HOUR, contracts=frozenset({"part-time"})), roster) == [("O002", 1)]
    assert found(MostHours(most=8 * HOUR, contracts=frozenset({""})), roster) == [("O001", 1)]
    assert found(MostHours(most=8 * HOUR), roster) == [("O001", 1), ("O002", 1)]
