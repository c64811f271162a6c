"""The relaxation in columns: one column is one person's whole line of duties.

Where rules about a person's own days bite, half of one week and half of another are not a week, and the plain
relaxation is far from any roster. Over lines it is tight. There are too many lines to state, so they are
generated: the master knows some, its duals price all of them (`solving/lines.py`), the cheapest come in, until
none would help.

Any duals give a bound that is proven (Lagrange): what the joint rows are worth, and for every person the line that
is cheapest under them. Duals are rounded so that this is reckoned in whole numbers, without an error.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

import numpy as np
from numpy.typing import NDArray
from ortools.glop import parameters_pb2
from ortools.math_opt.python import mathopt

from roster.model import Program, Row
from roster.solving.lines import Group, Line, Ways, diagrams
from roster.solving.progress import Clock

_FINE = 2**16  # duals are multiples of 1/65536: sums of them are exact in double precision
_FIRST, _EACH = 8, 6  # lines a person to begin with, and to come in at a time
_SLACK = 1e-3  # of a point: how far the value of an interior solution may be from the optimum
_CLOSE = 0.0002  # of the objective: nearer than this, converging on is not worth its time
_ROUNDS = 100
_STEP = 0.25  # of the people whose line is still open, how many are settled at a time
_SURE, _NOTHING = 1 - 1e-6, 1e-6

Floats = NDArray[np.float64]
Held = tuple[int, ...]  # duties, by variable


@dataclass(frozen=True, slots=True)
class Priced:
    """What duals prove: a bound, and everybody's cheapest lines."""

    bound: float
    ways: Sequence[Ways]

    def lines(self, count: int) -> Iterator[tuple[int, float, Line]]:
        """Yield everybody's cheapest lines, as many each: the person, what it costs under the duals, the line."""
        for ways in self.ways:
            for row, person in enumerate(ways.group.people):
                for cost, line in ways.lines(row, count):
                    yield person, cost, line


class Columns:
    """A program's relaxation over lines; `bound` is what it has proven so far.

    `duals` are those of the plain relaxation, by row, from which it starts. Raises Unlisted.
    """

    def __init__(self, program: Program, duals: Floats) -> None:
        parts, drawn = diagrams(program)
        sharing: dict[int, dict[int, Sequence[int]]] = defaultdict(dict)
        for person, (duties, diagram) in drawn.items():
            sharing[id(diagram)][person] = duties
        of_id = {id(diagram): diagram for _, diagram in drawn.values()}
        groups = [Group(program, of_id[key], people) for key, people in sharing.items()]
        self._duties = {person: duties for person, (duties, _) in drawn.items()}
        joint = [program.rows[number] for number in parts.joint]
        self._pricing = _Pricing(program, joint, parts.shared, groups)
        self._master = _Master(program, joint, parts.shared, drawn)
        self.bound = -np.inf
        self._duals = duals[list(parts.joint)]
        for start in (np.zeros(len(joint)), self._duals):
            self._master.add(self._price(start).lines(_FIRST))
        for group in groups:  # with these the master has a solution, if a dear one
            self._master.add(Priced(0, [group.emptiest()]).lines(1))

    @property
    def proven(self) -> int:
        """Give the bound as a whole number: prices are whole."""
        return ceil(self.bound - 1e-9)

    def converge(self, clock: Clock) -> None:
        """Generate lines until the bound is close to the master's value, or the time is up."""
        for _ in range(_ROUNDS):
            found = self._master.solve_centrally(clock.left)
            if found is None or not clock.left:
                return
            priced = self._price(found.duals)
            close = found.objective - self.bound < _CLOSE * abs(found.objective)
            if (
                close
                or self.proven >= ceil(found.objective - _SLACK)
                or not self._master.add(priced.lines(_EACH))
            ):
                return

    def dive(self, clock: Clock, below: int | None) -> Iterator[tuple[float, dict[int, int]]]:
        """Settle the surest lines, price anew, and so on; yield the master's value and what is settled so far.

        It ends when everybody's line is settled, when nothing below a value is left, or when the time is up.
        """
        settled: dict[int, int] = {}
        found = self._master.solve(clock.left)
        while found is not None and clock.left and (below is None or found.objective < below):
            new = self._master.add(self._price(found.duals).lines(_EACH), better_than=found)
            if new and found.objective > self.proven:  # else there is nothing to win back
                found = self._master.solve(clock.left) or found
            yield found.objective, dict(settled)
            if self._master.all_settled:
                return
            for person, held in self._master.settle(found):
                settled |= dict.fromkeys(self._duties[person], 0) | dict.fromkeys(held, 1)
            found = self._master.solve(clock.left)

    def _price(self, duals: Floats) -> Priced:
        exact, priced = self._pricing.price(duals)
        if priced.bound > self.bound:
            self.bound, self._duals = priced.bound, exact
        return priced


