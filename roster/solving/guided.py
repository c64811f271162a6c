"""Guided solving: the relaxation gives the bound and shows the way, CP-SAT walks it.

1. Relax the part: its optimum rounded up is a proven bound.
2. Fix what is whole in the relaxation and solve what is left. Mostly that meets the bound: proven, done.
3. Otherwise fix only what the reduced costs prove: a variable at its bound in the relaxation whose reduced cost
   exceeds the distance between roster and bound has that value in every better roster. Solve what is left
   for anything better, starting from the roster at hand; if the search is exhausted, that is the proof.
"""

from dataclasses import dataclass

import numpy as np

from roster.model import Program
from roster.solving.cpsat import Found, solve_whole
from roster.solving.progress import Clock
from roster.solving.relaxation import TOLERANCE, Relaxation, relax


@dataclass(frozen=True, slots=True)
class Solution:
    """Values for a part's variables, None where there are none, and a proven bound of its objective."""

    values: list[int] | None
    bound: int
    impossible: bool = False


def solve_part(program: Program, clock: Clock, found: Found) -> Solution:
    """Find the best values of a part of the model, as far as the clock allows."""
    relaxation = relax(program, clock.left) if clock.left else None
    if relaxation is None:
        answer = solve_whole(program, clock, found=found)
        return Solution(answer.values, answer.bound, impossible=answer.closed and answer.values is None)
    values = _first(program, clock, relaxation, found)
    if values is not None and program.objective(values) <= relaxation.bound:
        return Solution(values, relaxation.bound)
    return _proven(program, clock, relaxation, values, found)


def _first(program: Program, clock: Clock, relaxation: Relaxation, found: Found) -> list[int] | None:
    """Find a good solution near the relaxation."""
    near = np.rint(relaxation.values)
    whole = np.abs(relaxation.values - near) < TOLERANCE
    fixed = {int(v): int(near[v]) for v in np.flatnonzero(whole)}
    answer = solve_whole(program, clock, fixed=fixed, found=_raised(found, relaxation.bound))
    return answer.values


def _proven(
    program: Program, clock: Clock, relaxation: Relaxation, values: list[int] | None, found: Found
) -> Solution:
    """Look for anything better than a solution, or for any; exhausting that is the proof."""
    best = None if values is None else program.objective(values)
    fixed = {} if best is None else _fixed_by_reduced_cost(program, relaxation, best)
    answer = solve_whole(
        program, clock, fixed=fixed, hint=values, below=best, found=_raised(found, relaxation.bound)
    )
    if answer.values is not None:
        bound = program.objective(answer.values) if answer.closed else max(answer.bound, relaxation.bound)
        return Solution(answer.values, bound)
    if best is None:
        return Solution(None, relaxation.bound, impossible=answer.closed)
    # what was fixed holds in every better solution only, so a bound found under it holds up to `best`
    return Solution(values, best if answer.closed else min(best, max(answer.bound, relaxation.bound)))


def _fixed_by_reduced_cost(program: Program, relaxation: Relaxation, best: int) -> dict[int, int]:
    lower, upper = np.array(program.lower), np.array(program.upper)
    reach = best - 1 - relaxation.objective + TOLERANCE * max(1.0, abs(relaxation.objective))
    at_lower = np.flatnonzero(relaxation.reduced_costs > reach)
    at_upper = np.flatnonzero(-relaxation.reduced_costs > reach)
    return {int(v): int(lower[v]) for v in at_lower} | {int(v): int(upper[v]) for v in at_upper}


def _raised(found: Found, bound: int) -> Found:
    return lambda objective, proven: found(objective, max(bound, proven))
