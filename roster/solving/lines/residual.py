"""The master over lines for some people, everybody else's lines as they are.

It is solved thousands of times, each time from the last basis; so it is stated to the engine with the least effort.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from roster.model import Program, Row
from roster.solving.lines.master import DEAR, NOTHING, Held, Optimum
from roster.solving.lines.ways import Line

Floats = NDArray[np.float64]


class Joint:
    """The rows of several people: what each duty and each shared variable adds to which of them."""

    def __init__(self, program: Program, rows: Sequence[Row], shared: Sequence[int]) -> None:
        self.rows, self.shared = rows, shared
        self.prices = program.prices
        self.lower, self.upper = list(program.lower), list(program.upper)
        self.stated = [number for number, row in enumerate(rows) if not self._is_bound(row, program)]
        self.dear = DEAR * max(map(abs, program.prices), default=1)
        self._adds: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, row in enumerate(rows):
            for variable, coefficient in row.terms.items():
                self._adds[variable].append((number, coefficient))

    def _is_bound(self, row: Row, program: Program) -> bool:
        """Let a row that limits one shared variable alone be its bound; tell if it is one."""
        if len(row.terms) > 1 or row.equal or row.terms.keys() & program.decisions.keys():
            return False
        ((variable, coefficient),) = row.terms.items()
        if coefficient > 0:
            self.upper[variable] = min(self.upper[variable], row.limit // coefficient)
        else:
            self.lower[variable] = max(self.lower[variable], -(row.limit // -coefficient))
        return True

    def adds(self, variables: Sequence[int]) -> Mapping[int, int]:
        """Give what some variables at 1 add together, by row."""
        found: dict[int, int] = defaultdict(int)
        for variable in variables:
            for number, coefficient in self._adds.get(variable, ()):
                found[number] += coefficient
        return found

    def left_by(self, lines: Mapping[int, Line]) -> Floats:
        """Give what people's lines leave of each row's limit."""
        left = np.array([row.limit for row in self.rows], dtype=np.float64)
        for line in lines.values():
            for number, total in self.adds(line.held).items():
                left[number] -= total
        return left


class Residual:
    """The program over some people's lines, by GLOP."""

    def __init__(self, joint: Joint, people: Sequence[int], left: Floats) -> None:
        self._joint = joint
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._most = self._solver.infinity()
        self._objective = self._solver.Objective()
        self._objective.SetMinimization()
        self._rows = {
            number: self._solver.RowConstraint(
                left[number] if joint.rows[number].equal else -self._most, left[number], ""
            )
            for number in joint.stated
        }
        self._one_each = {person: self._solver.RowConstraint(1, 1, "") for person in people}
        self._columns: dict[int, dict[Held, pywraplp.Variable]] = {person: {} for person in people}
        self._state_shared()
        self._narrower = False  # since it was last solved: then the dual simplex has the shorter way

    def _state_shared(self) -> None:
        joint = self._joint
        for variable in joint.shared:
            adds = joint.adds((variable,))
            self._column(joint.lower[variable], joint.upper[variable], joint.prices[variable], adds)
        for number in joint.stated:  # every row may be broken, dearly
            for sign in (-1, 1) if joint.rows[number].equal else (-1,):
                self._column(0, self._most, self._joint.dear, {number: sign})

    def _column(self, low: float, high: float, price: float, adds: Mapping[int, int]) -> pywraplp.Variable:
        column = self._solver.NumVar(low, high, "")
        self._objective.SetCoefficient(column, price)
        for number, coefficient in adds.items():
            if number in self._rows:
                self._rows[number].SetCoefficient(column, coefficient)
        return column

    def add(self, person: int, line: Line) -> bool:
        """Let a line in; tell whether it is new."""
        if line.held in self._columns[person]:
            return False
        column = self._column(0, self._most, line.cost, self._joint.adds(line.held))
        self._one_each[person].SetCoefficient(column, 1)
        self._columns[person][line.held] = column
        return True

    def settle(self, person: int, held: Held) -> None:
        """Leave a person only one line."""
        for other, column in self._columns[person].items():
            if other != held:
                column.SetUb(0.0)
        self._narrower = True

    def allow(self, person: int, held: Held, *, allowed: bool) -> None:
        """Let a person have a line that is in, or not."""
        self._columns[person][held].SetUb(self._most if allowed else 0.0)
        self._narrower |= not allowed

    def solve(self, seconds: float) -> Optimum | None:
        """Solve from the last basis; None when there is no solution, or the time was too short."""
        self._solver.SetTimeLimit(max(10, int(min(seconds, 1e6) * 1000)))
        simplex = "true" if self._narrower else "false"
        # without preprocessing, which forgets the last basis, it takes a third of the time
        self._solver.SetSolverSpecificParametersAsString(
            f"use_dual_simplex: {simplex} use_preprocessing: false"
        )
        self._narrower = False
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            anew = pywraplp.MPSolverParameters()  # from nothing: the last basis may have been the trouble
            anew.SetIntegerParam(anew.INCREMENTALITY, anew.INCREMENTALITY_OFF)
            if self._solver.Solve(anew) != pywraplp.Solver.OPTIMAL:
                return None
        duals = np.zeros(len(self._joint.rows))
        for number, row in self._rows.items():
            duals[number] = row.dual_value()
        return Optimum(
            objective=self._objective.Value(),
            duals=duals,
            people={person: row.dual_value() for person, row in self._one_each.items()},
            taken={
                (person, held): share
                for person, columns in self._columns.items()
                for held, column in columns.items()
                if (share := column.solution_value()) > NOTHING
            },
            shared={},
        )