class _Pricing:
    """What lines and shared variables cost under duals of the joint rows."""

    def __init__(
        self, program: Program, joint: Sequence[Row], shared: Sequence[int], groups: Sequence[Group]
    ) -> None:
        self._size = len(program.upper)
        self._limits = np.array([row.limit for row in joint], dtype=np.float64)
        self._equal = np.array([row.equal for row in joint], dtype=bool)
        terms = [(number, v, c) for number, row in enumerate(joint) for v, c in row.terms.items()]
        self._rows = np.array([number for number, _, _ in terms], dtype=np.int64)
        self._variables = np.array([v for _, v, _ in terms], dtype=np.int64)
        self._coefficients = np.array([c for _, _, c in terms], dtype=np.float64)
        self._shared = np.array(shared, dtype=np.int64)
        self._prices = np.array(program.prices, dtype=np.float64)
        self._lower = np.array(program.lower, dtype=np.float64)
        self._upper = np.array(program.upper, dtype=np.float64)
        self._groups = groups

    def price(self, duals: Floats) -> tuple[Floats, Priced]:
        """Give the duals as they were taken, and what they prove."""
        duals = np.rint(np.where(self._equal, duals, np.minimum(duals, 0)) * _FINE) / _FINE
        weights = duals[self._rows] * self._coefficients
        worth: Floats = np.bincount(self._variables, weights=weights, minlength=self._size).astype(np.float64)
        reduced = (self._prices - worth)[self._shared]
        bounds = np.where(reduced < 0, self._upper[self._shared], self._lower[self._shared])
        ways = [group.priced(worth) for group in self._groups]
        least = sum(float(way.least.sum()) for way in ways)
        return duals, Priced(float(duals @ self._limits + reduced @ bounds) + least, ways)


@dataclass(frozen=True, slots=True)
class Optimum:
    """The master's optimum: its value, duals of the joint rows and the people, and how much of which line is taken."""

    objective: float
    duals: Floats
    people: Mapping[int, float]
    taken: Mapping[tuple[int, Held], float]


