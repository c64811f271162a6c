"""A change that is tried on a few people and one date says what the whole roster, checked anew, says."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.checking.trying import Change, Trials, by_rule
from roster.domain import Duty, Origin, Roster
from roster.rules import Rule, Violation
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster

NAMES = [rule.name for rule in RULES]


def places(violations: tuple[Violation, ...]) -> Counter[tuple[object, ...]]:
    return Counter((v.rule, v.day, v.person, v.post, v.message) for v in violations)


def some_change(random: Random, roster: Roster) -> Change:
    """Take a solved duty from somebody, and give its place to another, or give an open seat to somebody."""
    open_ = [duty for duty in roster.duties if duty.origin is Origin.SOLVED]
    assume(open_)
    taken = random.choice(open_)
    others = [p.id for p in roster.problem.people.values() if p.id != taken.person]
    given_: tuple[Duty, ...] = ()
    if others and random.randint(0, 3):
        given_ = (roster.problem.duty(random.choice(others), taken.day, taken.shift, taken.post),)
    return Change(taken=(taken,), given=given_)


def check(roster: Roster, rules: list[Rule], change: Change) -> None:
    left = [duty for duty in roster.duties if duty not in change.taken]
    changed = replace(roster, duties=tuple(sorted([*left, *change.given], key=lambda d: (d.start, d.person))))
    before, after = verify(roster, rules), verify(changed, rules)
    trials = Trials(roster, rules)

    assert places(trials.broken(change)) == places(after.violations) - places(before.violations)
    assert sum(by_rule(trials.costs(change)).values()) == after.objective - before.objective


@given(st.randoms(use_true_random=False))
def test_every_rule_says_of_a_change_what_it_says_of_the_whole(random: Random) -> None:
    roster = some_roster(random)
    change = some_change(random, roster)
    for name in NAMES:  # one by one, so that none hides what another says
        check(roster, [some_rule(name, random, roster)], change)
