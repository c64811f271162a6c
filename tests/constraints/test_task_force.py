from dataclasses import replace

import pytest

from constraints.task_force import TaskForce
from roster.domain import Grade, Roster
from tests.constraints.drawing import changed, paid, with_person
from tests.stations import needs

RULE = TaskForce(forces=("DESK 流调:2 法律:1",), weight=10)


def tracers(roster: Roster, *people: str) -> Roster:
    for who in people:
        roster = with_person(roster, who, skills={"流调": None})
    return roster


def test_each_one_missing_of_each_skill_costs(week: Roster) -> None:
    """
    O001  D@DESK D@DESK
    O002  D@DESK .
    """
    assert paid(RULE, tracers(week, "O001", "O002")) == 10 + 20
    assert paid(replace(RULE, forces=("DESK 流调：1",)), tracers(week, "O001")) == 0


def test_all_shifts_of_a_date_count_together(week: Roster) -> None:
    """
    O001  D@DESK .
    O002  E@DESK .
    """
    assert paid(replace(RULE, forces=("DESK 流调:2",)), tracers(week, "O001", "O002")) == 20


def test_anybody_may_be_asked_for(week: Roster) -> None:
    """
    O001  D@DESK .
    A001  D@DESK D@DESK
    """
    force = replace(RULE, forces=("DESK 人:3",))
    assert paid(force, week) == 30
    assert paid(replace(force, grades=frozenset({Grade.OFFICER})), week) == 50


def test_two_forces_are_two(week: Roster) -> None:
    """
    O001  D@DESK .
    O002  D@GATE .
    """
    assert paid(replace(RULE, forces=("DESK 人:1", "GATE 人:1 流调:1")), week) == 40


def test_where_nobody_is_asked_for_nothing_is_missing(week: Roster) -> None:
    """O001  D@G01 ."""
    assert paid(RULE, week) == 0


def test_settled_people_count_on_any_shift(week: Roster) -> None:
    """
    O001  S@DESK! .
    O002  D@DESK! .
    """
    given = changed(tracers(week, "O001", "O002"), demands=(needs("DESK", "D", officer=1),))
    assert paid(replace(RULE, forces=("DESK 流调:2",)), given) == 20


@pytest.mark.parametrize(
    ("force", "said"),
    [
        ("DESK", "cannot read"),
        ("DESK 流调", "cannot read"),
        ("DESK 流调:many", "cannot read"),
        ("K09 流调:1", "there is no post K09"),
        ("DESK 法律:1", 'nobody holds "法律"'),
    ],
)
def test_what_cannot_work_is_a_fault_with_its_place(force: str, said: str, week: Roster) -> None:
    """O001  D@DESK ."""
    (fault,) = TaskForce(forces=("DESK 流调:1 人:1 法律:0", force)).faults(tracers(week, "O001").problem)
    assert said in fault.message.en
    assert fault.source.text.en == 'station.toml [rules.task-force], key "forces"'
