"""Rosters by whole lines: everybody's are decided by one descent, then some people's again and again.

The lines of those who are freed are generated anew while all others keep theirs. Which people and how many is left to
chance: a few take a moment, of many something better is found where nobody finds it among a few.
"""

from collections.abc import Sequence
from contextlib import suppress
from math import inf
from random import Random

from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.lines.columns import Columns
from roster.solving.lines.completing import complete, complete_depths, settled_by
from roster.solving.lines.descent import Descent, Lines
from roster.solving.part import Part

_RISE = (
    0.001  # of the value: where settling a line costs more, what was settled before may be completed better
)
_STALE = 100  # so many tries in vain end it
_LEAST, _MOST = 0.4, 1.0  # of the people, or of as many as may be freed, how many are
_SOME, _DAYS = 60, 700  # people, and days of theirs together, at most: more take too long
_DEAR = 0.5  # of the tries free rather those whose lines cost most beyond the cheapest
_LITTLE = 2.0  # points that everybody is taken to cost


class Descents:
    """A part's rosters by whole lines.

    Where diagrams leave some of their people's rows to the master, settled lines would break them. There everybody's
    lines near to the master's are drawn anew, with all their rows.
    """

    def __init__(self, part: Part, columns: Columns) -> None:
        self._part = part
        self._descent = self._drawn_down(columns)
        self._days = max(1, len({decision.day for decision in part.program.decisions.values()}))
        self._random = Random(part.clock.limits.seed)  # noqa: S311 - no secret, but the same choice each time

    def begin(self) -> None:
        """Go down with everybody until what is left is quickly completed; then complete what was settled before.

        What takes too long is tried again when only half as many are open.
        """
        part, descent = self._part, self._descent
        depths: list[tuple[float, Lines]] = []
        lowest, most = inf, len(descent.people)
        for value, lines in descent.down(descent.people, {}, part.clock, below=_above(part)):
            lowest = min(lowest, value)
            if depths and value > lowest + _RISE * abs(lowest):
                lowest, before = value, depths[-1][1]
                left = len(descent.people) - len(before)
                if left <= most and complete(part, before).closed:
                    break
                most = min(most, left // 2) if left <= most else most
            depths.append((value, lines))
        complete_depths(part, ((value, settled_by(part, lines)) for value, lines in reversed(depths)))

    def improve(self, tries: int = _STALE) -> None:
        """Free some people again and again, until so many tries in a row were in vain."""
        part, descent, vain = self._part, self._descent, 0
        if part.best is None:
            return
        best, lines = part.objective, descent.lines_of(part.best)
        while not part.done and part.clock.left and vain < tries:
            # as cheap as the best will do: another roster of the same price leads elsewhere
            below = _above(part) + 0.5
            free = sorted({*self._some(lines), *(set(descent.people) - lines.keys())})
            found = list(descent.down(free, lines, part.clock, below=below, freely=self._random))
            if found and len(found[-1][1]) == len(descent.people):
                value, others = found[-1]
                # cheaper, and yet no roster: a row is broken
                if value > _above(part) - 0.5 or complete(part, others).values is not None:
                    lines = others
            vain = vain + 1 if part.objective == best else 0
            best = part.objective

    def _drawn_down(self, columns: Columns) -> Descent:
        """Give the way down: over lines that keep all their rows, if need be over those alone that are near."""
        if columns.leaving:
            with suppress(Unlisted):
                columns = columns.near(self._part.top.values, self._part.clock)
                columns.converge(self._part.clock, self._part.best)
        return columns.descent()

    def _some(self, lines: Lines) -> Sequence[int]:
        """Choose people by chance, often rather those who cost more, under the duals of the bound, than they must."""
        people, random = self._descent.people, self._random
        most = min(_SOME, _DAYS // self._days, len(people))
        count = max(1, round(random.uniform(_LEAST, _MOST) * most))
        if random.random() > _DEAR:
            return random.sample(people, count)
        costs = {person: self._descent.know(person, line) for person, line in lines.items()}
        drawn = sorted(
            people, key=lambda each: random.random() ** (1 / (_LITTLE + max(0.0, costs.get(each, 0.0))))
        )
        return drawn[-count:]


def _above(part: Part) -> float:
    return inf if part.objective is None else float(part.objective)
