"""Duals from which a bound is reckoned without an error.

Any duals of the right sign prove a bound (Lagrange): what the rows are worth under them, and everything else where it
costs least. As multiples of a binary fraction, sums of them are exact in double precision.
"""

import numpy as np
from numpy.typing import NDArray

from roster.model import Matrix

Floats = NDArray[np.float64]


def exact(duals: Floats, rows: Matrix, parts: int) -> Floats:
    """Give duals of the right sign, as multiples of one of so many parts of a point, a power of two."""
    signed: Floats = np.where(rows.equal, duals, np.minimum(duals, 0.0))
    return np.rint(signed * parts) / parts


def worth(duals: Floats, rows: Matrix, size: int) -> Floats:
    """Give what the rows pay for a unit of each variable; `size` is how many there are."""
    paid = np.bincount(rows.variables, duals[rows.of_entries] * rows.coefficients, size)
    return paid.astype(np.float64)
