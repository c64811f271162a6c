"""What a relaxation says of all that is cheaper, held against every solution of small random programs."""

from itertools import product
from random import Random

import pytest

from roster.model import Program, Row
from roster.solving.narrowing import narrowed
from roster.solving.relaxation import Relaxation


def some_program(random: Random) -> Program:
    """Draw a program of a few variables of which 0 keeps all rows but those that are exact."""
    size = random.randint(2, 6)
    program = Program()
    for _ in range(size):
        program.variable(random.choice([1, 1, 1, 2, 3]), random.randint(-6, 6))
    for _ in range(random.randint(1, 5)):
        chosen = random.sample(range(size), random.randint(1, size))
        terms = {v: random.choice([-2, -1, 1, 1, 2, 3]) for v in chosen}
        program.rows.append(Row(terms, random.randint(0, 5), equal=random.random() < 0.2))
    return program


def solutions(program: Program) -> dict[tuple[int, ...], int]:
    """Give every solution with what it costs."""
    ranges = (range(low, high + 1) for low, high in zip(program.lower, program.upper, strict=True))
    legal = (each for each in product(*ranges) if all(row.holds(list(each)) for row in program.rows))
    return {each: program.objective(each) for each in legal}


@pytest.mark.parametrize("seed", range(300))
def test_all_that_is_cheaper_is_kept_and_nothing_comes_in(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a draw, not a secret
    program = some_program(random)
    top = Relaxation(program).solve(10.0)
    known = solutions(program)
    if top is None:
        assert not known
        return
    for below in range(top.bound, top.bound + 9, 2):
        kept = solutions(narrowed(program, top, below))
        assert kept.items() <= known.items()
        assert {each for each, cost in known.items() if cost < below} <= kept.keys()


def test_it_does_narrow() -> None:
    program = Program()
    dear, free = program.variable(3, 5), program.variable(3, 0)
    program.rows.append(Row({dear: -1, free: -1}, -2))
    top = Relaxation(program).solve(10.0)
    assert top is not None

    assert narrowed(program, top, 1).upper[dear] == 0
    assert narrowed(program, top, 6).upper[dear] == 1
    assert narrowed(program, top, 99).upper[dear] == 3
