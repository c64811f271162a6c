"""A bound from rough duals holds, whatever the duals."""

from random import Random

import numpy as np
import pytest

from roster.solving.first_order import proven_by, relax_roughly
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
