"""Ours: the engine as `roster solve` uses it."""

from collections.abc import Sequence

from bench.peers import Reached
from bench.runs import Stopwatch
from roster.domain import Problem
from roster.errors import Interrupted
from roster.rules import Rule
from roster.solving import Clock, Limits, solve


def solve_with(
    method: str,  # noqa: ARG001 - there is one way
    problem: Problem,
    rules: Sequence[Rule],
    seconds: float,
    watch: Stopwatch,
) -> Reached:
    """Solve with the usual limits and a wall time."""
    clock = Clock(limits=Limits(seconds=seconds))
    try:
        solved = solve(problem, rules, clock, lambda known: watch.note(known.objective, known.bound))
    except Interrupted:
        bounds = [moment.bound for moment in watch.trace if moment.bound is not None]
        return Reached(objective=None, bound=max(bounds, default=None))
    return Reached(objective=None, bound=solved.bound, roster=solved.roster)
