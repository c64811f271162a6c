"""Down from the relaxation to a roster: settle the surest duties, relax again, and so on.

Settling is done by bounds, so that each relaxation starts from the last one's basis and takes a moment. Open
seats can always stay open, so a dive hardly ever ends in nothing; where it does, the last step is taken back
and a smaller one tried.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from roster.model import Program, Row
from roster.solving.part import POLISHING, Part
from roster.solving.progress import Clock
from roster.solving.relaxation import TOLERANCE, Relaxation, Relaxed

_STEP = 0.05  # of the duties not yet whole, how many are settled at a time
_FEW = 24  # so few that are not whole are left to the search


@dataclass(frozen=True, slots=True)
class Depth:
    """Where a dive stands: the relaxation there, and what had been settled on the way to it."""

    relaxed: Relaxed
    settled: Mapping[int, int]


class Dive:
    """One dive through a program's relaxation."""

    def __init__(self, program: Program, relaxation: Relaxation) -> None:
        self._program, self._relaxation = program, relaxation
        self._lower, self._upper = list(program.lower), list(program.upper)
        self._decisions = np.array(list(program.decisions), dtype=int)
        self._rows: dict[int, list[Row]] = defaultdict(list)
        for row in program.rows:
            if row.terms.keys() <= program.decisions.keys():
                for variable in row.terms:
                    self._rows[variable].append(row)

    def depths(self, top: Relaxed, clock: Clock) -> Iterator[Depth]:
        """Yield every depth, the top first, until few duties are not whole or the time is up."""
        settled: dict[int, int] = {}
        here, step = Depth(top, {}), 0
        yield here
        while (open_ones := self._not_whole(here.relaxed)) > _FEW and clock.left:
            step = step or max(1, int(_STEP * open_ones))
            taken = self._settle(here.relaxed, step)
            relaxed = self._relaxation.solve(clock.left)
            if relaxed is None:
                self._take_back(taken)
                step //= 4
                if not step:
                    return
            else:
                settled |= taken
                here, step = Depth(relaxed, dict(settled)), 0
                yield here

    def _not_whole(self, relaxed: Relaxed) -> int:
        return int(np.count_nonzero(~relaxed.whole[self._decisions]))

    def _settle(self, relaxed: Relaxed, step: int) -> dict[int, int]:
        """Settle all duties that are whole 1, and the `step` surest of the others, as far as the rows let."""
        values = relaxed.values[self._decisions]
        taken: dict[int, int] = {}
        for place in np.argsort(-values, kind="stable"):
            variable, value = int(self._decisions[place]), values[place]
            if value < TOLERANCE or (value < 1 - TOLERANCE and step <= 0):
                break
            if self._lower[variable] == self._upper[variable]:
                continue
            step -= value < 1 - TOLERANCE
            taken[variable] = int(self._fits(variable))
            self._lower[variable] = self._upper[variable] = taken[variable]
        self._relaxation.bind({variable: (value, value) for variable, value in taken.items()})
        return taken

    def _fits(self, variable: int) -> bool:
        """Tell whether a duty goes with what is settled, row by row."""
        for row in self._rows[variable]:
            bounds = ((c, self._lower[v] if c > 0 else self._upper[v]) for v, c in row.terms.items())
            if row.terms[variable] + sum(c * bound for c, bound in bounds) > row.limit:
                return False
        return True

    def _take_back(self, taken: Mapping[int, int]) -> None:
        for variable in taken:
            self._lower[variable], self._upper[variable] = 0, self._program.upper[variable]
        self._relaxation.bind({v: (self._lower[v], self._upper[v]) for v in taken})


def dive(part: Part) -> None:
    """Dive in the relaxation, and complete what that settled."""
    relaxation = Relaxation(part.program)
    top = relaxation.solve(part.clock.left)
    if top is None:
        return
    depths = list(Dive(part.program, relaxation).depths(top, part.clock))
    _complete(part, depths[-1].settled)
    lossless = [depth.settled for depth in depths if depth.relaxed.bound <= part.bound]
    if not part.done and lossless:
        part.search(lossless[-1], POLISHING)


def _complete(part: Part, settled: Mapping[int, int]) -> None:
    """Complete what a dive settled, if need be with no duty beside it."""
    part.search(settled, POLISHING)
    if part.best is None:
        # open seats are allowed, so this is a roster, and quickly found, though hardly a good one
        nothing = {v: part.program.lower[v] for v in part.program.decisions}
        part.search(nothing | dict(settled), POLISHING)
