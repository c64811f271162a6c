import pytest

from roster.model import Program, Row
from roster.solving import Clock, Limits
from roster.solving.cpsat import solve_whole


def gainful() -> Program:
    """Give a program in which all prices are negative, as where wishes are met at a gain."""
    program = Program()
    for number in range(200):
        program.variable(1, -(number * 7 % 9) - 1)
    for number in range(300):
        program.rows.append(Row({(number * 37 + i * 53 * i) % 200: i for i in range(1, 6)}, 7))
    return program


@pytest.mark.parametrize(
    "limits", [Limits(seconds=10, work=0), Limits(seconds=0, work=1)], ids=["work", "time"]
)
def test_a_search_that_was_stopped_before_it_knew_a_bound_proves_none(limits: Limits) -> None:
    program = gainful()
    found = solve_whole(program, Clock(Limits(seconds=60)), work=0.1)
    stopped = solve_whole(program, Clock(limits))

    assert found.values is not None
    assert stopped.bound <= program.objective(found.values) < 0


def test_what_is_near_enough_ends_a_search_and_its_bound_still_holds() -> None:
    program = gainful()
    best = solve_whole(program, Clock(Limits(seconds=60)), work=0.5)
    known = program.objective(best.values or ())
    near = solve_whole(program, Clock(Limits(seconds=60)), content=known // 2)

    assert near.values is not None
    assert not near.closed
    assert near.bound <= known
    assert best.bound <= program.objective(near.values) <= known // 2