class _Master:
    """The program over the lines known so far, by GLOP, from the last basis each time."""

    def __init__(
        self, program: Program, joint: Sequence[Row], shared: Sequence[int], people: Iterable[int]
    ) -> None:
        self._model = mathopt.Model()
        self._rows = [
            self._model.add_linear_constraint(lb=row.limit if row.equal else -np.inf, ub=row.limit)
            for row in joint
        ]
        self._one_each = {person: self._model.add_linear_constraint(lb=1, ub=1) for person in people}
        self._of_duty: dict[int, list[tuple[int, int]]] = defaultdict(list)
        shared_ones = {v: self._model.add_variable(lb=program.lower[v], ub=program.upper[v]) for v in shared}
        for variable, column in shared_ones.items():
            self._model.objective.set_linear_coefficient(column, program.prices[variable])
        for number, row in enumerate(joint):
            for variable, coefficient in row.terms.items():
                if variable in shared_ones:
                    self._rows[number].set_coefficient(shared_ones[variable], coefficient)
                else:
                    self._of_duty[variable].append((number, coefficient))
        self._columns: dict[tuple[int, Held], mathopt.Variable] = {}
        self._settled: set[int] = set()
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    @property
    def all_settled(self) -> bool:
        """Tell whether everybody's line is settled."""
        return len(self._settled) == len(self._one_each)

    def solve_centrally(self, seconds: float) -> Optimum | None:
        """Solve the master from nothing by an interior method, for duals in the middle of the best ones.

        There are many best duals, and those of a vertex are the most extreme: with them it took three times the rounds.
        None when there is no solution, or the time was too short.
        """
        parameters = mathopt.SolveParameters(
            time_limit=timedelta(seconds=max(0.01, seconds)), lp_algorithm=mathopt.LPAlgorithm.BARRIER
        )
        parameters.highs.string_options["run_crossover"] = "off"
        try:
            result = mathopt.solve(self._model, mathopt.SolverType.HIGHS, params=parameters)
        except (AttributeError, RuntimeError):  # how MathOpt says that the interior method gave up
            return self.solve(seconds)
        return self._optimum(result)

    def solve(self, seconds: float) -> Optimum | None:
        """Solve the master from the last basis; None when there is no solution, or the time was too short."""
        parameters = mathopt.SolveParameters(
            time_limit=timedelta(seconds=max(0.01, seconds)),
            glop=parameters_pb2.GlopParameters(use_dual_simplex=bool(self._settled)),
        )
        return self._optimum(self._solver.solve(params=parameters))

    def _optimum(self, result: mathopt.SolveResult) -> Optimum | None:
        if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
            return None
        taken = zip(self._columns, result.variable_values(list(self._columns.values())), strict=True)
        people = zip(self._one_each, result.dual_values(list(self._one_each.values())), strict=True)
        return Optimum(
            objective=result.objective_value(),
            duals=np.array(result.dual_values(self._rows)),
            people=dict(people),
            taken={key: value for key, value in taken if value > _NOTHING},
        )

    def add(self, lines: Iterable[tuple[int, float, Line]], *, better_than: Optimum | None = None) -> int:
        """Let lines in; tell how many are new. With `better_than`, only those that improve on what it found."""
        new = 0
        for person, cost, line in lines:
            if person not in self._settled and (
                better_than is None or cost < better_than.people[person] - _NOTHING
            ):
                new += self._let_in(person, line)
        return new

    def _let_in(self, person: int, line: Line) -> bool:
        if (person, line.held) in self._columns:
            return False
        column = self._columns[person, line.held] = self._model.add_variable(lb=0)
        self._model.objective.set_linear_coefficient(column, float(line.cost))
        self._one_each[person].set_coefficient(column, 1)
        coefficients: dict[int, int] = defaultdict(int)
        for variable in line.held:
            for number, coefficient in self._of_duty[variable]:
                coefficients[number] += coefficient
        for number, coefficient in coefficients.items():
            self._rows[number].set_coefficient(column, coefficient)
        return True

    def settle(self, found: Optimum) -> Iterator[tuple[int, Held]]:
        """Settle every line that is taken whole, and the surest of the others; yield person and duties."""
        best: dict[int, tuple[float, Held]] = {}
        for (person, held), value in found.taken.items():
            if person not in self._settled and value > best.get(person, (0.0, ()))[0]:
                best[person] = (value, held)
        order = sorted(best, key=lambda person: (-best[person][0], person))
        open_ones = sum(best[person][0] < _SURE for person in order)
        for person in order[: len(order) - open_ones + max(1, int(_STEP * open_ones))]:
            self._settled.add(person)
            self._columns[person, best[person][1]].lower_bound = 1
            yield person, best[person][1]
