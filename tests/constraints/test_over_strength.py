from constraints import RULES
from constraints.over_strength import OverStrength
from constraints.shortage import Shortage
from roster.checking import verify
from roster.domain import Grade, Request, Roster
from roster.rules import usual_book
from roster.solving import Clock, solve
from tests.constraints.drawing import changed, paid
from tests.stations import MONDAY, needs, person, problem

TWO_OF_ONE = {Grade.OFFICER: 2}


def test_each_person_beyond_the_need_costs(week: Roster) -> None:
    """
    O001  D D .
    O002  D . .
    """
    given = changed(week, demands=(needs("G01", "D", officer=1, most=TWO_OF_ONE),))
    assert paid(OverStrength(weight=7), given) == 7
    assert paid(Shortage(officer=50), given) == 50
    nobody = changed(week, demands=(needs("G01", "D", officer=0, most=TWO_OF_ONE),))
    assert paid(OverStrength(weight=7), nobody) == 3 * 7


def test_settled_people_are_free_but_fill_the_need(week: Roster) -> None:
    """
    O001  D! D! D
    O002  D! D  D
    """
    given = changed(week, demands=(needs("G01", "D", officer=1, most={Grade.OFFICER: 3}),))
    assert paid(OverStrength(weight=1), given) == 0 + 1 + 1


def test_volunteers_up_to_their_target_are_no_over_strength(week: Roster) -> None:
    """
    V001  D .
    V002  D .
    """
    most = {Grade.VOLUNTEER: 2}
    assert paid(OverStrength(weight=1), changed(week, demands=(needs("G01", "D", volunteer_target=2),))) == 0
    given = changed(week, demands=(needs("G01", "D", volunteer_target=1, most=most),))
    assert paid(OverStrength(weight=1), given) == 1


def test_only_grades_it_binds_pay(week: Roster) -> None:
    """O001  D"""
    given = changed(week, demands=(needs("G01", "D", officer=0, most=TWO_OF_ONE),))
    assert paid(OverStrength(weight=1, grades=frozenset({Grade.AUXILIARY})), given) == 0


def test_somebody_more_comes_where_that_is_worth_it_and_no_more_than_the_most() -> None:
    wishes = tuple(Request(person=f"O00{i}", day=MONDAY, shift="D", weight=3) for i in (1, 2, 3))
    rules = usual_book(RULES).rules
    given = problem(
        [person(i) for i in (1, 2, 3)],
        [needs("G01", "D", officer=1, most=TWO_OF_ONE)],
        days=1,
        requests=wishes,
    )
    solved = solve(given, rules, Clock())
    assert len(solved.roster.duties) == 2
    assert verify(solved.roster, rules).objective == solved.bound
    assert solved.roster.shortages == ()
