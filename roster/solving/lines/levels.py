"""How much is taken of what is dearest, open seats as a rule, as a whole number: the level.

Where people are just too few, the relaxation leaves three quarters of a seat open: at a thousand points a seat its
bound is hundreds of points below any roster. But a roster leaves whole seats open. So the relaxation is asked twice:
with the next whole number and more, and with less; the lower answer holds for all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from roster.model import Program, Row

_APART = 4  # times the price of all else: then something is dear


@dataclass(frozen=True, slots=True)
class Level:
    """The variables that are dear, and how much of them all together can be taken at least and at most."""

    dear: tuple[int, ...]
    least: int
    most: int

    def at(self, values: Mapping[int, float]) -> float:
        """Give the level of values, by variable."""
        return sum(values[variable] for variable in self.dear)

    def rows(self) -> tuple[Row, Row]:
        """Give the rows of the level: not above the most, not below the least."""
        return Row(dict.fromkeys(self.dear, 1), self.most), Row(dict.fromkeys(self.dear, -1), -self.least)


def level_of(program: Program, shared: Sequence[int]) -> Level | None:
    """Find what is dear among shared variables: what costs more than all else by far; None where nothing does."""
    prices = sorted({program.prices[v] for v in shared if program.prices[v] > 0})
    leap, least = max(((high / low, high) for low, high in pairwise([1, *prices])), default=(0.0, 0))
    if leap < _APART:
        return None
    dear = tuple(v for v in shared if program.prices[v] >= least)
    return Level(dear, sum(program.lower[v] for v in dear), sum(program.upper[v] for v in dear))
