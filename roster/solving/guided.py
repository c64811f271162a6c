"""Guided solving: the relaxation gives the bound and shows the way, CP-SAT walks it and has the last word.

1. Relax the part: its optimum, rounded up, is a proven bound.
2. Dive: settle the surest duties and relax again, until few are open. CP-SAT completes what is left.
3. Polish: keep what the roster and the relaxation agree on, let CP-SAT solve the rest; then keep only what the
   dive had settled before it first lost anything against the bound. Mostly that meets the bound: proven, done.
4. Where that is still far from the bound, relax over people's whole lines of duties (`solving/columns.py`), which
   bounds better where rules about a person's own days bite; dive there, and complete again.
5. Explore, where that is not near either: free a few people or days, solve them, keep what is better.
6. Prove: a variable at its bound in the relaxation whose reduced cost exceeds the distance between roster and
   bound has that value in every better roster. CP-SAT looks for anything better among what is left; if the
   search is exhausted, that is the proof.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from roster.model import Program
from roster.solving.auxiliary import Unlisted
from roster.solving.columns import Columns
from roster.solving.cpsat import Answer, Found, solve_whole
from roster.solving.diving import Dive
from roster.solving.neighbourhoods import Neighbourhoods
from roster.solving.progress import Clock
from roster.solving.relaxation import TOLERANCE, Relaxation, Relaxed

_POLISHING, _EXPLORING, _PROVING = 0.1, 0.02, 0.6  # shares of the work
_FAR = 0.01  # of the objective: from here on the relaxation is a poor guide
_NEAR = 0.002  # of the objective: from here on the proof is what is missing
_USUAL = 6000  # duties that may be decided in a part of usual size


@dataclass(frozen=True, slots=True)
class Solution:
    """Values for a part's variables, None where there are none, and a proven bound of its objective."""

    values: list[int] | None
    bound: int
    impossible: bool = False


def solve_part(program: Program, clock: Clock, found: Found) -> Solution:
    """Find the best values of a part of the model, as far as the clock allows."""
    relaxation = Relaxation(program)
    top = relaxation.solve(clock.left)
    if top is None:
        answer = solve_whole(program, clock, found=found)
        return Solution(answer.values, answer.bound, impossible=answer.closed and answer.values is None)
    return _Guided(program, clock, top, found).solve(relaxation)


class _Guided:
    """One part's way from the relaxation to the proof; `best` is the best so far."""

    def __init__(self, program: Program, clock: Clock, top: Relaxed, found: Found) -> None:
        self._program, self._clock, self._top, self._found = program, clock, top, found
        self._bound = top.bound
        self._best: list[int] | None = None
        found(None, self._bound)

    def solve(self, relaxation: Relaxation) -> Solution:
        """Go all the way, or until the bound is met."""
        depths = list(Dive(self._program, relaxation).depths(self._top, self._clock))
        if not self._complete(depths[-1].settled):
            return self._prove()
        if self._far:
            self._by_lines()
            self._polish()
        else:
            self._polish()
            if not self._done:
                lossless = [depth for depth in depths if depth.relaxed.bound <= self._bound]
                self._search(lossless[-1].settled, _POLISHING)
            if not self._done:
                self._by_lines()
        if not self._done:
            self._explore()
        return Solution(self._best, self._bound) if self._done else self._prove()

    def _by_lines(self) -> None:
        """Bound and dive over whole lines; complete the deepest dive, and what had been settled before it lost."""
        try:
            columns = Columns(self._program, self._top.duals)
        except Unlisted:
            return
        columns.converge(self._clock)
        self._bound = max(self._bound, columns.proven)
        depths = list(columns.dive(self._clock, below=self._objective))
        lossless = [settled for value, settled in depths if value <= self._bound + TOLERANCE * abs(value)]
        for settled in [*[settled for _, settled in depths[-1:]], *lossless[-1:]]:
            if not self._done:
                self._search(settled, _POLISHING)

    def _explore(self) -> None:
        """Where the relaxation is a poor guide: free some people, or some days, and solve those again and again."""
        neighbourhoods = Neighbourhoods(self._program.decisions, self._clock.limits.seed)
        while not self._done and not self._near and neighbourhoods.worth_while and self._clock.left:
            before, best = self._objective, self._best or []
            freed = neighbourhoods.next()
            self._search({v: best[v] for v in self._program.decisions if v not in freed}, _EXPLORING)
            neighbourhoods.learn(better=self._objective != before)

    @property
    def _far(self) -> bool:
        """Tell whether the relaxation has shown the way badly, so that polishing would cost more than a better way."""
        best = self._objective
        return best is not None and best - self._bound > _FAR * abs(best)

    @property
    def _near(self) -> bool:
        """Tell whether so little is left that the proof is worth more than another roster."""
        best = self._objective
        return best is not None and best - self._bound <= _NEAR * abs(best)

    def _complete(self, settled: Mapping[int, int]) -> bool:
        """Complete what a dive settled, if need be with no duty beside it; tell whether it could be done."""
        self._search(settled, _POLISHING)
        if self._best is None:
            # open seats are allowed, so this is a roster, and quickly found, though hardly a good one
            nothing = {v: self._program.lower[v] for v in self._program.decisions}
            self._search(nothing | dict(settled), _POLISHING)
        return self._best is not None

    def _polish(self) -> None:
        """Search where roster and relaxation disagree, as long as that gives something better."""
        before = None
        while not self._done and self._best is not None and self._objective != before:
            before = self._objective
            self._search(self._agreed(self._best), _POLISHING)

    @property
    def _objective(self) -> int | None:
        return None if self._best is None else self._program.objective(self._best)

    @property
    def _done(self) -> bool:
        return self._objective is not None and self._objective <= self._bound

    def _agreed(self, values: list[int]) -> dict[int, int]:
        """Give the duties on which a roster and the relaxation agree."""
        top = self._top
        agree = top.whole & (np.rint(top.values) == np.array(values))
        return {variable: values[variable] for variable in self._program.decisions if agree[variable]}

    def _search(self, settled: Mapping[int, int], share: float) -> Answer:
        """Look for something better with some variables settled; a share of the work, more for large parts."""
        size = max(1.0, len(self._program.decisions) / _USUAL)
        answer = solve_whole(
            self._program,
            self._clock,
            work=share * size * self._clock.limits.work,
            fixed=settled,
            hint=self._best,
            below=self._objective,
            found=lambda objective, _: self._found(objective, self._bound),
        )
        if answer.values is not None:
            self._best = answer.values
        return answer

    def _prove(self) -> Solution:
        """Look for anything better where there may be any; what that search leaves open is the gap."""
        best = self._objective
        answer = self._search({} if best is None else self._fixed_by_reduced_cost(best), _PROVING)
        if self._objective is None:
            return Solution(None, self._bound, impossible=answer.closed)
        # the bound of that search holds for whatever is better than `best`
        proven = self._objective if answer.closed else min(self._objective, answer.bound)
        return Solution(self._best, max(self._bound, proven))

    def _fixed_by_reduced_cost(self, best: int) -> dict[int, int]:
        program, top = self._program, self._top
        reach = best - 1 - top.objective + TOLERANCE * max(1.0, abs(top.objective))
        at_lower = np.flatnonzero(top.reduced_costs > reach)
        at_upper = np.flatnonzero(-top.reduced_costs > reach)
        return {int(v): program.lower[v] for v in at_lower} | {int(v): program.upper[v] for v in at_upper}
