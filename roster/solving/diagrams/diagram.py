"""All legal lines of duties of one person, as a layered decision diagram.

A line is one person's duties of the period, whatever its length. There are far too many to list, but most of what
was done no longer matters: two beginnings that leave the same of every limit can be continued alike. So the
diagram has a layer a day, and in it a node for every different state of the limits; an arc is what is done on that
day. Every way through the diagram is a legal line, and every legal line is a way through it.

How it is drawn, `solving/diagrams/drawing.py` tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from roster.solving.diagrams.auxiliary import Unlisted, Whole

_MOST = 2**62

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Layer:
    """One day: what may be done on it, and the arcs from the nodes before it to the nodes after it.

    `places` are the duties of the day by their place in the line; `choices[c]` is 0 or 1 for each. Arcs are sorted by
    target; those to node n begin at `begins[n]`. Costs are in points, duties' own prices not included.
    """

    places: tuple[int, ...]
    choices: NDArray[np.int8]
    source: Numbers
    target: Numbers
    choice: Numbers
    cost: Whole
    begins: Numbers

    @property
    def nodes(self) -> int:
        """Give how many nodes there are after the day."""
        return len(self.begins)

    @cached_property
    def by_source(self) -> tuple[Numbers, Numbers]:
        """Give the order of the arcs by source, and where in it those from each node begin."""
        order = np.argsort(self.source, kind="stable").astype(np.int32)
        source = self.source[order]
        return order, np.searchsorted(source, np.arange(int(source[-1]) + 1)).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Diagram:
    """Layers from a first node to a last; `length` is how many duties a line decides on."""

    length: int
    layers: tuple[Layer, ...]

    @property
    def arcs(self) -> int:
        """Give how many arcs there are in all."""
        return sum(len(layer.source) for layer in self.layers)

    @property
    def logarithm(self) -> float:
        """Give the logarithm of the number of lines."""
        ways, found = np.ones(1), 0.0
        for layer in self.layers:
            ways = np.add.reduceat(ways[layer.source], layer.begins)
            found += float(np.log(ways.max()))
            ways /= ways.max()
        return found + float(np.log(ways[0]))

    def reach(self, weights: Whole) -> tuple[Whole, Whole]:
        """Give what duties from each day on can weigh together, at least and at most, over all lines: days + 1."""
        least, most = [np.zeros(1, dtype=np.int64)], [np.zeros(1, dtype=np.int64)]
        for layer in reversed(self.layers):
            order, begins = layer.by_source
            own = (layer.choices.astype(np.int64) @ weights[list(layer.places)])[layer.choice]
            least.append(np.minimum.reduceat((own + least[-1][layer.target])[order], begins))
            most.append(np.maximum.reduceat((own + most[-1][layer.target])[order], begins))
        return (
            np.array([found.min() for found in reversed(least)]),
            np.array([found.max() for found in reversed(most)]),
        )


def merged(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Leave out what cannot reach the end, and merge nodes from which the same can follow at the same costs.

    It goes from the last layer to the first: what each choice leads to is known then.
    """
    node, found = np.zeros(layers[-1].nodes, dtype=np.int64), []
    counts = [1, *(layer.nodes for layer in layers[:-1])]
    for layer, count in zip(reversed(layers), reversed(counts), strict=True):
        useful = node[layer.target] >= 0
        source, choice = layer.source[useful], layer.choice[useful]
        leads = np.full((count, len(layer.choices)), -1, dtype=np.int64)
        costs = np.zeros_like(leads)
        leads[source, choice], costs[source, choice] = node[layer.target[useful]], layer.cost[useful]
        alive = np.flatnonzero((leads >= 0).any(axis=1))
        first, number = distinct(np.concatenate([leads[alive], costs[alive]], axis=1))
        found.append(_arcs(layer, leads[alive[first]], costs[alive[first]]))
        node = np.full(count, -1, dtype=np.int64)
        node[alive] = number
    if node[0] < 0:
        raise Unlisted
    return tuple(reversed(found))


def _arcs(layer: Layer, leads: Whole, costs: Whole) -> Layer:
    """Give a day's arcs from where each choice leads from each node (-1: nowhere), and what it costs there."""
    source, choice = np.nonzero(leads >= 0)
    order = np.argsort(leads[source, choice], kind="stable")
    source, choice = source[order], choice[order]
    target = leads[source, choice]
    return replace(
        layer,
        source=source.astype(np.int32),
        target=target.astype(np.int32),
        choice=choice.astype(np.int32),
        cost=costs[source, choice],
        begins=np.searchsorted(target, np.arange(int(target[-1]) + 1)).astype(np.int32),
    )


def distinct(rows: Whole) -> tuple[Whole, Whole]:
    """Find the different rows of a matrix; give where each is first found, and every row's number among them."""
    code, size = np.zeros(len(rows), dtype=np.int64), 1
    least, most = rows.min(axis=0, initial=_MOST), rows.max(axis=0, initial=-_MOST)
    for place in np.flatnonzero(most > least):
        span = int(most[place] - least[place]) + 1
        if size * span > _MOST:
            _, code = np.unique(code, return_inverse=True)
            size = int(code.max(initial=0)) + 1
        code, size = code * span + (rows[:, place] - least[place]), size * span
    _, first, number = np.unique(code, return_index=True, return_inverse=True)
    return first, number
