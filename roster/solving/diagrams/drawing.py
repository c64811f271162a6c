"""How a person's diagram is drawn from the rows of a program that speak of their duties alone.

Nothing need be known of the rules behind the rows: a state is what each row has come to so far, and no more of it
than can still matter. A row that can no longer be broken is forgotten; one whose last duty has passed is checked,
charges what it charges (`solving/diagrams/auxiliary.py`), and is forgotten too.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from roster.model import Program, Row
from roster.solving.diagrams.auxiliary import Auxiliary, OwnRow, Unlisted, Whole, own_rows
from roster.solving.diagrams.diagram import Diagram, Layer, distinct, merged

LOCAL = 10  # days: a row that spans fewer stays in the diagram whatever it costs


class TooWide(Exception):  # noqa: N818 - not an error: with fewer rows it may fit
    """A layer has more nodes than allowed."""


class Draughtsman:
    """Draws people's diagrams. Whoever is bound by rows of the same shape shares one."""

    def __init__(self, program: Program, widest: int) -> None:
        self._program, self._widest = program, widest
        self._drawn: dict[object, Diagram] = {}

    def draw(self, duties: Sequence[int], rows: Sequence[Row]) -> Diagram:
        """Draw the diagram of a person with these duties, by day, bound by these rows.

        Raises Unlisted where there is no legal line: why that is, is for others to say; TooWide; Unknown.
        """
        drawing = Drawing(self._program, duties, own_rows(duties, rows), self._widest)
        if drawing.shape not in self._drawn:
            self._drawn[drawing.shape] = drawing.diagram()
        return self._drawn[drawing.shape]


