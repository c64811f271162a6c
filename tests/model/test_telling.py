"""The model tells apart what rules ask it to: places for people, people at needs, and nothing else."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constraints.fixed_duties import FixedDuties
from constraints.home_grid import HomeGrid
from constraints.shortage import Shortage
from constraints.skills import Skills
from roster.checking import verify
from roster.domain import Roster
from roster.model import build
from roster.rules import Rule
from roster.solving import Clock
from roster.solving.cpsat import solve_whole
from roster.solving.placing import place
from tests.constraints.agreement import modelled_price
from tests.constraints.random_weeks import some_roster
from tests.model.telling_rules import Marked, Visits, some_marked, some_visits
from tests.solving.second_solver import optimum_of
from tests.solving.settling import without_contradictions
from tests.stations import needs, person, problem

RANDOMS = st.randoms(use_true_random=False)


def some_rules(random: Random, drawn: Roster) -> tuple[Rule, ...]:
    telling = (some_visits(random, drawn.problem), some_visits(random, drawn.problem))
    return (*telling[: random.randint(0, 2)], some_marked(random, drawn.problem))


@given(RANDOMS)
def test_the_model_admits_exactly_what_keeps_rules_about_places_and_marks(random: Random) -> None:
    drawn = some_roster(random)
    rules = some_rules(random, drawn)
    problem = without_contradictions(drawn.problem, rules)
    kept = tuple(duty for duty in drawn.duties if duty not in drawn.problem.settled)
    drawn = Roster(problem=problem, duties=tuple(sorted((*kept, *problem.settled))))

    broken = verify(drawn, rules).violations
    if not any(violation.rule == "demand" for violation in broken):
        assert (modelled_price(drawn, rules) is not None) == (not broken)


@settings(max_examples=settings().max_examples // 2)
@given(RANDOMS)
def test_who_is_on_duty_is_placed_within_their_part_of_the_posts_at_the_price_of_the_model(
    random: Random,
) -> None:
    drawn = some_roster(random)
    rules = (FixedDuties(), Skills(), *some_rules(random, drawn), Shortage(), HomeGrid())
    problem = without_contradictions(drawn.problem, rules)
    together, apart = (build(problem, rules, one_by_one=alone) for alone in (False, True))
    answer = solve_whole(together.program, Clock())
    assert answer.values is not None

    verdict = verify(place(together, answer.values), rules)

    assert verdict.violations == ()
    assert verdict.objective == together.program.objective(answer.values) == optimum_of(apart.program)


def test_where_no_rule_asks_there_is_one_option_a_date_and_shift() -> None:
    given_problem = problem([person(1)], [needs("grid", "D", officer=1)], grids=3, days=2)

    assert [option.posts for option in build(given_problem, []).options("O001")] == [None, None]


def test_where_a_rule_tells_places_apart_there_is_an_option_for_each_part() -> None:
    given_problem = problem([person(1), person(2)], [needs("grid", "D", officer=1)], grids=3, days=1)
    rule = Visits(label_of={"G01": "a", "G02": "b", "G03": "a"}, most={("O001", "a"): 1})
    model = build(given_problem, [rule])

    parts = [sorted(option.posts or ()) for option in model.options("O001")]
    assert parts == [["G01", "G03"], ["G02"]]
    assert [option.posts for option in model.options("O002")] == [None]


def test_two_rules_may_not_mean_different_people_by_one_mark() -> None:
    given_problem = problem([person(1)], [needs("G01", "D", officer=1)], days=1)
    rules = [Marked(bearers={"G01": frozenset()}), Marked(bearers={"G01": frozenset(["O001"])})]

    with pytest.raises(AssertionError, match="marked"):
        build(given_problem, rules)
