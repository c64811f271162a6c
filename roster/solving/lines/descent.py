"""Down from the relaxation in columns by whole lines: the surest is settled, lines that go with it are generated.

Of everybody, or of a few with all others as they are: then it takes a moment, and again and again it finds something
better. What it costs by how much the master's value rises is known at every step, and where that is too much it ends.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

from roster.solving.lines.master import Held, Optimum
from roster.solving.lines.pricing import Pricing
from roster.solving.lines.residual import Joint, Residual
from roster.solving.lines.ways import Line
from roster.solving.progress import Clock

_EACH = 6  # lines a person to come in at a time
_AT_FIRST = 100  # lines a person, at most, with which a descent begins: it finds the others that it needs
_ROUNDS = 20  # of generating lines, at most, before one more is settled
_STEP, _ALL = 0.1, 0.2  # of the people whose line is open, how many are settled at a time; when all were free
_LITTLE = 0.5  # points: where all lines together cannot win more, no more are generated
_SURE = 0.999  # of a line: so much of it is all of it
_FREELY = (
    0.0  # the shares are shrunk at random, at most to so much of them, that another dive goes another way
)
_EPSILON = 1e-6

Floats = NDArray[np.float64]
Lines = Mapping[int, Line]  # by person


class Descent:
    """Dives over whole lines; all that are generated are kept for the next ones.

    `duals` of the joint rows prove `bound`. A line that under them costs more than its cheapest by the distance
    to a roster is in none that is better.
    """

    def __init__(self, joint: Joint, pricing: Pricing, duals: Floats, bound: float) -> None:
        self._joint, self._pricing, self._bound = joint, pricing, bound
        self._duals = duals
        self._known: dict[int, dict[Held, tuple[Line, float]]] = {}
        _, priced = pricing.price(duals)
        self._paid = pricing.paid(duals)
        self._least = priced.least

    def lines_of(self, roster: Sequence[int]) -> Lines:
        """Give people's lines in a roster, whose values are given by variable: of those whose diagram has theirs."""
        return dict(self._pricing.lines_of(roster))

    @property
    def people(self) -> Sequence[int]:
        """Give whose lines there are, by number."""
        return tuple(self._least)

    def know(self, person: int, line: Line) -> float:
        """Keep a line; tell what it costs beyond its person's cheapest, under the duals of the bound."""
        known = self._known.setdefault(person, {})
        if line.held not in known:
            beyond = line.cost - float(self._paid[list(line.held)].sum()) - self._least[person]
            known[line.held] = line, beyond
        return known[line.held][1]

    def down(
        self, free: Sequence[int], lines: Lines, clock: Clock, *, below: float, freely: Random | None = None
    ) -> Iterator[tuple[float, Lines]]:
        """Settle line after line of the free people, the others having theirs.

        What lines the free people have now is known to the master, too.
        Yields the master's value and the lines settled so far, all of them at last. It ends early when nothing with a
        value below is left, or when the time is up.
        """
        others = {person: line for person, line in lines.items() if person not in set(free)}
        apart = sum(line.cost for line in others.values())
        master = Residual(self._joint, free, self._joint.left_by(others))
        reach = below - self._bound
        for person in free:
            for line in self._nearest(person, reach):
                master.add(person, line)
            if person in lines:  # so that there is a roster in it
                master.add(person, lines[person])
        settled: dict[int, Line] = {}
        while True:
            found = self._generate(master, [person for person in free if person not in settled], reach, clock)
            if found is None or apart + found.objective >= below - _EPSILON:
                return
            yield apart + found.objective, {**others, **settled}
            if len(settled) == len(free):
                return
            for person, held in self._surest(found, settled, freely, _STEP if others else _ALL):
                settled[person] = self._known[person][held][0]
                master.settle(person, held)

    def _nearest(self, person: int, reach: float) -> list[Line]:
        """Give the lines of a person that are known and within reach, the cheapest of them where they are many."""
        known = self._known.get(person, {}).values()
        near = sorted((beyond, line) for line, beyond in known if beyond < reach)
        return [line for _, line in near[:_AT_FIRST]]

    def _surest(
        self, found: Optimum, settled: Lines, freely: Random | None, step: float
    ) -> Iterator[tuple[int, Held]]:
        """Yield what is taken whole, and the surest lines of a share of those who are not settled yet."""
        shares = {
            key: share * (freely.uniform(_FREELY, 1.0) if freely and share < _SURE else 1.0)
            for key, share in found.taken.items()
            if key[0] not in settled
        }
        few = max(1, int(step * (len(found.people) - len(settled))))
        taken = set[int]()
        for person, held in sorted(shares, key=lambda key: (-shares[key], key)):
            if person not in taken and (len(taken) < few or shares[person, held] >= _SURE):
                taken.add(person)
                yield person, held

    def _won(self, found: Optimum, better: Sequence[tuple[int, Line]]) -> float:
        """Give how much lower the master's value could be, at the most, with all lines that there are."""
        paid, most = self._pricing.paid(found.duals), dict[int, float]()
        for person, line in better:
            won = found.people[person] + float(paid[list(line.held)].sum()) - line.cost
            most[person] = max(won, most.get(person, 0.0))
        return sum(most.values())

    def _generate(
        self, master: Residual, people: Sequence[int], reach: float, clock: Clock
    ) -> Optimum | None:
        """Generate the lines that people want now, as far as they are within reach."""
        found = master.solve(clock.left)
        for _ in range(_ROUNDS):
            if found is None or not clock.left:
                return None
            wanted = {person: found.people[person] for person in people}
            better = list(self._pricing.better(found.duals, wanted, _EACH))
            if self._won(found, better) < _LITTLE:
                break
            if not sum(master.add(*each) for each in better if self.know(*each) < reach):
                break
            found = master.solve(clock.left)
        return found
