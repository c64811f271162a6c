"""For every rule: what the model admits is what the checker passes, and what it charges is what it pays."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.domain import Roster
from roster.rules import HardRule, SoftRule
from tests.constraints.agreement import modelled_price
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster

HARD = [rule.name for rule in RULES if isinstance(rule, HardRule)]
SOFT = [rule.name for rule in RULES if isinstance(rule, SoftRule)]
RANDOMS = st.randoms(use_true_random=False)
SOME = settings(max_examples=settings().max_examples * 2 // 5)  # for each rule


@pytest.mark.parametrize("name", HARD)
@SOME
@given(random=RANDOMS)
def test_the_model_admits_exactly_the_rosters_without_a_violation(name: str, random: Random) -> None:
    roster = some_roster(random)
    rule = some_rule(name, random, roster)
    assert isinstance(rule, HardRule)
    violations = list(rule.violations(roster))
    settled = Roster(problem=roster.problem, duties=roster.problem.settled)
    if rule.lasting and any(True for _ in rule.violations(settled)):
        assert violations  # refused before there is a model
        return
    assume(not any(fault.source.file == "fixed" for fault in rule.faults(roster.problem)))

    assert (modelled_price(roster, [rule]) is not None) == (not violations)


@pytest.mark.parametrize("name", SOFT)
@SOME
@given(random=RANDOMS)
def test_the_model_charges_what_the_checker_finds(name: str, random: Random) -> None:
    roster = some_roster(random)
    rule = some_rule(name, random, roster)
    assert isinstance(rule, SoftRule)

    assert modelled_price(roster, [rule]) == sum(charge.points for charge in rule.price(roster))
