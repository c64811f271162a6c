"""A solved roster that keeps the rules about the period as a whole, broken in one place: just that is found."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from constraints import RULES
from roster.checking import verify
from roster.domain import DAY, Grade, Request, Roster
from roster.rules import open_book
from roster.solving import Clock, Limits, solve
from tests.constraints.mutations import findings, without
from tests.constraints.test_mutations_of_runs import with_week
from tests.stations import MONDAY, SHIFTS, needs, person, problem

BROKEN = frozenset({"forbidden-successions", "most-hours", "least-hours", "most-weekends"})
IDLE = ("A010", "A011")  # who would rather not, so that their weeks can be drawn
Week = Mapping[int, str]  # the shift of a day, by days from the first
_ON = {"in_force": True}
_CONTRACTS = {
    "full": {"least-hours": _ON | {"least": "8h"}},
    "part-time": {"most-hours": _ON | {"most": "12h"}, "most-weekends": _ON | {"most": 0}},
}
_EVERYBODY = {"forbidden-successions": _ON | {"after": ["S: E", "D: S"]}}


def test_the_roster_to_be_broken_keeps_every_rule_and_leaves_some_idle() -> None:
    assert findings(legal(), RULES_HERE) == set()
    assert not [duty for duty in legal().duties if duty.person in IDLE]
    assert {rule.name for rule in RULES_HERE} >= BROKEN


@pytest.mark.parametrize(
    ("rule", "week", "day"),
    [
        ("forbidden-successions", {0: "S", 1: "E"}, 1),
        ("forbidden-successions", {2: "D", 3: "S"}, 3),
        ("most-hours", {0: "D", 2: "D"}, 2),
        ("most-hours", {0: "S", 1: "D", 2: "D"}, 2),
        ("most-weekends", {5: "S"}, 5),
        ("most-weekends", {5: "S", 6: "S"}, 5),
    ],
)
def test_one_persons_week_that_breaks_a_rule_breaks_just_that(rule: str, week: Week, day: int) -> None:
    assert findings(with_week(legal(), "A010", week), RULES_HERE) == {(rule, "A010", day)}


def test_a_week_taken_from_somebody_leaves_too_few_hours() -> None:
    idle = without(legal(), lambda duty: duty.person == "A001")
    assert findings(idle, RULES_HERE) == {("least-hours", "A001", 6)}


def test_what_one_contract_forbids_another_allows() -> None:
    week = {0: "D", 2: "D"}
    other = replace(legal().problem.people["A010"], contract="")
    free = replace(legal().problem, people={**legal().problem.people, "A010": other})
    assert verify(with_week(replace(legal(), problem=free), "A010", week), RULES_HERE).violations == ()


def _given(seats: int) -> Roster:
    people = [person(i, Grade.AUXILIARY, contract="full" if i < 10 else "part-time") for i in range(1, 12)]
    people += [person(i) for i in range(1, 13)]
    demands = [needs("G01", code, officer=1, auxiliary=seats) for code in SHIFTS]
    wishes = (
        Request(person=who, day=MONDAY + i * DAY, shift=None, weight=9) for who in IDLE for i in range(7)
    )
    given = problem(people, demands, requests=tuple(wishes), overrides=_EVERYBODY, contracts=_CONTRACTS)
    return Roster(problem=given, duties=())


RULES_HERE = open_book(RULES, {}, _given(1).problem).rules


@cache
def legal() -> Roster:
    """Solve a week of a grid with enough people, and then leave a seat open everywhere."""
    solved = solve(_given(1).problem, RULES_HERE, Clock(limits=Limits(work=0.5)))
    return replace(solved.roster, problem=_given(2).problem)
