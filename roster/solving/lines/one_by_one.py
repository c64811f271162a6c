"""A roster of whole lines, one person after another.

Over half a year no week can be decided by itself: who is behind with hours or with free weekends may never catch up. A
whole line keeps every rule of its person. So everybody gets the line that is cheapest beside the lines of those before,
and beside what the relaxation has of those who follow; near to what it has of the person, so that diagrams are narrow.
Where there is a roster already, it takes the relaxation's place, and nobody's line gets worse.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from roster.model import Program, Row
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.diagrams.leaving import Leaving
from roster.solving.diagrams.near import NearDraughtsman
from roster.solving.diagrams.splitting import split
from roster.solving.lines.ways import Group, duties_by_person
from roster.solving.part import Part

_WIDEST = 6_000  # nodes of a layer
_WITHIN = (2, 8)  # duties: how near lines are to the relaxation, the second where there is none so near
_DEAR = 10.0  # times the highest price, for each unit by which a row is broken
_TRIES = 8  # lines of a person, until one keeps the rows that the diagram could not take
_FAR = 1e6  # units: more than any row comes to

Floats = NDArray[np.float64]


def one_by_one(part: Part) -> dict[int, int] | None:
    """Give everybody's duties, by variable; None where somebody has no line, or the time is up."""
    program = part.program
    values = part.top.values if part.best is None else np.array(part.best, dtype=np.float64)
    held, prices = values.copy(), np.array(program.prices, dtype=np.float64)
    parts = split(program)
    joint = _joint(part, parts.joint)
    leavings = [
        Leaving(program, _WIDEST, NearDraughtsman(program, _WIDEST, values, within)) for within in _WITHIN
    ]
    for person, duties in duties_by_person(program).items():
        if not part.clock.left:
            return None
        held[list(duties)] = 0.0
        costs = prices.copy()
        for row in joint:
            row.charge(costs, held)
        line = _line(program, duties, parts.own.get(person, ()), leavings, costs)
        if line is None:
            return None
        held[list(line)] = 1.0
    return {variable: round(float(held[variable])) for variable in program.decisions}


def _line(
    program: Program,
    duties: Sequence[int],
    own: Sequence[int],
    leavings: Sequence[Leaving],
    prices: Floats,
) -> Sequence[int] | None:
    """Give a person's cheapest line, by variable, as near to the relaxation as there is one."""
    for leaving in leavings:
        try:
            diagram = leaving.draw(duties, own)
        except Unlisted:
            continue
        beside = [program.rows[number] for number in own if number in leaving.beside]
        return _cheapest(Group(prices, diagram, {0: duties}), np.zeros(len(prices)), beside)
    return None


def _cheapest(group: Group, worth: Floats, beside: Sequence[Row]) -> Sequence[int]:
    """Give the cheapest line that keeps the rows beside the diagram: they cost more and more, till one is found."""
    held: Sequence[int] = ()
    for attempt in range(_TRIES):
        ((_, line),) = group.priced(worth).lines(0, 1)
        held, worth = line.held, worth.copy()
        beyond = [sum(row.terms.get(v, 0) for v in held) - row.limit for row in beside]
        broken = [(row, e) for row, e in zip(beside, beyond, strict=True) if e > 0 or (row.equal and e < 0)]
        if not broken:
            break
        for row, excess in broken:
            price = 2.0**attempt if excess > 0 else -(2.0**attempt)
            worth[list(row.terms)] -= price * np.array(list(row.terms.values()))
    return held


def _joint(part: Part, numbers: Sequence[int]) -> list["_Joint"]:
    """Read the joint rows that speak of duties; others bound their auxiliary variables, if they have but one."""
    program, most = part.program, dict[int, int]()
    rows = {number: program.rows[number] for number in numbers}
    for row in rows.values():
        if len(row.terms) == 1:
            ((variable, coefficient),) = row.terms.items()
            if coefficient > 0:
                most[variable] = min(most.get(variable, program.upper[variable]), row.limit // coefficient)
    dear = _DEAR * max(map(abs, program.prices), default=1)
    return [
        _Joint(program, row, most, part.top.duals[number], dear)
        for number, row in rows.items()
        if not program.decisions.keys().isdisjoint(row.terms)
    ]


class _Joint:
    """What a joint row makes a duty cost beside others: by its auxiliary variables, the cheapest first, or by its dual.

    It is by the dual where some auxiliary variable does not make up for duties, but asks for them.
    """

    def __init__(self, program: Program, row: Row, most: Mapping[int, int], dual: float, dear: float) -> None:
        self._duties = np.array([v for v in row.terms if v in program.decisions], dtype=np.int64)
        self._each = np.array([row.terms[v] for v in self._duties.tolist()], dtype=np.float64)
        self._limit, self._dual = row.limit, dual
        others = [(v, -c) for v, c in row.terms.items() if v not in program.decisions]
        self._known = all(c > 0 for _, c in others)
        steps = sorted((program.prices[v] / c, c * most.get(v, program.upper[v])) for v, c in others)
        slopes = np.array([-dear if row.equal else 0.0, *(price for price, _ in steps), dear])
        lengths = np.array([_FAR, *(length for _, length in steps), _FAR], dtype=np.float64)
        self._amounts = np.concatenate([[0.0], np.cumsum(lengths)]) - _FAR
        costs = np.concatenate([[0.0], np.cumsum(slopes * lengths)])
        self._costs = costs if row.equal else np.minimum.accumulate(costs[::-1])[::-1]

    def charge(self, costs: Floats, held: Floats) -> None:
        """Add to the costs of duties what each costs in this row, beside what is held."""
        if not self._known:
            costs[self._duties] -= self._dual * self._each
            return
        fill = float(self._each @ held[self._duties]) - self._limit
        now, then = (np.interp(at, self._amounts, self._costs) for at in (fill, fill + self._each))
        costs[self._duties] += then - now
