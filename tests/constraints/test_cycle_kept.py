from dataclasses import replace

from constraints.cycle_kept import CycleKept
from constraints.daily_cap import DailyCap
from roster.domain import DAY, Grade, Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, drawn, paid, with_person
from tests.stations import MONDAY

RULE = CycleKept(pattern="D D E E - -", offsets=("O001 0", "O002 2"), anchor=MONDAY.isoformat(), weight=8)


def test_every_day_off_the_cycle_costs_points(week: Roster) -> None:
    """
    O001  D D E E . . D
    O002  . . D D E E .
    O003  N N N N N N N
    """
    assert paid(RULE, week) == 0


def test_another_shift_no_shift_and_one_too_many_are_a_day_each(week: Roster) -> None:
    """O001  D N . S+E . N ."""
    assert paid(replace(RULE, offsets=("O001 0",)), week) == 5 * 8


def test_whoever_is_away_leaves_nothing_out(week: Roster) -> None:
    """O001  D . . E . . D"""
    away = Leave(person="O001", first=MONDAY + DAY, last=MONDAY + DAY, kind=LeaveKind.SICK)
    rule = replace(RULE, offsets=("O001 0",))
    assert paid(rule, week) == 2 * 8
    assert paid(rule, changed(week, leave=(away,))) == 8
    assert paid(rule, with_person(week, "O001", joined=MONDAY + 3 * DAY)) == 0


def test_a_day_with_a_settled_duty_costs_nothing(week: Roster) -> None:
    """O001  D D U! E S! . D"""
    assert paid(replace(RULE, offsets=("O001 0",)), week) == 0


def test_two_shifts_of_a_day_are_both_asked(week: Roster) -> None:
    """O001  S+T . S . T+D"""
    assert paid(replace(RULE, pattern="S+T -", offsets=("O001 0",)), week) == 2 * 8


def test_a_shift_that_nobody_asks_for_is_left_out_all_the_same() -> None:
    assert paid(replace(RULE, pattern="L", offsets=("O001 0",)), drawn("O001  D .")) == 2 * 8


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  N
    A001  N
    """
    rule = replace(RULE, pattern="D", offsets=("O001 0", "A001 0"), grades=frozenset({Grade.OFFICER}))
    assert paid(rule, week) == 8


def test_a_cycle_that_breaks_a_rule_by_itself_is_a_fault_of_the_soft_rule_too(week: Roster) -> None:
    """O001  D . E"""
    rule = replace(RULE, pattern="D+E -", offsets=("O001 0",))
    (fault,) = rule.faults(week.problem, [DailyCap(), rule])
    assert fault.source.file == "station.toml [rules.cycle-kept]"
    assert "daily cap" in fault.message.en
