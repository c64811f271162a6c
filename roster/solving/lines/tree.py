"""The best roster among listed lines, and the proof that it is: choices are halved until nothing is left of them.

Somebody whose line the relaxation leaves open has a duty, or works on a day, or does not: in both halves the relaxation
costs more, and what is too dear falls away at once, of everybody's lines. With a bound a point or two below the best
roster, a dozen halvings are a proof.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from roster.model import Ints
from roster.solving.lines.among import Among, Choice, Shares
from roster.solving.lines.descent import Lines
from roster.solving.progress import Clock

_TRIED = 8  # marks, at most, that are tried before a choice is halved by one
_OF_ONE = 2  # of them, at most, of one person
_OPEN = 1e-4  # from a whole number: beyond, it is open whether a line has the mark
_LITTLE, _MUCH = 1e-3, 2.0  # points: what half of a choice costs more than the whole is counted between these


class Tree:
    """A search through all choices of a line for each; `exhausted` once nothing is left to be searched."""

    def __init__(self, among: Among) -> None:
        self._among = among
        self.exhausted = False
        self.first: Shares | None = None

    def rosters(self, clock: Clock, halvings: int) -> Iterator[Lines]:
        """Yield whole lines for everybody that may go together, until all are found, or so many choices are halved.

        What lines beside the people's own variables cost is left to the caller: no choice of lines comes twice.
        """
        waiting: list[Choice] = [tuple(np.arange(len(each.costs)) for each in self._among.listed)]
        while waiting:
            choice = waiting.pop()
            shares = self._among.solve(choice, clock)
            if shares is None:
                return
            self.first = self.first or shares
            if shares.left is None:
                continue
            if halvings == 0:
                return
            halvings -= 1
            found = self._mark(shares, shares.left, clock)
            if found is None:
                yield {
                    each.person: each.line(_most(taken))
                    for each, taken in zip(self._among.listed, shares.taken, strict=True)
                }
                waiting += _others(shares, shares.left)
            else:
                waiting += found
        self.exhausted = True

    def _mark(self, shares: Shares, left: Choice, clock: Clock) -> list[Choice] | None:
        """Halve a choice where both halves cost most, the cheaper half last; None where all lines are whole."""
        best: tuple[float, list[Choice]] | None = None
        for place, mark in self._open(shares):
            those = left[place]
            has = self._among.listed[place].marks[those, mark] > 0
            halves = [half for half in (those[has], those[~has]) if len(half)]
            rises = [
                min(max(self._among.tried(place, half, those, clock) - shares.value, _LITTLE), _MUCH)
                for half in halves
            ]
            value = float(np.prod(rises)) if len(halves) > 1 else np.inf
            if best is None or value > best[0]:
                order = np.argsort([-rise for rise in rises], kind="stable")
                best = value, [_with(left, place, halves[number]) for number in order]
        return None if best is None else best[1]

    def _open(self, shares: Shares) -> list[tuple[int, int]]:
        """Give the marks that are nearest to one half, by person and number, a few of each person."""
        found: list[tuple[float, int, int]] = []
        for place, (each, taken) in enumerate(zip(self._among.listed, shares.taken, strict=True)):
            held = sum(share * each.marks[number] for number, share in taken.items())
            apart = np.abs(held - np.rint(held))
            widest = np.argsort(-apart, kind="stable")[:_OF_ONE]
            found += [(-float(apart[mark]), place, int(mark)) for mark in widest if apart[mark] > _OPEN]
        return [(place, mark) for _, place, mark in sorted(found)[:_TRIED]]


def _most(taken: Mapping[int, float]) -> int:
    return max(taken, key=lambda number: (taken[number], -number))


def _with(choice: Choice, place: int, those: Ints) -> Choice:
    return (*choice[:place], those, *choice[place + 1 :])


def _others(shares: Shares, left: Choice) -> list[Choice]:
    """Give all choices but the one that is taken, without overlap."""
    found, settled = [], left
    for place, taken in enumerate(shares.taken):
        number = _most(taken)
        others = left[place][left[place] != number]
        if len(others):
            found.append(_with(settled, place, others))
        settled = _with(settled, place, np.array([number]))
    return found
