"""Runs of lent days: a linear program over some of them, and the price of all of them under its duals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

FINE = 16  # duals are multiples of 1/16: sums of them are whole numbers
_NEVER = -(2**40)  # the gain of a day on which somebody cannot go
Whole = NDArray[np.int64]
_NOTHING = mathopt.VariableFilter(filtered_items=())
_DUALS_ALONE = mathopt.ModelSolveParameters(variable_values_filter=_NOTHING, reduced_costs_filter=_NOTHING)
"""To read what nobody asks for took a fifth of the time."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """People who are alike: `size` of them, each lent for at most `longest` successive ones of `days`, by number.

    `fills` are the kinds of seats they can fill; `prices` maps the places they can go to to the price of a day there.
    """

    size: int
    longest: int
    days: tuple[int, ...]
    fills: frozenset[str]
    prices: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Seats:
    """So many seats of one kind that are open at a place on a day, each worth `price` points."""

    place: str
    day: int
    kind: str
    price: int
    count: int


@dataclass(frozen=True, kw_only=True)
class Ceiling:
    """Of some groups together, by number, at most so many are away on a day: `most` has a figure for each day."""

    groups: tuple[int, ...]
    most: tuple[int, ...]


class Run(NamedTuple):
    """One person of a group, by number, lent to a place from one day to another, both included."""

    group: int
    place: str
    first: int
    last: int


class Supply(NamedTuple):
    """People with the same abilities, by number, at a place on a day."""

    ability: int
    place: str
    day: int


@dataclass(frozen=True, slots=True)
class Duals:
    """An optimum of the linear program, in points, and its duals in sixteenths, none below 0."""

    saved: float
    seats: Mapping[Supply, int]
    ceilings: Whole  # by ceiling and day
    groups: Whole


@dataclass(frozen=True, slots=True)
class Priced:
    """What duals say: a bound in sixteenths, and for each group and place the run that gains most."""

    bound: int
    best: Sequence[tuple[Whole, Whole, Whole]]  # of a group: gain, first day, length, by place
    places: Sequence[Sequence[str]]

    def runs(self, worth: Whole, count: int) -> Iterator[Run]:
        """Yield the best runs of every group that gain more than one of its people is worth by now."""
        for number, (gains, first, length) in enumerate(self.best):
            for place in np.argsort(-gains, kind="stable")[:count]:
                if gains[place] > worth[number]:
                    begin = int(first[place])
                    yield Run(number, self.places[number][place], begin, begin + int(length[place]) - 1)


class Pricing:
    """All runs there are, and what they gain under prices of seats and of ceilings."""

    def __init__(
        self, groups: Sequence[Group], seats: Sequence[Seats], ceilings: Sequence[Ceiling], days: int
    ) -> None:
        kinds = frozenset(seat.kind for seat in seats)
        open_at = {seat.place for seat in seats}
        self.groups, self.seats, self.ceilings = groups, seats, ceilings
        self.days = days
        self.abilities = tuple(sorted({group.fills & kinds for group in groups}, key=sorted))
        self.ability = [self.abilities.index(group.fills & kinds) for group in groups]
        self.places = [[place for place in group.prices if place in open_at] for group in groups]
        self.ceilings_of: Mapping[int, list[int]] = defaultdict(list)
        for number, ceiling in enumerate(ceilings):
            for group in ceiling.groups:
                self.ceilings_of[group].append(number)
        self._number = {place: number for number, place in enumerate(sorted(open_at))}
        self._costs = [self._cost(number) for number in range(len(groups))]

    def able(self, seat: Seats) -> list[int]:
        """List the abilities that fill a seat, by number."""
        return [number for number, fills in enumerate(self.abilities) if seat.kind in fills]

    def _cost(self, number: int) -> Whole:
        """Give what a day costs a group, place × day, in sixteenths."""
        group = self.groups[number]
        cost = np.full((len(self.places[number]), self.days), -_NEVER, dtype=np.int64)
        prices = np.array([group.prices[place] for place in self.places[number]], dtype=np.int64)
        for day in group.days:
            cost[:, day] = prices * FINE
        return cost

    def price(self, seats: Mapping[Supply, int], ceilings: Whole) -> Priced:
        """Find the best run of each group at each place, and the bound that these duals prove."""
        worth = np.zeros((len(self.abilities), len(self._number), self.days), dtype=np.int64)
        for key, dual in seats.items():
            worth[key.ability, self._number[key.place], key.day] = dual
        bound = sum(
            seat.count * max(0, FINE * seat.price - min(self._duals_at(seat, worth))) for seat in self.seats
        )
        for row, ceiling in zip(ceilings, self.ceilings, strict=True):
            bound += sum(int(dual) * most for dual, most in zip(row, ceiling.most, strict=True))
        best = []
        for number, group in enumerate(self.groups):
            rows = [self._number[place] for place in self.places[number]]
            held = sum((ceilings[c] for c in self.ceilings_of[number]), np.zeros(self.days, dtype=np.int64))
            gains = _best(worth[self.ability[number], rows] - held - self._costs[number], group.longest)
            bound += group.size * max(0, int(gains[0].max(initial=0)))
            best.append(gains)
        return Priced(bound, best, self.places)

    def _duals_at(self, seat: Seats, worth: Whole) -> list[int]:
        here = worth[:, self._number[seat.place], seat.day]
        return [int(here[ability]) for ability in self.able(seat)] or [FINE * seat.price]


def _best(gains: Whole, longest: int) -> tuple[Whole, Whole, Whole]:
    """Give the best run at each place from its days' gains: gain, first day, length."""
    until = np.concatenate([np.zeros((len(gains), 1), dtype=np.int64), gains.cumsum(axis=1)], axis=1)
    best = np.full(len(gains), _NEVER, dtype=np.int64)
    first, size = np.zeros(len(gains), dtype=np.int64), np.ones(len(gains), dtype=np.int64)
    for length in range(1, min(longest, gains.shape[1]) + 1):
        sums = until[:, length:] - until[:, :-length]
        begin = sums.argmax(axis=1)
        found = np.take_along_axis(sums, begin[:, None], axis=1)[:, 0]
        better = found > best
        best[better], first[better], size[better] = found[better], begin[better], length
    return best, first, size


