from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from constraints import RULES
from constraints.fixed_duties import FixedDuties
from roster.checking import verify
from roster.domain import DAY, Grade, Roster
from roster.rules import HardRule
from tests.constraints.agreement import modelled_price
from tests.constraints.drawing import changed, found
from tests.constraints.random_weeks import some_roster


def without(roster: Roster, shift: str) -> Roster:
    return replace(roster, duties=tuple(duty for duty in roster.duties if duty.shift != shift))


def test_a_settled_duty_that_is_there_is_well(week: Roster) -> None:
    """O001  D! . D"""
    assert found(FixedDuties(), week) == []


def test_a_settled_duty_that_is_missing_is_found(week: Roster) -> None:
    """O001  D E! ."""
    assert found(FixedDuties(), without(week, "E")) == [("O001", 1)]


def test_a_settled_duty_at_another_post_is_not_the_same(week: Roster) -> None:
    """O001  D E@G02! ."""
    moved = [replace(d, post="G01") if d.shift == "E" else d for d in week.duties]
    elsewhere = replace(week, duties=tuple(moved))

    assert [v.person for v in FixedDuties().violations(elsewhere)] == ["O001"]


def test_a_settled_duty_away_from_all_posts_counts_too(week: Roster) -> None:
    """O001  U@none! . D"""
    assert found(FixedDuties(), week) == []
    assert found(FixedDuties(), without(week, "U")) == [("O001", 0)]


def test_what_was_published_for_days_that_are_over_is_settled(week: Roster) -> None:
    """O001  D . D"""
    duty = week.problem.duty
    monday = week.problem.period.first
    told = tuple(duty("O001", monday + i * DAY, shift, "G01") for i, shift in enumerate("DD"))
    assert found(FixedDuties(), changed(week, published=told, today=monday)) == []
    assert found(FixedDuties(), changed(week, published=told, today=monday + 2 * DAY)) == [("O001", 1)]


def test_nothing_is_added_to_days_that_are_over(week: Roster) -> None:
    """O001  D! D D"""
    monday = week.problem.period.first
    assert found(FixedDuties(), changed(week, today=monday)) == []
    assert found(FixedDuties(), changed(week, today=monday + 2 * DAY)) == [("O001", 1)]


@pytest.mark.parametrize("name", ["fixed-duties", "leave", "availability", "no-nights"])
@given(st.randoms(use_true_random=False))
def test_model_and_checker_agree_when_some_days_are_over(name: str, random: Random) -> None:
    drawn = some_roster(random)
    rule = next(rule for rule in RULES if rule.name == name)
    middle = drawn.problem.period.first + random.randint(0, drawn.problem.period.days) * DAY
    given_ = replace(drawn.problem, today=middle)
    kept = [duty for duty in drawn.duties if duty.day >= middle or random.randint(0, 9) == 0]
    duties = {(duty.person, duty.day, duty.shift): duty for duty in (*kept, *given_.settled)}
    roster = Roster(problem=given_, duties=tuple(sorted(duties.values())))
    assume(not verify(roster, []).violations)  # nobody stands where nobody is asked for
    assert isinstance(rule, HardRule)
    violations = list(rule.violations(roster))
    settled = Roster(problem=given_, duties=given_.settled)
    if any(True for _ in rule.violations(settled)):
        assert violations
        return

    assert (modelled_price(roster, [rule]) is not None) == (not violations)


def test_it_binds_everybody(week: Roster) -> None:
    """O001  D! ."""
    (fault,) = FixedDuties(grades=frozenset({Grade.OFFICER})).faults(week.problem)
    assert (fault.source.file, fault.source.column) == ("station.toml [rules.fixed-duties]", "grades")
    assert list(FixedDuties().faults(week.problem)) == []
