"""CP-SAT left alone: with its defaults on our model, and on the textbook model."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from bench.peers import Reached
from bench.runs import Stopwatch
from bench.textbook import Textbook
from roster.domain import Problem
from roster.model import build
from roster.rules import Rule
from roster.solving.cpsat import as_model

_PORTFOLIO = (
    8  # workers; fewer leave out searches that prove, and did worse on the textbook model on two cores, too
)


def solve_with(
    method: str, problem: Problem, rules: Sequence[Rule], seconds: float, watch: Stopwatch
) -> Reached:
    """Solve either model; the limit is for the search, building the model comes on top."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    textbook = Textbook(problem, rules) if method == "CP-SAT textbook" else None
    if textbook is not None:
        model, offset = textbook.model, 0
        solver.parameters.num_workers = _PORTFOLIO
    else:
        program = build(problem, rules).program
        model, offset = as_model(program)[0], program.offset
    status = solver.solve(model, _Incumbents(watch, offset))
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Reached(
        objective=round(solver.objective_value) + offset if found else None,
        bound=round(solver.best_objective_bound) + offset,
        roster=textbook.roster(solver) if textbook is not None and found else None,
    )


class _Incumbents(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # ortools has no types
    """Writes down every better roster."""

    def __init__(self, watch: Stopwatch, offset: int) -> None:
        super().__init__()
        self._watch, self._offset = watch, offset

    def on_solution_callback(self) -> None:
        """Note the objective and the bound."""
        self._watch.note(self.objective_value + self._offset, self.best_objective_bound + self._offset)
