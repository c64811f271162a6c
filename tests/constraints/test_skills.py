from datetime import timedelta

from constraints.skills import Skills
from roster.domain import Grade, Roster, SkillNeed
from tests.constraints.drawing import changed, found, with_person
from tests.stations import MONDAY, needs, person, problem

DRIVER = SkillNeed(skill="driver", count=1)


def asking(roster: Roster, *skills: SkillNeed, officer: int = 1, auxiliary: int = 0) -> Roster:
    return changed(roster, demands=(needs("G01", "D", officer, auxiliary, skills=skills),))


def driving(roster: Roster, who: str, until: int | None = None) -> Roster:
    expiry = None if until is None else MONDAY + timedelta(days=until)
    return with_person(roster, who, skills={"driver": expiry})


def test_the_seat_goes_to_somebody_with_the_skill(week: Roster) -> None:
    """
    O001  D . .
    O002  . D .
    """
    assert found(Skills(), asking(driving(week, "O001"), DRIVER)) == [("O002", 1)]


def test_a_skill_holds_until_its_last_day_and_no_longer(week: Roster) -> None:
    """O001  D D D"""
    assert found(Skills(), asking(driving(week, "O001", until=1), DRIVER)) == [("O001", 2)]


def test_beside_the_skilled_seat_anybody_may_stand(week: Roster) -> None:
    """
    O001  D . .
    O002  D D .
    """
    assert found(Skills(), asking(driving(week, "O001"), DRIVER, officer=2)) == []


def test_of_two_seats_one_stays_open_for_the_skill(week: Roster) -> None:
    """
    O001  . . .
    O002  D D .
    O003  D . .
    """
    given = asking(driving(week, "O001"), DRIVER, officer=2)
    assert found(Skills(), given) == [("O002", 0), ("O003", 0)]


def test_a_grade_that_is_named_must_bring_the_skill_itself(week: Roster) -> None:
    """
    O001  D . .
    A001  D . .
    """
    of_officers = SkillNeed(skill="driver", count=1, grade=Grade.OFFICER)
    given = asking(driving(week, "A001"), of_officers, auxiliary=1)
    assert found(Skills(), given) == [("O001", 0)]


def test_each_of_two_grades_brings_the_skill_where_both_are_named(week: Roster) -> None:
    """
    O001  D D .
    A001  D . .
    A002  . D .
    """
    both = [SkillNeed(skill="driver", count=1, grade=grade) for grade in (Grade.OFFICER, Grade.AUXILIARY)]
    given = asking(driving(driving(week, "O001"), "A002"), *both, auxiliary=1)
    assert found(Skills(), given) == [("A001", 0)]


def test_where_no_grade_is_named_any_of_them_will_do(week: Roster) -> None:
    """
    O001  D . .
    A001  D . .
    """
    given = driving(asking(week, DRIVER, auxiliary=1), "O001")
    assert found(Skills(), driving(given, "A001", until=-1)) == []


def test_a_skill_that_nobody_holds_is_a_fault_of_the_input() -> None:
    given = problem([person(1)], [needs("G01", "D", officer=1, skills=(DRIVER,))])
    assert ["which nobody" in fault.message.en for fault in Skills().faults(given)] == [True]


def test_more_skills_than_seats_are_a_fault_of_the_input() -> None:
    two = SkillNeed(skill="driver", count=2)
    given = problem([person(1, skills={"driver": None})], [needs("G01", "D", officer=1, skills=(two,))])
    assert ["seats for 1" in fault.message.en for fault in Skills().faults(given)] == [True]


def test_seats_of_grades_that_it_does_not_bind_are_free_of_it(week: Roster) -> None:
    """
    O001  D . .
    A001  D . .
    """
    given = driving(driving(asking(week, DRIVER, auxiliary=1), "O001", until=-1), "A001", until=-1)
    auxiliaries = Skills(grades=frozenset({Grade.AUXILIARY}))
    assert found(Skills(), given) == [("A001", 0), ("O001", 0)]
    assert found(auxiliaries, given) == [("A001", 0)]
    assert list(auxiliaries.faults(given.problem)) == []
    assert list(auxiliaries.faults(asking(driving(week, "O001"), DRIVER).problem)) == []
