"""CP-SAT on a program: what polishes, proves, and has the last word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from roster.model import Program
from roster.solving.progress import Clock

MOST = 2**40  # no expression of ours comes near it
Found = Callable[[int | None, int], None]  # the part's best objective, if any, and its bound


@dataclass(frozen=True, slots=True)
class Answer:
    """What CP-SAT says: values for all variables (None without a solution), a bound, whether it is final.

    `closed` means that the search is exhausted: the values are the best, or, without values, there are none.
    """

    values: list[int] | None
    bound: int
    closed: bool


def solve_whole(
    program: Program,
    clock: Clock,
    *,
    work: float | None = None,
    fixed: Mapping[int, int] | None = None,
    hint: Sequence[int] | None = None,
    below: int | None = None,
    presolve: bool = True,
    found: Found | None = None,
) -> Answer:
    """Solve a program with CP-SAT on one worker, its LP-heavy search, within the clock's limits.

    `fixed` variables keep their value, `hint` is a solution to start from, only objectives under `below` are
    looked for, and `presolve` may be left out for a second opinion.
    """
    model, variables = _as_model(program, fixed or {}, hint, below)
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.linearization_level = 2
    parameters.random_seed = clock.limits.seed
    parameters.max_deterministic_time = clock.limits.work if work is None else work
    parameters.max_time_in_seconds = max(0.01, clock.left)
    parameters.cp_model_presolve = presolve
    parameters.catch_sigint_signal = False
    with clock.running(solver.stop_search):
        status = solver.solve(model, _Watcher(found) if found is not None else None)
    solved = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        values=[solver.value(variable) for variable in variables] if solved else None,
        bound=round(solver.best_objective_bound) if solved or status == cp_model.UNKNOWN else MOST,
        closed=status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
    )


class _Watcher(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # ortools has no types
    """Reports every better roster."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found

    def on_solution_callback(self) -> None:
        """Tell the objective and the bound."""
        self._found(round(self.objective_value), round(self.best_objective_bound))


def _as_model(
    program: Program, fixed: Mapping[int, int], hint: Sequence[int] | None, below: int | None
) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    variables = []
    for number, (lower, upper) in enumerate(zip(program.lower, program.upper, strict=True)):
        value = fixed.get(number)
        low, high = (lower, upper) if value is None else (value, value)
        variables.append(model.new_int_var(low, high, ""))
    for row in program.rows:
        terms = [variables[v] for v in row.terms]
        if row.is_clique and all(program.upper[v] == 1 for v in row.terms):
            model.add_at_most_one(terms)
        else:
            total = cp_model.LinearExpr.weighted_sum(terms, list(row.terms.values()))
            model.add_linear_constraint(total, row.limit if row.equal else -MOST, row.limit)
    objective = cp_model.LinearExpr.weighted_sum(variables, program.prices)
    model.minimize(objective)
    if below is not None:
        model.add(objective < below)
    for variable, value in zip(variables, hint or (), strict=False):
        model.add_hint(variable, value)
    return model, variables
