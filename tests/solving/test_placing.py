"""Whoever is on duty finds a post, at just the price that the model foresaw."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import RULES
from constraints.command import Command
from constraints.home_grid import HomeGrid
from constraints.shortage import Shortage
from constraints.skills import Skills
from constraints.volunteer_target import VolunteerTarget
from roster.checking import verify
from roster.domain import Roster
from roster.errors import NotPossible
from roster.model import build
from roster.rules import Rule, configured
from roster.solving import Clock, solve
from roster.solving.cpsat import solve_whole
from roster.solving.placing import place
from tests.constraints.agreement import held_as_in
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster
from tests.solving.second_solver import optimum, optimum_of
from tests.solving.settling import without_contradictions

OF_POSTS = (Skills(), Shortage(), VolunteerTarget(), HomeGrid())
USUAL = configured(RULES, {})
TELLING = [
    rule.name for rule in RULES if type(rule).places is not Rule.places or type(rule).marks is not Rule.marks
]
UNCOUPLED = [rule for rule in configured(RULES, {}) if not isinstance(rule, Command)]


@given(st.randoms(use_true_random=False))
def test_who_is_on_duty_is_placed_at_the_price_of_the_model(random: Random) -> None:
    drawn = some_roster(random)
    held = {(duty.person, duty.day, duty.shift) for duty in drawn.duties}
    model = build(drawn.problem, OF_POSTS)
    answer = solve_whole(model.program, Clock(), fixed=held_as_in(drawn, model))
    if answer.values is None:
        assert any(True for _ in Skills().violations(drawn))
        return

    placed = place(model, answer.values)
    verdict = verify(placed, OF_POSTS)

    assert {(duty.person, duty.day, duty.shift) for duty in placed.duties} == held
    assert verdict.violations == () or is_settled_against_skills(drawn)
    assert verdict.objective == model.program.objective(answer.values)
    assert verdict.objective <= verify(drawn, OF_POSTS).objective or verify(drawn, OF_POSTS).violations


def is_settled_against_skills(drawn: Roster) -> bool:
    return any(True for _ in Skills().violations(Roster(problem=drawn.problem, duties=drawn.problem.settled)))


@settings(max_examples=settings().max_examples // 3)
@given(st.randoms(use_true_random=False))
def test_taking_alike_posts_together_changes_no_optimum(random: Random) -> None:
    problem = without_contradictions(some_roster(random).problem, UNCOUPLED)
    together, apart = (build(problem, UNCOUPLED, one_by_one=alone).program for alone in (False, True))

    assert len(together.upper) <= len(apart.upper)
    assert optimum_of(together) == optimum_of(apart)


@settings(max_examples=settings().max_examples // 2)
@given(st.randoms(use_true_random=False))
def test_rules_that_tell_places_and_people_apart_are_kept_at_the_least_price(random: Random) -> None:
    drawn = some_roster(random)
    told = [replace(some_rule(name, random, drawn), in_force=True) for name in TELLING]
    rules = [*USUAL, *random.sample(told, random.randint(1, len(told)))]
    problem = without_contradictions(drawn.problem, rules)
    try:
        solved = solve(problem, rules, Clock())
    except NotPossible:
        assert optimum(problem, rules) is None
        return

    verdict = verify(solved.roster, rules)

    assert verdict.violations == ()
    assert verdict.objective == optimum(problem, rules)
    assert solved.bound <= verdict.objective
