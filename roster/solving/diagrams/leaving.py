"""Which of people's own rows their diagrams leave to the master: those without which they are narrow enough.

Rows over many days make a diagram wide, several of them together the more so. So the rows that tell least are left
out, one after another, until it is narrow enough; the master keeps them, and so nothing is lost but some of the bound.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from math import inf

from roster.model import Program
from roster.solving.diagrams.auxiliary import Unknown, Unlisted
from roster.solving.diagrams.diagram import Diagram
from roster.solving.diagrams.drawing import Draughtsman, TooWide
from roster.solving.diagrams.units import Unit, duties_of, far_rows, implied, is_wide, units_of

_Drawn = Callable[[Sequence[int], list[Unit]], tuple[list[Unit], Diagram]]


class Leaving:
    """Draws everybody's diagram with as many of their rows as fit; `beside` are the numbers of the others.

    Rows alike are left out for all who come later, too, so that little is drawn in vain.
    """

    def __init__(self, program: Program, widest: int, draughtsman: Draughtsman | None = None) -> None:
        self.beside: set[int] = set()
        self._program, self._widest = program, widest
        self._draughtsman = draughtsman or Draughtsman(program, widest)
        self._too_many: set[object] = set()
        self._far = far_rows(program)

    @property
    def too_many(self) -> bool:
        """Tell whether rows were left out for the width."""
        return bool(self._too_many)

    def draw(self, duties: Sequence[int], own: Sequence[int]) -> Diagram:
        """Draw the diagram of a person with these duties, by day, and rows, by number. Raises Unlisted."""
        if self._far.isdisjoint(own):
            with suppress(TooWide, Unknown):
                return self._draw(duties, [tuple(own)], self._draughtsman)
        return self._draw_far(duties, own, self._fitting)

    def draw_all(self, duties: Sequence[int], own: Sequence[int]) -> Diagram:
        """Draw with all rows of known forms. Raises Unlisted and TooWide."""
        return self._draw_far(duties, own, self._known)

    def _draw_far(self, duties: Sequence[int], own: Sequence[int], drawn: _Drawn) -> Diagram:
        said_twice = implied(self._program, [number for number in own if number in self._far])
        units = units_of(self._program, [number for number in own if number not in said_twice], self._far)
        kept, diagram = drawn(duties, [u for u in units if self._kind(u) not in self._too_many])
        said = {number for unit in kept for number in unit}
        self.beside |= set(own) - said - {number for number, by in said_twice.items() if by in said}
        return diagram

    def _known(self, duties: Sequence[int], units: list[Unit]) -> tuple[list[Unit], Diagram]:
        """Draw with all units of known forms; give those."""
        while True:
            try:
                return units, self._draw(duties, units, self._draughtsman)
            except Unknown as unknown:
                units = self._not_of(units, unknown)

    def _fitting(self, duties: Sequence[int], units: list[Unit]) -> tuple[list[Unit], Diagram]:
        """Draw with as many units as fit; give those."""
        least_telling: Iterator[Unit] | None = None
        while True:
            try:
                return units, self._draw(duties, units, self._draughtsman)
            except TooWide:
                least_telling = least_telling or iter(self._least_telling(duties, units))
                if (left := next(least_telling, None)) is None:
                    raise Unlisted from None
                self._too_many.add(self._kind(left))
                units = [unit for unit in units if unit != left]
            except Unknown as unknown:
                units = self._not_of(units, unknown)

    def _draw(self, duties: Sequence[int], units: Sequence[Unit], draughtsman: Draughtsman) -> Diagram:
        numbers = sorted(number for unit in units for number in unit)
        return draughtsman.draw(duties, [self._program.rows[number] for number in numbers])

    def _kind(self, unit: Unit) -> object:
        """Give what a unit has in common with those that say the same of others."""
        rows = [self._program.rows[number] for number in unit]
        return is_wide(self._program, unit), frozenset(
            (frozenset(row.terms.values()), row.limit, row.equal) for row in rows
        )

    def _not_of(self, units: Sequence[Unit], unknown: Unknown) -> list[Unit]:
        """Give the units that do not speak of what is unknown."""
        rows = self._program.rows
        return [unit for unit in units if all(unknown.variable not in rows[number].terms for number in unit)]

    def _least_telling(self, duties: Sequence[int], units: Sequence[Unit]) -> list[Unit]:
        """Order the units over many days by how many lines each of them leaves by itself, the most first.

        Of two that forbid nothing, and only cost, that of fewer duties comes first.
        """
        wide = [unit for unit in units if is_wide(self._program, unit)]
        narrow = [unit for unit in units if unit not in wide]
        draughtsman, keys = Draughtsman(self._program, self._widest), {}
        for unit in wide:
            try:
                lines = self._draw(duties, [*narrow, unit], draughtsman).logarithm
            except (TooWide, Unknown):
                lines = inf
            keys[unit] = (-round(lines, 6), len(duties_of(self._program, unit)))
        return sorted(wide, key=lambda unit: keys[unit])
