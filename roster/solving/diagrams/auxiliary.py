"""A person's auxiliary variables: which values they take once the person's duties are known.

Rules make them to price an excess, or to say «free of all of these». They are understood in three forms, which
are those of `Modelling`:
- granted: free or welcome, pushed down by rows in which it stands with a positive sign (`any_of`);
- excess: pushed up by one row in which it stands with a negative sign (`price_above`, `above`);
- idle: nothing pushes it, it keeps its better bound.
Rows with an auxiliary variable in another form are not taken into lines: the master keeps them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from roster.model import Program, Row

_FEW = 256  # values of entangled variables that are tried one by one
_NO_LIMIT = 2**40

Whole = NDArray[np.int64]


class Unlisted(Exception):  # noqa: N818 - not an error: this part is solved without lines
    """The lines of a person cannot be told."""


class Unknown(Exception):  # noqa: N818 - not an error: with these rows left to the master there are lines
    """The values of an auxiliary variable are not sure."""

    def __init__(self, variable: int) -> None:
        super().__init__(variable)
        self.variable = variable


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of one person: coefficients by place of the duty, and of the auxiliary variables by number."""

    held: Mapping[int, int]
    auxiliary: Mapping[int, int]
    limit: int
    equal: bool


def own_rows(duties: Sequence[int], rows: Sequence[Row]) -> list[OwnRow]:
    """Read one person's rows; `duties` are their variables, by place."""
    place = {variable: index for index, variable in enumerate(duties)}
    return [
        OwnRow(
            held={place[v]: c for v, c in row.terms.items() if v in place},
            auxiliary={v: c for v, c in row.terms.items() if v not in place},
            limit=row.limit,
            equal=row.equal,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """Some variables that are settled once what the rows `needs` say of the duties is known.

    `entangled` are pushed up by several rows: all their values are tried.
    """

    variables: tuple[int, ...]
    needs: tuple[int, ...]
    entangled: bool = False


class Auxiliary:
    """The auxiliary variables in one person's rows. Raises Unknown where their values are not sure.

    `rows_of` maps each to the numbers of its rows. `steps` say in which order they are settled, so that each step
    needs nothing that comes later.
    """

    def __init__(self, program: Program, rows: Sequence[OwnRow]) -> None:
        self._program, self._rows = program, rows
        found: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for variable in row.auxiliary:
                found[variable].append(number)
        self.rows_of: Mapping[int, Sequence[int]] = dict(sorted(found.items()))
        self.steps = tuple(self._steps())

    def settle(self, step: Step, rests: Whole, place: Mapping[int, int]) -> Whole:
        """Give a step's variables their best values, in place; give what they cost, for each candidate.

        `rests[:, place[r]]` is what is left of row r's limit.
        """
        if step.entangled:
            return self._pay_together(step, rests, place)
        (variable,) = step.variables
        if variable in self._excess:
            value = self._pushed(variable, step, rests, place)
        else:
            value = self._granted(variable, step, rests, place)
        for row in self.rows_of[variable]:
            rests[:, place[row]] -= self._rows[row].auxiliary[variable] * value
        return self._program.prices[variable] * value

    def _steps(self) -> list[Step]:
        excess, clusters = self._excess, self._clusters
        granted = [Step((v,), self._signed(v, 1)) for v in self.rows_of if v not in excess]
        together = [
            Step(
                tuple(cluster),
                tuple(sorted({row for v in cluster for row in self.rows_of[v]})),
                entangled=True,
            )
            for cluster in clusters
        ]
        entangled = {variable for cluster in clusters for variable in cluster}
        pushed = [Step((v,), self._signed(v, -1)) for v in excess if v not in entangled]
        return [*granted, *together, *pushed]

    def _signed(self, variable: int, sign: int) -> tuple[int, ...]:
        rows = self.rows_of[variable]
        return tuple(row for row in rows if self._rows[row].auxiliary[variable] * sign > 0)

    @cached_property
    def _excess(self) -> Sequence[int]:
        """List the variables that are pushed up, the cheapest first."""
        found = [variable for variable, rows in self.rows_of.items() if self._is_excess(variable, rows)]
        return sorted(found, key=lambda variable: (self._program.prices[variable], variable))

    def _is_excess(self, variable: int, rows: Sequence[int]) -> bool:
        """Tell whether a variable is best as small as one row allows; else it is best as large as rows allow.

        Raises Unknown where neither is sure.
        """
        price = self._program.prices[variable]
        pushed = [row for row in rows if self._rows[row].auxiliary[variable] < 0]
        shared = [row for row in rows if len(self._rows[row].auxiliary) > 1]
        bounded = len(pushed) < len(rows)
        if any(self._rows[row].equal for row in rows):
            raise Unknown(variable)
        if price > 0:
            units = {c for row in pushed for v, c in self._rows[row].auxiliary.items() if v in self._paid}
            if len(units) > 1 or (bounded and (len(pushed) > 1 or set(pushed) & set(shared))):
                raise Unknown(variable)
            return bool(pushed)
        if not pushed or set(shared) <= set(pushed):
            return False
        if price < 0 or len(pushed) > 1 or pushed[0] in shared:
            raise Unknown(variable)
        return True

    @cached_property
    def _paid(self) -> frozenset[int]:
        """Give the variables that cost something: of two in one row the cheaper comes first, unit by unit."""
        return frozenset(variable for variable in self.rows_of if self._program.prices[variable] > 0)

    def _granted(self, variable: int, step: Step, rests: Whole, place: Mapping[int, int]) -> Whole:
        """Give the largest value that the rows allow, or the least where nothing gains by more."""
        program, pushing = self._program, len(self.rows_of[variable]) > len(step.needs)
        lower = program.lower[variable]
        if program.prices[variable] > 0 or (program.prices[variable] == 0 and not pushing):
            return np.full(len(rests), lower, dtype=np.int64)
        value = np.full(len(rests), program.upper[variable], dtype=np.int64)
        for row in step.needs:
            if len(self._rows[row].auxiliary) > 1:
                raise Unknown(variable)
            value = np.minimum(value, rests[:, place[row]] // self._rows[row].auxiliary[variable])
        return np.maximum(value, lower)

    def _pushed(self, variable: int, step: Step, rests: Whole, place: Mapping[int, int]) -> Whole:
        """Give the value that takes what exceeds the limit of the row that pushes an excess variable."""
        (pushing,) = step.needs
        unit = -self._rows[pushing].auxiliary[variable]
        return np.clip(
            -(rests[:, place[pushing]] // unit), self._program.lower[variable], self._program.upper[variable]
        )

    @cached_property
    def _clusters(self) -> list[list[int]]:
        """List the excess variables that several rows push, each with those that share such a row with it."""
        excess = set(self._excess)
        found: list[list[int]] = []
        left = {v for v in excess if len(self._signed(v, -1)) > 1}
        while left:
            cluster, waiting = [], [min(left)]
            while waiting:
                variable = waiting.pop()
                cluster.append(variable)
                near = {v for row in self.rows_of[variable] for v in self._rows[row].auxiliary} & excess
                waiting += sorted(near - set(cluster) - set(waiting))
            found.append(sorted(cluster))
            left -= set(cluster)
        return found

    def _pay_together(self, step: Step, rests: Whole, place: Mapping[int, int]) -> Whole:
        """Find the cheapest values of entangled excess variables: all are tried, there are few.

        Raises Unknown where there are many, or where some are bounded elsewhere too.
        """
        program, rows = self._program, step.needs
        pushes = np.array([[-self._rows[row].auxiliary.get(v, 0) for row in rows] for v in step.variables])
        spans = [range(program.lower[v], program.upper[v] + 1) for v in step.variables]
        if prod(map(len, spans)) > _FEW or pushes.min() < 0:
            raise Unknown(step.variables[0])
        values = np.array(list(product(*spans)))
        prices = values @ np.array([program.prices[v] for v in step.variables])
        columns = [place[row] for row in rows]
        kinds, which = np.unique(rests[:, columns], axis=0, return_inverse=True)
        enough = (kinds[:, None, :] + (values @ pushes)[None, :, :] >= 0).all(axis=2)
        least = np.where(enough, prices, _NO_LIMIT).min(axis=1)
        paid = np.where((least < _NO_LIMIT)[:, None], np.maximum(kinds, 0), kinds)
        rests[:, columns] = paid[which.ravel()]
        return np.where(least < _NO_LIMIT, least, 0)[which.ravel()]
