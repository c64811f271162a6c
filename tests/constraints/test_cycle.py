from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from constraints.cycle import Cycle
from constraints.daily_cap import DailyCap
from constraints.daily_rest import DailyRest
from constraints.duty_run import DutyRun
from constraints.month_overtime import MonthOvertime
from constraints.night_run import NightRun
from constraints.rolling_cap import RollingCap
from constraints.weekly_rest import WeeklyRest
from roster.domain import Grade, Problem, Roster, Shift
from roster.errors import Fault
from roster.rules import Rule
from tests.constraints.drawing import found, with_person
from tests.stations import person, problem

MONDAY = "2026-11-23"
RULE = Cycle(pattern="D D E E - -", offsets=("O001 0", "O002 2"), anchor=MONDAY)
LONG = {
    code: Shift(code=code, name=code, start=time(*start), end=time(*end))
    for code, start, end in (("W", (8, 0), (20, 0)), ("X", (20, 0), (8, 0)), ("D", (8, 0), (16, 0)))
}
CREWS = ("甲 0", "乙 2", "丙 4", "丁 6")


def station(shifts: dict[str, Shift] | None = None) -> Problem:
    """Give a station of four crews, an officer and an auxiliary in each."""
    people = [
        person(i, grade, crew=crew) for i, crew in enumerate("甲乙丙丁", 1) for grade in list(Grade)[:2]
    ]
    return problem(people, []) if shifts is None else problem(people, [], shifts=shifts)


def faults(rule: Cycle, given: Problem, rules: Sequence[Rule] = ()) -> list[Fault]:
    return list(rule.faults(given, [*rules, rule]))


def test_only_the_cycles_shift_of_the_day(week: Roster) -> None:
    """
    O001  D D E E . . D
    O002  . . D D E E .
    O003  N . N . E D N
    """
    assert found(RULE, week) == []
    assert found(replace(RULE, offsets=("O001 0", "O002 1")), week) == [("O002", 3), ("O002", 5)]


def test_a_day_off_stays_off_and_a_duty_may_be_left_out(week: Roster) -> None:
    """
    O001  D . E . . N .
    O002  . E . . E . .
    """
    assert found(RULE, week) == [("O001", 5), ("O002", 1)]


def test_settled_duties_stand_beside_the_cycle(week: Roster) -> None:
    """O001  D N! E . S! . D"""
    assert found(RULE, week) == []


def test_the_anchor_may_lie_anywhere(week: Roster) -> None:
    """O001  D D E E . . D"""
    for days in (-6, 6, 600, -1200):
        anchor = week.problem.period.first + timedelta(days=days)
        assert found(replace(RULE, anchor=anchor.isoformat()), week) == []
    ahead = (week.problem.period.first - date(2024, 1, 1)).days % 6
    usual = Cycle(pattern=RULE.pattern, offsets=(f"O001 {ahead}",))
    assert found(usual, week) == []


def test_a_person_comes_before_the_crew_before_the_home_grid(week: Roster) -> None:
    """
    O001  D . .
    O002  . D .
    O003  . . D
    """
    crewed = with_person(week, "O001", crew="甲", home_grid="G01")
    crewed = with_person(crewed, "O002", crew="甲", home_grid="G01")
    crewed = with_person(crewed, "O003", home_grid="G01")
    rule = Cycle(pattern="D - -", offsets=("G01 2", "甲 1", "O001 0"), anchor=MONDAY)
    assert found(rule, crewed) == []
    assert found(replace(rule, offsets=("G01 2", "甲 1")), crewed) == [("O001", 0)]
    assert found(replace(rule, offsets=("G01 2",)), crewed) == [("O001", 0), ("O002", 1)]


def test_two_shifts_may_make_up_a_day(week: Roster) -> None:
    """O001  S+T . S T D"""
    assert found(Cycle(pattern="S+T -", offsets=("O001 0",), anchor=MONDAY), week) == [
        ("O001", 3),
        ("O001", 4),
    ]


@pytest.mark.parametrize(
    "pattern", ["D D E E - -", "DDEE--", "D, D, E, E, 休, 休", "DDEE休休", "D D E E . O", "d4 d4 D E - -"]
)
def test_a_cycle_is_written_in_many_ways(pattern: str, week: Roster) -> None:
    """O001  D D E E . . D"""
    shifts = ("d4=D",) if "d4" in pattern else ()
    rule = replace(RULE, pattern=pattern, shifts=shifts)
    if shifts:
        assert found(rule, week) == [("O001", 2)]
    else:
        assert found(rule, week) == []


@pytest.mark.parametrize("name", ["四班三运转", "四班三倒", "2-2-2-2", "Metropolitan"])
def test_a_cycle_has_a_name(name: str, week: Roster) -> None:
    """O001  D D E E N N . . D"""
    assert found(Cycle(pattern=name, offsets=("O001 0",), anchor=MONDAY), week) == []
    assert found(Cycle(pattern=name, offsets=("O001 1",), anchor=MONDAY), week)


def test_letters_of_a_named_cycle_mean_the_stations_shifts(week: Roster) -> None:
    """O001  D L . . D L ."""
    rule = Cycle(pattern="ABCD", shifts=("N=L",), offsets=("O001 0",), anchor=MONDAY)
    assert found(rule, week) == []


