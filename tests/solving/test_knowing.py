"""What is known of an earlier solve is used where it holds, and nowhere else: no bound becomes better than it is."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

import roster.solving
from constraints import RULES
from roster.checking import verify
from roster.domain import DAY, Availability, FixedDuty, Grade, Leave, LeaveKind, Problem
from roster.errors import NotPossible
from roster.model import Program, Row
from roster.rules import Rule, configured, price_of
from roster.solving import Clock, Known, Limits, Solved, solve
from roster.solving.knowing import digest
from tests.constraints.random_weeks import some_roster
from tests.solving.second_solver import optimum
from tests.solving.settling import is_contradictory, without_contradictions
from tests.solving.test_optimality import some_rules
from tests.stations import person, six_grids

USUAL = configured(RULES, {})
NEAR = Limits(gap=0.01)


def made(problem: Problem, rules: tuple[Rule, ...], known: Known, limits: Limits) -> Solved:
    try:
        return solve(problem, rules, Clock(limits=limits), known=known)
    except NotPossible:
        reject()


def as_people_come_and_go(random: Random, given: Problem) -> Problem:
    """Let somebody be there who was not, somebody be away, and somebody be on duty on a day."""
    people, last = dict(given.people), given.period.days - 1
    someone = people[random.choice(sorted(people))]
    days = [given.period.first + random.randint(0, last) * DAY for _ in range(2)]
    for number in range(random.randint(0, 2)):
        new = replace(someone, id=f"N{number}", grade=random.choice(list(Grade)), home_grid=None, crew="")
        people[new.id] = new
    windows = [
        Availability(person=who, weekday=day, start=w.start, end=w.end)
        for who in people.keys() - given.people.keys()
        for w in given.windows_of[someone.id][:1]
        for day in range(7)
    ]
    leave, fixed = given.leave, given.fixed
    if random.randint(0, 1):
        leave += (Leave(person=someone.id, first=days[0], last=days[0], kind=LeaveKind.SICK),)
    if random.randint(0, 1):
        fixed += (FixedDuty(person=someone.id, day=days[1], shift=random.choice(sorted(given.shifts))),)
    ordered = dict(sorted(people.items()))
    availability = (*given.availability, *sorted(windows, key=lambda w: (w.person, str(w.weekday))))
    return replace(given, people=ordered, leave=leave, fixed=fixed, availability=availability)


@pytest.mark.parametrize("limits", [Limits(), NEAR], ids=["proof", "near"])
@settings(max_examples=settings().max_examples // 2)
@given(random=st.randoms(use_true_random=False))
def test_what_is_made_from_what_is_known_is_as_good_as_it_says(limits: Limits, random: Random) -> None:
    drawn = some_roster(random)
    rules = some_rules(random, drawn)
    problem = without_contradictions(replace(drawn.problem, published=(), today=None), rules)
    solved = made(problem, rules, Known(), limits)
    for _ in range(2):
        problem = as_people_come_and_go(random, problem)
        if is_contradictory(problem, rules):
            reject()
        solved = made(problem, rules, solved.known, limits)
        verdict, best = verify(solved.roster, rules), optimum(problem, rules)

        assert verdict.violations == ()
        assert best is not None
        assert solved.bound <= best <= verdict.objective
        if not limits.gap:
            assert solved.bound == verdict.objective


@pytest.fixture(name="sizes")
def _sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """List how much is to be decided in each part that is solved from now on."""
    sizes: list[int] = []
    module = roster.solving.solve.__globals__
    real = module["solve_part"]

    def counted(program: Program, *known: object, **more: object) -> object:
        sizes.append(len(program.decisions))
        return real(program, *known, **more)

    monkeypatch.setitem(module, "solve_part", counted)
    return sizes


def test_only_the_grade_that_somebody_joins_is_solved_again(sizes: list[int]) -> None:
    week = six_grids()
    before = solve(week, USUAL, Clock(), known=Known())
    of_grades = sizes.copy()
    sizes.clear()
    more = replace(week, people=dict(sorted({**week.people, "A099": person(99, Grade.AUXILIARY)}.items())))
    after = solve(more, USUAL, Clock(), known=before.known)

    (anew,) = (size for size in sizes if size > 1)
    assert anew > max(of_grades) > 1
    assert after.bound == price_of(after.roster, USUAL)
    others = [(d.person, d.day, d.shift) for d in after.roster.duties if d.person[0] != "A"]
    assert others == [(d.person, d.day, d.shift) for d in before.roster.duties if d.person[0] != "A"]


def test_what_is_as_it_was_is_not_solved_at_all(sizes: list[int]) -> None:
    before = solve(six_grids(), USUAL, Clock(), known=Known())
    sizes.clear()
    after = solve(six_grids(), USUAL, Clock(), known=before.known)

    assert sizes == []
    assert (after.roster, after.bound, after.gaps) == (before.roster, before.bound, before.gaps)
    assert after.known == before.known


def some_program() -> Program:
    program = Program(lower=[0, 0], upper=[1, 1], prices=[2, 3])
    program.rows = [Row({0: 1, 1: 1}, 1)]
    return program


def test_programs_that_differ_in_a_number_are_told_apart() -> None:
    given = some_program()
    others = [some_program() for _ in range(4)]
    others[0].prices[1], others[1].upper[0], others[2].lower[1] = 4, 2, 1
    others[3].rows = [Row({0: 1, 1: 1}, 1, equal=True)]

    assert digest(given) == digest(some_program())
    assert len({digest(given), *map(digest, others)}) == 5
