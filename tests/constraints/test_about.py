"""Asked of a few people, a rule says of them just what it says of them among all."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constraints import RULES
from roster.domain import Roster
from roster.rules import Charge, HardRule, Rule, SoftRule, Violation
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
@given(random=st.randoms(use_true_random=False))
def test_what_is_found_of_a_few_people_is_what_is_found_of_them_among_all(name: str, random: Random) -> None:
    roster = some_roster(random)
    rule = some_rule(name, random, roster)
    few = frozenset(random.sample(sorted(roster.problem.people), 1))
    asked = replace(roster, about=few)

    assert told(rule, asked, few) == told(rule, roster, few)


def told(rule: Rule, roster: Roster, people: frozenset[str]) -> Counter[object]:
    return Counter(found for found in _found(rule, roster) if found.person in people)


def _found(rule: Rule, roster: Roster) -> Iterator[Violation | Charge]:
    if isinstance(rule, HardRule):
        yield from rule.violations(roster)
    elif isinstance(rule, SoftRule):
        yield from rule.price(roster)
