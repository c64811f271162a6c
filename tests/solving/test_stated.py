"""What rules state, looked at without the model's cleverness, says the same as their checkers."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.domain import FixedDuty, Origin, Problem, Roster
from roster.rules import HardRule
from roster.solving import Clock
from roster.solving.feasible import any_roster
from roster.solving.stated import cannot_be
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster

LASTING = [rule.name for rule in RULES if isinstance(rule, HardRule) and rule.lasting]


@pytest.mark.parametrize("name", LASTING)
@settings(max_examples=settings().max_examples // 4)
@given(random=st.randoms(use_true_random=False))
def test_what_is_settled_cannot_be_just_where_it_breaks_a_lasting_rule(name: str, random: Random) -> None:
    roster = some_roster(random)
    rule = some_rule(name, random, roster)
    assert isinstance(rule, HardRule)
    problem = all_settled(roster, random)
    assume(not any(fault.source.file == "fixed" for fault in rule.faults(problem)))
    broken = any(True for _ in rule.violations(Roster(problem=problem, duties=problem.settled)))

    stated = [cannot_be(problem, [rule], Clock(), alone=alone) for alone in (False, True)]

    assert not any(stated) or broken
    assert any(stated) == broken or (broken and any_roster(problem, [rule], Clock()) is None)


def all_settled(roster: Roster, random: Random) -> Problem:
    """Give the problem with most of a roster's duties settled."""
    kept = [duty for duty in roster.duties if duty.origin is Origin.FIXED or random.randint(0, 5)]
    rows = [FixedDuty(person=d.person, day=d.day, shift=d.shift, post=d.post) for d in kept]
    return replace(roster.problem, fixed=tuple(rows))