class Drawing:
    """One diagram under way, day by day."""

    def __init__(self, program: Program, duties: Sequence[int], rows: Sequence[OwnRow], widest: int) -> None:
        self._program, self._duties, self._widest = program, duties, widest
        of_day: dict[int, list[int]] = defaultdict(list)
        for place, variable in enumerate(duties):
            of_day[program.decisions[variable].day].append(place)
        self._days: list[list[int]] = list(of_day.values())
        self._rows = sorted(
            rows, key=lambda row: (sorted(row.held.items()), row.limit, sorted(row.auxiliary.items()))
        )

    @cached_property
    def shape(self) -> object:
        """Give what people must have in common to share a diagram: auxiliary variables by first appearance."""
        program = self._program
        names: dict[int, int] = {}
        rows = tuple(
            (
                tuple(sorted(row.held.items())),
                tuple((names.setdefault(v, len(names)), c) for v, c in sorted(row.auxiliary.items())),
                row.limit,
                row.equal,
            )
            for row in self._rows
        )
        bounds = tuple((program.lower[v], program.upper[v], program.prices[v]) for v in names)
        own = tuple((program.lower[v], program.upper[v]) for v in self._duties)
        return (tuple(map(tuple, self._days)), rows, bounds, own)

    def diagram(self) -> Diagram:
        """Draw it."""
        self._auxiliary = Auxiliary(self._program, self._rows)
        self._time()
        sums, layers = np.zeros((1, 0), dtype=np.int64), []
        self._active: list[int] = []
        for day in range(len(self._days)):
            sums, layer = self._layer(day, sums)
            layers.append(layer)
        return Diagram(len(self._duties), merged(layers))

    def _time(self) -> None:
        """Find out when each auxiliary variable is settled, and from when till when each row matters."""
        last_duty = [max((self._day_of(p) for p in row.held), default=0) for row in self._rows]
        settled: dict[int, int] = {}
        self._steps: dict[int, list[int]] = defaultdict(list)
        for number, step in enumerate(self._auxiliary.steps):
            needed = [last_duty[row] for row in step.needs]
            needed += [settled.get(v, 0) for row in step.needs for v in self._rows[row].auxiliary]
            day = max(needed, default=0)
            settled.update(dict.fromkeys(step.variables, day))
            self._steps[day].append(number)
        self._opens, self._closes, self._opening = [], [], defaultdict[int, list[int]](list)
        for number, row in enumerate(self._rows):
            known = [settled[v] for v in row.auxiliary]
            self._opens.append(min([*(self._day_of(p) for p in row.held), *known]))
            self._closes.append(max([last_duty[number], *known]))
            self._opening[self._opens[number]].append(number)
        self._settled_on = settled

    def _day_of(self, place: int) -> int:
        return self._index_of_day[place]

    @cached_property
    def _index_of_day(self) -> Mapping[int, int]:
        return {place: day for day, places in enumerate(self._days) for place in places}

    @cached_property
    def _choices(self) -> list[NDArray[np.int8]]:
        """List for each day which of its duties may be held together."""
        return [self._together(places) for places in self._days]

    @cached_property
    def _held(self) -> Whole:
        """Give what each row has of each duty: rows × places."""
        found = np.zeros((len(self._rows), len(self._duties)), dtype=np.int64)
        for number, row in enumerate(self._rows):
            found[number, list(row.held)] = list(row.held.values())
        return found

    @cached_property
    def _adding(self) -> tuple[Whole, Whole]:
        """Give the numbers of the rows to which duties only ever add, and how much each takes at most."""
        adding = [number for number, row in enumerate(self._rows) if _adds_up(row)]
        most = [self._rows[number].limit + self._relief(self._rows[number]) for number in adding]
        if min(most, default=0) < 0:
            raise Unlisted
        return np.array(adding, dtype=np.int64), np.array(most, dtype=np.int64)

    def _together(self, places: Sequence[int]) -> NDArray[np.int8]:
        """List which duties of a day may be held together, duty after duty."""
        adding, most = self._adding
        held = self._held[adding[:, None], np.array(places)]
        speaking = held.any(axis=1)
        held, most = held[speaking], most[speaking]
        found = np.zeros((1, 0), dtype=np.int64)
        for index, place in enumerate(places):
            low, high = self._program.lower[self._duties[place]], self._program.upper[self._duties[place]]
            values = np.arange(low, min(high, 1) + 1)
            found = np.concatenate(
                [np.repeat(found, len(values), axis=0), np.tile(values, len(found))[:, None]], axis=1
            )
            found = found[(found @ held[:, : index + 1].T <= most).all(axis=1)]
        if not len(found):
            raise Unlisted
        return found.astype(np.int8)

    def _relief(self, row: OwnRow) -> int:
        """Give by how much a row's auxiliary variables can loosen it at most."""
        return -sum(self._least(v, c) for v, c in row.auxiliary.items())

    def _least(self, variable: int, coefficient: int) -> int:
        bounds = (self._program.lower[variable], self._program.upper[variable])
        return min(coefficient * bound for bound in bounds)

    def _most(self, variable: int, coefficient: int) -> int:
        bounds = (self._program.lower[variable], self._program.upper[variable])
        return max(coefficient * bound for bound in bounds)

    @cached_property
    def _sums(self) -> list[Whole]:
        """Give for each day what each choice adds to each row: choices × rows."""
        return [
            choices.astype(np.int64) @ self._held[:, places].T
            for places, choices in zip(self._days, self._choices, strict=True)
        ]

    @cached_property
    def _later(self) -> tuple[Whole, Whole]:
        """Give what the days from each on can add to each row, at least and at most: (days + 1) × rows.

        For rows over many days it is reckoned over lines that keep all other rows: who works five days of seven
        cannot add seven days' hours.
        """
        size = (len(self._days) + 1, len(self._rows))
        least, most = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
        for day in reversed(range(len(self._days))):
            least[day] = least[day + 1] + self._sums[day].min(axis=0)
            most[day] = most[day + 1] + self._sums[day].max(axis=0)
        local = [row for row, far in zip(self._rows, self._far, strict=True) if not far]
        if 0 < len(local) < len(self._rows):
            within = Drawing(self._program, self._duties, local, self._widest).diagram()
            for number, row in enumerate(self._rows):
                if row.held and self._far[number]:
                    least[:, number], most[:, number] = within.reach(self._held[number])
        return least, most

    @cached_property
    def _far(self) -> list[bool]:
        """Tell which rows are about many days; one about auxiliary variables alone is about all of them."""
        days = ([self._day_of(place) for place in row.held] or [0, len(self._days)] for row in self._rows)
        return [max(those) - min(those) >= LOCAL for those in days]

    def _layer(self, day: int, before: Whole) -> tuple[Whole, Layer]:
        opening = self._opening.get(day, [])
        active = self._active + opening
        before = np.concatenate([before, np.zeros((len(before), len(opening)), dtype=np.int64)], axis=1)
        added = self._sums[day][:, active]
        source, choice = np.nonzero(self._alive(day, active, before, added))
        sums = before[source] + added[choice]
        rests = np.array([self._rows[r].limit for r in active], dtype=np.int64) - sums
        cost = np.zeros(len(sums), dtype=np.int64)
        place = {row: index for index, row in enumerate(active)}
        for number in self._steps.get(day, ()):
            cost += self._auxiliary.settle(self._auxiliary.steps[number], rests, place)
        kept = np.ones(len(sums), dtype=bool)
        for row in active:
            if self._closes[row] == day:
                rest = rests[:, place[row]]
                kept &= rest == 0 if self._rows[row].equal else rest >= 0
        self._active = [row for row in active if self._closes[row] > day]
        states = self._forgotten(day, rests[:, [place[row] for row in self._active]])
        kept &= self._wanted(day, states)
        return self._numbered(day, states[kept], source[kept], choice[kept], cost[kept])

    def _alive(self, day: int, active: Sequence[int], before: Whole, added: Whole) -> NDArray[np.bool_]:
        """Tell from which nodes which choices can still end within the limits: nodes × choices."""
        alive = np.ones((len(before), len(added)), dtype=bool)
        least, most = self._later
        for index, number in enumerate(active):
            row, sums, more = self._rows[number], before[:, index], added[:, index]
            open_ones = [(v, c) for v, c in row.auxiliary.items() if self._settled_on[v] >= day]
            low = least[day + 1, number] + sum(self._least(v, c) for v, c in open_ones)
            if len(sums) and sums.max() + more.max() + low > row.limit:
                alive &= sums[:, None] <= row.limit - low - more
            if row.equal:
                high = most[day + 1, number] + sum(self._most(v, c) for v, c in open_ones)
                alive &= sums[:, None] >= row.limit - high - more
        return alive

    def _wanted(self, day: int, rests: Whole) -> NDArray[np.bool_]:  # noqa: ARG002 - others want less
        """Tell which states after a day, as what is left of the active rows, are to be in the diagram."""
        return np.ones(len(rests), dtype=bool)

    def _forgotten(self, day: int, rests: Whole) -> Whole:
        """Cut off what rows have left beyond what can still be used of it."""
        for index, number in enumerate(self._active):
            if not self._rows[number].equal:
                np.minimum(rests[:, index], self._usable(day, number), out=rests[:, index])
        return rests

    def _usable(self, day: int, number: int) -> int:
        """Give how much of a row's limit can still be used after a day, at most."""
        open_ones = [(v, c) for v, c in self._rows[number].auxiliary.items() if self._settled_on[v] > day]
        return int(self._later[1][day + 1, number]) + sum(self._most(v, c) for v, c in open_ones)

    def _numbered(
        self, day: int, rests: Whole, source: Whole, choice: Whole, cost: Whole
    ) -> tuple[Whole, Layer]:
        """Find the different states, and sort the arcs by them."""
        first, target = distinct(rests)
        if len(first) > self._widest:
            raise TooWide
        if not len(first):
            raise Unlisted
        order = np.argsort(target, kind="stable")
        target = target[order]
        layer = Layer(
            places=tuple(self._days[day]),
            choices=self._choices[day],
            source=source[order].astype(np.int32),
            target=target.astype(np.int32),
            choice=choice[order].astype(np.int32),
            cost=cost[order],
            begins=np.searchsorted(target, np.arange(len(first))).astype(np.int32),
        )
        limits = np.array([self._rows[r].limit for r in self._active], dtype=np.int64)
        return limits - rests[first], layer


def _adds_up(row: OwnRow) -> bool:
    return bool(row.held) and not row.equal and min(row.held.values()) > 0
