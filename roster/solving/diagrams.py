"""All legal lines of duties of one person, as a layered decision diagram.

A line is one person's duties of the period, whatever its length. There are far too many to list, but most of what
was done no longer matters: two beginnings that leave the same of every limit can be continued alike. So the
diagram has a layer a day, and in it a node for every different state of the limits; an arc is what is done on that
day. Every way through the diagram is a legal line, and every legal line is a way through it.

How it is drawn, `solving/drawing.py` tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from roster.solving.auxiliary import Unlisted, Whole

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


def pruned(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Leave out the arcs from which the end cannot be reached, and the nodes that have none then."""
    useful = [np.ones(layers[-1].nodes, dtype=bool)]
    counts = [1, *(layer.nodes for layer in layers[:-1])]
    for layer, count in zip(reversed(layers), reversed(counts), strict=True):
        before = np.zeros(count, dtype=bool)
        before[layer.source[useful[-1][layer.target]]] = True
        useful.append(before)
    useful.reverse()
    if not useful[0].all():
        raise Unlisted
    return tuple(_kept(layer, *ends) for layer, ends in zip(layers, pairwise(useful), strict=True))


def _kept(layer: Layer, before: NDArray[np.bool_], after: NDArray[np.bool_]) -> Layer:
    """Keep the arcs between useful nodes before and after a day, which are numbered anew."""
    arcs = after[layer.target]
    target = (np.cumsum(after) - 1)[layer.target[arcs]].astype(np.int32)
    return replace(
        layer,
        source=(np.cumsum(before) - 1)[layer.source[arcs]].astype(np.int32),
        target=target,
        choice=layer.choice[arcs],
        cost=layer.cost[arcs],
        begins=np.searchsorted(target, np.arange(int(after.sum()))).astype(np.int32),
    )
