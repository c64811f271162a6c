"""A second, different run before anybody hears that there is no solution: wrong answers have been reported."""

from dataclasses import replace

from roster.model import Program
from roster.solving.cpsat import solve_whole
from roster.solving.progress import Clock
from roster.solving.refusals import without_roster


def confirm_impossible(program: Program, clock: Clock) -> None:
    """Search a program that a run called impossible once more, with another seed and without presolve.

    Raises Interrupted where that run does not end, AssertionError where it finds a solution.
    """
    other = Clock(limits=replace(clock.limits, seed=clock.limits.seed + 1))
    second = solve_whole(program, other, presolve=False)
    if second.values is not None:
        raise AssertionError("one run calls possible what another calls impossible: a bug in the solver")
    if not second.closed:
        raise without_roster(clock)
