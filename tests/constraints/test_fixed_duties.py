from dataclasses import replace

from constraints.fixed_duties import FixedDuties
from roster.domain import Roster
from tests.constraints.drawing import found


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
