from random import Random

import pytest

from roster.model import Program, Row
from roster.solving import Clock, Limits
from roster.solving.cpsat import solve_whole


def some_program(random: Random) -> Program:
    """Draw a program in which all prices are negative, as where wishes are met at a gain."""
    program = Program()
    variables = [program.variable(1, -random.randint(1, 9)) for _ in range(200)]
    for _ in range(300):
        row = Row({v: random.randint(1, 5) for v in random.sample(variables, 5)}, 7)
        program.rows.append(row)
    return program


@pytest.mark.parametrize(
    "limits", [Limits(seconds=10, work=0), Limits(seconds=0, work=1)], ids=["work", "time"]
)
def test_a_search_that_was_stopped_before_it_knew_a_bound_proves_none(limits: Limits) -> None:
    program = some_program(Random(1))
    best = solve_whole(program, Clock(Limits(seconds=60)))
    stopped = solve_whole(program, Clock(limits))

    assert best.closed
    assert best.bound == program.objective(best.values or ())
    assert stopped.bound <= best.bound < 0
