"""The linear relaxation of a program, by GLOP: the bound that proofs rest on, and the guide to a roster."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

import numpy as np
from numpy.typing import NDArray
from ortools.glop import parameters_pb2
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from roster.model import Program
from roster.solving.linear import Linear

Floats = NDArray[np.float64]
TOLERANCE = 1e-6
# prices are few and alike: perturbed, the dual simplex does not move from tie to tie, and takes a quarter less time
# than the primal one; from its vertices CP-SAT comes to a roster in half the time; rows are tight as they come, and to
# preprocess them takes as long as half the simplex
_FROM_NOTHING = parameters_pb2.GlopParameters(
    use_dual_simplex=True,
    perturb_costs_in_dual_simplex=True,
    solve_dual_problem=0,
    use_preprocessing=False,
)
# from a basis that other bounds made infeasible but left optimal, the dual simplex has a short way
_FROM_BASIS = parameters_pb2.GlopParameters(use_dual_simplex=True)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The optimum of a relaxation: a value and a reduced cost a variable, a dual a row, and the bound it proves."""

    objective: float
    values: Floats
    reduced_costs: Floats
    duals: Floats

    @property
    def bound(self) -> int:
        """Give the least objective that whole numbers can have: prices are whole."""
        return ceil(self.objective - TOLERANCE * max(1.0, abs(self.objective)))

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Tell which variables have whole values."""
        return np.abs(self.values - np.rint(self.values)) < TOLERANCE


class Relaxation:
    """A program's relaxation, solved again and again under other bounds, each time from where it was."""

    def __init__(self, program: Program) -> None:
        self._model = mathopt.Model.from_model_proto(as_proto(program, whole=False))
        self._solver = Linear(self._model)
        self._started = False

    def solve(self, seconds: float) -> Relaxed | None:
        """Solve under the bounds as they are; None when there is no solution or the time was too short."""
        glop = _FROM_BASIS if self._started else _FROM_NOTHING
        limit = timedelta(seconds=max(0.01, seconds))
        found = self._solver.solve(mathopt.SolveParameters(time_limit=limit, glop=glop))
        if found is None:
            return None
        self._started = True
        return Relaxed(found.objective, found.values, found.reduced_costs, found.duals)

    def bind(self, bounds: Mapping[int, tuple[int, int]]) -> None:
        """Set lower and upper bounds of some variables."""
        for number, (lower, upper) in bounds.items():
            variable = self._model.get_variable(number)
            variable.lower_bound, variable.upper_bound = lower, upper


def as_proto(program: Program, *, whole: bool) -> model_pb2.ModelProto:
    """Give a program in MathOpt's terms, with whole variables or without."""
    proto = model_pb2.ModelProto()
    size = len(program.upper)
    proto.variables.ids.extend(range(size))
    proto.variables.lower_bounds.extend(program.lower)
    proto.variables.upper_bounds.extend(program.upper)
    proto.variables.integers.extend([whole] * size)
    priced = [variable for variable, price in enumerate(program.prices) if price]
    proto.objective.linear_coefficients.ids.extend(priced)
    proto.objective.linear_coefficients.values.extend(program.prices[variable] for variable in priced)
    rows = program.matrix
    proto.linear_constraints.ids.extend(range(len(rows)))
    proto.linear_constraints.lower_bounds.extend(np.where(rows.equal, rows.limits, -np.inf).tolist())
    proto.linear_constraints.upper_bounds.extend(rows.limits.tolist())
    matrix = proto.linear_constraint_matrix
    matrix.row_ids.extend(rows.of_entries.tolist())
    matrix.column_ids.extend(rows.variables.tolist())
    matrix.coefficients.extend(rows.coefficients.tolist())
    return proto
