"""Whole lines of duties: what they say of one person is what CP-SAT says of that person's part of the program."""

from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.model import Decision, Program, Row, build, components
from roster.solving import Clock
from roster.solving.cpsat import solve_whole
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.diagrams.diagram import Diagram
from roster.solving.diagrams.splitting import Split
from roster.solving.lines.columns import Columns
from roster.solving.lines.ways import Group, diagrams
from roster.solving.relaxation import Relaxation, Relaxed
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster
from tests.solving.diagrams.walking import every_line

RANDOMS = st.randoms(use_true_random=False)


def parts(random: Random) -> list[Program]:
    """Give the parts of a random problem's program, under the usual rules and some others, all drawn."""
    roster = some_roster(random)
    chosen = [rule.name for rule in RULES if rule.in_force or random.randint(0, 2) == 0]
    model = build(roster.problem, [some_rule(name, random, roster) for name in chosen])
    listed = [part.program for part in components(model.program) if part.program.decisions]
    # what is settled against a rule is refused before there is anything to relax
    return [p for p in listed if all(low <= high for low, high in zip(p.lower, p.upper, strict=True))]


def alone(program: Program, duties: Sequence[int], rows: Sequence[Row]) -> tuple[Program, dict[int, int]]:
    """Give one person's part of a program, and its numbers by the program's."""
    variables = sorted({v for row in rows for v in row.terms} | set(duties))
    number = {variable: index for index, variable in enumerate(variables)}
    part = Program(
        lower=[program.lower[v] for v in variables],
        upper=[program.upper[v] for v in variables],
        prices=[program.prices[v] for v in variables],
        rows=[Row({number[v]: c for v, c in row.terms.items()}, row.limit, row.equal) for row in rows],
        decisions={number[v]: program.decisions[v] for v in duties},
    )
    return part, number


def cost_by_search(
    program: Program, duties: Sequence[int], rows: Sequence[Row], held: Sequence[int]
) -> int | None:
    """Give what a line costs, or None where it is not legal, by CP-SAT."""
    part, number = alone(program, duties, rows)
    fixed = {number[v]: value for v, value in zip(duties, held, strict=True)}
    if any(not part.lower[v] <= value <= part.upper[v] for v, value in fixed.items()):
        return None
    answer = solve_whole(part, Clock(), fixed=fixed)
    return None if answer.values is None else part.objective(answer.values)


Drawn = Mapping[int, tuple[tuple[int, ...], Diagram]]


def drawn(program: Program) -> tuple[Split, Drawn]:
    """Draw everybody's diagram; a program of which none can be drawn is passed over."""
    try:
        found = diagrams(program, Clock())
    except Unlisted:
        reject()
    return found.parts, found.people


def relaxed(program: Program) -> Relaxed:
    """Give a program's relaxation; a program without a solution is passed over."""
    return Relaxation(program).solve(10.0) or reject()


def columns_of(program: Program, top: Relaxed) -> Columns:
    """Give a program's relaxation over lines; a program of which no lines can be drawn is passed over."""
    try:
        return Columns(program, top.duals, Clock())
    except Unlisted:
        reject()


