"""The relaxation in columns: one column is one person's whole line of duties.

Where rules about a person's own days bite, half of one week and half of another are not a week, and the plain
relaxation is far from any roster. Over lines it is tight. There are too many lines to state, so they are
generated: the master knows some (`master.py`), its duals price all of them (`pricing.py`), the cheapest come in, until
none would help.

The way down is the same again and again: settle the surest duties, and generate the lines that are wanted now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from roster.model import Matrix, Program
from roster.solving.lines.among import Among
from roster.solving.lines.descent import Descent
from roster.solving.lines.levels import level_of
from roster.solving.lines.master import Master, Optimum
from roster.solving.lines.pricing import Priced, Pricing
from roster.solving.lines.residual import Joint
from roster.solving.lines.ways import Group, Line, diagrams, nearby
from roster.solving.progress import Clock

_EACH = 2  # of a person's cheapest lines, how many come in at a time
_VARIED, _FIRST = 2, 4  # times that everybody's lines come in otherwise than by ties, each time and at first
_SLACK = 1e-3  # of a point: how far the value of an interior solution may be from the optimum
_CLOSE = 0.0002  # of the objective: nearer than this, converging on is not worth its time
_ROUNDS = 100
_WHOLE = 0.01  # a level nearer to a whole number than this is one
_STEP = 0.05  # of the duties that are held in part, how many are settled at a time
_AGAIN = 5  # times, at most, that lines are generated before more is settled
_SURE = 1 - 1e-6

Floats = NDArray[np.float64]


class Columns:
    """A program's relaxation over lines; `bound` is what it has proven so far.

    `duals` are those of the plain relaxation, by row, from which it starts. Where there are values `near` which lines
    shall be, by variable, it knows only those, and what it proves holds for them alone. Raises Unlisted.
    """

    def __init__(self, program: Program, duals: Floats, clock: Clock, near: Floats | None = None) -> None:
        of_all = diagrams(program, clock) if near is None else nearby(program, near, clock)
        parts, drawn, self.leaving = of_all.parts, of_all.people, of_all.leaving
        sharing: dict[int, dict[int, Sequence[int]]] = defaultdict(dict)
        for person, (duties, diagram) in drawn.items():
            sharing[id(diagram)][person] = duties
        of_id = {id(diagram): diagram for _, diagram in drawn.values()}
        prices = np.array(program.prices, dtype=np.float64)
        groups = [Group(prices, of_id[key], people) for key, people in sharing.items()]
        self._whose = {variable: decision.person for variable, decision in program.decisions.items()}
        self._program, self._shared, self._joint = program, parts.shared, parts.joint
        self._level = level_of(program, parts.shared)
        levels = self._level.rows() if self._level else ()
        joint = [*(program.rows[number] for number in parts.joint), *levels]
        self._pricing = Pricing(program, Matrix.of(joint), parts.shared, groups)
        self._master = Master(program, joint, parts.shared, drawn)
        self.bound, self._least = -np.inf, -np.inf
        self._at: Optimum | None = None
        self._duals = np.append(duals[list(parts.joint)], np.zeros(len(levels)))
        self._random = np.random.default_rng(clock.limits.seed)
        for start in (np.zeros(len(joint)), self._duals):
            self._master.add(self._price(start).lines(_EACH))
        self._master.add(self._pricing.varied(self._duals, _FIRST, self._random))

    @property
    def people(self) -> int:
        """Tell how many people have lines."""
        return len(set(self._whose.values()))

    @property
    def proven(self) -> int:
        """Give the bound as a whole number: prices are whole."""
        return ceil(max(self.bound, self._least) - 1e-9)

    @property
    def taken(self) -> Iterator[tuple[int, Line]]:
        """Yield the lines that the last optimum takes any of, by person."""
        taken = self._at.taken if self._at else {}
        return ((who, line) for who, line in self._master.lines if (who, line.held) in taken)

    def let_in(self, lines: Iterable[tuple[int, Line]]) -> None:
        """Let lines in that are known from elsewhere, by person."""
        self._master.add(lines)

    def converge(self, clock: Clock, roster: Sequence[int] | None = None, enough: float = np.inf) -> None:
        """Generate lines until the bound is enough, or close to the master's value, or the time is up.

        The lines of a `roster`, by variable, are let in first: then the master is solvable from the start.
        """
        if roster is not None:
            self._master.add(self._pricing.lines_of(roster))
        for _ in range(_ROUNDS):
            found = self._master.solve_centrally(clock.left)
            if found is None or not clock.left:
                return
            self._at = found
            priced = self._price(found.duals)
            close = found.objective - self.bound < _CLOSE * abs(found.objective)
            if close or self.bound >= min(enough, ceil(found.objective - _SLACK) - 1 + _SLACK):
                return
            if not self._master.add(priced.better(found.people, _EACH)):
                return
            self._master.add(self._pricing.varied(found.duals, _VARIED, self._random))

    def branch(self, clock: Clock, objective: int) -> bool:
        """Ask for a lower and for a higher level than the relaxation's, which is no whole number; tell if it was none.

        What is better than some objective may then be found to be of the higher level only: from then on, bound and
        dive are of that.
        """
        if self._level is None or self._at is None or not clock.left:
            return False
        below = floor(self._level.at(self._at.shared) + _WHOLE)
        if self._level.at(self._at.shared) - below < _WHOLE:
            return False
        root, between = (self.bound, self._duals), self._at
        self._keep_level(below + 1, self._level.most, root[1])
        self.converge(clock)
        above, at = (self.bound, self._duals), self._at
        self._keep_level(self._level.least, below, root[1])
        self.converge(clock, enough=min(objective, above[0]))
        self._least = max(self._least, root[0], min(self.bound, above[0], objective))
        if self.bound > objective - 1:
            self._keep_level(below + 1, self._level.most, above[1])
            self._at = at
            return True
        self._keep_level(self._level.least, self._level.most, root[1])
        self._at = between
        return False

    def _keep_level(self, least: int, most: int, duals: Floats) -> None:
        """Hold the level between limits, with nothing settled, and begin the bound anew, from duals."""
        self._master.settle(frozenset())
        for number, limit in ((-2, most), (-1, -least)):
            self._master.limit(number, limit)
            self._pricing.limit(number, limit)
        self.bound = -np.inf
        self._price(duals)

    def dive(self, clock: Clock, below: int | None) -> Iterator[tuple[float, dict[int, int]]]:
        """Settle the surest duties, generate lines that have them, and so on, until all lines are whole.

        Yields the master's value and what is settled, by variable; at last that is everybody's whole line. It ends
        early when nothing below a value is left, or when the time is up.
        """
        settled: set[int] = set()
        found = self._master.solve(clock.left)
        while found is not None and clock.left and (below is None or found.objective < below):
            shares = found.shares()
            open_ones = sorted(
                (v for v, share in shares.items() if share < _SURE), key=lambda v: (-shares[v], v)
            )
            if not open_ones:
                yield found.objective, dict.fromkeys(self._whose, 0) | dict.fromkeys(shares, 1)
                return
            yield found.objective, dict.fromkeys(settled, 1)
            surest = self._one_each(open_ones)[: max(1, int(_STEP * len(open_ones)))]
            settled |= {v for v, share in shares.items() if share >= _SURE} | set(surest)
            self._master.settle(settled)
            found = self._regenerate(settled, clock)

    def _one_each(self, duties: Sequence[int]) -> list[int]:
        """Give the first duty of each person: some line that is held has it, and all that are settled already."""
        found: dict[int, int] = {}
        for variable in duties:
            found.setdefault(self._whose[variable], variable)
        return list(found.values())

    def _regenerate(self, settled: AbstractSet[int], clock: Clock) -> Optimum | None:
        """Generate the lines that are wanted once some duties are settled."""
        found = self._master.solve(clock.left)
        for _ in range(_AGAIN):
            if found is None or not clock.left:
                break
            _, priced = self._pricing.price(found.duals, settled)
            if not self._master.add(priced.better(found.people, _EACH)):
                break
            found = self._master.solve(clock.left)
        return found

    def near(self, plain: Floats, clock: Clock) -> "Columns":
        """Give the relaxation over lines near to the master's alone; they keep all their rows.

        `plain` are the values, by variable, of what the master knows nothing of. Raises Unlisted.
        """
        duals = np.zeros(len(self._program.rows))
        duals[list(self._joint)] = self._duals[: len(self._joint)]
        values = plain.copy()
        if self._at is not None:
            values[list(self._whose)] = 0.0
            for variable, value in (self._at.shares() | dict(self._at.shared)).items():
                values[variable] = value
        return Columns(self._program, duals, clock, values)

    def descent(self) -> Descent:
        """Give a way down by whole lines, from all that is known now."""
        joint = Joint(self._program, self._pricing.joint.rows(), self._shared)
        found = Descent(joint, self._pricing, self._duals, self.bound)
        for person, line in self._master.lines:
            found.know(person, line)
        return found

    def among(self, most: int) -> Among:
        """Give the relaxation over all lines of whatever costs no more than that. Raises TooMany."""
        joint = Joint(self._program, self._pricing.joint.rows(), self._shared)
        return Among(joint, self._pricing, self._pricing.listed(self._duals, most), most)

    def learn(self, duals: Floats) -> None:
        """Take in duals that may prove more."""
        self._price(duals)

    def decided(self, below: int) -> dict[int, int]:
        """Give the duties that everything with an objective below some value has, or has not: their values."""
        reach = below - 1 - self.bound
        _, priced = self._pricing.price(self._duals)
        found: dict[int, int] = {}
        for ways in priced.ways:
            with_it, without = ways.beyond()
            duties = ways.group.duties
            found |= dict.fromkeys((int(v) for v in duties[with_it > reach]), 0)
            found |= dict.fromkeys((int(v) for v in duties[without > reach]), 1)
        return found

    def _price(self, duals: Floats) -> Priced:
        exact, priced = self._pricing.price(duals)
        if priced.bound > self.bound:
            self.bound, self._duals = priced.bound, exact
        return priced
