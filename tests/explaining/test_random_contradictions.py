"""Random stations: what is called impossible is, what is called possible has a roster."""

import os
from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.domain import FixedDuty, Grade, Origin, Roster
from roster.explaining.impossible import why_impossible
from roster.rules import HardRule, Rule
from roster.solving import Clock
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster
from tests.explaining.explained import explained
from tests.solving.test_planted import needs_of, row_of

HARD = [rule for rule in RULES if isinstance(rule, HardRule)]
SOAK = bool(os.environ.get("GRIDROSTER_SOAK"))


@settings(max_examples=max(settings().max_examples // 2, 1))
@given(st.randoms(use_true_random=False))
def test_a_random_station_is_explained_rightly(random: Random) -> None:
    roster = some_roster(random)
    rules = some_hard_rules(random, roster)
    problem = roster.problem
    assume(not any(fault.source.file == "fixed" for rule in rules for fault in rule.faults(problem, rules)))

    explained(problem, rules)


@settings(max_examples=2000 if SOAK else settings().max_examples)
@given(st.randoms(use_true_random=False))
def test_what_a_roster_keeps_is_never_called_impossible(random: Random) -> None:
    drawn = some_roster(random)
    rules = some_hard_rules(random, drawn)
    roster = some_legal_roster(drawn, rules)
    kept = [duty for duty in roster.duties if duty.origin is Origin.FIXED or random.randint(0, 2)]
    rows = tuple(FixedDuty(person=d.person, day=d.day, shift=d.shift, post=d.post) for d in kept)
    problem = replace(roster.problem, fixed=rows)
    held = {(row.person, row.day, row.shift) for row in rows}
    witness = tuple(
        replace(duty, origin=Origin.FIXED if (duty.person, duty.day, duty.shift) in held else Origin.SOLVED)
        for duty in roster.duties
    )
    assume(not verify(Roster(problem=problem, duties=tuple(sorted(witness))), rules).violations)

    assert why_impossible(problem, rules, Clock()) is None


def some_hard_rules(random: Random, roster: Roster) -> list[Rule]:
    """Draw the hard rules, the usual ones and some others, with parameters near the roster's figures."""
    chosen = [rule.name for rule in HARD if rule.in_force or random.randint(0, 3) == 0]
    return [some_rule(name, random, roster) if random.randint(0, 1) else _usual(name) for name in chosen]


def _usual(name: str) -> Rule:
    return next(rule for rule in HARD if rule.name == name)


def some_legal_roster(drawn: Roster, rules: list[Rule]) -> Roster:
    """Leave out of a roster what breaks a rule, duty by duty, officers first."""
    empty = replace(drawn.problem, demands=(), fixed=())
    roster = Roster(problem=empty, duties=())
    for duty in sorted(drawn.duties, key=lambda d: (drawn.person(d).grade is not Grade.OFFICER, d)):
        solved = replace(duty, origin=Origin.SOLVED)
        more = replace(roster, duties=tuple(sorted({*roster.duties, solved})))
        asked = replace(more, problem=replace(empty, demands=tuple(map(row_of, needs_of(more)))))
        if not verify(asked, rules).violations:
            roster = asked
    return roster
