"""An earlier roster is a first one at once, and changes nothing of what is proven."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.domain import Duty, Leave, LeaveKind, Problem, Request
from roster.errors import Interrupted, NotPossible
from roster.model import build, components
from roster.rules import configured, price_of
from roster.solving import Clock, Limits, solve
from roster.solving.knowing import NOTHING, Known, places_of, told_in
from roster.solving.starting import Start
from tests.constraints.random_weeks import some_roster
from tests.solving.second_solver import optimum
from tests.solving.settling import without_contradictions
from tests.solving.test_optimality import assert_proven_best, some_rules
from tests.stations import six_grids

USUAL = configured(RULES, {})
RANDOMS = st.randoms(use_true_random=False)
NO_TIME = Limits(seconds=1e-9)


@pytest.fixture(scope="module")
def last_week() -> tuple[Duty, ...]:
    return solve(six_grids(), USUAL, Clock()).roster.duties


def who_worked(problem: Problem, duties: Sequence[Duty]) -> Known:
    return NOTHING.with_roster(problem.people, duties)


def absent(who: str) -> Problem:
    """Let one of the station be ill all week."""
    given = six_grids()
    days = given.period.dates
    ill = Leave(person=who, first=days[0], last=days[-1], kind=LeaveKind.SICK)
    return replace(given, leave=(*given.leave, ill))


def test_without_time_there_is_a_roster_if_there_was_one(last_week: tuple[Duty, ...]) -> None:
    """Last week's O001 is ill now, so only most of it fits."""
    problem = absent("O001")
    with pytest.raises(Interrupted):
        solve(problem, USUAL, Clock(limits=NO_TIME))

    solved = solve(problem, USUAL, Clock(limits=NO_TIME), known=who_worked(problem, last_week))

    assert verify(solved.roster, USUAL).violations == ()
    assert solved.bound <= price_of(solved.roster, USUAL)
    assert solved.roster.of_person["O001"] == ()
    assert len(solved.roster.duties) > len(last_week) / 2


def test_without_time_what_was_published_is_kept_as_far_as_it_fits(last_week: tuple[Duty, ...]) -> None:
    """Nothing is repaired: a wish is new as well as the absence."""
    ill = absent("O001")
    wish = Request(person="O002", day=ill.period.first, shift=None, weight=5)
    problem = replace(ill, requests=(wish,), published=last_week, today=ill.period.first)
    solved = solve(problem, USUAL, Clock(limits=NO_TIME))

    assert verify(solved.roster, USUAL).violations == ()
    assert solved.repair is None
    assert solved.bound <= price_of(solved.roster, USUAL)


def test_who_stops_it_before_it_begins_gets_none(last_week: tuple[Duty, ...]) -> None:
    clock = Clock()
    clock.halt()
    with pytest.raises(Interrupted):
        solve(six_grids(), USUAL, clock, known=who_worked(six_grids(), last_week))


def test_one_that_fits_is_kept_whole_and_of_one_that_does_not_as_much_as_fits(
    last_week: tuple[Duty, ...],
) -> None:
    """The other has somebody on two shifts that overlap."""
    evening = next(duty for duty in last_week if duty.shift == "E")
    clashing = six_grids().duty(evening.person, evening.day, "N", evening.post)
    model = build(six_grids(), USUAL)
    for duties in (last_week, (evening, clashing)):
        told = told_in(model, places_of(duties))
        for part in components(model.program):
            known = {n: told[v] for n, v in enumerate(part.variables) if v in told}
            if not known:
                continue
            start = Start(part.program, Clock(), known)
            whole, partly = start.whole(), start.partly()
            assert (whole is None) == (duties is not last_week and sum(known.values()) == 2)
            assert whole is None or {n: whole[n] for n in known} == known
            assert partly is not None
            assert all(partly[n] <= value for n, value in known.items())


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_whatever_it_starts_from_the_proven_best_is_the_same(random: Random) -> None:
    """The duties that are drawn keep to no rule."""
    roster = some_roster(random)
    rules = some_rules(random, roster)
    problem = without_contradictions(roster.problem, rules)
    try:
        solved = solve(problem, rules, Clock(), known=who_worked(problem, roster.duties))
    except NotPossible:
        assert optimum(problem, rules) is None
        return

    assert_proven_best(solved, problem, rules)


@settings(max_examples=settings().max_examples // 4)
@given(random=RANDOMS)
def test_without_time_what_it_gives_is_legal_and_its_bound_holds(random: Random) -> None:
    roster = some_roster(random)
    rules = some_rules(random, roster)
    problem = without_contradictions(roster.problem, rules)
    try:
        solved = solve(problem, rules, Clock(limits=NO_TIME), known=who_worked(problem, roster.duties))
    except (NotPossible, Interrupted):
        reject()

    verdict = verify(solved.roster, rules)
    assert verdict.violations == ()
    assert solved.bound <= (optimum(problem, rules) or 0) <= verdict.objective
