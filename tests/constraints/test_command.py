from datetime import timedelta

from constraints.command import Command
from roster.domain import FixedDuty, Grade, Roster
from roster.rules.drawing import POSTS
from tests.constraints.drawing import changed, drawn, found
from tests.stations import MONDAY, needs, person, problem


def test_an_auxiliary_stands_with_an_officer(week: Roster) -> None:
    """
    O001  D . .
    A001  D D .
    """
    assert found(Command(), week) == [("A001", 1)]


def test_a_volunteer_too_and_an_auxiliary_is_no_officer(week: Roster) -> None:
    """
    A001  D . .
    V001  D . .
    """
    assert found(Command(), week) == [("A001", 0), ("V001", 0)]


def test_an_officer_at_another_post_is_not_in_command(week: Roster) -> None:
    """
    O001  D@G02 . .
    A001  D@G01 . .
    """
    assert found(Command(), week) == [("A001", 0)]


def test_the_patrol_of_the_sector_commands_its_grids(week: Roster) -> None:
    """
    O001  D@X1  .     .
    A001  D@G01 D@G01 .
    A002  D@G02 .     .
    """
    assert found(Command(), week) == [("A001", 1)]


def test_a_desk_of_no_sector_is_not_commanded_from_a_patrol(week: Roster) -> None:
    """
    O001  D@X1   . .
    A001  D@DESK . .
    """
    assert found(Command(), week) == [("A001", 0)]


def test_an_officer_of_another_shift_is_not_there(week: Roster) -> None:
    """
    O001  E . .
    A001  D . .
    """
    assert found(Command(), week) == [("A001", 0)]


def test_settled_people_command_and_are_commanded(week: Roster) -> None:
    """
    O001  D@GATE! .       D@GATE
    A001  D@GATE  D@GATE! D@GATE!
    """
    assert found(Command(), week) == [("A001", 1)]


def test_more_settled_auxiliaries_than_wanted_still_need_an_officer(week: Roster) -> None:
    """
    O001  . . .
    O002  . . .
    A001  D! . .
    A002  D! . .
    """
    given = changed(week, demands=(needs("G01", "D", officer=2, auxiliary=1),))
    assert found(Command(), given) == [("A001", 0), ("A002", 0)]


def test_demand_that_nobody_can_command_is_a_fault_of_the_input() -> None:
    people, demands = [person(1, Grade.AUXILIARY)], [needs("G01", "D", auxiliary=1)]

    assert len(list(Command().faults(problem(people, demands)))) == 1
    patrolled = problem(people, [*demands, needs("X1", "D", officer=1)], posts=POSTS)
    assert list(Command().faults(patrolled)) == []


def test_a_settled_auxiliary_where_no_officer_is_ever_wanted_is_a_fault_of_the_input() -> None:
    rows = [FixedDuty(person="A001", day=MONDAY + timedelta(days=i), shift="D", post="G01") for i in range(2)]
    officer = FixedDuty(person="O001", day=MONDAY, shift="D", post="G01")
    given = problem([person(1), person(1, Grade.AUXILIARY)], [], fixed=(*rows, officer))

    assert [fault.source.file for fault in Command().faults(given)] == ["fixed"]
    assert list(Command().faults(drawn("A001  . D@none! .").problem)) == []


def test_grades_that_it_does_not_bind_need_nobody_in_command(week: Roster) -> None:
    """
    A001  D . .
    V001  D . .
    """
    auxiliaries = Command(grades=frozenset({Grade.OFFICER, Grade.AUXILIARY}))
    assert found(auxiliaries, week) == [("A001", 0)]
    assert [fault.source.file for fault in auxiliaries.faults(changed(week, demands=()).problem)] == []
