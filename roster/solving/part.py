"""A part of the model on its way to a roster: the best values so far, the proven bound, and the search between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from roster.model import Program
from roster.solving.cpsat import MOST, Answer, Found, solve_whole
from roster.solving.narrowing import narrowed
from roster.solving.progress import Clock
from roster.solving.relaxation import Floats, Relaxed

_FAR = 0.01  # of the objective: from here on the relaxation is a poor guide
POLISHING = 0.1  # of the work, for completing and polishing what is nearly a roster
_NEAR = 0.002  # of the objective: from here on the proof is what is missing
_USUAL = 6000  # duties that may be decided in a part of usual size


@dataclass(frozen=True, slots=True)
class Solution:
    """Values for a part's variables, None where there are none, and a proven bound of its objective."""

    values: list[int] | None
    bound: int
    impossible: bool = False


class Part:
    """One part's state: `best` values if there are any yet, and a `bound` that none can be below.

    It is done `enough` points above the bound: by itself, at the share that the clock's limits name.
    """

    def __init__(
        self, program: Program, clock: Clock, top: Relaxed, found: Found, enough: int | None = None
    ) -> None:
        self.program, self.clock, self.top, self._found, self._enough = program, clock, top, found, enough
        self.bound = top.bound
        self.best: list[int] | None = None
        self.impossible = False
        self._narrowed: tuple[int, Program] | None = None
        self._decided: Callable[[int], Mapping[int, int]] = lambda _: {}
        self._in_vain: tuple[int | None, float] | None = None
        found(None, self.bound)

    @property
    def objective(self) -> int | None:
        """Give what the best costs, if there is any."""
        return None if self.best is None else self.program.objective(self.best)

    @property
    def content(self) -> int:
        """Give the objective that is near enough to the bound."""
        if self._enough is not None:
            return self.bound + self._enough
        return self.bound + int(self.clock.limits.gap * max(0, self.bound))

    @property
    def done(self) -> bool:
        """Tell whether the best is as near to the bound as is asked."""
        if self._enough is None:
            return self._within(self.clock.limits.gap)
        best = self.objective
        return best is not None and best <= self.content

    @property
    def near(self) -> bool:
        """Tell whether so little is left that the proof is worth more than another roster."""
        return self._within(_NEAR)

    @property
    def far(self) -> bool:
        """Tell whether there is nothing, or nothing better than a poor guide leads to."""
        return not self._within(_FAR)

    def _within(self, share: float) -> bool:
        best = self.objective
        return best is not None and best - self.bound <= share * abs(best)

    def raise_bound(self, bound: int) -> None:
        """Take in what was proven of all that is better than the best."""
        best = self.objective
        self.bound = max(self.bound, bound if best is None else min(bound, best))

    def narrow_by(self, decided: Callable[[int], Mapping[int, int]]) -> None:
        """From now on also believe what somebody says of all that costs less than some objective: values."""
        self._decided, self._narrowed, self._in_vain = decided, None, None

    def take(self, values: Sequence[int] | None) -> None:
        """Take values that keep every row, if there are any and they are better."""
        if values is not None and (self.objective is None or self.program.objective(values) < self.objective):
            self.best = list(values)
            self._found(self.objective, self.bound)

    def search(self, settled: Mapping[int, int], share: float, *, below: int | None = None) -> Answer:
        """Look for something better with some variables settled; a share of the work, more for large parts.

        What costs less than the best, or than `below`, is as the relaxation says: all else is left out.
        """
        limit = min((cost for cost in (self.objective, below) if cost is not None), default=None)
        if not settled and self._in_vain == (limit, share):
            return Answer(None, self.bound, closed=False)  # with so much work it would end as it did
        program = self.program if limit is None else self._better(limit)
        lower, upper = program.lower, program.upper
        contradictory = any(low > high for low, high in zip(lower, upper, strict=True))
        if contradictory or any(not lower[v] <= value <= upper[v] for v, value in settled.items()):
            return Answer(None, MOST, closed=True)
        alone = {v: low for v, (low, high) in enumerate(zip(lower, upper, strict=True)) if low == high}
        size = max(1.0, len(program.decisions) / _USUAL)
        answer = solve_whole(
            program,
            self.clock,
            work=share * size * self.clock.limits.work,
            fixed={**alone, **settled},
            hint=self.best,
            below=self.objective,
            content=self.content,
            found=lambda objective, _: self._found(objective, self.bound),
        )
        if answer.values is not None:
            self.best = answer.values
        elif not settled and not answer.closed:
            self._in_vain = limit, share
        if answer.closed and not settled and limit is not None:
            self.raise_bound(limit if answer.values is None else self.program.objective(answer.values))
        return answer

    def paid(self) -> dict[int, float]:
        """Give what the duties of the best, and those left out, cost beyond the relaxation, by variable."""
        if self.best is None:
            return {}
        by_variable, _ = self.beyond(self.best)
        return {v: float(by_variable[v]) for v in self.program.decisions if by_variable[v] > 0}

    def beyond(self, values: Sequence[int]) -> tuple[Floats, Floats]:
        """Give what values that keep the rows cost beyond the relaxation's optimum, by variable and by row.

        A variable pays for leaving its bound, a row for what is not used up. None of it is negative, and together it is
        the whole distance; so nobody can win more by other values of some variables than these and their rows pay.
        """
        program, costs, rows = self.program, self.top.reduced_costs, self.program.matrix
        held = np.array(values, np.int64)
        steps = np.where(costs > 0, held - program.lower, held - program.upper)
        unused = rows.limits - rows.totals(rows.coefficients * held[rows.variables])
        return costs * steps, np.where(rows.equal, 0.0, -self.top.duals * unused)

    def _better(self, limit: int) -> Program:
        """Give the program of what costs less."""
        if self._narrowed is None or self._narrowed[0] != limit:
            better = narrowed(self.program, self.top, limit)
            for variable, value in self._decided(limit).items():
                better.lower[variable] = max(better.lower[variable], value)
                better.upper[variable] = min(better.upper[variable], value)
            self._narrowed = limit, better
        return self._narrowed[1]