def test_the_names_of_the_twelve_hour_cycles_are_known() -> None:
    given = station(LONG)
    shifts = ("D=W", "N=X")
    for name in (
        "Pitman",
        "2-2-3",
        "DuPont",
        "du pont",
        "四班两运转",
        "三班两运转",
        "两白两夜四休",
        "4on4off",
    ):
        assert faults(Cycle(pattern=name, shifts=shifts, offsets=CREWS), given) == []


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  N
    A001  N
    """
    rule = Cycle(pattern="D", offsets=("O001 0", "A001 0"), grades=frozenset({Grade.AUXILIARY}))
    assert found(rule, week) == [("A001", 0)]


def test_a_cycle_that_breaks_the_daily_cap_is_told_so_with_its_days() -> None:
    rule = Cycle(pattern="W W - - D", offsets=("丙 3", "甲 1"))
    (fault,) = faults(rule, station(LONG), [DailyCap()])
    assert (fault.source.file, fault.source.column) == ("station.toml [rules.cycle]", "pattern")
    assert "「每日工时上限」：循环第 1、2 天" in fault.message.zh
    assert '"daily cap" on day 1, 2 of the cycle' in fault.message.en
    assert "12 h on" in fault.message.en
    assert "over the daily cap of 10 h" in fault.message.en
    assert "四班三运转" in fault.advice.zh
    assert "备勤" in fault.advice.zh
    assert faults(rule, station(LONG), [DailyCap(cap=timedelta(hours=12))]) == []


def test_each_rule_that_a_cycle_breaks_is_named_once() -> None:
    given = station(LONG)
    rules = [DailyCap(), DailyRest(), DutyRun(), NightRun(), RollingCap(cap=timedelta(hours=12))]
    told = faults(Cycle(pattern="DuPont", shifts=("D=W", "N=X"), offsets=CREWS), given, rules)
    assert [fault.message.en.split('"')[3] for fault in told] == ["daily cap", "longest run of nights"]


def test_the_join_of_a_cycle_counts() -> None:
    rule = Cycle(pattern="D - X", offsets=("甲 0",))
    (fault,) = faults(rule, station(LONG), [DailyRest()])
    assert "on day 1 of the cycle" in fault.message.en
    (fault,) = faults(replace(rule, pattern="D"), station(LONG), [DutyRun()])
    assert '"longest run of duty days" on day 1 of the cycle' in fault.message.en


def test_a_rule_for_another_grade_is_not_the_cycles_concern() -> None:
    given, rule = station(LONG), Cycle(pattern="W -", offsets=("甲 0",), grades=frozenset({Grade.OFFICER}))
    assert faults(rule, given, [DailyCap(grades=frozenset({Grade.AUXILIARY}))]) == []
    (fault,) = faults(rule, given, [DailyCap(grades=frozenset({Grade.OFFICER}))])
    assert "(O001)" in fault.message.en


def test_a_week_that_falls_badly_now_and_then_is_no_fault_of_the_cycle() -> None:
    rule = Cycle(pattern="四班三运转", offsets=CREWS)
    assert faults(rule, station(), [DailyCap(), DailyRest(), WeeklyRest(), DutyRun(), NightRun()]) == []
    (fault,) = faults(rule, station(), [WeeklyRest(days=2)])
    assert "weekly rest day" in fault.message.en


def test_hours_of_a_month_are_foreseen() -> None:
    rule = Cycle(pattern="D", offsets=CREWS)
    (fault,) = faults(rule, station(), [MonthOvertime()])
    assert "monthly overtime" in fault.message.en
    assert faults(replace(rule, pattern="四班三运转"), station(), [MonthOvertime()]) == []


@pytest.mark.parametrize(
    ("parameter", "value", "told", "advice"),
    [
        ("pattern", "D D X - -", "里的「X」不是本所的班次", "X=D"),
        ("pattern", "DDXX--", "里的「X」不是本所的班次", "D、E、N、S"),
        ("pattern", "DuPont!", "里的「", "DuPont"),
        ("pattern", "- - -", "没有班次", "四班三运转"),
        ("pattern", "D " * 367, "超过 366 天", "DuPont"),
        ("shifts", ("早",), "「早」", "D=早"),
        ("anchor", "2026-02-30", "「2026-02-30」", "2026-11-23"),
        ("offsets", ("甲",), "「甲」", "甲 0"),
        ("offsets", ("甲 0", "戊 2"), "没有人属于「戊」", "甲、乙、丙、丁"),
        ("offsets", ("甲 0", "甲 2"), "「甲」写了两次", "一个"),
        ("offsets", (), "没有写谁按循环上班", "甲、乙、丙、丁"),
    ],
)
def test_what_cannot_be_read_or_means_nobody_is_a_fault(
    parameter: str, value: object, told: str, advice: str
) -> None:
    usual = Cycle(pattern="D D E E - -", offsets=CREWS)
    (fault,) = faults(replace(usual, **{parameter: value}), station())  # type: ignore[arg-type]
    assert (fault.source.file, fault.source.column) == ("station.toml [rules.cycle]", parameter)
    assert told in fault.message.zh
    assert advice in fault.advice.zh or advice in fault.message.zh
    assert fault.advice.zh != fault.advice.en


def test_a_station_without_crews_is_told_to_name_grids_or_people() -> None:
    (fault,) = faults(Cycle(), problem([person(1)], []))
    assert "G001 0" in fault.advice.en
