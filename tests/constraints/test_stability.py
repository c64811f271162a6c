from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constraints.stability import Stability
from roster.domain import DAY, Grade, Leave, LeaveKind, Roster
from tests.constraints.agreement import modelled_price
from tests.constraints.drawing import changed, paid
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster

RULE = Stability(weight=1, steps=("1d 8", "3d 4", "7d 2"))
MONDAY = date(2026, 11, 23)


def told(roster: Roster, *cells: tuple[str, int, str], today: date | None = MONDAY - DAY) -> Roster:
    """Let people have been told: (who, the day counted from the first, shift)."""
    duty = roster.problem.duty
    duties = [duty(who, MONDAY + day * DAY, shift, "G01") for who, day, shift in cells]
    return changed(roster, published=tuple(sorted(duties)), today=today)


def test_where_nothing_was_published_nothing_is_charged(week: Roster) -> None:
    """O001  D D ."""
    assert paid(RULE, week) == 0


def test_who_keeps_the_published_duties_pays_nothing(week: Roster) -> None:
    """O001  D N ."""
    assert paid(RULE, told(week, ("O001", 0, "D"), ("O001", 1, "N"))) == 0


def test_the_same_shift_at_another_post_is_no_change(week: Roster) -> None:
    """O001  D@G02 . ."""
    assert paid(RULE, told(week, ("O001", 0, "D"))) == 0


def test_a_lost_duty_and_a_new_one_each_cost(week: Roster) -> None:
    """
    O001  . N .
    O002  D . .
    """
    assert paid(RULE, told(week, ("O001", 0, "D"), ("O001", 1, "D"))) == 8 + 8 + 4 + 4


@pytest.mark.parametrize(("clear", "points"), [(-1, 8), (0, 8), (1, 4), (2, 4), (3, 2), (6, 2), (7, 0)])
def test_the_nearer_the_dearer(week: Roster, clear: int, points: int) -> None:
    """O001  . ."""
    assert paid(RULE, told(week, ("O001", 0, "D"), today=MONDAY - (clear + 1) * DAY)) == points


def test_without_a_day_of_change_the_first_day_of_the_period_is_today(week: Roster) -> None:
    """O001  . . . . ."""
    assert paid(RULE, told(week, ("O001", 0, "D"), ("O001", 2, "D"), today=None)) == 8 + 4


def test_a_day_of_which_nothing_was_published_is_free(week: Roster) -> None:
    """O001  D . D"""
    assert paid(RULE, told(week, ("O001", 0, "D"))) == 0


def test_what_leave_takes_away_costs_nothing(week: Roster) -> None:
    """O001  . D"""
    sick = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.SICK)
    assert paid(RULE, changed(told(week, ("O001", 0, "D"), ("O001", 1, "D")), leave=(sick,))) == 0


def test_a_newly_settled_duty_costs_nothing(week: Roster) -> None:
    """O001  D N! ."""
    assert paid(RULE, told(week, ("O001", 0, "D"), ("O001", 1, "N"))) == 0
    assert paid(RULE, told(week, ("O001", 0, "D"), ("O002", 1, "N"))) == 0


def test_what_is_over_costs_nothing(week: Roster) -> None:
    """
    O001  D! D
    O002  N .
    """
    assert paid(RULE, told(week, ("O001", 0, "D"), ("O001", 1, "D"), today=MONDAY + DAY)) == 0


def test_only_the_grades_it_binds_are_charged(week: Roster) -> None:
    """
    O001  . .
    A001  . .
    """
    officers = replace(RULE, grades=frozenset({Grade.OFFICER}))
    assert paid(officers, told(week, ("O001", 0, "D"), ("A001", 0, "D"))) == 8


@pytest.mark.parametrize("steps", [("3d 4", "1d 8"), ("1d 4", "3d 8"), ("1d 4", "1d 4"), ("1 4",), ("1d",)])
def test_steps_that_do_not_rise_in_days_and_fall_in_price_are_refused(steps: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="steps"):
        Stability(steps=steps)


@given(st.randoms(use_true_random=False))
def test_model_and_checker_agree_when_some_days_are_over(random: Random) -> None:
    drawn = some_roster(random)
    middle = drawn.problem.period.first + random.randint(0, drawn.problem.period.days) * DAY
    given_ = replace(drawn.problem, today=middle)
    later = [duty for duty in drawn.duties if duty.day >= middle]
    duties = {(duty.person, duty.day, duty.shift): duty for duty in (*later, *given_.settled)}
    roster = Roster(problem=given_, duties=tuple(sorted(duties.values())))
    rule = some_rule("stability", random, roster)

    assert isinstance(rule, Stability)
    assert modelled_price(roster, [rule]) == sum(charge.points for charge in rule.price(roster))
