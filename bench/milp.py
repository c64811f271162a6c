"""HiGHS and SCIP on our model, through MathOpt, as they come."""

import re
from collections.abc import Sequence
from datetime import timedelta
from math import ceil, isfinite

from ortools.math_opt.python import mathopt

from bench.peers import Reached
from bench.runs import Stopwatch
from roster.domain import Problem
from roster.model import build
from roster.rules import Rule
from roster.solving.relaxation import TOLERANCE, as_proto

_TYPES = {"HiGHS": mathopt.SolverType.HIGHS, "SCIP": mathopt.SolverType.GSCIP}
_NUMBER = r"([-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|inf)|--)"
_PROGRESS = {  # a line of the log: bound, objective
    "HiGHS": re.compile(rf"\d%\s+{_NUMBER}\s+{_NUMBER}\s+\S+\s+\d+\s+\d+\s+\d+\s+\d+\s+[\d.]+s$"),
    "SCIP": re.compile(rf"\|\s*{_NUMBER}\s*\|\s*{_NUMBER}\s*\|[^|]*\|[^|]*$"),
}


def solve_with(
    method: str, problem: Problem, rules: Sequence[Rule], seconds: float, watch: Stopwatch
) -> Reached:
    """Solve our model, the whole of it at once."""
    program = build(problem, rules).program
    model = mathopt.Model.from_model_proto(as_proto(program, whole=True))

    def listen(lines: Sequence[str]) -> None:
        for objective, bound in (found for line in lines if (found := progress(method, line)) is not None):
            watch.note(*(None if f is None else f + program.offset for f in (objective, bound)))

    # a proof is a proof: both would stop within a ten-thousandth of it
    limit = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds), relative_gap_tolerance=0)
    result = mathopt.solve(model, _TYPES[method], params=limit, msg_cb=listen)
    found = result.has_primal_feasible_solution()
    bound = _rounded_up(result.best_objective_bound())
    return Reached(
        objective=round(result.objective_value()) + program.offset if found else None,
        bound=None if bound is None else bound + program.offset,
    )


def progress(method: str, line: str) -> tuple[float | None, float | None] | None:
    """Read objective and bound from a line of a solver's log; None where it tells of neither."""
    told = _PROGRESS[method].search(line)
    if told is None:
        return None
    bound, objective = (None if "inf" in text or text == "--" else float(text) for text in told.groups())
    return objective, bound


def _rounded_up(bound: float) -> int | None:
    """Round a bound up, as objectives are whole; None where there is none."""
    return ceil(bound - TOLERANCE * max(1.0, abs(bound))) if isfinite(bound) else None
