"""The master of the relaxation in columns: the joint rows over the lines known so far, as a linear program."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from math import inf

import numpy as np
from numpy.typing import NDArray
from ortools.glop import parameters_pb2
from ortools.math_opt.python import mathopt

from roster.model import Program, Row
from roster.solving.linear import Linear, Vertex, solve_once
from roster.solving.lines.ways import Line

DEAR = 10  # times the highest price, for each unit by which the master may break a row
NOTHING = 1e-6

Floats = NDArray[np.float64]
Held = tuple[int, ...]  # duties, by variable


@dataclass(frozen=True, slots=True)
class Optimum:
    """The master's optimum: its value, duals of the joint rows and the people, and how much of which line is taken.

    `shared` are the values of the variables that lines have no part in.
    """

    objective: float
    duals: Floats
    people: Mapping[int, float]
    taken: Mapping[tuple[int, Held], float]
    shared: Mapping[int, float]

    def shares(self) -> dict[int, float]:
        """Give how much of each duty is held, by variable; what is not held at all is left out."""
        found: dict[int, float] = defaultdict(float)
        for (_, held), share in self.taken.items():
            for variable in held:
                found[variable] += share
        return found


class Master:
    """The program over the `lines` known so far, by GLOP, from the last basis each time."""

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
        self._shared = {v: self._model.add_variable(lb=program.lower[v], ub=program.upper[v]) for v in shared}
        for variable, column in self._shared.items():
            self._model.objective.set_linear_coefficient(column, program.prices[variable])
        for number, row in enumerate(joint):
            for variable, coefficient in row.terms.items():
                if variable in self._shared:
                    self._rows[number].set_coefficient(self._shared[variable], coefficient)
                else:
                    self._of_duty[variable].append((number, coefficient))
        self._add_slack(DEAR * max(map(abs, program.prices), default=1), joint)
        self._columns: dict[tuple[int, Held], mathopt.Variable] = {}
        self.lines: list[tuple[int, Line]] = []
        self._whose = {v: decision.person for v, decision in program.decisions.items()}
        self._narrower = False  # since it was last solved: then the dual simplex has the shorter way
        self._solver = Linear(self._model)

    def _add_slack(self, price: float, joint: Sequence[Row]) -> None:
        """Let every row be broken, dearly: so there is a solution whichever lines are known."""
        for row, constraint in zip(joint, self._rows, strict=True):
            for sign in (-1, 1) if row.equal else (-1,):
                slack = self._model.add_variable(lb=0)
                self._model.objective.set_linear_coefficient(slack, price)
                constraint.set_coefficient(slack, sign)

    def solve_centrally(self, seconds: float) -> Optimum | None:
        """Solve the master from nothing by an interior method, for duals in the middle of the best ones.

        There are many best duals, and those of a vertex are the most extreme: with them it took three times the rounds.
        None when there is no solution, or the time was too short.
        """
        parameters = mathopt.SolveParameters(
            time_limit=timedelta(seconds=max(0.01, seconds)), lp_algorithm=mathopt.LPAlgorithm.BARRIER
        )
        parameters.highs.string_options["run_crossover"] = "off"
        found = solve_once(self._model, mathopt.SolverType.HIGHS, parameters)
        return self.solve(seconds) if found is None else self._optimum(found)

    def solve(self, seconds: float) -> Optimum | None:
        """Solve the master from the last basis; None when there is no solution, or the time was too short."""
        parameters = mathopt.SolveParameters(
            time_limit=timedelta(seconds=max(0.01, seconds)),
            glop=parameters_pb2.GlopParameters(use_dual_simplex=self._narrower),
        )
        self._narrower = False
        found = self._solver.solve(parameters)
        return None if found is None else self._optimum(found)

    def _optimum(self, found: Vertex) -> Optimum:
        """Say it in our terms: rows and people have the first rows, in this order; lines the last variables."""
        rows, shared, values = len(self._rows), len(self._shared), found.values.tolist()
        taken = zip(self._columns, values[len(values) - len(self._columns) :], strict=True)
        return Optimum(
            objective=found.objective,
            duals=found.duals[:rows],
            people=dict(zip(self._one_each, found.duals[rows:].tolist(), strict=True)),
            taken={key: value for key, value in taken if value > NOTHING},
            shared=dict(zip(self._shared, values[:shared], strict=True)),
        )

    def limit(self, number: int, limit: int) -> None:
        """Give a row another limit."""
        self._rows[number].upper_bound = limit

    def add(self, lines: Iterable[tuple[int, Line]]) -> int:
        """Let lines in; tell how many are new."""
        return sum(self._let_in(person, line) for person, line in lines)

    def _let_in(self, person: int, line: Line) -> bool:
        if (person, line.held) in self._columns:
            return False
        self.lines.append((person, line))
        column = self._columns[person, line.held] = self._model.add_variable(lb=0, ub=inf)
        self._model.objective.set_linear_coefficient(column, float(line.cost))
        self._one_each[person].set_coefficient(column, 1)
        coefficients: dict[int, int] = defaultdict(int)
        for variable in line.held:
            for number, coefficient in self._of_duty[variable]:
                coefficients[number] += coefficient
        for number, coefficient in coefficients.items():
            self._rows[number].set_coefficient(column, coefficient)
        return True

    def settle(self, duties: AbstractSet[int]) -> None:
        """Leave only lines that have all settled duties of their person."""
        of_person: dict[int, set[int]] = defaultdict(set)
        for variable in duties:
            of_person[self._whose[variable]].add(variable)
        for (person, held), column in self._columns.items():
            upper = inf if of_person[person].issubset(held) else 0.0
            if column.upper_bound != upper:
                column.upper_bound = upper
        self._narrower = bool(duties)
