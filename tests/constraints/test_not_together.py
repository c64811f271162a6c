from dataclasses import replace

import pytest

from constraints.not_together import NotTogether
from constraints.shortage import Shortage
from roster.checking import verify
from roster.domain import Grade, Roster
from roster.rules.drawing import SHIFTS
from roster.solving import Clock, solve
from tests.constraints.drawing import found
from tests.stations import needs, person, problem

RULE = NotTogether(in_force=True, pairs=("O001 O002",))
NEVER = replace(RULE, whole_shift=True)
SHORTAGE = (Shortage(),)


def test_two_at_one_post_on_one_shift_are_found(week: Roster) -> None:
    """
    O001  D D     D .
    O002  D D@G02 E D
    O003  D .     . .
    """
    assert found(RULE, week) == [("O002", 0)]
    assert found(NEVER, week) == [("O002", 0), ("O002", 1)]


def test_shifts_that_overlap_are_at_one_time_and_shifts_that_meet_are_not(week: Roster) -> None:
    """
    O001  D . E
    O002  S . D
    """
    assert found(RULE, week) == [("O002", 0)]


def test_a_night_meets_the_morning_of_the_next_day(week: Roster) -> None:
    """
    O001  N .
    O002  . Q
    """
    assert found(RULE, week) == [("O002", 1)]


def test_a_past_night_meets_the_first_morning(week: Roster) -> None:
    """
    O001  N     | . .
    O002  .     | Q .
    A001  .     | . .
    """
    assert found(RULE, week) == [("O002", 0)]
    assert found(NEVER, week) == [("O002", 0)]


def test_a_past_night_elsewhere_meets_nobody(week: Roster) -> None:
    """
    O001  N@G02 | . .
    O002  .     | Q .
    """
    assert found(RULE, week) == []
    assert found(NEVER, week) == [("O002", 0)]


def test_what_was_before_the_period_cannot_be_mended(week: Roster) -> None:
    """
    O001  D | .
    O002  D | .
    """
    assert found(NEVER, week) == []


def test_away_from_all_posts_they_meet_only_where_the_whole_shift_counts(week: Roster) -> None:
    """
    O001  U@none! .
    O002  U@none  .
    """
    assert list(RULE.violations(week)) == []
    (violation,) = NEVER.violations(week)
    assert violation.person == "O002"
    assert "on duty at the same time" in violation.message.en


def test_people_of_different_grades_may_be_a_pair(week: Roster) -> None:
    """
    O001  D .
    A001  D D
    """
    assert found(replace(RULE, pairs=("A001、O001",)), week) == [("O001", 0)]


def test_a_pair_counts_if_the_rule_binds_both(week: Roster) -> None:
    """
    O001  D
    A001  D
    """
    bound = replace(RULE, pairs=("O001 A001",), grades=frozenset({Grade.OFFICER}))

    assert found(bound, week) == []


def test_both_settled_at_one_post_contradict_the_rule(week: Roster) -> None:
    """
    O001  D!
    O002  D!
    """
    assert [violation.person for violation in RULE.violations(week)] == ["O002"]


def test_asked_about_one_of_them_it_still_sees_the_other(week: Roster) -> None:
    """
    O001  D
    O002  D
    O003  .
    """
    one, nobody = (replace(week, about=frozenset({who})) for who in ("O001", "O003"))

    assert len(list(NEVER.violations(one))) == 1
    assert list(NEVER.violations(nobody)) == []


@pytest.mark.parametrize(
    ("pair", "word"),
    [("O001", "O001"), ("O001 O001", "O001"), ("O001 O002 O003", "O003"), ("", '""')],
)
def test_what_is_not_two_people_is_a_fault(pair: str, word: str, week: Roster) -> None:
    """
    O001  .
    O002  .
    O003  .
    """
    (fault,) = replace(RULE, pairs=(pair,)).faults(week.problem)

    assert (fault.source.file, fault.source.column) == ("station.toml [rules.not-together]", "pairs")
    assert word in fault.message.en
    assert found(replace(RULE, pairs=(pair,)), week) == []


def test_unknown_ids_are_faults(week: Roster) -> None:
    """O001  ."""
    faults = list(replace(RULE, pairs=("O001 O0O2", "X9 O001")).faults(week.problem))

    assert [fault.message.en for fault in faults] == [
        "nobody in people has the id O0O2",
        "nobody in people has the id X9",
    ]
    assert list(RULE.faults(week.problem)) != []


def test_the_solver_parts_them() -> None:
    people = [person(number) for number in (1, 2, 3)]
    given = problem(people, [needs("grid", "D", officer=1)], grids=3, days=2, shifts=SHIFTS)
    rules = [*SHORTAGE, RULE]
    together = replace(given, demands=(needs("G01", "D", officer=3),))

    assert solve(given, rules, Clock()).roster.shortages == ()
    parted = solve(together, rules, Clock()).roster
    assert [shortage.missing for shortage in parted.shortages] == [1, 1]
    assert verify(parted, rules).violations == ()
