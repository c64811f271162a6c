"""What lines cost under duals of the joint rows, and what bound these duals prove.

Any duals give a proven bound (Lagrange): what the joint rows are worth, and for every person the line that is cheapest
under them. Duals are rounded so that this is reckoned in whole numbers, without an error.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roster.model import Matrix, Program
from roster.solving.exact import exact, worth
from roster.solving.lines.listing import Listed, list_within
from roster.solving.lines.ways import Group, Line, Ways

_FINE = 2**16  # parts of a point of which duals are multiples
_OUT_OF_REACH = 2.0**24  # points: more than anything costs
_NOTHING = 1e-6
_LISTED = 300_000  # lines of all people together, at most

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Priced:
    """What duals prove: a bound, and everybody's cheapest lines.

    `owed` is what the lines of a person cost less than they say, for the duties that they are made to have.
    """

    bound: float
    ways: Sequence[Ways]
    owed: Mapping[int, float]

    @property
    def least(self) -> dict[int, float]:
        """Give what everybody's cheapest line costs, by person."""
        return {
            person: float(least) + self.owed.get(person, 0.0)
            for ways in self.ways
            for person, least in zip(ways.group.people, ways.least, strict=True)
        }

    def lines(self, count: int) -> Iterator[tuple[int, Line]]:
        """Yield everybody's cheapest lines, as many each, by person."""
        for ways in self.ways:
            for row, person in enumerate(ways.group.people):
                yield from ((person, line) for _, line in ways.lines(row, count))

    def better(self, people: Mapping[int, float], count: int) -> Iterator[tuple[int, Line]]:
        """Yield the cheapest lines of those who have one that costs less than the master pays for theirs now."""
        for ways in self.ways:
            for row, person in enumerate(ways.group.people):
                owed = self.owed.get(person, 0.0)
                if ways.least[row] + owed < people[person] - _NOTHING:
                    for cost, line in ways.lines(row, count):
                        if cost + owed < _OUT_OF_REACH / 2:
                            yield person, line


class Pricing:
    """What lines and shared variables cost under duals of the joint rows."""

    def __init__(
        self, program: Program, joint: Matrix, shared: Sequence[int], groups: Sequence[Group]
    ) -> None:
        self.joint = joint
        self._shared = np.array(shared, dtype=np.int64)
        self._prices = np.array(program.prices, dtype=np.float64)
        self._lower = np.array(program.lower, dtype=np.float64)
        self._upper = np.array(program.upper, dtype=np.float64)
        self._groups = groups
        self._whose = {variable: decision.person for variable, decision in program.decisions.items()}

    def limit(self, number: int, limit: int) -> None:
        """Give a joint row another limit."""
        self.joint.limits[number] = limit

    def price(self, duals: Floats, settled: AbstractSet[int] = frozenset()) -> tuple[Floats, Priced]:
        """Give the duals as they were taken, and what they prove; lines without a settled duty are out of reach."""
        duals, paid, apart = self.apart(duals)
        paid[sorted(settled)] += _OUT_OF_REACH
        ways = [group.priced(paid) for group in self._groups]
        owed: dict[int, float] = defaultdict(float)
        for variable in settled:
            owed[self._whose[variable]] += _OUT_OF_REACH
        least = sum(float(way.least.sum()) for way in ways) + sum(owed.values())
        return duals, Priced(apart + least, ways, owed)

    def apart(self, duals: Floats) -> tuple[Floats, Floats, float]:
        """Give the duals as they are taken, what they pay for a duty, by variable, and what they prove beside lines."""
        duals = exact(duals, self.joint, _FINE)
        paid = worth(duals, self.joint, len(self._prices))
        reduced = (self._prices - paid)[self._shared]
        bounds = np.where(reduced < 0, self._upper[self._shared], self._lower[self._shared])
        return duals, paid, float(duals @ self.joint.limits + reduced @ bounds)

    def listed(self, duals: Floats, most: float) -> list[Listed]:
        """List all lines that something with an objective of no more can be made of. Raises TooMany."""
        _, priced = self.price(duals)
        found, left = list[Listed](), _LISTED
        for ways in priced.ways:
            for row in range(len(ways.group.people)):
                found.append(list_within(ways, row, most - priced.bound, left))
                left -= len(found[-1].costs)
        return found

    def paid(self, duals: Floats) -> Floats:
        """Give what exact duals pay for each duty, by variable."""
        return worth(duals, self.joint, len(self._prices))

    def better(self, duals: Floats, people: Mapping[int, float], count: int) -> Iterator[tuple[int, Line]]:
        """Yield the cheapest lines of those people who have one that costs less than the master pays for theirs."""
        paid = self.paid(exact(duals, self.joint, _FINE))
        some = (group.of_some(people) for group in self._groups)
        ways = [group.priced(paid) for group in some if group.people]
        yield from Priced(-np.inf, ways, {}).better(people, count)

    def varied(self, duals: Floats, times: int, random: np.random.Generator) -> Iterator[tuple[int, Line]]:
        """Yield everybody's cheapest line so many times, each time with prices a little off, by chance.

        Lines cost the same by the dozen. People who are alike would all be given the same one, and a roster is
        not made of those.
        """
        paid = worth(exact(duals, self.joint, _FINE), self.joint, len(self._prices))
        for _ in range(times):
            for group in self._groups:
                ways = group.priced(paid, random)
                yield from ((person, next(ways.lines(row, 1))[1]) for row, person in enumerate(group.people))

    def lines_of(self, roster: Sequence[int]) -> Iterator[tuple[int, Line]]:
        """Yield people's lines in a roster, whose values are given by variable: of those whose diagram has theirs."""
        worth = np.where(np.array(roster) > 0, _OUT_OF_REACH, -_OUT_OF_REACH)
        for group in self._groups:
            ways = group.priced(worth)
            for row, person in enumerate(group.people):
                _, line = next(ways.lines(row, 1))
                if set(line.held) == {v for v in group.duties[row].tolist() if roster[v]}:
                    yield person, line
