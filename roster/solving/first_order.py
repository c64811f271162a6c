"""The relaxation of a large program, by a first-order method: PDLP comes near its optimum in seconds.

Its values are no vertex, hardly any of them is whole; but any duals prove a bound (Lagrange): what the rows are worth
under them, and every variable at the bound where it costs least. Duals are rounded to binary fractions, so that this
is reckoned without an error.
"""

from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt
from ortools.pdlp import solvers_pb2

from roster.model import Program
from roster.solving.exact import exact, worth
from roster.solving.linear import solve_once
from roster.solving.relaxation import Relaxed, as_proto

_FINE = 2**20  # parts of a point: exact in double precision up to 8,000 million points
_CLOSE = 1e-6  # how nearly optimal, and how nearly feasible

Floats = NDArray[np.float64]
_Criteria = solvers_pb2.TerminationCriteria


def relax_roughly(program: Program, seconds: float) -> Relaxed | None:
    """Relax a program nearly; None when there is no solution or the time was too short."""
    model = mathopt.Model.from_model_proto(as_proto(program, whole=False))
    near = _Criteria.SimpleOptimalityCriteria(eps_optimal_absolute=_CLOSE, eps_optimal_relative=_CLOSE)
    pdlp = solvers_pb2.PrimalDualHybridGradientParams(
        termination_criteria=_Criteria(simple_optimality_criteria=near)
    )
    limit = timedelta(seconds=max(0.01, seconds))
    params = mathopt.SolveParameters(time_limit=limit, pdlp=pdlp)
    found = solve_once(model, mathopt.SolverType.PDLP, params)
    return None if found is None else proven_by(program, found.duals, found.values)


def proven_by(program: Program, duals: Floats, values: Floats) -> Relaxed:
    """Give what duals prove: their bound as objective, and reduced costs that count from there."""
    rows = program.matrix
    duals = exact(duals, rows, _FINE)
    costs = np.array(program.prices, np.float64) - worth(duals, rows, len(program.upper))
    bounds = np.where(costs < 0, program.upper, program.lower)
    return Relaxed(
        objective=float(duals @ rows.limits + costs @ bounds), values=values, reduced_costs=costs, duals=duals
    )
