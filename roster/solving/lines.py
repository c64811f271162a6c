"""What each person may do in the period as a whole: all legal lines of duties, and what each costs by itself.

A line is one person's duties of the period. The rows of a program that speak of one person's duties alone
say which lines are legal, and which of the person's own auxiliary variables must be paid for with them. So lines
follow from any rule that speaks of one person, without knowing the rule.

The auxiliary variables of a person are understood in three forms, which are those of `Modelling`:
- granted: free or welcome, pushed down by rows in which it stands with a positive sign (`any_of`);
- excess: pushed up by one row in which it stands with a negative sign (`price_above`, `above`);
- idle: nothing pushes it, it keeps its better bound.
Whoever has an auxiliary variable in another form has no lines, and stays with the program as it is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roster.model import Program, Row

_NO_LIMIT = 2**40
_FEW = 256  # values of entangled variables that are tried one by one
_MOST = 200_000  # lines of one person, beyond which nobody wants to list them


Held = NDArray[np.float32]  # 0 and 1; so large a product is quick in floating point only
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lines:
    """One person's legal lines: `numbers` are their rows in `held`, whose columns are `duties`; costs in points.

    People whose rows have one shape share `held`.
    """

    duties: tuple[int, ...]
    held: Held
    numbers: NDArray[np.int32]
    costs: Whole

    def line(self, index: int) -> dict[int, int]:
        """Give the duties of a line, by variable: 1 where held, else 0."""
        held = self.held[self.numbers[index]]
        return {variable: int(value) for variable, value in zip(self.duties, held, strict=True)}


class Unlisted(Exception):  # noqa: N818 - not an error: this part is solved without lines
    """The lines of a person cannot be listed: too many, none, or bound by rows of an unknown form."""


@dataclass(frozen=True, slots=True)
class _OwnRow:
    """A row of one person: coefficients by place of the duty, and of the auxiliary variables by number."""

    held: Mapping[int, int]
    auxiliary: Mapping[int, int]
    limit: int
    equal: bool


class _Grown(NamedTuple):
    held: Held
    sums: Whole


class Lister:
    """Lists people's lines. Whoever is bound by rows of the same shape shares the work."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[object, _Grown] = {}

    def lines(self, duties: Sequence[int], rows: Sequence[Row]) -> Lines:
        """List the legal lines of a person with these duties, bound by these rows.

        Raises Unlisted, also where there is none: why that is, is for others to say.
        """
        duties = sorted(duties, key=lambda v: (self._program.decisions[v].day, v))
        found = _Person(self._program, duties, rows, self._known).lines()
        if not len(found.costs):
            raise Unlisted
        return found


