from dataclasses import replace
from datetime import date, timedelta

import pytest

from constraints.daily_hours import DailyHours
from roster.domain import Grade, HoursSystem, Posture, PostureSpan, Roster
from tests.constraints.drawing import changed, drawn, found, with_person
from tests.stations import MONDAY, needs, person, problem

HOUR = timedelta(hours=1)


def test_eight_and_three_hours_are_allowed_and_more_are_not(week: Roster) -> None:
    """A001  D+U . S+D"""
    assert found(DailyHours(), week) == [("A001", 2)]
    assert found(DailyHours(overtime=3 * HOUR - HOUR / 60), week) == [("A001", 0), ("A001", 2)]


def test_a_shift_over_midnight_is_split(week: Roster) -> None:
    """A001  L . L D"""
    assert found(DailyHours(), week) == [("A001", 3)]


@pytest.mark.parametrize("system", [HoursSystem.AVERAGED, HoursSystem.FLEXIBLE])
def test_other_hours_systems_know_no_legal_day(system: HoursSystem, week: Roster) -> None:
    """A001  S+D . ."""
    assert found(DailyHours(), with_person(week, "A001", hours_system=system)) == []


def test_days_of_emergency_are_exempt_unless_the_station_says_otherwise(week: Roster) -> None:
    """A001  S+D S+D ."""
    span = PostureSpan(posture=Posture.EMERGENCY, first=MONDAY, last=MONDAY)
    alarmed = changed(week, postures=(span,))
    assert found(DailyHours(), alarmed) == [("A001", 1)]
    assert found(DailyHours(except_emergency=False), alarmed) == [("A001", 0), ("A001", 1)]
    calm = changed(week, postures=(replace(span, posture=Posture.SENSITIVE),))
    assert found(DailyHours(), calm) == [("A001", 0), ("A001", 1)]


def test_a_past_nights_end_counts_and_only_the_rosters_own_duties_are_found(week: Roster) -> None:
    """A001  L | S ."""
    assert found(DailyHours(), week) == [("A001", 0)]
    assert found(DailyHours(overtime=4 * HOUR), week) == []


def test_a_shift_too_long_for_all_of_a_grade_that_is_wanted_there_is_a_fault() -> None:
    rule = DailyHours(normal=6 * HOUR, overtime=timedelta(), grades=frozenset({Grade.AUXILIARY}))
    people = [person(1), person(1, Grade.AUXILIARY)]
    wanted = [needs("G01", "D", officer=1), needs("G01", "E", auxiliary=1), needs("G01", "S", auxiliary=1)]
    given = problem(people, wanted)
    faults = list(rule.faults(given))
    assert [fault.message.en.split()[1] for fault in faults] == ["E", "N"]  # nobody asks for N: all might
    assert "for the auxiliary grade" in faults[0].message.en
    assert "超过辅警每日上限" in faults[0].message.zh
    averaged = problem(
        [*people, person(2, Grade.AUXILIARY, hours_system=HoursSystem.AVERAGED)],
        [needs("G01", "E", auxiliary=1)],
    )
    assert "E" not in [fault.message.en.split()[1] for fault in rule.faults(averaged)]


def test_the_hour_that_comes_twice_counts_twice() -> None:
    rule = DailyHours(normal=8 * HOUR, overtime=timedelta())
    autumn = drawn("A001  . . . . . L .", timezone="Europe/London", first=date(2026, 10, 19))
    assert found(rule, autumn) == [("A001", 6)]  # nine hours from midnight to eight
    spring = drawn("A001  . . . . . L .", timezone="Europe/London", first=date(2026, 3, 23))
    assert found(DailyHours(normal=7 * HOUR, overtime=timedelta()), spring) == []
