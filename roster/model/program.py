"""An integer program, as plain data: what the model is for every engine.

Variables are numbered from 0 and whole; each has bounds and a price. A row keeps a sum of multiples of
variables at or below a limit, or equal to it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from roster.model.matrix import Matrix, Row
from roster.rules import Linear


class Decision(NamedTuple):
    """What a deciding variable is about: a person, by number, and a day, by its ordinal."""

    person: int
    day: int


class Program:
    """Minimise `sum(price * variable) + offset` under the rows and bounds.

    `decisions` are the variables that settle all others: who has which duty, and when. `rows` and `matrix` say the
    same, one by one and as arrays; each is made of the other when it is first asked for.
    """

    __slots__ = ("_matrix", "_matrix_of", "_rows", "decisions", "lower", "offset", "prices", "upper")

    def __init__(  # noqa: PLR0913 - it is what a program has
        self,
        *,
        lower: Iterable[int] = (),
        upper: Iterable[int] = (),
        prices: Iterable[int] = (),
        rows: Iterable[Row] | Matrix = (),
        offset: int = 0,
        decisions: Mapping[int, Decision] = MappingProxyType({}),
    ) -> None:
        self.lower, self.upper, self.prices = list(lower), list(upper), list(prices)
        self.offset, self.decisions = offset, dict(decisions)
        self._matrix: Matrix | None = rows if isinstance(rows, Matrix) else None
        self._rows: list[Row] | None = None if isinstance(rows, Matrix) else list(rows)
        self._matrix_of = -1  # rows that the matrix was made of, -1 where it came first

    @property
    def rows(self) -> list[Row]:
        """The rows, to be read and to be added to."""
        if self._rows is None:
            self._rows = self._matrix.rows() if self._matrix is not None else []
            self._matrix_of = len(self._rows)
        return self._rows

    @rows.setter
    def rows(self, rows: list[Row]) -> None:
        self._rows, self._matrix = rows, None

    @property
    def matrix(self) -> Matrix:
        """The rows as arrays."""
        if self._matrix is None or (self._rows is not None and len(self._rows) != self._matrix_of):
            self._matrix, self._matrix_of = Matrix.of(self.rows), len(self.rows)
        return self._matrix

    def variable(self, upper: int = 1, price: int = 0, *, decision: Decision | None = None) -> int:
        """Add a variable between 0 and `upper` and give its number."""
        if decision is not None:
            self.decisions[len(self.upper)] = decision
        self.lower.append(0)
        self.upper.append(upper)
        self.prices.append(price)
        return len(self.upper) - 1

    def copy(self) -> "Program":
        """Give a program of its own that can be narrowed without narrowing this one."""
        return Program(
            lower=self.lower,
            upper=self.upper,
            prices=self.prices,
            rows=self.rows,
            offset=self.offset,
            decisions=self.decisions,
        )

    def fold(self) -> None:
        """Put the value of every variable that its bounds leave no choice into the limits of the rows."""
        lower, upper = self.lower, self.upper
        settled = {v for v, (low, high) in enumerate(zip(lower, upper, strict=True)) if low == high}
        rows = self.rows
        for number, row in enumerate(rows):
            if not settled.isdisjoint(row.terms):
                total = sum(c * lower[v] for v, c in row.terms.items() if v in settled)
                terms = {v: c for v, c in row.terms.items() if v not in settled}
                rows[number] = Row(terms, row.limit - total, row.equal)
        self.rows = rows

    @property
    def cheapest(self) -> list[int]:
        """Give each variable the bound at which it costs least: right for those that no row speaks of."""
        bounds = zip(self.lower, self.upper, self.prices, strict=True)
        return [upper if price < 0 else lower for lower, upper, price in bounds]

    def substitute(self, sums: Mapping[int, Linear]) -> None:
        """Put expressions in the place of some variables, which are then out of use."""
        rows = self.rows
        for number, row in enumerate(rows):
            if not sums.keys().isdisjoint(row.terms):
                rows[number] = _substituted(row, sums)
        self.rows = rows
        for variable, total in sums.items():
            price, self.prices[variable], self.upper[variable] = self.prices[variable], 0, 0
            self.offset += price * total.constant
            for part, coefficient in total.terms.items():
                self.prices[part] += price * coefficient

    def objective(self, values: Iterable[int]) -> int:
        """Give the objective of values for all variables."""
        return self.offset + sum(p * v for p, v in zip(self.prices, values, strict=True))


def _substituted(row: Row, sums: Mapping[int, Linear]) -> Row:
    terms: dict[int, int] = {}
    limit = row.limit
    for variable, coefficient in row.terms.items():
        if (total := sums.get(variable)) is None:
            terms[variable] = terms.get(variable, 0) + coefficient
        else:
            limit -= coefficient * total.constant
            for part, times in total.terms.items():
                terms[part] = terms.get(part, 0) + coefficient * times
    return Row({variable: c for variable, c in terms.items() if c}, limit, row.equal)
