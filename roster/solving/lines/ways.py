"""Everybody's cheapest lines of duties under given prices: shortest ways through their diagrams.

People who share a diagram are priced together, as rows of one matrix. Prices are binary
fractions of a point (`solving/exact.py`), so that a bound made of their sums has no error.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roster.model import Ints, Program
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.diagrams.diagram import Diagram, Layer
from roster.solving.diagrams.leaving import Leaving
from roster.solving.diagrams.near import Nearby
from roster.solving.diagrams.splitting import Split, split
from roster.solving.progress import Clock

_ALL_NODES = 17_000_000  # of all people's diagrams together, at most, were all layers as wide as the widest
_WIDEST = 15_000  # of a layer of one: a person whose diagram is wider leaves some rows to the master

Floats = NDArray[np.float64]


class Line(NamedTuple):
    """One person's duties of the period, by variable, and what they cost by themselves, in points."""

    held: tuple[int, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Duties and diagram by person, and whose the other rows are; `leaving` tells that some did not fit."""

    parts: Split
    people: Mapping[int, tuple[tuple[int, ...], Diagram]]
    leaving: bool


def diagrams(program: Program, clock: Clock) -> Drawn:
    """Draw everybody's diagram. Raises Unlisted, also when the time is up."""
    days = sum(_days(program, duties) for duties in duties_by_person(program).values())
    widest = min(_WIDEST, _ALL_NODES // max(1, days))
    leaving = Leaving(program, widest)
    parts, drawn = _drawn(program, leaving, clock)
    return Drawn(parts, drawn, leaving.too_many)


def nearby(program: Program, values: Floats, clock: Clock) -> Drawn:
    """Draw everybody's lines near to values, by variable. Raises Unlisted, also when the time is up."""
    parts, drawn = _drawn(program, Nearby(program, values), clock)
    return Drawn(parts, drawn, leaving=False)


def _drawn(
    program: Program, leaving: Leaving | Nearby, clock: Clock
) -> tuple[Split, Mapping[int, tuple[tuple[int, ...], Diagram]]]:
    parts, drawn = split(program), dict[int, tuple[tuple[int, ...], Diagram]]()
    for person, listed in duties_by_person(program).items():
        if not clock.left:
            raise Unlisted
        drawn[person] = listed, leaving.draw(listed, parts.own.get(person, ()))
    return split(program, leaving.beside) if leaving.beside else parts, drawn


def duties_by_person(program: Program) -> dict[int, tuple[int, ...]]:
    """Give everybody's duties, by day."""
    duties: dict[int, list[int]] = defaultdict(list)
    for variable, decision in program.decisions.items():
        duties[decision.person].append(variable)
    return {p: tuple(sorted(v, key=lambda n: (program.decisions[n].day, n))) for p, v in duties.items()}


def _days(program: Program, duties: Sequence[int]) -> int:
    return len({program.decisions[variable].day for variable in duties})


class Group:
    """People who share a diagram: their cheapest lines under `prices` of all duties, by variable."""

    def __init__(self, prices: Floats, diagram: Diagram, people: Mapping[int, Sequence[int]]) -> None:
        self.people = tuple(people)
        self._of_all, self._diagram = prices, diagram
        self.duties = np.array(list(people.values()), dtype=np.int64).reshape(len(people), diagram.length)
        self._prices = prices[self.duties]

    def of_some(self, people: Collection[int]) -> "Group":
        """Give the group of those of its people who are among some."""
        rows = [row for row, person in enumerate(self.people) if person in people]
        return Group(
            self._of_all, self._diagram, {self.people[row]: self.duties[row].tolist() for row in rows}
        )

    def priced(self, worth: Floats, random: np.random.Generator | None = None) -> "Ways":
        """Price everybody's lines: `worth` is taken off the price of each duty, by variable.

        With `random`, up to a point is added to the price of each person's duty.
        """
        prices = self._prices - worth[self.duties]
        return Ways(self, self._diagram, prices if random is None else prices + random.random(prices.shape))

    def costs(self, row: int, held: NDArray[np.int8]) -> Ints:
        """Give what the duties of some lines of one of the group cost by themselves: `held` is lines × places."""
        costs: Ints = np.rint(held @ self._prices[row]).astype(np.int64)
        return costs

    def line(self, row: int, held: Sequence[int], auxiliary: float) -> Line:
        """Give a line of one of the group by the places of its duties, and what beside them it costs."""
        places = list(held)
        own = self._prices[row, places].sum()
        return Line(tuple(int(v) for v in self.duties[row, places]), round(float(own + auxiliary)))


@dataclass(frozen=True)
class Ways:
    """The shortest ways through a diagram for each person of a group."""

    group: Group
    diagram: Diagram
    prices: Floats  # people and duties

    @cached_property
    def _of_choices(self) -> list[Floats]:
        """Give what each choice of each day costs each person: people × choices."""
        return [self.prices[:, list(layer.places)] @ layer.choices.T for layer in self.diagram.layers]

    @cached_property
    def _until(self) -> list[Floats]:
        """Give what the cheapest way to each node costs, layer by layer: people × nodes."""
        found = [np.zeros((len(self.prices), 1))]
        for layer, choices in zip(self.diagram.layers, self._of_choices, strict=True):
            arcs = found[-1][:, layer.source] + layer.cost + choices[:, layer.choice]
            found.append(np.minimum.reduceat(arcs, layer.begins, axis=1))
        return found

    @cached_property
    def _after(self) -> list[Floats]:
        """Give what the cheapest way from each node to the end costs, layer by layer: people × nodes."""
        found = [np.zeros((len(self.prices), 1))]
        for layer, choices in zip(reversed(self.diagram.layers), reversed(self._of_choices), strict=True):
            order, begins = layer.by_source
            arcs = (found[-1][:, layer.target] + layer.cost + choices[:, layer.choice])[:, order]
            found.append(np.minimum.reduceat(arcs, begins, axis=1))
        return found[::-1]

    @property
    def least(self) -> Floats:
        """Give what everybody's cheapest line costs."""
        return self._until[-1][:, 0]

    def lines(self, row: int, count: int) -> Iterator[tuple[float, Line]]:
        """Yield a person's cheapest line and some of the next cheapest, with what each costs under the prices.

        The second is the second cheapest indeed; those that follow each differ from the first on another day.
        """
        yield float(self.least[row]), self._line(row, self._way_back(row, len(self.diagram.layers), 0))
        if count > 1:
            order = np.argsort(self._detours[0][row], kind="stable")
            for day in order[: count - 1]:
                costs, arc = self._detours[0][row, day], int(self._detours[1][row, day])
                if np.isfinite(costs):
                    layer = self.diagram.layers[day]
                    before = self._way_back(row, int(day), int(layer.source[arc]))
                    after = self._way_on(row, int(day) + 1, int(layer.target[arc]))
                    yield float(costs), self._line(row, [*before, arc, *after])

    @cached_property
    def _detours(self) -> tuple[Floats, NDArray[np.int64]]:
        """Find for each day the cheapest line that does something else on it than the cheapest of all.

        Gives its cost and its arc on that day: people × days.
        """
        size = (len(self.prices), len(self.diagram.layers))
        costs, arcs = np.full(size, np.inf), np.zeros(size, dtype=np.int64)
        for day, layer in enumerate(self.diagram.layers):
            through = self._through(day)
            best = layer.choice[through.argmin(axis=1)]
            other = np.where(layer.choice[None, :] == best[:, None], np.inf, through)
            arcs[:, day] = other.argmin(axis=1)
            costs[:, day] = np.take_along_axis(other, arcs[:, day : day + 1], axis=1)[:, 0]
        return costs, arcs

    def _through(self, day: int) -> Floats:
        """Give what the cheapest line through each arc of a day costs: people × arcs."""
        layer = self.diagram.layers[day]
        ends = self._until[day][:, layer.source] + self._after[day + 1][:, layer.target]
        return ends + layer.cost + self._of_choices[day][:, layer.choice]

    def beyond_from(self, row: int, day: int) -> Floats:
        """Give what each arc of a day costs a person beyond the cheapest way on from the node that it leaves."""
        layer = self.diagram.layers[day]
        on = self._after[day + 1][row, layer.target] + layer.cost + self._of_choices[day][row, layer.choice]
        beyond: Floats = on - self._after[day][row, layer.source]
        return beyond

    def beyond(self) -> tuple[Floats, Floats]:
        """Give what a line costs beyond the cheapest, at least, with each duty, and without it: people × duties."""
        size = self.prices.shape
        with_it, without = np.full(size, np.inf), np.full(size, np.inf)
        for day, layer in enumerate(self.diagram.layers):
            through = self._through(day) - self.least[:, None]
            for choice, held in enumerate(layer.choices):
                arcs = layer.choice == choice
                if arcs.any():
                    least = through[:, arcs].min(axis=1)
                    for place, value in zip(layer.places, held, strict=True):
                        side = with_it if value else without
                        np.minimum(side[:, place], least, out=side[:, place])
        return with_it, without

    def _way_back(self, row: int, day: int, node: int) -> list[int]:
        """Give the arcs of a cheapest way from the first node to one that stands before a day."""
        found = []
        for number in reversed(range(day)):
            layer = self.diagram.layers[number]
            begin = int(layer.begins[node])
            end = int(layer.begins[node + 1]) if node + 1 < layer.nodes else len(layer.source)
            arcs = slice(begin, end)
            costs = self._until[number][row, layer.source[arcs]] + layer.cost[arcs]
            arc = begin + int((costs + self._of_choices[number][row, layer.choice[arcs]]).argmin())
            found.append(arc)
            node = int(layer.source[arc])
        return found[::-1]

    def _way_on(self, row: int, day: int, node: int) -> list[int]:
        """Give the arcs of a cheapest way from a node before a day to the end."""
        found = []
        for number in range(day, len(self.diagram.layers)):
            layer = self.diagram.layers[number]
            order, begins = layer.by_source
            end = int(begins[node + 1]) if node + 1 < len(begins) else len(order)
            arcs = order[int(begins[node]) : end]
            costs = self._after[number + 1][row, layer.target[arcs]] + layer.cost[arcs]
            arc = int(arcs[(costs + self._of_choices[number][row, layer.choice[arcs]]).argmin()])
            found.append(arc)
            node = int(layer.target[arc])
        return found

    def _line(self, row: int, arcs: Sequence[int]) -> Line:
        held: list[int] = []
        auxiliary = 0
        for layer, arc in zip(self.diagram.layers, arcs, strict=True):
            held += _held(layer, arc)
            auxiliary += int(layer.cost[arc])
        return self.group.line(row, held, auxiliary)


def _held(layer: Layer, arc: int) -> list[int]:
    return [
        place for place, value in zip(layer.places, layer.choices[layer.choice[arc]], strict=True) if value
    ]
