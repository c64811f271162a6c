"""A published roster is repaired when people are away: as good as one made anew, and never called better than it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.domain import (
    DAY,
    Duty,
    FixedDuty,
    Grade,
    Leave,
    LeaveKind,
    Origin,
    Problem,
    Roster,
    SkillNeed,
)
from roster.errors import NotPossible
from roster.rules import Rule, configured, price_of
from roster.solving import Clock, Published, Repair, Solved, solve
from roster.solving.repairing import repair_of
from tests.constraints.random_weeks import some_roster
from tests.solving.second_solver import optimum
from tests.solving.settling import is_contradictory, without_contradictions
from tests.solving.test_optimality import some_rules
from tests.stations import needs, person, problem, six_grids

USUAL = configured(RULES, {})
RANDOMS = st.randoms(use_true_random=False)


def published(solved: Solved) -> Published:
    return Published(roster=solved.roster, gaps=solved.gaps)


def keeping(problem: Problem, told: Roster, *, day: int) -> Problem:
    """Let a problem keep to a roster, made anew on a day counted from the first."""
    duties = tuple(replace(duty, origin=Origin.SOLVED) for duty in told.duties)
    return replace(problem, published=duties, today=problem.period.first + day * DAY)


def away(problem: Problem, *absences: tuple[str, int]) -> Problem:
    """Let people be ill on days counted from the first."""
    days = [(who, problem.period.first + day * DAY) for who, day in absences]
    ill = [Leave(person=who, first=day, last=day, kind=LeaveKind.SICK) for who, day in days]
    return replace(problem, leave=(*problem.leave, *ill))


def some_absences(random: Random, problem: Problem) -> Problem:
    people, days = sorted(problem.people), problem.period.days
    return away(
        problem, *((random.choice(people), random.randrange(days)) for _ in range(random.randint(0, 3)))
    )


@pytest.fixture(scope="module")
def week() -> Published:
    return published(solve(six_grids(), USUAL, Clock()))


def repaired(problem: Problem, told: Published) -> Solved:
    """Repair a roster, and see that it keeps every rule."""
    solved = solve(problem, USUAL, Clock(), published=told)
    assert solved.repair is not None
    assert verify(solved.roster, USUAL).violations == ()
    return solved


def price(solved: Solved) -> int:
    return price_of(solved.roster, USUAL)


def places(roster: Roster) -> set[tuple[str, date, str, str | None]]:
    return {(duty.person, duty.day, duty.shift, duty.post) for duty in roster.duties}


def on_duty(told: Published, grade: Grade, day: int) -> list[Duty]:
    """List who of a grade is on duty on a day, counted from the first."""
    first = told.roster.problem.period.first
    return [
        d for d in told.roster.duties if told.roster.person(d).grade is grade and d.day == first + day * DAY
    ]


def made(problem: Problem, rules: tuple[Rule, ...], told: Published | None = None) -> Solved:
    try:
        return solve(problem, rules, Clock(), published=told)
    except NotPossible:
        reject()


@settings(max_examples=settings().max_examples * 3 // 5)
@given(random=RANDOMS)
def test_a_repaired_roster_is_as_good_as_any_and_so_is_one_repaired_again(random: Random) -> None:
    drawn = some_roster(random)
    rules = some_rules(random, drawn)
    problem = without_contradictions(replace(drawn.problem, published=(), today=None), rules)
    day, solved = random.randint(-20, 1), made(problem, rules)
    for _ in range(2):
        day += random.randint(0, 3)
        problem = some_absences(random, keeping(problem, solved.roster, day=day))
        if is_contradictory(problem, rules):
            reject()
        solved = made(problem, rules, published(solved))
        verdict = verify(solved.roster, rules)

        assert verdict.violations == ()
        best = optimum(problem, rules)
        assert best is not None
        assert solved.bound <= best <= verdict.objective
        if not sum(solved.gaps.values()):
            assert solved.bound == best == verdict.objective


@settings(max_examples=settings().max_examples * 3 // 5)
@given(random=RANDOMS)
def test_what_was_not_the_best_is_not_called_so_once_it_is_repaired(random: Random) -> None:
    drawn = some_roster(random)
    rules = some_rules(random, drawn)
    problem = without_contradictions(replace(drawn.problem, published=(), today=None), rules)
    told = worsened(random, made(problem, rules), rules)
    problem = some_absences(random, keeping(problem, told.roster, day=random.randint(-20, 2)))
    if is_contradictory(problem, rules):
        reject()
    solved = made(problem, rules, told)
    verdict, best = verify(solved.roster, rules), optimum(problem, rules)

    assert verdict.violations == ()
    assert best is not None
    assert solved.bound <= best <= verdict.objective


def worsened(random: Random, solved: Solved, rules: tuple[Rule, ...]) -> Published:
    """Take a duty away, and say by how much that part is worse."""
    best = solved.roster
    free = [duty for duty in best.duties if duty.origin is Origin.SOLVED]
    for duty in random.sample(free, len(free)):
        worse = replace(best, duties=tuple(other for other in best.duties if other != duty))
        if not verify(worse, rules).violations:
            lost, grade = price_of(worse, rules) - price_of(best, rules), best.person(duty).grade
            gaps = {group: gap + lost * (grade in group) for group, gap in solved.gaps.items()}
            return Published(roster=worse, gaps=gaps)
    return published(solved)


def test_whoever_is_away_is_stood_in_for_and_the_other_grades_stay(week: Published) -> None:
    (ill, *_) = on_duty(week, Grade.AUXILIARY, 3)
    solved = repaired(away(keeping(week.roster.problem, week.roster, day=2), (ill.person, 3)), week)
    lost, new = places(week.roster) - places(solved.roster), places(solved.roster) - places(week.roster)

    assert solved.repair == Repair(away=(ill.person,), grades=frozenset({Grade.AUXILIARY}))
    assert solved.bound == price(solved)
    assert (ill.person, ill.day, ill.shift, ill.post) in lost
    assert {who[0] for who, *_ in (*lost, *new)} == {"A"}
    assert len(new) <= 2


def test_what_is_over_stays_as_it_was(week: Published) -> None:
    (ill, *_) = on_duty(week, Grade.OFFICER, 5)
    solved = repaired(away(keeping(week.roster.problem, week.roster, day=5), (ill.person, 5)), week)
    today = week.roster.problem.period.first + 5 * DAY

    assert {place for place in places(solved.roster) ^ places(week.roster) if place[1] < today} == set()


def test_several_may_be_away_for_several_days(week: Published) -> None:
    officer, auxiliary = on_duty(week, Grade.OFFICER, 2)[0], on_duty(week, Grade.AUXILIARY, 4)[0]
    problem = keeping(week.roster.problem, week.roster, day=1)
    absences = [(officer.person, 2), (officer.person, 3), (officer.person, 4), (auxiliary.person, 4)]
    solved = repaired(away(problem, *absences), week)
    best = optimum(solved.roster.problem, USUAL)

    assert solved.repair == Repair(
        away=(auxiliary.person, officer.person), grades=frozenset({Grade.OFFICER, Grade.AUXILIARY})
    )
    assert solved.bound == price(solved) == best


def test_an_officer_in_command_who_is_away_leaves_nobody_without_one(week: Published) -> None:
    (ill,) = (duty for duty in on_duty(week, Grade.OFFICER, 3) if (duty.shift, duty.post) == ("N", "X1"))
    solved = repaired(away(keeping(week.roster.problem, week.roster, day=3), (ill.person, 3)), week)

    assert solved.roster.in_command(("X1", ill.day, "N"))


def test_who_is_away_without_a_duty_changes_nothing(week: Published) -> None:
    busy = {duty.person for duty in on_duty(week, Grade.AUXILIARY, 3)}
    idle = next(p.id for p in week.roster.problem.by_grade[Grade.AUXILIARY] if p.id not in busy)
    solved = repaired(away(keeping(week.roster.problem, week.roster, day=2), (idle, 3)), week)

    assert places(solved.roster) == places(week.roster)


def test_where_nobody_is_away_nothing_is_decided_anew(week: Published) -> None:
    solved = repaired(keeping(week.roster.problem, week.roster, day=0), week)

    assert solved.repair == Repair(away=(), grades=frozenset())
    assert places(solved.roster) == places(week.roster)


def test_what_nobody_can_cover_is_short() -> None:
    alone = problem([person(1), person(2, Grade.AUXILIARY)], [needs("G01", "D", officer=1)], days=3)
    told = published(solve(alone, USUAL, Clock()))
    solved = repaired(away(keeping(alone, told.roster, day=0), ("O001", 1)), told)
    (short,) = solved.roster.shortages

    assert (short.day, short.grade, short.missing) == (alone.period.first + DAY, Grade.OFFICER, 1)
    assert solved.bound == price(solved)


def test_the_gap_of_grades_that_stay_is_stated(week: Published) -> None:
    (ill, *_) = on_duty(week, Grade.OFFICER, 3)
    gaps = {frozenset({grade}): 7 * (grade is Grade.AUXILIARY) for grade in Grade}
    told = Published(roster=week.roster, gaps=gaps)
    solved = repaired(away(keeping(week.roster.problem, week.roster, day=2), (ill.person, 3)), told)

    assert price(solved) - solved.bound == 7


def demanding_more(given: Problem) -> Problem:
    return replace(given, demands=(*given.demands, needs("X1", "D", officer=1)))


def coming_back(given: Problem) -> Problem:
    return replace(given, leave=())


def told_otherwise(given: Problem) -> Problem:
    return replace(given, published=given.published[1:])


def as_if_earlier(given: Problem) -> Problem:
    return replace(given, today=given.period.first - 9 * DAY)


@pytest.mark.parametrize("changed", [demanding_more, coming_back, told_otherwise, as_if_earlier])
def test_where_more_than_absence_is_new_all_is_solved(
    week: Published, changed: Callable[[Problem], Problem]
) -> None:
    (ill, *_) = on_duty(week, Grade.OFFICER, 3)
    once = repaired(away(keeping(week.roster.problem, week.roster, day=1), (ill.person, 3)), week)
    told = published(once)
    later = keeping(once.roster.problem, once.roster, day=2)

    assert repair_of(later, USUAL, told) == Repair(away=(), grades=frozenset())
    assert repair_of(changed(later), USUAL, told) is None
    assert verify(solve(changed(later), USUAL, Clock(), published=told).roster, USUAL).violations == ()


def test_without_known_gaps_all_is_solved(week: Published) -> None:
    later = keeping(week.roster.problem, week.roster, day=2)

    assert repair_of(later, USUAL, Published(roster=week.roster, gaps={})) is None


def test_who_is_settled_where_a_skill_is_asked_is_decided_anew_with_the_others(week: Published) -> None:
    given = week.roster.problem
    asked = SkillNeed(skill="driver", count=1)
    patrol = replace(needs("X1", "D", officer=1, auxiliary=1), skills=(asked,))
    row = FixedDuty(person="A001", day=given.period.first + 3 * DAY, shift="D", post="X1")
    settled = replace(given, demands=(*given.demands, patrol), fixed=(row,))
    told = published(solve(settled, USUAL, Clock()))
    later = away(keeping(settled, told.roster, day=2), ("O001", 3))
    repair = repair_of(later, USUAL, told)

    assert repair is not None
    assert {Grade.OFFICER, Grade.AUXILIARY} <= repair.grades
