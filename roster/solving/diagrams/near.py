"""Diagrams of those lines alone that stay near to some values: narrow, however long the horizon."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from roster.model import Program, Row
from roster.solving.diagrams.auxiliary import Unlisted, Whole, own_rows
from roster.solving.diagrams.diagram import Diagram
from roster.solving.diagrams.drawing import Draughtsman, Drawing, TooWide
from roster.solving.diagrams.leaving import Leaving

# duties: how near, the farther ones where there is no line so near; and nodes of a layer at most
_WITHIN = ((3, 12_000), (2, 12_000), (1, 40_000), (4, 40_000), (8, 40_000))

Floats = NDArray[np.float64]


class NearDraughtsman(Draughtsman):
    """Draws diagrams of the lines that come to what the values come to, day by day, within so many duties.

    That holds for every row over many days. Nobody shares a diagram: values are everybody's own.
    """

    def __init__(self, program: Program, widest: int, values: Floats, within: int) -> None:
        super().__init__(program, widest)
        self._values, self._within = values, within

    def draw(self, duties: Sequence[int], rows: Sequence[Row]) -> Diagram:
        """Draw the diagram of a person, as any draughtsman does."""
        drawing = _NearDrawing(self._program, duties, own_rows(duties, rows), self._widest)
        return drawing.near(self._values, self._within)


class Nearby:
    """Draws everybody's diagram with all rows of known forms, of lines as near to values as is narrow enough.

    `beside` are the numbers of the rows of unknown forms.
    """

    def __init__(self, program: Program, values: Floats) -> None:
        self._leavings = [
            Leaving(program, widest, NearDraughtsman(program, widest, values, within))
            for within, widest in _WITHIN
        ]

    @property
    def beside(self) -> set[int]:
        """Give the numbers of the rows that no diagram has."""
        return {number for leaving in self._leavings for number in leaving.beside}

    def draw(self, duties: Sequence[int], own: Sequence[int]) -> Diagram:
        """Draw the diagram of a person with these duties, by day, and rows, by number. Raises Unlisted."""
        for leaving in self._leavings:
            with suppress(TooWide, Unlisted):
                return leaving.draw_all(duties, own)
        raise Unlisted


class _NearDrawing(Drawing):
    _values: Floats
    _within: int

    def near(self, values: Floats, within: int) -> Diagram:
        """Draw what is near to values."""
        self._values, self._within = values, within
        return self.diagram()

    def _wanted(self, day: int, rests: Whole) -> NDArray[np.bool_]:
        wanted = super()._wanted(day, rests)
        for index, number in enumerate(self._active):
            if self._far[number]:
                wanted &= np.abs(rests[:, index] - self._left[day, number]) <= self._leeway[number]
        return wanted

    @cached_property
    def _leeway(self) -> list[int]:
        """Give how far from the values each row may be."""
        units = ([*row.held.values(), *row.auxiliary.values()] for row in self._rows)
        return [self._within * max(map(abs, of_row), default=0) for of_row in units]

    @cached_property
    def _left(self) -> Floats:
        """Give what the values leave of each row after each day, as far as it can still be used: days × rows."""
        added = np.zeros((len(self._days), len(self._rows)))
        held = self._held * self._values[list(self._duties)]
        for day, places in enumerate(self._days):
            added[day] = held[:, places].sum(axis=1)
        for number, row in enumerate(self._rows):
            for variable, coefficient in row.auxiliary.items():
                added[self._settled_on[variable], number] += coefficient * self._values[variable]
        found = np.zeros_like(added)
        for number, row in enumerate(self._rows):
            left = float(row.limit)
            for day in range(self._opens[number], self._closes[number]):
                left -= added[day, number]
                left = left if row.equal else min(left, self._usable(day, number))
                found[day, number] = left
        return found
