"""One solver on one station's model, in a process of its own: `python -m bench.peers guided examples/daoli 60`.

Prints JSON: wall seconds from the loaded problem to the end, objective and bound in points.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from constraints.packs import rule_book
from roster.checking import verify
from roster.domain import Problem
from roster.loading import load
from roster.model import build
from roster.solving import Clock, Limits, solve
from roster.solving.cpsat import as_model
from roster.solving.relaxation import as_proto

Figures = tuple[float | None, float]
"""Objective (None without a roster) and bound."""


def guided(problem: Problem, seconds: float) -> Figures:
    """Solve as `roster solve` does."""
    rules = rule_book(problem).rules
    solved = solve(problem, rules, Clock(limits=Limits(seconds=seconds)))
    return verify(solved.roster, rules).objective, solved.bound


def cpsat(problem: Problem, seconds: float) -> Figures:
    """Solve the same model with CP-SAT as it comes, as many workers as it likes."""
    program = build(problem, rule_book(problem).rules).program
    model, _ = as_model(program)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    objective = solver.objective_value + program.offset if found else None
    return objective, solver.best_objective_bound + program.offset


def _mathopt(solver: mathopt.SolverType) -> Callable[[Problem, float], Figures]:
    def run(problem: Problem, seconds: float) -> Figures:
        program = build(problem, rule_book(problem).rules).program
        model = mathopt.Model.from_model_proto(as_proto(program, whole=True))
        limit = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds))
        result = mathopt.solve(model, solver, params=limit)
        objective = (
            result.objective_value() + program.offset if result.has_primal_feasible_solution() else None
        )
        return objective, result.best_objective_bound() + program.offset

    return run


SOLVERS: Mapping[str, Callable[[Problem, float], Figures]] = {
    "guided": guided,
    "cpsat": cpsat,
    "highs": _mathopt(mathopt.SolverType.HIGHS),
    "scip": _mathopt(mathopt.SolverType.GSCIP),
}


def main(name: str, station: str, seconds: str) -> None:
    """Run one solver and print what it reached."""
    problem = load(Path(station))
    begun = time.perf_counter()
    objective, bound = SOLVERS[name](problem, float(seconds))
    wall = time.perf_counter() - begun
    print(json.dumps({"wall": wall, "objective": objective, "bound": bound}))


if __name__ == "__main__":
    main(*sys.argv[1:])
