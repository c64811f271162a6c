"""What each rule costs: another solver finds the same difference without it."""

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from roster.explaining.case import Case
from roster.explaining.shadows import Proof, shadows
from roster.explaining.trials import Trials
from roster.solving import Clock
from roster.solving.bounding import lower_bound
from tests.explaining.whatifs import USUAL, best_price, solved, some_case, some_solved, tell
from tests.stations import needs, person, problem

RANDOMS = st.randoms(use_true_random=False)


@settings(max_examples=settings().max_examples // 10)
@given(random=RANDOMS)
def test_a_shadow_is_what_two_complete_solves_differ_by(random: Random) -> None:
    case, before = some_solved(random)
    for shadow in shadows(case, before, Trials(), tell):
        if shadow.proof is Proof.LASTING:
            continue
        without = best_price(case.without_rule(shadow.rule))
        assert without is not None
        assert shadow.total is not None
        assert (shadow.total.least, shadow.total.most) == (before.objective - without,) * 2
        assert shadow.others is not None
        assert shadow.others.least == shadow.total.most - shadow.paid


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_no_roster_is_below_the_quick_bound(random: Random) -> None:
    case = some_case(random)
    bound, best = lower_bound(case.problem, case.rules, Clock()), best_price(case)
    assert bound is not None
    assert best is None or bound <= best


def test_the_rule_that_keeps_a_seat_open_casts_the_shadow_and_the_others_none() -> None:
    given = problem([person(1, weekly_hours=timedelta(hours=48))], [needs("G01", "D", 1)])
    case = Case(problem=given, rules=USUAL)

    found = {shadow.rule: shadow for shadow in shadows(case, solved(case), Trials(), tell)}

    assert found["leave"].idle
    assert found["shortage"].paid == 1000
    casting = {name for name, shadow in found.items() if shadow.total is not None and not shadow.idle}
    assert casting & {"duty-run", "weekly-rest", "weekly-hours", "shortage"} == {"shortage"}


def test_what_was_not_tried_is_said_not_to_be() -> None:
    given = problem([person(1)], [needs("G01", "D", 1)])
    case = Case(problem=given, rules=USUAL)
    before = solved(case)
    trials = Trials()
    trials.halt()

    assert {shadow.proof for shadow in shadows(case, before, trials, tell)} == {Proof.LASTING, Proof.UNTRIED}
