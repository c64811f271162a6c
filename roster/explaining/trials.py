"""Solving one case after another under one time limit, and what two of them differ by."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from roster.checking import Verdict, verify
from roster.domain import Roster, Shortage
from roster.errors import Interrupted
from roster.explaining.case import Case
from roster.solving import Clock, Limits, Progress, solve
from roster.solving.bounding import lower_bound

_LEAST = 0.5  # seconds; with less there is no use in beginning
_ENOUGH = 5.0  # seconds for any solve, as long as there are


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The best roster found for a case, what the checker reckons of it, and a proven bound of the objective."""

    roster: Roster
    verdict: Verdict
    bound: int

    @cached_property
    def objective(self) -> int:
        """Give the roster's price, as the checker reckons it."""
        return self.verdict.objective

    @property
    def proven(self) -> bool:
        """Tell whether no roster of the case is cheaper."""
        return self.objective <= self.bound

    @cached_property
    def prices(self) -> Mapping[str, int]:
        """Map each soft rule that costs anything to its points."""
        points: Counter[str] = Counter()
        for charge in self.verdict.charges:
            points[charge.rule] += charge.points
        return dict(points)

    @cached_property
    def open(self) -> tuple[Shortage, ...]:
        """List the seats that stay open below the need."""
        return tuple(row for row in self.roster.shortages if row.below == "need")

    @property
    def missing(self) -> int:
        """Count the seats that stay open below the need."""
        return sum(row.missing for row in self.open)


@dataclass(frozen=True, kw_only=True)
class Range:
    """What is known of a figure: it lies between two, which are equal where it is known exactly."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        """Tell whether the figure is known."""
        return self.least == self.most

    def __neg__(self) -> "Range":
        return Range(least=-self.most, most=-self.least)


def dearer(before: Outcome, after: Outcome) -> Range:
    """Say by how much the best roster of one case is dearer than that of another; negative where it is cheaper."""
    return Range(least=after.bound - before.objective, most=after.objective - before.bound)


Watch = Callable[[Progress], None]


@dataclass
class Trials:
    """Solves cases one after another within `seconds` in all, each with the same work and seed.

    `tried` counts the solves. From `halt` on nothing is begun.
    """

    limits: Limits = field(default_factory=Limits)
    watch: Watch | None = None
    tried: int = 0
    _whole: Clock = field(init=False)
    _now: Clock | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._whole = Clock(limits=self.limits)

    @property
    def left(self) -> float:
        """Give the seconds left for all that is still to be solved."""
        return self._whole.left

    @property
    def open(self) -> bool:
        """Tell whether there is time for another solve."""
        return self.left >= _LEAST

    def halt(self) -> None:
        """End the solve under way, and begin no other."""
        self._whole.halt()
        if self._now is not None:
            self._now.halt()

    def solve(
        self, case: Case, known: Roster | None = None, *, work: float | None = None, share: float = 1.0
    ) -> Outcome | None:
        """Solve a case; None where the time did not suffice for a roster.

        `known` is a roster of a similar case: where it keeps the rules of this one and is cheaper than what was
        found, it is the outcome. `work` may be less than usual, and `share` is how much of the time left it may
        take, though never too little to begin. Raises NotPossible where what is settled contradicts the rules.
        """
        if not self.open:
            return None
        seconds = min(self.left, max(_ENOUGH, share * self.left))
        limits = replace(self.limits, seconds=seconds, work=work or self.limits.work)
        self._now = Clock(limits=limits)
        try:
            solved = solve(case.problem, case.rules, self._now, self.watch)
        except Interrupted:
            return None
        finally:
            self._now = None
        self.tried += 1
        found = self.judged(case, solved.roster, solved.bound)
        if known is None or found.proven:
            return found
        other = self.judged(case, known, solved.bound)
        legal = not other.verdict.violations
        return other if legal and other.objective < found.objective else found

    def bound(self, case: Case) -> int | None:
        """Give an objective that no roster of a case can be below, quickly; None where there is no time."""
        if not self.open:
            return None
        self._now = Clock(limits=replace(self.limits, seconds=self.left))
        return lower_bound(case.problem, case.rules, self._now)

    @staticmethod
    def judged(case: Case, roster: Roster, bound: int) -> Outcome:
        """Let the checker say what a roster costs as an answer to a case, whose bound is known."""
        ours = replace(roster, problem=case.problem)
        return Outcome(roster=ours, verdict=verify(ours, case.rules), bound=bound)
