"""A program's rows as arrays: what engines are fed from, all rows at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(slots=True)
class Row:
    """`sum(coefficient * variable) <= limit`, or `== limit`; not to be changed.

    Not frozen in so many words: a model makes a hundred thousand, and frozen ones take twice as long.
    """

    terms: Mapping[int, int]
    limit: int
    equal: bool = False

    @property
    def is_clique(self) -> bool:
        """Tell whether the row says that at most one of its variables is 1."""
        return self.limit == 1 and not self.equal and all(c == 1 for c in self.terms.values())

    def holds(self, values: list[int]) -> bool:
        """Tell whether values for all variables keep the row."""
        total = sum(coefficient * values[variable] for variable, coefficient in self.terms.items())
        return total == self.limit if self.equal else total <= self.limit


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Rows in compressed form: row i has the entries `starts[i]` to `starts[i + 1]`, by ascending variable.

    `starts` is one longer than `limits` and `equal`; `variables` and `coefficients` have an item an entry.
    """

    starts: Ints
    variables: Ints
    coefficients: Ints
    limits: Ints
    equal: Bools

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Matrix":
        """Lay rows out as arrays."""
        lengths = np.fromiter((len(row.terms) for row in rows), np.int64, len(rows))
        starts = np.concatenate([[0], np.cumsum(lengths)])
        count = int(starts[-1])
        variables = np.fromiter(chain.from_iterable(row.terms for row in rows), np.int64, count)
        values = chain.from_iterable(row.terms.values() for row in rows)
        coefficients = np.fromiter(values, np.int64, count)
        order = np.lexsort((variables, np.repeat(np.arange(len(rows)), lengths)))
        return cls(
            starts=starts,
            variables=variables[order],
            coefficients=coefficients[order],
            limits=np.fromiter((row.limit for row in rows), np.int64, len(rows)),
            equal=np.fromiter((row.equal for row in rows), np.bool_, len(rows)),
        )

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.limits)

    @property
    def of_entries(self) -> Ints:
        """Give each entry's row."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def totals(self, each: Ints | Bools) -> Ints:
        """Add up, row by row, what belongs to the entries."""
        sums: Ints = np.concatenate([[0], np.cumsum(each)])
        return sums[self.starts[1:]] - sums[self.starts[:-1]]

    def are_cliques(self, upper: Ints) -> Bools:
        """Tell which rows say that at most one of their variables is 1."""
        others = self.totals((self.coefficients != 1) | (upper[self.variables] > 1))
        cliques: Bools = ~self.equal & (self.limits == 1) & (others == 0)
        return cliques

    def renumbered(self, number: Ints) -> "Matrix":
        """Give the rows with other numbers of the variables, which keep their order."""
        return replace(self, variables=number[self.variables])

    def with_rows(self, chosen: Ints, number: Ints) -> "Matrix":
        """Give some rows, in this order, with other numbers of the variables, which keep theirs."""
        lengths = np.diff(self.starts)[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        entries = np.arange(starts[-1]) + np.repeat(self.starts[chosen] - starts[:-1], lengths)
        return Matrix(
            starts=starts,
            variables=number[self.variables[entries]],
            coefficients=self.coefficients[entries],
            limits=self.limits[chosen],
            equal=self.equal[chosen],
        )

    def settled(self, values: Mapping[int, int], lower: Ints, upper: Ints) -> "Matrix":
        """Give what is left to keep once some variables have values, the others being between bounds.

        Rows that cannot be broken any more are left out; the variables keep their numbers.
        """
        known = np.zeros(len(lower), dtype=np.bool_)
        value = np.zeros(len(lower), dtype=np.int64)
        places = np.fromiter(values.keys(), np.int64, len(values))
        known[places] = True
        value[places] = np.fromiter(values.values(), np.int64, len(values))
        limits = self.limits - self.totals(self.coefficients * value[self.variables])
        is_open = ~known[self.variables]
        largest = np.where(self.coefficients > 0, upper[self.variables], lower[self.variables])
        most = self.totals(np.where(is_open, self.coefficients * largest, 0))
        kept = self.equal | (most > limits)
        entries = is_open & np.repeat(kept, np.diff(self.starts))
        lengths = np.bincount(self.of_entries[entries], minlength=len(self))[kept]
        return Matrix(
            starts=np.concatenate([[0], np.cumsum(lengths)]),
            variables=self.variables[entries],
            coefficients=self.coefficients[entries],
            limits=limits[kept],
            equal=self.equal[kept],
        )

    def lists(self) -> Iterator[tuple[list[int], list[int], int, bool]]:
        """Yield each row's variables, coefficients, limit, and whether it is to be met exactly."""
        variables, coefficients, starts = (
            self.variables.tolist(),
            self.coefficients.tolist(),
            self.starts.tolist(),
        )
        ends = zip(starts, starts[1:], self.limits.tolist(), self.equal.tolist(), strict=False)
        for start, end, limit, equal in ends:
            yield variables[start:end], coefficients[start:end], limit, equal

    def rows(self) -> list[Row]:
        """Give the rows one by one."""
        return [Row(dict(zip(v, c, strict=True)), limit, equal) for v, c, limit, equal in self.lists()]
