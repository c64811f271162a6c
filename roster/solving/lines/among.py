"""Everybody one of their listed lines: the relaxation of that, and what it proves.

All lines are listed, so nothing has to be generated: the relaxation is over a few lines, and the others are priced by
one product a person. Whatever duals come of it, they prove a bound for those lines (Lagrange, without an error) and
rule out lines that cost too much beyond their person's cheapest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roster.model import Ints
from roster.solving.lines.listing import Listed
from roster.solving.lines.master import Optimum
from roster.solving.lines.pricing import Pricing
from roster.solving.lines.residual import Joint, Residual
from roster.solving.progress import Clock

_EACH = 10  # of a person's cheapest lines, how many come in at a time
_EPSILON = 1e-6

Floats = NDArray[np.float64]
Choice = tuple[Ints, ...]  # for each person which of their lines are left, by number


@dataclass(frozen=True, slots=True)
class Shares:
    """The relaxation's optimum: its value, its duals, and how much of whose line is `taken`.

    `left` are the lines that are not too dear; None where it is proven that all choices are.
    """

    value: float
    duals: Floats
    taken: Sequence[Mapping[int, float]]
    left: Choice | None


class Among:
    """The relaxation over everybody's listed lines. Nothing is looked for that costs more than `most`."""

    def __init__(self, joint: Joint, pricing: Pricing, listed: Sequence[Listed], most: int) -> None:
        self.listed = listed
        self._pricing, self._most = pricing, most
        limits = np.array([row.limit for row in joint.rows], dtype=np.float64)
        self._residual = Residual(joint, [each.person for each in listed], limits)
        self._place = {each.person: place for place, each in enumerate(listed)}
        self._known: list[dict[int, tuple[int, ...]]] = [{} for _ in listed]
        self._number: list[dict[tuple[int, ...], int]] = [{} for _ in listed]
        self._allowed: list[set[int]] = [set() for _ in listed]

    def solve(self, choice: Choice, clock: Clock) -> Shares | None:
        """Solve it for some lines of each; None where that fails, or the time is up."""
        for place, those in enumerate(choice):
            self._allow(place, those)
        while (found := self._residual.solve(clock.left)) is not None and clock.left:
            new, left = self._priced(found, choice)
            if not new:
                return Shares(found.objective, found.duals, self._taken(found), left)
            choice = left or choice
        return None

    def tried(self, place: int, those: Ints, before: Ints, clock: Clock) -> float:
        """Tell what it costs, among the lines that are in, if a person has only some of those `before`."""
        self._allow(place, those)
        found = self._residual.solve(clock.left)
        self._allow(place, before)
        return np.inf if found is None else found.objective

    def _priced(self, found: Optimum, choice: Choice) -> tuple[int, Choice | None]:
        """Let lines in that are wanted; give how many, and which lines are not too dear, None where all are."""
        _, paid, bound = self._pricing.apart(found.duals)
        reduced = [each.reduced(paid, those) for each, those in zip(self.listed, choice, strict=True)]
        bound += sum(float(costs.min()) for costs in reduced)
        if bound > self._most:
            return 0, None
        new, left = 0, []
        for place, (each, those, costs) in enumerate(zip(self.listed, choice, reduced, strict=True)):
            wanted = np.flatnonzero(costs < found.people[each.person] - _EPSILON)
            cheapest = wanted[np.argsort(costs[wanted], kind="stable")[:_EACH]]
            new += sum(self._let_in(place, number) for number in those[cheapest].tolist())
            left.append(those[costs <= costs.min() + (self._most - bound)])
        return new, tuple(left)

    def _taken(self, found: Optimum) -> Sequence[Mapping[int, float]]:
        taken: list[dict[int, float]] = [{} for _ in self.listed]
        for (person, held), share in found.taken.items():
            place = self._place[person]
            taken[place][self._number[place][held]] = share
        return taken

    def _let_in(self, place: int, number: int) -> bool:
        if number in self._known[place]:
            return False
        line = self.listed[place].line(number)
        self._residual.add(self.listed[place].person, line)
        self._known[place][number], self._number[place][line.held] = line.held, number
        self._allowed[place].add(number)
        return True

    def _allow(self, place: int, those: Ints) -> None:
        """Let a person have only some lines, of which one at least is in."""
        wanted = set(those.tolist())
        if self._known[place].keys().isdisjoint(wanted):
            self._let_in(place, int(those[0]))
        for number, held in self._known[place].items():
            if (number in wanted) != (number in self._allowed[place]):
                self._residual.allow(self.listed[place].person, held, allowed=number in wanted)
        self._allowed[place] = wanted & self._known[place].keys()
