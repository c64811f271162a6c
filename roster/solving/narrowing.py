"""What the relaxation's duals say of every roster that costs less than some objective.

A variable that leaves its bound costs its reduced cost on top of the relaxation's optimum, and a row that is not used
up costs its dual for each unit left. So what costs less than that objective leaves no bound and no row by more than
the distance allows: variables get narrower bounds, most of them one value, and rows a least as well as a limit.
"""

import numpy as np
from numpy.typing import NDArray

from roster.model import Ints, Matrix, Program
from roster.solving.relaxation import TOLERANCE, Relaxed

Floats = NDArray[np.float64]
_PAYS = 1e-7  # a reduced cost or dual below this says nothing


def narrowed(program: Program, top: Relaxed, below: int) -> Program:
    """Give a program that has just those solutions of the first which cost less than `below`, and maybe others.

    `top` is the first one's relaxation at its optimum. Variables keep their numbers.
    """
    reach = below - 1 - top.objective + TOLERANCE * max(1.0, abs(top.objective))
    lower, upper = np.array(program.lower, np.int64), np.array(program.upper, np.int64)
    costs = top.reduced_costs
    highest = lower + _steps(reach, costs, upper - lower)
    lowest = upper - _steps(reach, -costs, upper - lower)
    return Program(
        lower=lowest.tolist(),
        upper=highest.tolist(),
        prices=program.prices,
        rows=_with_leasts(program.matrix, top, reach, lower, upper),
        offset=program.offset,
        decisions=program.decisions,
    )


def _steps(reach: float, price: Floats, most: Ints) -> Ints:
    """Tell how many steps at a price are within reach, `most` at the most."""
    paid = price > _PAYS
    steps = np.floor(max(reach, 0.0) / np.where(paid, price, 1.0))
    return np.where(paid, np.minimum(steps, most), most).astype(np.int64)


def _with_leasts(rows: Matrix, top: Relaxed, reach: float, lower: Ints, upper: Ints) -> Matrix:
    """Add rows that say how much of a limit is used at least, where that is more than goes without saying."""
    smallest = np.where(rows.coefficients > 0, lower[rows.variables], upper[rows.variables])
    least = rows.totals(rows.coefficients * smallest)
    left = _steps(reach, np.where(rows.equal, 0.0, -top.duals), rows.limits - least)
    chosen = np.flatnonzero(~rows.equal & (left < rows.limits - least))
    added = rows.with_rows(chosen, np.arange(len(lower)))
    return Matrix(
        starts=np.concatenate([rows.starts, rows.starts[-1] + added.starts[1:]]),
        variables=np.concatenate([rows.variables, added.variables]),
        coefficients=np.concatenate([rows.coefficients, -added.coefficients]),
        limits=np.concatenate([rows.limits, left[chosen] - added.limits]),
        equal=np.concatenate([rows.equal, added.equal]),
    )
