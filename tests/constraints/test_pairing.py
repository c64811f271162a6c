from dataclasses import replace
from datetime import timedelta

import pytest

from constraints.fixed_duties import FixedDuties
from constraints.pairing import Pairing
from constraints.shortage import Shortage
from roster.domain import DAY, FixedDuty, Grade, Problem, Roster
from roster.errors import Source
from roster.solving import Clock, solve
from tests.constraints.drawing import found, with_person
from tests.stations import MONDAY, needs, person, problem

RULE = Pairing(in_force=True)


USUAL = (FixedDuties(), Shortage())


def settled(seats: int) -> Problem:
    """Settle a newcomer at a post with so many seats; there is one experienced colleague."""
    people = [person(1, Grade.AUXILIARY, joined=MONDAY), person(2, Grade.AUXILIARY)]
    fixed = FixedDuty(person="A001", day=MONDAY, shift="D", post="G01")
    demands = [needs("G01", "D", auxiliary=seats)]
    return problem(people, demands, grids=2, days=1, fixed=(replace(fixed, source=Source("fixed", 2)),))


def new(roster: Roster, *who: str) -> Roster:
    """Let some people have joined a month ago."""
    for one in who:
        roster = with_person(roster, one, joined=MONDAY - 30 * DAY)
    return roster


def test_a_newcomer_alone_at_a_post_is_found(week: Roster) -> None:
    """
    A001  D D     D
    A002  D D@G02 .
    """
    assert found(RULE, new(week, "A001")) == [("A001", 1), ("A001", 2)]


def test_two_newcomers_are_no_company_for_each_other(week: Roster) -> None:
    """
    A001  D D
    A002  D D
    A003  . D
    """
    assert found(RULE, new(week, "A001", "A002")) == [("A001", 0), ("A002", 0)]


def test_company_is_of_the_same_grade_or_of_one_that_the_rule_names(week: Roster) -> None:
    """
    A001  D
    O001  D
    """
    drawn = new(week, "A001")

    assert found(RULE, drawn) == [("A001", 0)]
    assert found(replace(RULE, partners=frozenset({Grade.OFFICER})), drawn) == []


def test_a_new_officer_is_no_company(week: Roster) -> None:
    """
    A001  D
    O001  D
    """
    rule = replace(RULE, partners=frozenset({Grade.OFFICER}), grades=frozenset({Grade.AUXILIARY}))

    assert found(rule, new(week, "A001", "O001")) == [("A001", 0)]


def test_who_the_rule_does_not_bind_may_be_alone(week: Roster) -> None:
    """
    A001  D
    O001  D
    """
    rule = replace(RULE, grades=frozenset({Grade.OFFICER}))

    assert found(rule, new(week, "A001", "O001")) == [("O001", 0)]


def test_who_serves_another_shift_at_the_post_is_no_company(week: Roster) -> None:
    """
    A001  D
    A002  S
    """
    assert found(RULE, new(week, "A001")) == [("A001", 0)]


def test_away_from_all_posts_nobody_needs_company(week: Roster) -> None:
    """
    A001  U@none!
    A002  .
    """
    assert found(RULE, new(week, "A001")) == []


def test_newness_ends_on_the_day(week: Roster) -> None:
    """A001  D D D"""
    drawn = with_person(week, "A001", joined=MONDAY - 9 * DAY)

    assert found(replace(RULE, probation=timedelta(days=11)), drawn) == [("A001", 0), ("A001", 1)]
    assert found(replace(RULE, probation=timedelta()), drawn) == []


def test_who_bears_the_skill_is_new_until_it_expires(week: Roster) -> None:
    """A001  D D D"""
    drawn = with_person(week, "A001", skills={"见习": MONDAY + DAY})

    assert found(RULE, drawn) == [("A001", 0), ("A001", 1)]
    assert found(replace(RULE, newcomer="trainee"), drawn) == []


def test_past_duties_are_past(week: Roster) -> None:
    """A001  D | ."""
    assert found(RULE, new(week, "A001")) == []


def test_a_settled_newcomer_is_joined_by_somebody() -> None:
    joined = solve(settled(seats=2), [*USUAL, RULE], Clock()).roster

    assert {duty.person for duty in joined.duties} == {"A001", "A002"}


def test_a_settled_newcomer_whom_nobody_can_join_is_a_fault_of_the_input() -> None:
    (fault,) = RULE.faults(settled(seats=1))

    assert (fault.source.file, fault.source.column) == ("fixed", "post")
    assert "A001" in fault.message.zh
    assert "A001" in fault.message.en
    assert list(RULE.faults(settled(seats=2))) == []


def test_a_settled_newcomer_for_whom_all_others_are_settled_elsewhere_is_a_fault_too() -> None:
    given = settled(seats=2)
    busy = replace(given.fixed[0], person="A002", post="G02")

    assert len(list(RULE.faults(replace(given, fixed=(*given.fixed, busy))))) == 1


def test_the_sentence_says_who_when_and_why(week: Roster) -> None:
    """A001  D"""
    (violation,) = RULE.violations(new(week, "A001"))

    assert "2026-10-24入职" in violation.message.zh
    assert "without anybody experienced" in violation.message.en
    assert violation.post == "G01"

    trainee = with_person(week, "A001", skills={"见习": None}, joined=MONDAY - 900 * DAY)
    (violation,) = RULE.violations(trainee)
    assert "（见习）" in violation.message.zh


@pytest.mark.parametrize("seats", [1, 2, 3])
def test_newcomers_alone_leave_seats_open(seats: int) -> None:
    people = [person(number, Grade.AUXILIARY, joined=MONDAY) for number in (1, 2, 3)]
    given = problem(people, [needs("G01", "D", auxiliary=seats)], days=1)

    assert solve(given, [*USUAL, RULE], Clock()).roster.duties == ()
    helped = replace(given, people={**given.people, "A003": person(3, Grade.AUXILIARY)})
    assert len(solve(helped, [*USUAL, RULE], Clock()).roster.duties) == seats