def in_wide(line: Sequence[int], length: int) -> tuple[int, ...]:
    return tuple(int(place in line) for place in range(length))


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_lines_are_legal_and_cost_what_a_search_says(random: Random) -> None:
    """Some lines, and the same with one duty more or less."""
    for program in parts(random):
        parted, found = drawn(program)
        for person, (duties, diagram) in found.items():
            if diagram.arcs > 400:
                continue
            lines = every_line(diagram)
            rows = [program.rows[number] for number in parted.own.get(person, ())]
            for line in random.sample(sorted(lines), min(2, len(lines))):
                place = random.randrange(len(duties))
                for held in (line, tuple(sorted({*line} ^ {place}))):
                    own = sum(program.prices[duties[p]] for p in held)
                    cost = lines[held] + own if held in lines else None
                    assert cost == cost_by_search(program, duties, rows, in_wide(held, len(duties)))


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_the_cheapest_two_lines_are_the_cheapest_two(random: Random) -> None:
    """And no line with a duty, or without it, is nearer to the cheapest than was said."""
    for program in parts(random):
        _, found = drawn(program)
        worth = np.array([random.randint(-40, 40) / 8 for _ in program.upper])
        for person, (duties, diagram) in found.items():
            if diagram.arcs > 400:
                continue
            own = [program.prices[v] - worth[v] for v in duties]
            costs = {line: cost + sum(own[p] for p in line) for line, cost in every_line(diagram).items()}
            ways = Group(np.array(program.prices, dtype=np.float64), diagram, {person: duties}).priced(worth)
            two = [cost for cost, _ in ways.lines(0, 2)]
            assert two == pytest.approx(sorted(costs.values())[: len(two)])
            with_it, without = ways.beyond()
            for place in range(len(duties)):
                for side, value in ((with_it, 1), (without, 0)):
                    those = [c for line, c in costs.items() if (place in line) == value]
                    assert side[0, place] == pytest.approx(min(those, default=np.inf) - min(costs.values()))


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_the_bound_over_lines_is_never_above_the_optimum(random: Random) -> None:
    """Nor when it is asked level by level; and what is better than said is as was said."""
    for program in parts(random):
        best = solve_whole(program, Clock())
        columns = columns_of(program, relaxed(program))
        columns.converge(Clock(), best.values if random.randint(0, 1) else None)
        assert best.closed
        if best.values is None:
            continue
        optimum = program.objective(best.values)
        for beyond in (random.randint(2, 2000), 1):
            assert columns.proven <= optimum
            decided = columns.decided(optimum + beyond)
            assert all(best.values[variable] == value for variable, value in decided.items())
            columns.branch(Clock(), optimum + beyond)
        assert columns.proven <= optimum


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_what_lines_near_to_the_relaxation_bring_proves_no_more_of_all_than_is_true(random: Random) -> None:
    for program in parts(random):
        best, top = solve_whole(program, Clock()), relaxed(program)
        try:
            near = Columns(program, top.duals, Clock(), top.values)
            near.converge(Clock(), best.values if random.randint(0, 1) else None)
            columns = Columns(program, top.duals, Clock())
        except Unlisted:
            reject()
        optimum = None if best.values is None else program.objective(best.values)
        assert optimum is None or columns.proven <= optimum
        columns.let_in(near.taken)
        columns.converge(Clock())
        assert optimum is None or columns.proven <= optimum


def test_half_a_seat_is_never_left_open() -> None:
    """Three people for seven half seats."""
    program = Program()
    duties = [program.variable(decision=Decision(person, 700_000)) for person in range(3)]
    missing = program.variable(4, 1000)
    program.rows = [Row({**dict.fromkeys(duties, -2), missing: -2}, -7)]
    top = Relaxation(program).solve(10.0)
    assert top is not None
    columns = Columns(program, top.duals, Clock())
    columns.converge(Clock())
    assert columns.proven == 500

    assert columns.branch(Clock(), 1100)

    assert columns.proven == 1000


def test_rows_with_many_entangled_variables_are_left_to_the_master() -> None:
    """They are tried one by one where they are few; here there are 1,001 values."""
    program = Program()
    duties = [program.variable(decision=Decision(0, 700_000 + day)) for day in range(2)]
    excess = program.variable(1000, 1)
    program.rows = [Row({duties[0]: 1, excess: -1}, 0), Row({duties[1]: 1, excess: -1}, 0)]

    parts, _ = drawn(program)

    assert parts.joint == (0, 1)
    assert parts.shared == (excess,)


def test_a_row_over_many_days_is_left_to_the_master_where_a_diagram_would_be_too_wide() -> None:
    """Of 60 days any twelve, each of another weight: every sum is another state."""
    program = Program()
    duties = [program.variable(decision=Decision(0, 700_000 + day)) for day in range(60)]
    program.rows = [
        Row({v: 3**n % 10_007 + 1 for n, v in enumerate(duties)}, 60_000),
        Row({duties[0]: 1, duties[1]: 1}, 1),
    ]

    parts, found = drawn(program)

    assert parts.joint == (0,)
    assert [len(layer.choices) for layer in found[0][1].layers] == [2] * 60