class _Person:
    """One person's rows, ready to be applied to all candidates at once."""

    def __init__(
        self, program: Program, duties: Sequence[int], rows: Sequence[Row], known: dict[object, _Grown]
    ) -> None:
        self.program, self.duties, self.known = program, tuple(duties), known
        place = {variable: index for index, variable in enumerate(duties)}
        self.rows = [
            _OwnRow(
                held={place[v]: c for v, c in row.terms.items() if v in place},
                auxiliary={v: c for v, c in row.terms.items() if v not in place},
                limit=row.limit,
                equal=row.equal,
            )
            for row in rows
        ]
        self.rows.sort(key=lambda row: (sorted(row.held.items()), row.limit))

    def lines(self) -> Lines:
        """List the candidates, settle the auxiliary variables of each, keep the legal ones."""
        prices, lower, upper = self.program.prices, self.program.lower, self.program.upper
        held, sums = self._candidates()
        costs = np.zeros(len(held), dtype=np.int64)
        for place, variable in enumerate(self.duties):
            if prices[variable]:
                costs += prices[variable] * held[:, place].astype(np.int64)
        rests = np.array([row.limit for row in self.rows], dtype=np.int64) - sums
        self._settle_auxiliary(rests, costs)
        legal = np.ones(len(held), dtype=bool)
        for index, variable in enumerate(self.duties):
            legal &= (held[:, index] >= lower[variable]) & (held[:, index] <= upper[variable])
        for index, row in enumerate(self.rows):
            legal &= rests[:, index] == 0 if row.equal else rests[:, index] >= 0
        numbers = np.flatnonzero(legal).astype(np.int32)
        return Lines(self.duties, held, numbers, costs[legal])

    def _settle_auxiliary(self, rests: Whole, costs: Whole) -> None:
        """Give all auxiliary variables their best values, in place: what is left of the limits, and what it costs."""
        excess, entangled = self._excess, self._entangled
        for variable in self._rows_of:
            if variable not in excess:
                self._take(variable, self._granted(variable, rests), rests, costs)
        for cluster in entangled:
            self._pay_together(cluster, rests, costs)
        for variable in excess:
            if not any(variable in cluster for cluster in entangled):
                self._take(variable, self._pushed(variable, rests), rests, costs)

    def _take(self, variable: int, value: Whole, rests: Whole, costs: Whole) -> None:
        """Let a variable have a value for each candidate."""
        costs += self.program.prices[variable] * value
        for index in self._rows_of[variable]:
            rests[:, index] -= self.rows[index].auxiliary[variable] * value

    @cached_property
    def _rows_of(self) -> Mapping[int, Sequence[int]]:
        """Map each auxiliary variable to the places of its rows."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, row in enumerate(self.rows):
            for variable in row.auxiliary:
                found[variable].append(index)
        return dict(sorted(found.items()))

    @cached_property
    def _excess(self) -> list[int]:
        """List the auxiliary variables that are pushed up, the cheapest first."""
        found = [variable for variable, rows in self._rows_of.items() if self._is_excess(variable, rows)]
        return sorted(found, key=lambda variable: (self.program.prices[variable], variable))

    def _is_excess(self, variable: int, rows: Sequence[int]) -> bool:
        """Tell whether a variable is best as small as one row allows; else it is best as large as rows allow.

        Raises Unlisted where neither is sure.
        """
        pushed = [index for index in rows if self.rows[index].auxiliary[variable] < 0]
        shared = [index for index in rows if len(self.rows[index].auxiliary) > 1]
        bounded = len(pushed) < len(rows)
        if any(self.rows[index].equal for index in rows):
            raise Unlisted
        if self.program.prices[variable] > 0:
            units = {c for index in pushed for v, c in self.rows[index].auxiliary.items() if v in self._paid}
            if len(units) > 1 or (bounded and (len(pushed) > 1 or set(pushed) & set(shared))):
                raise Unlisted
            return bool(pushed)
        if not pushed or set(shared) <= set(pushed):
            return False
        if self.program.prices[variable] < 0 or len(pushed) > 1 or pushed[0] in shared:
            raise Unlisted
        return True

    @cached_property
    def _paid(self) -> frozenset[int]:
        """Give the auxiliary variables that cost something: of two in one row the cheaper comes first, unit by unit."""
        return frozenset(variable for variable in self._rows_of if self.program.prices[variable] > 0)

    def _granted(self, variable: int, rests: Whole) -> Whole:
        """Give the largest value that the rows allow, or the least where nothing gains by more."""
        program, rows = self.program, self._rows_of[variable]
        signs = [self.rows[index].auxiliary[variable] for index in rows]
        if program.prices[variable] > 0 or (program.prices[variable] == 0 and min(signs) > 0):
            return np.full(len(rests), program.lower[variable], dtype=np.int64)
        value = np.full(len(rests), program.upper[variable], dtype=np.int64)
        for index, sign in zip(rows, signs, strict=True):
            if sign > 0 and len(self.rows[index].auxiliary) > 1:
                raise Unlisted
            if sign > 0:
                value = np.minimum(value, rests[:, index] // sign)
        return value

    def _pushed(self, variable: int, rests: Whole) -> Whole:
        """Give the value that takes what exceeds the limit of the row that pushes an excess variable."""
        program = self.program
        (pushing,) = (index for index in self._rows_of[variable] if self.rows[index].auxiliary[variable] < 0)
        unit = -self.rows[pushing].auxiliary[variable]
        return np.clip(-(rests[:, pushing] // unit), program.lower[variable], program.upper[variable])

    @property
    def _entangled(self) -> list[list[int]]:
        """List the excess variables that several rows push, each with those that share such a row with it."""
        excess, rows_of = set(self._excess), self._rows_of
        found: list[list[int]] = []
        left = {v for v in excess if sum(self.rows[r].auxiliary[v] < 0 for r in rows_of[v]) > 1}
        while left:
            cluster, waiting = [], [min(left)]
            while waiting:
                variable = waiting.pop()
                cluster.append(variable)
                near = {v for row in rows_of[variable] for v in self.rows[row].auxiliary} & excess
                waiting += sorted(near - set(cluster) - set(waiting))
            found.append(sorted(cluster))
            left -= set(cluster)
        return found

    def _pay_together(self, cluster: Sequence[int], rests: Whole, costs: Whole) -> None:
        """Find the cheapest values of entangled excess variables: all are tried, there are few.

        Raises Unlisted where there are many, or where some are bounded elsewhere too.
        """
        program = self.program
        rows = sorted({row for variable in cluster for row in self._rows_of[variable]})
        pushes = np.array([[-self.rows[row].auxiliary.get(v, 0) for row in rows] for v in cluster])
        spans = [range(program.lower[v], program.upper[v] + 1) for v in cluster]
        if prod(map(len, spans)) > _FEW or pushes.min() < 0:
            raise Unlisted
        values = np.array(list(product(*spans)))
        prices = values @ np.array([program.prices[v] for v in cluster])
        kinds, which = np.unique(rests[:, rows], axis=0, return_inverse=True)
        enough = (kinds[:, None, :] + (values @ pushes)[None, :, :] >= 0).all(axis=2)
        least = np.where(enough, prices, _NO_LIMIT).min(axis=1)
        costs += np.where(least < _NO_LIMIT, least, 0)[which.ravel()]
        rests[:, rows] = np.where((least < _NO_LIMIT)[:, None], np.maximum(kinds, 0), kinds)[which.ravel()]

    def _candidates(self) -> _Grown:
        """Give all lines that keep the rows in which duties only add up, with each row's sum."""
        coefficients = np.zeros((len(self.duties), len(self.rows)), dtype=np.int64)
        for number, row in enumerate(self.rows):
            for index, coefficient in row.held.items():
                coefficients[index, number] = coefficient
        limits = np.array([self._loosest(row) for row in self.rows], dtype=np.int64)
        days = tuple(self.program.decisions[v].day for v in self.duties)
        key = (days, coefficients.tobytes(), limits.tobytes())
        if key not in self.known:
            self.known[key] = _grown(coefficients, limits)
        return self.known[key]

    def _loosest(self, row: _OwnRow) -> int:
        """Give the limit that a partial line must keep already; none where more duties could mend it."""
        if row.equal or min(row.held.values()) < 0:
            return _NO_LIMIT
        upper, lower = self.program.upper, self.program.lower
        relief = sum(-c * (upper[v] if c < 0 else lower[v]) for v, c in row.auxiliary.items())
        return row.limit + relief


def _grown(coefficients: Whole, limits: Whole) -> _Grown:
    """Grow all lines duty by duty, dropping those that exceed a limit. Raises Unlisted where they are too many."""
    duties, rows = coefficients.shape
    held = np.zeros((1, duties), dtype=np.float32)
    sums = np.zeros((1, rows), dtype=np.int64)
    for index in range(duties):
        more = sums + coefficients[index]
        touched = np.flatnonzero(coefficients[index])
        fits = (more[:, touched] <= limits[touched]).all(axis=1)
        with_it = held[fits]
        with_it[:, index] = 1
        held, sums = np.concatenate([held, with_it]), np.concatenate([sums, more[fits]])
        if len(held) > _MOST:
            raise Unlisted
    return _Grown(held, sums)
