"""Searches to the end among listed lines: no line is missing, and what is proven is true."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.model import Decision, Program, Row
from roster.solving import Clock
from roster.solving.cpsat import solve_whole
from roster.solving.lines.columns import Columns
from roster.solving.lines.exhausting import exhaust
from roster.solving.lines.listing import TooMany, list_within
from roster.solving.lines.tree import Tree
from roster.solving.lines.ways import Group
from roster.solving.part import Part
from roster.solving.relaxation import Relaxation
from tests.solving.diagrams.walking import every_line
from tests.solving.lines.test_lines import columns_of, drawn, parts, relaxed

RANDOMS = st.randoms(use_true_random=False)
MANY = 10**6


def unheard(objective: int | None, bound: int) -> None:
    """Tell nobody."""


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_all_lines_within_reach_are_listed_and_no_others(random: Random) -> None:
    for program in parts(random):
        _, found = drawn(program)
        worth = np.array([random.randint(-40, 40) / 8 for _ in program.upper])
        reach = random.randint(0, 80) / 8
        for person, (duties, diagram) in found.items():
            if diagram.arcs > 400:
                continue
            lines = every_line(diagram)
            own = {line: cost + sum(program.prices[duties[p]] for p in line) for line, cost in lines.items()}
            reduced = {line: cost - sum(worth[duties[p]] for p in line) for line, cost in own.items()}
            near = [line for line, cost in reduced.items() if cost <= min(reduced.values()) + reach]
            ways = Group(np.array(program.prices, dtype=np.float64), diagram, {person: duties}).priced(worth)

            listed = list_within(ways, 0, reach, len(near))

            told = [listed.line(number) for number in range(len(listed.costs))]
            expected = {tuple(duties[p] for p in line): own[line] for line in near}
            assert len(told) == len(expected)
            assert dict(told) == expected
            costs = listed.reduced(worth, np.arange(len(told)))
            assert sorted(costs) == pytest.approx(sorted(reduced[line] for line in near))
            with pytest.raises(TooMany):
                list_within(ways, 0, reach, len(near) - 1)


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_what_is_searched_to_the_end_is_proven(random: Random) -> None:
    """From a bound as it comes, or one that is far below the best: with duals that say little, more is searched."""
    for program in parts(random):
        best = solve_whole(program, Clock())
        assert best.closed
        if best.values is None:
            continue
        optimum = program.objective(best.values)
        top = relaxed(program)
        part, columns = Part(program, Clock(), top, unheard), columns_of(program, top)
        if random.randint(0, 1):
            columns.converge(Clock())
            columns.branch(Clock(), optimum + random.randint(1, 1000))
        part.raise_bound(columns.proven)

        exhaust(part, columns, random.choice([1, 3, 1000]))

        assert part.bound <= optimum
        if part.best is not None:
            assert all(row.holds(part.best) for row in program.rows)
            assert program.objective(part.best) >= optimum


@pytest.mark.parametrize("people", [2, 5, 8])
def test_one_of_many_of_whom_the_relaxation_takes_half_each(people: int) -> None:
    """Whoever works earns a point, and no two may: the relaxation has half a point of everybody."""
    program = _one_of(people)
    part, columns = _part_and_columns(program)
    assert columns.proven == -(people // 2)

    exhaust(part, columns, MANY)

    assert part.objective == part.bound == -1


def test_a_search_that_may_not_halve_proves_no_more_than_the_relaxation() -> None:
    part, columns = _part_and_columns(_one_of(5))

    exhaust(part, columns, 0)

    assert part.best is None
    assert part.bound == -2


def test_choices_of_whole_lines_come_once_each() -> None:
    """Two people, three days, at most two duties in all: 22 choices, and each costs nothing."""
    program = Program()
    duties = [
        program.variable(decision=Decision(person, 700_000 + day)) for person in range(2) for day in range(3)
    ]
    program.variable(price=1)  # something has a price: broken rows cost a multiple of the highest
    program.rows = [Row(dict.fromkeys(duties, 1), 2)]
    _, columns = _part_and_columns(program)
    tree = Tree(columns.among(0))

    found = [
        tuple(sorted(v for line in lines.values() for v in line.held))
        for lines in tree.rosters(Clock(), MANY)
    ]

    assert tree.exhausted
    assert sorted(found) == sorted(held for size in range(3) for held in combinations(duties, size))


def _one_of(people: int) -> Program:
    program = Program()
    duties = [program.variable(price=-1, decision=Decision(person, 700_000)) for person in range(people)]
    program.rows = [Row(dict.fromkeys(pair, 1), 1) for pair in combinations(duties, 2)]
    return program


def _part_and_columns(program: Program) -> tuple[Part, Columns]:
    top = Relaxation(program).solve(10.0)
    assert top is not None
    part, columns = Part(program, Clock(), top, unheard), Columns(program, top.duals, Clock())
    columns.converge(Clock())
    part.raise_bound(columns.proven)
    return part, columns