class Master:
    """The linear program over the runs that came in: whom to lend, and which seats they fill."""

    def __init__(self, pricing: Pricing) -> None:
        self._pricing = pricing
        self._model = model = mathopt.Model()
        self._runs: dict[Run, mathopt.Variable] = {}
        self._people = [model.add_linear_constraint(ub=group.size) for group in pricing.groups]
        self._away = [
            [model.add_linear_constraint(ub=most) for most in ceiling.most] for ceiling in pricing.ceilings
        ]
        self._supply: dict[Supply, mathopt.LinearConstraint] = {}
        for seat in pricing.seats:
            self._add_seats(seat)
        self._solver = mathopt.IncrementalSolver(model, mathopt.SolverType.GLOP)

    def _add_seats(self, seat: Seats) -> None:
        able = self._pricing.able(seat)
        count = self._model.add_linear_constraint(ub=seat.count)
        for ability in able:
            key = Supply(ability, seat.place, seat.day)
            if key not in self._supply:
                self._supply[key] = self._model.add_linear_constraint(ub=0.0)
            filled = self._model.add_variable(lb=0.0)
            self._model.objective.set_linear_coefficient(filled, -seat.price)
            self._supply[key].set_coefficient(filled, 1.0)
            count.set_coefficient(filled, 1.0)

    def add(self, runs: Iterable[Run]) -> int:
        """Let runs come in; tell how many are new."""
        before = len(self._runs)
        for run in runs:
            if run not in self._runs:
                self._runs[run] = self._column(run)
        return len(self._runs) - before

    def _column(self, run: Run) -> mathopt.Variable:
        pricing = self._pricing
        days = range(run.first, run.last + 1)
        column = self._model.add_variable(lb=0.0)
        price = pricing.groups[run.group].prices[run.place] * len(days)
        self._model.objective.set_linear_coefficient(column, price)
        self._people[run.group].set_coefficient(column, 1.0)
        for day in days:
            for ceiling in pricing.ceilings_of[run.group]:
                self._away[ceiling][day].set_coefficient(column, 1.0)
            row = self._supply.get(Supply(pricing.ability[run.group], run.place, day))
            if row is not None:
                row.set_coefficient(column, -1.0)
        return column

    def solve(self) -> Duals:
        """Solve the linear program: lending nobody is always a solution."""
        result = self._solver.solve(model_params=_DUALS_ALONE)
        dual = result.dual_values()
        return Duals(
            saved=-result.objective_value(),
            seats={key: _fine(dual[row]) for key, row in self._supply.items()},
            ceilings=np.array(
                [[_fine(dual[row]) for row in rows] for rows in self._away], dtype=np.int64
            ).reshape(len(self._away), self._pricing.days),
            groups=np.array([_fine(dual[row]) for row in self._people], dtype=np.int64),
        )

    def whole(self) -> tuple[mathopt.Model, Mapping[Run, mathopt.Variable]]:
        """Give the program in whole numbers, and its variable for each run."""
        for variable in self._model.variables():
            variable.integer = True
        return self._model, self._runs


def _fine(dual: float) -> int:
    """Give what a limit is worth, in sixteenths; one that does not bind is worth nothing."""
    return max(0, round(-dual * FINE))
