from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from constraints.daily_cap import DailyCap
from constraints.month_overtime import MonthOvertime
from roster.domain import (
    DAY,
    DayClass,
    Grade,
    HoursSystem,
    Leave,
    LeaveKind,
    Origin,
    Posture,
    PostureSpan,
    Roster,
    Shift,
)
from roster.model import build
from roster.words import Language
from tests.constraints.drawing import changed, drawn, found, with_person
from tests.stations import MONDAY, needs, person, problem, roster

HOUR = timedelta(hours=1)
FIRST = date(2026, 11, 1)  # a Sunday; 21 working days
TEN_HOURS = {"K": Shift(code="K", name="长班", start=time(8), end=time(18))}


def ten_hours_a_day(days: int, first: date = FIRST, before: int = 0) -> Roster:
    """Give an auxiliary who has a duty of ten hours every day, and had one on so many days before."""
    given = problem(
        [person(12, Grade.AUXILIARY)],
        [needs("G01", "K", auxiliary=1)],
        days=days,
        first=first,
        shifts=TEN_HOURS,
    )
    past = [given.duty("A012", first - i * DAY, "K", "G01", Origin.PAST) for i in range(before, 0, -1)]
    return roster(replace(given, past=tuple(past)), *(("A012", i, "K") for i in range(days)))


def notices(rule: MonthOvertime, given: Roster, language: Language = Language.EN) -> list[tuple[date, str]]:
    return [(notice.day, notice.message.to(language)) for notice in rule.notices(given)]


def test_at_ten_hours_a_day_36_hours_are_used_up_after_18_duties_and_this_is_seen_before() -> None:
    assert found(MonthOvertime(), ten_hours_a_day(18)) == []
    assert found(MonthOvertime(), ten_hours_a_day(19)) == [("A012", 18)]

    eighteenth = FIRST + 17 * DAY
    [(day, told)] = notices(MonthOvertime(), ten_hours_a_day(7), Language.ZH)
    assert day == eighteenth
    assert told.endswith("（A012）照此到11月18日用完本月加班 36 小时（此前已用 0 小时，本期再用 14 小时）。")
    [(day, told)] = notices(MonthOvertime(), ten_hours_a_day(4, first=FIRST + 7 * DAY, before=7))
    assert day == eighteenth
    assert (
        "uses up the month's 36 h of overtime by 18 Nov at this pace (14 h before, 8 h in this roster)"
        in told
    )


def test_past_duties_of_the_month_count_and_those_of_other_months_do_not() -> None:
    assert found(MonthOvertime(), ten_hours_a_day(4, first=date(2026, 11, 16), before=15)) == [("A012", 3)]
    assert found(MonthOvertime(), ten_hours_a_day(4, first=date(2026, 12, 1), before=20)) == []


def test_what_the_past_has_used_up_cannot_be_mended_but_nothing_is_added_to_it() -> None:
    later = ten_hours_a_day(2, first=FIRST + 19 * DAY, before=19)
    assert found(MonthOvertime(), later) == [("A012", 0)]
    assert found(MonthOvertime(), replace(later, duties=())) == []


def test_hours_of_several_duties_of_a_day_are_taken_together(week: Roster) -> None:
    """A001  S+T S+D D . ."""
    assert found(MonthOvertime(most=4 * HOUR), week) == []
    assert found(MonthOvertime(most=4 * HOUR - HOUR / 60), week) == [("A001", 1)]


def test_short_days_make_no_overtime_good_again(week: Roster) -> None:
    """A001  S S+D S . S+D"""
    assert found(MonthOvertime(most=7 * HOUR), week) == [("A001", 4)]


def test_hours_above_the_months_working_days_are_overtime_though_no_day_is_long(week: Roster) -> None:
    """A001  D D D D D D D"""
    workless = dict.fromkeys((date(2026, 11, 1) + i * DAY for i in range(30)), DayClass.RESTDAY)
    four_workdays = workless | dict.fromkeys((MONDAY + i * DAY for i in range(4)), DayClass.WORKDAY)
    assert found(MonthOvertime(most=24 * HOUR), changed(week, day_classes=four_workdays)) == []
    assert found(MonthOvertime(most=23 * HOUR), changed(week, day_classes=four_workdays)) == [("A001", 6)]


def test_who_joined_or_was_on_leave_has_less_normal_time(week: Roster) -> None:
    """A001  D D D D D D D"""
    joined = with_person(week, "A001", joined=MONDAY)  # six working days of the month are left
    assert found(MonthOvertime(most=8 * HOUR), joined) == []
    assert found(MonthOvertime(most=7 * HOUR), joined) == [("A001", 6)]
    away = Leave(person="A001", first=MONDAY + 7 * DAY, last=MONDAY + 7 * DAY, kind=LeaveKind.ANNUAL)
    assert found(MonthOvertime(most=8 * HOUR), changed(joined, leave=(away,))) == [("A001", 6)]


