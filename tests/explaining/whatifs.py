"""Small cases to ask «what if» of, and their best price by another solver."""

from random import Random

from hypothesis import assume

from constraints import RULES
from roster.errors import NotPossible
from roster.explaining.case import Case
from roster.explaining.trials import Outcome, Trials
from roster.rules import configured
from tests.constraints.random_weeks import some_problem, some_roster
from tests.solving.second_solver import optimum
from tests.solving.settling import without_contradictions
from tests.solving.test_optimality import some_rules

USUAL = tuple(configured(RULES, {}))


def some_case(random: Random, *, any_rules: bool = False) -> Case:
    """Give a small random case, under the usual rules or under any, with parameters near their boundaries."""
    if any_rules:
        drawn = some_roster(random)
        rules = tuple(some_rules(random, drawn))
        return Case(problem=without_contradictions(drawn.problem, rules), rules=rules)
    problem = some_problem(random, people=5, days=5, shifts=4)
    return Case(problem=without_contradictions(problem, USUAL), rules=USUAL)


def some_solved(random: Random, *, any_rules: bool = False) -> tuple[Case, Outcome]:
    """Give a small random case that has a roster, and its best one."""
    case = some_case(random, any_rules=any_rules)
    try:
        found = Trials().solve(case)
    except NotPossible:
        found = None
    assume(found is not None and found.proven)
    assert found is not None
    return case, found


def solved(case: Case) -> Outcome:
    """Give a case's best roster, proven."""
    found = Trials().solve(case)
    assert found is not None
    assert found.proven
    return found


def best_price(case: Case) -> int | None:
    """Give the best price of a case as HiGHS finds it, every post modelled by itself; None where there is none."""
    return optimum(case.problem, case.rules)


def tell(_: object) -> None:
    """Hear what is being solved, and say nothing."""
