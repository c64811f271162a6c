"""The engine's roster is legal, costs what it says, and nothing is cheaper: other ways of solving agree."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import RULES
from constraints.rolling_cap import RollingCap
from roster.checking import verify
from roster.domain import Duty, Problem, Roster
from roster.errors import NotPossible
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import HardRule, Rule, configured
from roster.solving import Clock, Solved, solve
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_problem, some_roster
from tests.solving.second_solver import optimum
from tests.solving.settling import without_contradictions
from tests.stations import MONDAY

USUAL = configured(RULES, {})
RANDOMS = st.randoms(use_true_random=False)


def some_rules(random: Random, roster: Roster) -> tuple[Rule, ...]:
    """Give all rules, about half of them with parameters near the roster's figures."""
    drawn = tuple(some_rule(r.name, random, roster) if random.randint(0, 1) else r for r in RULES)
    return configured((r for r in drawn if not isinstance(r, RollingCap)), {}) + (
        (RollingCap(in_force=True),) if random.randint(0, 3) == 0 else ()
    )


def assert_proven_best(solved: Solved, problem: Problem, rules: Sequence[Rule]) -> None:
    """See that a roster keeps all rules, and that its price and its bound are another solver's optimum."""
    verdict = verify(solved.roster, rules)
    assert verdict.violations == ()
    assert verdict.objective == solved.bound == optimum(problem, rules)


@settings(max_examples=settings().max_examples * 3 // 5)
@given(random=RANDOMS)
def test_another_solver_finds_the_same_optimum(random: Random) -> None:
    roster = some_roster(random)
    rules = some_rules(random, roster)
    problem = without_contradictions(roster.problem, rules)
    try:
        solved = solve(problem, rules, Clock())
    except NotPossible:
        assert optimum(problem, rules) is None
        return

    assert_proven_best(solved, problem, rules)


@settings(max_examples=settings().max_examples // 4)
@given(random=RANDOMS)
def test_no_roster_of_all_that_there_are_is_cheaper(random: Random) -> None:
    problem = without_contradictions(some_problem(random, people=4, days=4, shifts=3), USUAL)
    rosters = list(every_roster(problem, limit=1000))
    assume(1 < len(rosters) <= 1000)
    verdicts = [verify(roster, USUAL) for roster in rosters]
    legal = [verdict.objective for verdict in verdicts if not verdict.violations]
    try:
        solved = solve(problem, USUAL, Clock())
    except NotPossible:
        assert not legal
        return

    assert verify(solved.roster, USUAL).objective == solved.bound == min(legal)


def every_roster(problem: Problem, limit: int) -> Iterator[Roster]:
    """Give the rosters of all combinations of people's legal weeks, until there are too many."""
    weeks = [list(every_week(problem, person)) for person in problem.people]
    for count, chosen in enumerate(product(*weeks)):
        if count > limit:
            return
        yield Roster(problem=problem, duties=tuple(sorted(duty for week in chosen for duty in week)))


def every_week(problem: Problem, person: str) -> Iterator[tuple[Duty, ...]]:
    """Give the duties that one person could have, as far as they alone can break no rule."""
    settled = tuple(duty for duty in problem.settled if duty.person == person)
    grade = problem.people[person].grade
    seats = [
        problem.duty(person, need.day, need.shift, need.post)
        for need in problem.needs
        if need.most[grade] and (need.day, need.shift) not in {(duty.day, duty.shift) for duty in settled}
    ]
    alone = [
        rule for rule in USUAL if isinstance(rule, HardRule) and rule.lasting and rule.name != "fixed-duties"
    ]
    for count in range(len(seats) + 1):
        found = False
        for added in combinations(seats, count):
            week = (*settled, *added)
            if not verify(Roster(problem=problem, duties=tuple(sorted(week))), alone).violations:
                found = True
                yield week
        if not found:
            return


@pytest.mark.parametrize(("grids", "seed", "staffing"), [(3, 2, 0.7), (4, 4, 1.0)])
def test_another_solver_finds_nothing_better_for_a_station(
    grids: int, seed: int, staffing: float, tmp_path: Path
) -> None:
    invent_station(tmp_path / "station", grids=grids, seed=seed, first=MONDAY, staffing=staffing)
    problem = load(tmp_path / "station")
    rules = configured(RULES, problem.overrides)
    solved = solve(problem, rules, Clock())
    verdict = verify(solved.roster, rules)

    assert verdict.violations == ()
    assert verdict.objective == solved.bound == optimum(problem, rules)
