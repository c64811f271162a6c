"""An integer program, as plain data: what the model is for every engine.

Variables are numbered from 0 and whole; each has bounds and a price. A row keeps a sum of multiples of
variables at or below a limit, or equal to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from roster.rules import Linear


@dataclass(frozen=True, slots=True)
class Row:
    """`sum(coefficient * variable) <= limit`, or `== limit`."""

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


class Decision(NamedTuple):
    """What a deciding variable is about: a person, by number, and a day, by its ordinal."""

    person: int
    day: int


@dataclass(slots=True)
class Program:
    """Minimise `sum(price * variable) + offset` under the rows and bounds.

    `decisions` are the variables that settle all others: who has which duty, and when.
    """

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    prices: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    offset: int = 0
    decisions: dict[int, Decision] = field(default_factory=dict)

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
        return replace(
            self,
            lower=list(self.lower),
            upper=list(self.upper),
            prices=list(self.prices),
            rows=list(self.rows),
        )

    def fold(self) -> None:
        """Put the value of every variable that its bounds leave no choice into the limits of the rows."""
        lower, upper = self.lower, self.upper
        for number, row in enumerate(self.rows):
            if any(lower[v] == upper[v] for v in row.terms):
                settled = sum(c * lower[v] for v, c in row.terms.items() if lower[v] == upper[v])
                terms = {v: c for v, c in row.terms.items() if lower[v] < upper[v]}
                self.rows[number] = Row(terms, row.limit - settled, row.equal)

    @property
    def cheapest(self) -> list[int]:
        """Give each variable the bound at which it costs least: right for those that no row speaks of."""
        bounds = zip(self.lower, self.upper, self.prices, strict=True)
        return [upper if price < 0 else lower for lower, upper, price in bounds]

    def substitute(self, sums: Mapping[int, Linear]) -> None:
        """Put expressions in the place of some variables, which are then out of use."""
        for number, row in enumerate(self.rows):
            if not sums.keys().isdisjoint(row.terms):
                total = Linear.sum((sums.get(v) or Linear({v: 1}), c) for v, c in row.terms.items())
                terms = {v: c for v, c in total.terms.items() if c}
                self.rows[number] = Row(terms, row.limit - total.constant, row.equal)
        for variable, total in sums.items():
            price, self.prices[variable], self.upper[variable] = self.prices[variable], 0, 0
            self.offset += price * total.constant
            for part, coefficient in total.terms.items():
                self.prices[part] += price * coefficient

    def objective(self, values: Iterable[int]) -> int:
        """Give the objective of values for all variables."""
        return self.offset + sum(p * v for p, v in zip(self.prices, values, strict=True))
