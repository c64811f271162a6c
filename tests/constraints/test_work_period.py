from datetime import date, timedelta

import pytest

from constraints.work_period import WorkPeriod
from roster.domain import Grade, Roster
from tests.constraints.drawing import drawn, paid
from tests.stations import MONDAY, person, problem

WEEK = WorkPeriod(days=7, anchor="2026-11-23", weight=3)


@pytest.mark.parametrize(("days", "hours"), [(7, 43), (8, 49), (14, 86), (23, 141), (28, 171)])
def test_the_regulations_table_holds_not_its_formula(days: int, hours: int) -> None:
    full = drawn("O001  " + "D " * days)
    worked = 8 * days
    assert paid(WorkPeriod(days=days, anchor="2026-11-23", weight=1), full) == worked - hours


def test_hours_up_to_the_maximum_are_free(week: Roster) -> None:
    """O001  D D D D D . ."""
    assert paid(WEEK, week) == 0


def test_begun_hours_above_it_cost_points(week: Roster) -> None:
    """O001  D D D D D S+T ."""
    assert paid(WEEK, week) == 3 * 5  # 47:20 against 43 h


def test_past_hours_of_the_period_count_and_are_not_charged_again(week: Roster) -> None:
    """O001  D D D D D D | S ."""
    anchored = WorkPeriod(days=7, anchor=(MONDAY - timedelta(days=6)).isoformat(), weight=1)
    assert paid(anchored, week) == 4
    assert paid(WEEK, week) == 0


def test_work_periods_follow_each_other_from_any_anchor(week: Roster) -> None:
    """O001  D D D D D D . D D D D D D ."""
    assert paid(WEEK, week) == 2 * 3 * 5
    later = WorkPeriod(days=7, anchor="2027-11-22", weight=3)  # a Monday of another year
    assert paid(later, week) == 2 * 3 * 5


def test_hours_are_those_that_pass_when_the_clocks_change() -> None:
    autumn = drawn("O001  D D D D D N .", timezone="Europe/London", first=date(2026, 10, 19))
    assert paid(WorkPeriod(days=7, anchor="2026-10-19", weight=1), autumn) == 6  # 49 h
    spring = drawn("O001  D D D D D N .", timezone="Europe/London", first=date(2026, 3, 23))
    assert paid(WorkPeriod(days=7, anchor="2026-03-23", weight=1), spring) == 4  # 47 h


def test_only_people_of_the_grades_it_binds_pay(week: Roster) -> None:
    """A001  D D D D D D ."""
    assert paid(WorkPeriod(days=7, anchor="2026-11-23", grades=frozenset({Grade.OFFICER})), week) == 0


def test_the_day_on_which_overtime_begins_is_foreseen(week: Roster) -> None:
    """O001  D D D D D D D"""
    rule = WorkPeriod(days=28, anchor="2026-11-23")
    [notice] = rule.notices(week)
    assert notice.day == date(2026, 12, 14)  # 171 h at 8 h a day: the 22nd day
    assert "uses up the 171 h of the work period by 14 Dec at this pace (56 h so far)" in notice.message.en
    assert list(WEEK.notices(week)) == []  # it has begun


def test_an_anchor_that_is_no_date_is_a_fault() -> None:
    [fault] = WorkPeriod(anchor="Monday").faults(problem([person(1)], []))
    assert fault.message.en == "Monday is no date"
