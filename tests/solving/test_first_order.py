"""A bound from rough duals holds, whatever the duals."""

from random import Random

import numpy as np
import pytest

from roster.solving import Clock
from roster.solving.first_order import proven_by, relax_roughly
from roster.solving.part import Part
from roster.solving.relaxation import TOLERANCE
from tests.solving.test_narrowing import solutions, some_program


@pytest.mark.parametrize("seed", range(100))
def test_any_duals_prove_a_bound_that_holds(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a draw, not a secret
    program = some_program(random)
    known = solutions(program)
    duals = np.array([random.uniform(-9, 9) for _ in program.rows])
    proven = proven_by(program, duals, np.zeros(len(program.upper)))

    assert all(proven.objective <= cost for cost in known.values())


@pytest.mark.parametrize("seed", range(60))
def test_what_is_found_roughly_is_no_more_than_the_best(seed: int) -> None:
    program = some_program(Random(seed))  # noqa: S311 - a draw, not a secret
    known = solutions(program)
    roughly = relax_roughly(program, 10.0)
    if roughly is not None and known:
        assert roughly.bound <= min(known.values())


@pytest.mark.parametrize("seed", range(100))
def test_nobody_wins_more_than_what_is_paid(seed: int) -> None:
    """From every solution, with some variables free, the rest as it is."""
    random = Random(seed)  # noqa: S311 - a draw, not a secret
    program = some_program(random)
    known = solutions(program)
    duals = np.array([random.uniform(-9, 9) for _ in program.rows])
    part = Part(program, Clock(), proven_by(program, duals, np.zeros(len(program.upper))), lambda *_: None)
    rows = program.matrix
    free = np.array([random.random() < 0.6 for _ in program.upper])
    spoken = rows.totals(free[rows.variables]) > 0
    for held, cost in random.sample(sorted(known.items()), min(9, len(known))):
        by_variable, by_row = part.beyond(held)
        same = [other for other in known if all(free | (np.array(other) == np.array(held)))]

        assert by_variable.sum() + by_row.sum() == pytest.approx(cost - part.top.objective)
        assert by_variable.min() >= 0
        assert by_row.min() >= 0
        paid = by_variable[free].sum() + by_row[spoken].sum()
        assert cost - min(known[other] for other in same) <= paid + TOLERANCE
