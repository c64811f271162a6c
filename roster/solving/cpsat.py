"""CP-SAT on a program: what polishes, proves, and has the last word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import CpModelProto

from roster.model import Ints, Matrix, Program
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
    content: int | None = None,
    presolve: bool = True,
    found: Found | None = None,
) -> Answer:
    """Solve a program with CP-SAT on one worker, its LP-heavy search, within the clock's limits.

    `fixed` variables keep their value, `hint` is a solution to start from, only objectives under `below` are
    looked for, what is no more than `content` ends it, and `presolve` may be left out for a second opinion.
    """
    model, free = as_model(program, fixed or {}, hint, below)
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.linearization_level = 2
    parameters.random_seed = clock.limits.seed
    parameters.max_deterministic_time = clock.limits.work if work is None else work
    parameters.max_time_in_seconds = max(0.01, clock.left)
    parameters.cp_model_presolve = presolve
    # rows are tight as they come: to presolve them at length takes longer than the search
    parameters.max_presolve_iterations = 1
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.catch_sigint_signal = False
    with clock.running(solver.stop_search):
        if clock.halted:  # a search that has not begun hears no halt
            return Answer(None, -MOST, closed=False)
        status = solver.solve(model, _Watcher(found, content))
    solved = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        values=_values(program, solver, free, fixed or {}) if solved else None,
        bound=_bound(solver, status),
        closed=status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
    )


def _bound(solver: cp_model.CpSolver, status: object) -> int:
    """Give the proven bound: none where nothing was searched, no limit where there is nothing to be found."""
    if status == cp_model.INFEASIBLE:
        return MOST
    bound = round(float(solver.best_objective_bound))
    if status == cp_model.UNKNOWN and bound == 0:
        # stopped before it knew any: then it says 0, which is no bound where prices are negative
        return -MOST
    return max(-MOST, bound)


def _values(
    program: Program, solver: cp_model.CpSolver, free: Sequence[int], fixed: Mapping[int, int]
) -> list[int]:
    values = [fixed.get(number, 0) for number in range(len(program.upper))]
    for number, value in zip(free, solver.response_proto.solution, strict=True):
        values[number] = value
    return values


class _Watcher(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # ortools has no types
    """Reports every better roster, until one is good enough."""

    def __init__(self, found: Found | None, content: int | None) -> None:
        super().__init__()
        self._found, self._content = found, content

    def on_solution_callback(self) -> None:
        """Tell the objective and the bound."""
        objective = round(self.objective_value)
        if self._found is not None:
            self._found(objective, round(self.best_objective_bound))
        if self._content is not None and objective <= self._content:
            self.stop_search()


def as_model(
    program: Program,
    fixed: Mapping[int, int] = MappingProxyType({}),
    hint: Sequence[int] | None = None,
    below: int | None = None,
) -> tuple[cp_model.CpModel, list[int]]:
    """Give the model of what is not fixed, and the program's numbers of its variables, in order.

    The model is filled as data: built from expressions it took three times as long.
    """
    lower, upper, prices = (
        np.array(each, np.int64) for each in (program.lower, program.upper, program.prices)
    )
    free = np.setdiff1d(np.arange(len(lower)), np.fromiter(fixed, np.int64, len(fixed)))
    number = np.zeros(len(lower), dtype=np.int64)
    number[free] = np.arange(len(free))
    model = cp_model.CpModel()
    proto = model.proto
    for bounds in zip(lower[free].tolist(), upper[free].tolist(), strict=True):
        proto.variables.add().domain.extend(bounds)
    _add_rows(proto, program.matrix.settled(fixed, lower, upper), upper, number)
    settled = sum(program.prices[variable] * value for variable, value in fixed.items())
    priced = free[prices[free] != 0]
    total = (number[priced].tolist(), prices[priced].tolist())
    proto.objective.vars.extend(total[0])
    proto.objective.coeffs.extend(total[1])
    proto.objective.offset, proto.objective.scaling_factor = settled, 1.0
    if below is not None:
        _add_linear(proto, *total, (-MOST, below - settled - 1))
    if hint is not None:
        proto.solution_hint.vars.extend(range(len(free)))
        proto.solution_hint.values.extend(np.array(hint, np.int64)[free].tolist())
    return model, free.tolist()


def _add_rows(proto: CpModelProto, matrix: Matrix, upper: Ints, number: Ints) -> None:
    cliques = matrix.are_cliques(upper).tolist()
    for (variables, coefficients, limit, equal), is_clique in zip(
        matrix.renumbered(number).lists(), cliques, strict=True
    ):
        if is_clique:
            proto.constraints.add().at_most_one.literals.extend(variables)
        else:
            _add_linear(proto, variables, coefficients, (limit if equal else -MOST, limit))


def _add_linear(
    proto: CpModelProto, variables: list[int], coefficients: list[int], domain: tuple[int, int]
) -> None:
    linear = proto.constraints.add().linear
    linear.vars.extend(variables)
    linear.coeffs.extend(coefficients)
    linear.domain.extend(domain)
