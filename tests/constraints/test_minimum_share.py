from dataclasses import replace
from fractions import Fraction

from constraints.minimum_share import MinimumShare
from roster.domain import Grade, Roster
from tests.constraints.drawing import found, with_person

RULE = MinimumShare(share=Fraction(1, 3))


def experienced(roster: Roster, *people: str) -> Roster:
    for who in people:
        roster = with_person(roster, who, skills={"老民警": None})
    return roster


def test_a_third_are_enough_and_less_is_not(week: Roster) -> None:
    """
    O001  D@G01 D@G01 .
    O002  D@G02 D@G02 .
    O003  D@G02 D@G02 D
    O004  .     D@X1  .
    """
    assert found(RULE, experienced(week, "O001")) == [(None, 1), (None, 2)]
    assert found(RULE, experienced(week, "O001", "O003")) == []


def test_every_shift_is_looked_at_by_itself(week: Roster) -> None:
    """
    O001  D .
    O002  E .
    """
    assert found(RULE, experienced(week, "O001")) == [(None, 0)]


def test_other_grades_are_not_counted_unless_named(week: Roster) -> None:
    """
    O001  D .
    A001  D .
    A002  D .
    """
    assert found(RULE, experienced(week, "O001")) == []
    everybody = replace(RULE, share=Fraction(1, 2), grades=frozenset(Grade))
    assert found(everybody, experienced(week, "O001")) == [(None, 0)]


def test_who_is_settled_away_from_all_posts_is_not_on_the_shift(week: Roster) -> None:
    """
    O001  D@none! D!
    O002  D       D
    """
    assert found(RULE, experienced(week, "O001")) == [(None, 0)]
    assert found(RULE, experienced(week, "O002")) == []


def test_all_or_none_may_be_asked_for(week: Roster) -> None:
    """
    O001  D .
    O002  D .
    """
    assert found(MinimumShare(share=Fraction(1)), experienced(week, "O001")) == [(None, 0)]
    assert found(MinimumShare(share=Fraction(0)), week) == []


def test_the_message_counts(week: Roster) -> None:
    """
    O001  D .
    O002  D .
    """
    (violation,) = RULE.violations(week)
    assert violation.message.en == (
        'Of the 2 people on shift D of Mon 23 Nov, 0 bear "老民警", fewer than 1/3.'
    )


def test_a_skill_that_nobody_has_is_a_fault(week: Roster) -> None:
    """O001  D ."""
    assert [fault.source.column for fault in RULE.faults(week.problem)] == ["skill"]
    assert list(RULE.faults(experienced(week, "O001").problem)) == []
