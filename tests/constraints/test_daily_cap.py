from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from constraints.daily_cap import DailyCap
from roster.domain import DutyKind, Grade, Roster
from tests.constraints.drawing import drawn, found
from tests.stations import needs, person, problem, station

HOUR = timedelta(hours=1)


def test_two_short_shifts_fit_into_a_day(week: Roster) -> None:
    """O001  S+T . ."""
    assert found(DailyCap(), week) == []


def test_the_cap_itself_is_allowed_and_a_minute_more_is_not(week: Roster) -> None:
    """O001  S+T . ."""
    there = 7 * HOUR + timedelta(minutes=20)
    assert found(DailyCap(cap=there), week) == []
    assert found(DailyCap(cap=there - timedelta(minutes=1)), week) == [("O001", 0)]


def test_a_shift_over_midnight_is_split(week: Roster) -> None:
    """O001  L . ."""
    assert found(DailyCap(cap=8 * HOUR), week) == []
    assert found(DailyCap(cap=7 * HOUR), week) == [("O001", 1)]


def test_the_end_of_a_night_counts_with_the_days_duty(week: Roster) -> None:
    """O001  N E+S"""
    assert found(DailyCap(), week) == [("O001", 1)]


def test_the_end_of_a_past_night_counts(week: Roster) -> None:
    """O001  L | T ."""
    assert found(DailyCap(), week) == [("O001", 0)]


def test_hours_of_desk_duty_count_by_their_factor() -> None:
    half = replace(station(), factors=dict.fromkeys(DutyKind, Fraction(1, 2)))
    assert found(DailyCap(), drawn("O001  D+E . .")) == [("O001", 0)]
    assert found(DailyCap(), drawn("O001  D+E . .", station=half)) == []


def test_a_shift_that_alone_breaks_the_cap_is_a_fault_of_the_input() -> None:
    given = problem([person(1)], [])
    faults = [fault.message.en for fault in DailyCap(cap=7 * HOUR).faults(given)]
    assert [text.split()[1] for text in faults] == ["D", "E"]
    assert list(DailyCap(cap=8 * HOUR).faults(given)) == []


def test_a_long_shift_of_other_grades_is_no_fault() -> None:
    officers = DailyCap(cap=7 * HOUR, grades=frozenset({Grade.OFFICER}))
    people = [person(1), person(1, Grade.AUXILIARY)]
    apart = [needs("G01", "D", auxiliary=1), needs("G01", "E", auxiliary=1), needs("G01", "N", officer=1)]
    assert list(officers.faults(problem(people, apart))) == []
    [fault] = officers.faults(problem(people, [*apart, needs("DESK", "D", officer=1)]))
    assert fault.message.zh == "班次 D 一天计 8 小时，超过民警每日上限 7 小时"


def test_grades_may_have_caps_of_their_own(week: Roster) -> None:
    """
    O001  S+T . .
    A001  S+T . .
    """
    assert found(DailyCap(cap=7 * HOUR, grades=frozenset({Grade.AUXILIARY})), week) == [("A001", 0)]
