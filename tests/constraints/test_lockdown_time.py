from dataclasses import replace
from datetime import timedelta

import pytest

from constraints.lockdown_time import LockdownTime
from roster.domain import DAY, Grade, Roster, ZoneLevel, ZoneSpan
from tests.constraints.drawing import changed, found
from tests.stations import MONDAY


def locked(roster: Roster, grid: str = "G01") -> Roster:
    area = replace(roster.problem.grids[grid], zone=ZoneLevel.LOCKDOWN)
    return changed(roster, grids={**roster.problem.grids, grid: area})


def test_on_so_many_days_of_a_span_and_no_more(week: Roster) -> None:
    """
    O001  D . D . D . D
    O002  D . D . D@G02 . D
    """
    rule = LockdownTime(window=7 * DAY, most=3)
    assert found(rule, locked(week)) == [("O001", 6)]
    assert found(replace(rule, window=6 * DAY), locked(week)) == []
    assert found(replace(rule, most=4), locked(week)) == []


def test_the_past_counts_by_where_it_was(week: Roster) -> None:
    """
    O001  D D     D     | D .
    O002  D D@G02 D@G02 | D .
    """
    assert found(LockdownTime(most=3), locked(week)) == [("O001", 0)]


def test_after_a_full_run_come_days_without_any_duty(week: Roster) -> None:
    """
    O001  D D D D@G02 .     .
    O002  D D D .     D@G02 .
    O003  D D D .     .     D
    O004  D D . D@G02 D     D
    """
    assert found(LockdownTime(run=3, rest=2), locked(week)) == [("O001", 3), ("O002", 4)]
    assert found(LockdownTime(run=3, rest=1), locked(week)) == [("O001", 3)]
    assert found(LockdownTime(run=4, rest=2), locked(week)) == []


def test_a_run_that_ended_before_the_period_is_rested_in_it(week: Roster) -> None:
    """
    O001  D D D | .     D@G02 D@G02
    O002  D D . | D@G02 .     .
    """
    assert found(LockdownTime(run=3, rest=2), locked(week)) == [("O001", 1)]


def test_what_was_too_much_before_the_period_is_no_finding(week: Roster) -> None:
    """O001  D D D D D D | . . D@G02"""
    assert found(LockdownTime(most=2, run=3, rest=2), locked(week)) == []


def test_a_grid_counts_while_it_is_locked_down(week: Roster) -> None:
    """O001  D D D D"""
    span = ZoneSpan(grid="G01", level=ZoneLevel.LOCKDOWN, first=MONDAY, last=MONDAY + 2 * DAY)
    controlled = replace(span, level=ZoneLevel.CONTROLLED)
    assert found(LockdownTime(most=2, rest=0), changed(week, zones=(span,))) == [("O001", 2)]
    assert found(LockdownTime(most=2, rest=0), changed(week, zones=(controlled,))) == []


def test_a_settled_day_counts(week: Roster) -> None:
    """O001  D! D! D ."""
    assert found(LockdownTime(most=2, rest=0), locked(week)) == [("O001", 2)]


def test_whom_it_does_not_bind_may_stay(week: Roster) -> None:
    """
    O001  D D D
    A001  D D D
    """
    rule = LockdownTime(most=2, grades=frozenset({Grade.AUXILIARY}))
    assert found(rule, locked(week)) == [("A001", 2)]


def test_places_are_told_apart_for_those_alone_whom_it_could_bind(week: Roster) -> None:
    """
    O001  D D | D@G01 D@G02 .
    O002  . . | D@G01 D@G02 .
    """
    rule = LockdownTime(most=4, rest=0)
    assert set(rule.places(locked(week).problem)) == {"O001"}
    assert set(rule.places(week.problem)) == set()


def test_the_chief_hears_who_must_rest_and_who_keeps_out_when_the_period_is_over(week: Roster) -> None:
    """
    O001  . . D D D
    O002  D D D . .
    O003  . . . . .
    """
    rule = LockdownTime(window=6 * DAY, most=3, run=3, rest=1)
    notices = [(n.person, n.message.en.split(") ")[1]) for n in rule.notices(locked(week))]

    assert notices == [
        (
            "O001",
            "must rest until Sat 28 Nov and may not serve in lockdown zones up to and including Mon 30 Nov.",
        ),
        ("O002", "may not serve in lockdown zones up to and including Sat 28 Nov."),
    ]


def test_a_span_is_of_whole_days() -> None:
    with pytest.raises(ValueError, match="14d"):
        LockdownTime(window=timedelta(hours=36))
