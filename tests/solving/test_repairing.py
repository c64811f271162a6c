"""A published roster is repaired when people are away: as good as one made anew, and never called better than it is."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.domain import DAY, Duty, Grade, Leave, LeaveKind, Origin, Problem, Roster
from roster.errors import NotPossible
from roster.rules import Rule, configured, price_of
from roster.solving import Clock, Published, Solved, solve
from tests.constraints.random_weeks import some_roster
from tests.solving.second_solver import optimum
from tests.solving.settling import is_contradictory, without_contradictions
from tests.solving.test_optimality import some_rules
from tests.stations import six_grids

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
