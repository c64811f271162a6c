"""CP-SAT on a program: what polishes, proves, and has the last word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ortools.sat.python import cp_model

from roster.model import Program, Row
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


def solve_whole(  # noqa: PLR0913 - each narrows the search in its own way
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
    model, variables = as_model(program, fixed or {}, hint, below)
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
        if clock.halted:  # a search that has not begun hears no halt
            return Answer(None, -MOST, closed=False)
        status = solver.solve(model, _Watcher(found) if found is not None else None)
    solved = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        values=_values(program, solver, variables, fixed or {}) if solved else None,
        bound=_bound(solver, status),
        closed=status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
    )


def _bound(solver: cp_model.CpSolver, status: object) -> int:
    """Give the proven bound: none where nothing was searched, no limit where there is nothing to be found."""
    if status == cp_model.INFEASIBLE:
        return MOST
    return max(-MOST, round(float(solver.best_objective_bound)))


def _values(
    program: Program,
    solver: cp_model.CpSolver,
    variables: Mapping[int, cp_model.IntVar],
    fixed: Mapping[int, int],
) -> list[int]:
    numbers = range(len(program.upper))
    return [fixed[n] if n in fixed else solver.value(variables[n]) for n in numbers]


class _Watcher(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # ortools has no types
    """Reports every better roster."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found

    def on_solution_callback(self) -> None:
        """Tell the objective and the bound."""
        self._found(round(self.objective_value), round(self.best_objective_bound))


def as_model(
    program: Program,
    fixed: Mapping[int, int] = MappingProxyType({}),
    hint: Sequence[int] | None = None,
    below: int | None = None,
) -> tuple[cp_model.CpModel, dict[int, cp_model.IntVar]]:
    """Give the model of what is not fixed, and its variables by their number in the program."""
    model = cp_model.CpModel()
    bounds = zip(program.lower, program.upper, strict=True)
    variables = {
        n: model.new_int_var(low, high, "") for n, (low, high) in enumerate(bounds) if n not in fixed
    }
    for row in program.rows:
        _add_row(model, program, row, variables, fixed)
    free = list(variables)
    settled = sum(program.prices[variable] * value for variable, value in fixed.items())
    total = cp_model.LinearExpr.weighted_sum(list(variables.values()), [program.prices[v] for v in free])
    model.minimize(total + settled)
    if below is not None:
        model.add(total < below - settled)
    if hint is not None:
        for number, variable in variables.items():
            model.add_hint(variable, hint[number])
    return model, variables


def _add_row(
    model: cp_model.CpModel,
    program: Program,
    row: Row,
    variables: Mapping[int, cp_model.IntVar],
    fixed: Mapping[int, int],
) -> None:
    free = [v for v in row.terms if v in variables]
    limit = row.limit
    if len(free) < len(row.terms):
        limit -= sum(c * fixed[v] for v, c in row.terms.items() if v in fixed)
    terms = [variables[v] for v in free]
    if limit == 1 and row.is_clique and all(program.upper[v] == 1 for v in free):
        model.add_at_most_one(terms)
    else:
        total = cp_model.LinearExpr.weighted_sum(terms, [row.terms[v] for v in free])
        model.add_linear_constraint(total, limit if row.equal else -MOST, limit)