def test_all_hours_of_a_statutory_holiday_are_overtime_unless_the_station_says_otherwise(
    week: Roster,
) -> None:
    """A001  D D S+D . ."""
    holiday = changed(week, day_classes={MONDAY + DAY: DayClass.HOLIDAY})
    assert found(MonthOvertime(most=12 * HOUR), holiday) == []
    assert found(MonthOvertime(most=11 * HOUR), holiday) == [("A001", 2)]
    assert found(MonthOvertime(most=4 * HOUR, holidays=False), holiday) == []
    averaged = with_person(holiday, "A001", hours_system=HoursSystem.AVERAGED)
    assert found(MonthOvertime(most=8 * HOUR), averaged) == []
    assert found(MonthOvertime(most=7 * HOUR), averaged) == [("A001", 1)]


def test_averaged_hours_know_no_long_days_and_flexible_hours_no_overtime(week: Roster) -> None:
    """A001  S+D S+D S+D . ."""
    rule = MonthOvertime(most=0 * HOUR)
    averaged = with_person(week, "A001", hours_system=HoursSystem.AVERAGED)
    assert found(rule, week) == [("A001", 0)]
    assert found(rule, averaged) == []
    two_days = with_person(averaged, "A001", joined=date(2026, 11, 27))
    assert found(rule, two_days) == [("A001", 1)]
    assert found(rule, with_person(two_days, "A001", hours_system=HoursSystem.FLEXIBLE)) == []


def test_days_of_emergency_count_neither_as_hours_nor_as_normal_time(week: Roster) -> None:
    """A001  S+D S+D . . ."""
    alarm = PostureSpan(posture=Posture.EMERGENCY, first=MONDAY, last=MONDAY)
    alarmed = changed(week, postures=(alarm,))
    assert found(MonthOvertime(most=4 * HOUR), alarmed) == []
    assert found(MonthOvertime(most=4 * HOUR, except_emergency=False), alarmed) == [("A001", 1)]
    averaged = with_person(alarmed, "A001", hours_system=HoursSystem.AVERAGED, joined=date(2026, 11, 30))
    assert found(MonthOvertime(most=4 * HOUR), averaged) == []
    long_alarm = changed(
        averaged, postures=(alarm, replace(alarm, first=date(2026, 11, 30), last=date(2026, 11, 30)))
    )
    assert found(MonthOvertime(most=4 * HOUR), long_alarm) == [("A001", 1)]


def test_a_night_into_the_next_month_is_split_between_both() -> None:
    into_december = drawn("A001  . . . . . . D+N D", first=date(2026, 11, 24))
    assert found(MonthOvertime(most=1 * HOUR), into_december) == [("A001", 7)]
    assert found(MonthOvertime(most=7 * HOUR), into_december) == []


def test_the_hour_that_comes_twice_is_worked_twice() -> None:
    autumn = drawn("A001  . . . . . N D", timezone="Europe/London", first=date(2026, 10, 19))
    assert found(MonthOvertime(most=8 * HOUR), autumn) == []  # 8 h into the night's morning, and 8 by day
    assert found(MonthOvertime(most=8 * HOUR - HOUR / 60), autumn) == [("A001", 6)]
    spring = drawn("A001  . . . . . N D", timezone="Europe/London", first=date(2026, 3, 23))
    assert found(MonthOvertime(most=6 * HOUR), spring) == []


def test_only_people_of_the_grades_it_binds_are_looked_at(week: Roster) -> None:
    """
    A001  S+D . .
    O001  S+D . .
    """
    officers = MonthOvertime(most=0 * HOUR, grades=frozenset({Grade.OFFICER}))
    assert found(officers, week) == [("O001", 0)]


def test_who_has_used_most_of_it_is_named_though_the_month_ends_in_time(week: Roster) -> None:
    """A001  S+D S+D S+D . . . ."""
    last_week = replace(week, problem=replace(week.problem, period=replace(week.problem.period, days=8)))
    [(day, told)] = notices(MonthOvertime(most=15 * HOUR), last_week)
    assert day == date(2026, 11, 30)
    assert told.endswith("has used 12 h of overtime by 30 Nov, 80% of the 15 h a month.")
    assert notices(MonthOvertime(most=16 * HOUR), last_week) == []


def test_a_week_of_normal_days_foresees_nothing(week: Roster) -> None:
    """A001  D D D D D . ."""
    assert notices(MonthOvertime(), week) == []


def test_averaged_hours_are_foreseen_by_the_month() -> None:
    given = with_person(ten_hours_a_day(10), "A012", hours_system=HoursSystem.AVERAGED)
    [(day, told)] = notices(MonthOvertime(), given)
    assert day == date(2026, 11, 21)  # 21 working days make 168 h, and 36 more are 204
    assert "0 h counted before, 100 h in this roster, 168 h are normal" in told
    assert notices(MonthOvertime(), with_person(given, "A012", hours_system=HoursSystem.FLEXIBLE)) == []


@pytest.mark.parametrize("hours", [1, 2])
def test_what_no_roster_can_reach_is_not_modelled(hours: int) -> None:
    given = ten_hours_a_day(14).problem
    cap = DailyCap(cap=10 * HOUR)
    plain = build(given, [cap]).program
    limited = build(given, [cap, MonthOvertime(most=14 * hours * HOUR)]).program
    assert len(limited.lower) == len(
        plain.lower
    )  # no variable, reached or not: duties of a day exclude each other
    assert (len(limited.rows) > len(plain.rows)) == (hours == 1)
