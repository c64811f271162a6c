"""Of equal rosters the one that people were told is taken."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.domain import Roster
from roster.rules import configured
from roster.solving.retelling import as_told
from tests.constraints.drawing import changed, drawn, with_person
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster

USUAL = configured(RULES, {})
WEEK = drawn("O001  D@G01 D@G01\nO002  D@G02 D@G02\nO003  . .")


def told(roster: Roster, *swapped: tuple[str, str]) -> Roster:
    """Let everybody have been told what they have, but each at the other's post."""
    other = dict(swapped)
    duties = tuple(replace(duty, post=other.get(duty.post or "", duty.post)) for duty in roster.duties)
    return changed(roster, published=duties)


def posts(roster: Roster) -> list[tuple[str, str | None]]:
    return [(duty.person, duty.post) for duty in roster.duties]


def test_who_was_told_another_place_stands_there() -> None:
    there = told(WEEK, ("G01", "G02"), ("G02", "G01"))

    assert set(posts(as_told(there, USUAL))) == {("O001", "G02"), ("O002", "G01")}


def test_whom_it_would_cost_stays() -> None:
    at_home = with_person(told(WEEK, ("G01", "G02"), ("G02", "G01")), "O001", home_grid="G01")

    assert posts(as_told(at_home, USUAL)) == posts(at_home)


def test_who_is_new_takes_the_place_that_is_left() -> None:
    gone = replace(
        WEEK, duties=tuple(replace(d, person="O003") if d.person == "O002" else d for d in WEEK.duties)
    )
    there = replace(gone, problem=told(WEEK, ("G01", "G02"), ("G02", "G01")).problem)

    assert set(posts(as_told(there, USUAL))) == {("O001", "G02"), ("O003", "G01")}


@given(st.randoms(use_true_random=False))
def test_nobody_gains_or_loses_a_duty_and_nothing_is_broken_or_dearer(random: Random) -> None:
    roster = some_roster(random)
    rules = [some_rule(rule.name, random, roster) for rule in RULES]
    rules = [rule for rule in rules if not list(getattr(rule, "violations", lambda _: ())(roster))]
    found = as_told(roster, rules)

    assert {(d.person, d.day, d.shift) for d in found.duties} == {
        (d.person, d.day, d.shift) for d in roster.duties
    }
    assert {v.rule for v in verify(found, rules).violations} <= {
        v.rule for v in verify(roster, rules).violations
    }
    assert verify(found, rules).objective <= verify(roster, rules).objective
