"""Whole lines of duties: what they say of one person is what CP-SAT says of that person's part of the program."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.model import Decision, Program, Row, build, components
from roster.solving import Clock
from roster.solving.columns import Columns
from roster.solving.cpsat import solve_whole
from roster.solving.lines import Lines, Lister, Unlisted
from roster.solving.relaxation import Relaxation
from roster.solving.splitting import Split, split
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster

RANDOMS = st.randoms(use_true_random=False)


def parts(random: Random) -> list[Program]:
    """Give the parts of a random problem's program, under the usual rules and some others, all drawn."""
    roster = some_roster(random)
    chosen = [rule.name for rule in RULES if rule.in_force or random.randint(0, 2) == 0]
    model = build(roster.problem, [some_rule(name, random, roster) for name in chosen])
    listed = [part.program for part in components(model.program) if part.program.decisions]
    # what is settled against a rule is refused before there is anything to relax
    return [p for p in listed if all(low <= high for low, high in zip(p.lower, p.upper, strict=True))]


def duties_of(program: Program) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for variable, decision in program.decisions.items():
        found[decision.person].append(variable)
    return found


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


def some_lines(random: Random, lines: Lines) -> list[tuple[int, ...]]:
    """Draw legal lines, and the same with one duty more or less."""
    drawn = []
    for _ in range(2):
        line = list(lines.line(random.randrange(len(lines.costs))).values())
        drawn.append(tuple(line))
        place = random.randrange(len(line))
        line[place] = 1 - line[place]
        drawn.append(tuple(line))
    return drawn


def listed(program: Program) -> tuple[Split, dict[int, Lines]]:
    parted, lister = split(program), Lister(program)
    lines = {p: lister.lines(duties, parted.own.get(p, ())) for p, duties in duties_of(program).items()}
    return parted, lines


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_lines_are_legal_and_cost_what_a_search_says(random: Random) -> None:
    for program in parts(random):
        try:
            parted, every = listed(program)
        except Unlisted:
            reject()
        for person, lines in every.items():
            costs = {tuple(lines.line(i).values()): int(c) for i, c in enumerate(lines.costs)}
            for held in some_lines(random, lines):
                rows = parted.own.get(person, ())
                assert costs.get(held) == cost_by_search(program, lines.duties, rows, held)


@settings(max_examples=settings().max_examples // 2)
@given(random=RANDOMS)
def test_the_bound_over_lines_is_never_above_the_optimum(random: Random) -> None:
    for program in parts(random):
        best = solve_whole(program, Clock())
        top = Relaxation(program).solve(10.0)
        if top is None:  # nothing is possible
            reject()
        try:
            columns = Columns(program, top.duals)
        except Unlisted:
            reject()
        columns.converge(Clock())
        assert best.closed
        if best.values is not None:
            assert columns.proven <= program.objective(best.values)


def test_many_entangled_variables_are_left_to_the_plain_program() -> None:
    """They are tried one by one where they are few; here there are 1,001 values."""
    program = Program()
    duties = [program.variable() for _ in range(2)]
    excess = program.variable(1000, 1)
    program.rows = [Row({duties[0]: 1, excess: -1}, 0), Row({duties[1]: 1, excess: -1}, 0)]
    with pytest.raises(Unlisted):
        Lister(with_person(program, duties)).lines(duties, program.rows)


def with_person(program: Program, duties: Sequence[int]) -> Program:
    program.decisions = {variable: Decision(0, 700_000 + day) for day, variable in enumerate(duties)}
    return program
