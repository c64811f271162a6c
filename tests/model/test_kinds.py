"""Kinds of people: who is alike in a muster, and which posts are."""

from roster.domain import DAY, Grade, SkillNeed
from roster.model.kinds import Classing, Kind, Trait, cells, traits_asked
from tests.stations import MONDAY, needs, person, problem

DRIVER, MARKED = Trait("driver", 0), Trait("marked", 1)
CLASSING = Classing(MONDAY, {DRIVER: None, MARKED: frozenset(["O002"])}, everywhere=frozenset(["G01", "G02"]))


def test_a_kind_is_the_skills_in_date_and_the_marks() -> None:
    expired, marked = person(1, skills={"driver": MONDAY - DAY}), person(2, skills={"driver": MONDAY})

    assert CLASSING.kind(expired, None) == Kind(frozenset())
    assert CLASSING.kind(marked, None) == Kind(frozenset([DRIVER, MARKED]))


def test_who_may_go_to_every_post_may_go_anywhere() -> None:
    assert CLASSING.kind(person(1), frozenset(["G01", "G02"])).posts is None
    assert CLASSING.kind(person(1), frozenset(["G02"])).may_go("G02")
    assert not CLASSING.kind(person(1), frozenset(["G02"])).may_go("G01")


def test_posts_are_in_one_cell_if_the_same_people_may_go_there() -> None:
    listed = problem([], [needs("grid", "D", officer=1)], grids=4, days=1).needs
    bound = [Kind(frozenset(), frozenset(posts)) for posts in (["G01", "G03"], ["G03"])]

    assert cells(listed, []) == [0, 0, 0, 0]
    assert cells(listed, [Kind(frozenset()), *bound]) == [0, 1, 2, 1]


def test_one_mark_borne_by_others_elsewhere_is_another_trait() -> None:
    skill = SkillNeed(skill="driver", count=1, grade=Grade.OFFICER)
    given_problem = problem([], [needs("grid", "D", officer=1, skills=(skill,))], grids=3, days=1)
    few, many = frozenset(["O001"]), frozenset(["O001", "O002"])
    asked, bearers = traits_asked(
        given_problem,
        Grade.OFFICER,
        given_problem.needs,
        [{"marked": few}, {"marked": many}, {"marked": few}],
    )

    assert asked == [{DRIVER, MARKED}, {DRIVER, Trait("marked", 2)}, {DRIVER, MARKED}]
    assert bearers == {DRIVER: None, MARKED: few, Trait("marked", 2): many}
