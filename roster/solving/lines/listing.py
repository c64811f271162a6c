"""Lists of lines: everybody's that anything no dearer than some objective can be made of.

Duals that prove a bound say of every line what it costs beyond its person's cheapest. A roster costs at least the bound
and all that its lines cost beyond, so a line that costs more beyond than the objective is above the bound is in none
that costs so little. Where the bound is a point or two below the best roster, some ten thousand are left of millions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from roster.model import Ints
from roster.solving.lines.ways import Line, Ways

Floats = NDArray[np.float64]
Marks = NDArray[np.int8]


class TooMany(Exception):  # noqa: N818 - not an error: this part goes without lists
    """There are more lines within reach than are asked for."""


@dataclass(frozen=True)
class Listed:
    """One person's lines: `held[l, d]` tells whether line l has the duty `duties[d]`; `costs` are their own, in points.

    `days` are the places of the duties of each day.
    """

    person: int
    duties: Ints
    days: Sequence[Sequence[int]]
    held: Marks
    costs: Ints

    def reduced(self, paid: Floats, those: Ints) -> Floats:
        """Give what some of the lines cost when so much is paid for each duty, by variable."""
        reduced: Floats = self.costs[those] - self.held[those] @ paid[self.duties]
        return reduced

    def line(self, number: int) -> Line:
        """Give one of the lines."""
        return Line(tuple(self.duties[self.held[number] > 0].tolist()), int(self.costs[number]))

    @cached_property
    def marks(self) -> Marks:
        """Tell of each line which duties it has, and on which of the days with several duties it has any."""
        several = [list(places) for places in self.days if len(places) > 1]
        return np.column_stack([self.held, *(self.held[:, places].max(axis=1) for places in several)])


def list_within(ways: Ways, row: int, reach: float, most: int) -> Listed:
    """List one person's lines that cost no more than `reach` beyond the cheapest; raises TooMany."""
    layers, group = ways.diagram.layers, ways.group
    node, beyond, auxiliary = np.zeros(1, np.int64), np.zeros(1), np.zeros(1, np.int64)
    held = np.zeros((1, ways.diagram.length), np.int8)
    for day, layer in enumerate(layers):
        # what comes after is taken at its cheapest: so whatever is kept is the beginning of a line within reach
        order, begins = layer.by_source
        counts = np.diff(begins, append=len(order))[node]
        before = np.repeat(np.arange(len(node)), counts)
        nth = np.arange(len(before)) - np.repeat(np.cumsum(counts) - counts, counts)
        arcs = order[begins[node[before]] + nth]
        costs = beyond[before] + ways.beyond_from(row, day)[arcs]
        near = costs <= reach
        before, arcs, beyond = before[near], arcs[near], costs[near]
        if len(arcs) > most:
            raise TooMany
        node, auxiliary, held = layer.target[arcs], auxiliary[before] + layer.cost[arcs], held[before]
        held[:, list(layer.places)] = layer.choices[layer.choice[arcs]]
    return Listed(
        person=group.people[row],
        duties=group.duties[row],
        days=[layer.places for layer in layers],
        held=held,
        costs=group.costs(row, held) + auxiliary,
    )
