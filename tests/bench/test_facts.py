"""What the models written from scratch take as given agrees with the product's own checkers."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from bench import works
from bench.facts import Facts, NotCoreError
from constraints.packs import rule_book
from roster.domain import Duty, Origin, Person, Problem, Roster
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import HardRule, broken_by

ALONE = {"leave", "availability", "no-nights", "double-booking", "daily-rest", "no-day-after-night"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    folder = tmp_path_factory.mktemp("stations") / "six"
    invent_station(folder, grids=6, seed=1, first=works.FIRST)
    problem = load(folder)
    return Facts(problem, rule_book(problem).rules)


def test_a_slot_is_open_to_a_person_exactly_where_the_checkers_find_nothing(facts: Facts) -> None:
    for person in facts.problem.people.values():
        told = set(facts.slots_of[person.id])
        settled = {(duty.day, duty.shift) for duty in facts.known[person.id]}
        for slot, duty in facts.slots.items():
            wanted = any(need.target[person.grade] for need in facts.needs_at[slot])
            if wanted and slot not in settled:
                assert (slot in told) == allowed(facts, person, [duty]), (person.id, slot)


def test_two_slots_clash_exactly_where_the_checkers_find_something(facts: Facts) -> None:
    clashes = set(facts.clashes)
    pairs = [(one, other) for one in facts.slots for other in facts.slots if one < other]
    for one, other in Random(1).sample(pairs, 150):  # noqa: S311 - drawn, not kept secret
        person = next(free(facts, one, other), None)
        if person is not None:
            duties = [facts.slots[one], facts.slots[other]]
            assert ((one, other) in clashes) != allowed(facts, person, duties), (one, other)


def test_other_rules_than_the_core_ones_are_refused() -> None:
    problem = works.WORKS["rich"].problem(Path("examples/tiny"))

    with pytest.raises(NotCoreError, match="single-days"):
        Facts(problem, rule_book(problem).rules)


def free(facts: Facts, one: tuple[object, str], other: tuple[object, str]) -> Iterator[Person]:
    """Yield people who could have either slot."""
    for person in facts.problem.people.values():
        if {one, other} <= set(facts.slots_of[person.id]):
            yield person


def allowed(facts: Facts, person: Person, duties: list[Duty]) -> bool:
    """Tell whether the checkers admit duties beside what is known of a person."""
    problem: Problem = facts.problem
    held = [problem.duty(person.id, duty.day, duty.shift, None, Origin.SOLVED) for duty in duties]
    settled = [duty for duty in problem.settled if duty.person == person.id]
    rules = [rule for rule in facts.rules if isinstance(rule, HardRule) and rule.name in ALONE]
    roster = Roster(problem=problem, duties=tuple(sorted([*settled, *held])), about=frozenset([person.id]))
    return not list(islice(broken_by(roster, rules), 1))
