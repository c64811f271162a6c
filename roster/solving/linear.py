"""Linear programs solved through MathOpt, with the answer as arrays.

MathOpt's own reading of an answer makes an object of every number: over lines, where programs are small and solved
dozens of times, that took twice as long as the simplex.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import callback_pb2, model_parameters_pb2, parameters_pb2, result_pb2
from ortools.math_opt.core.python import solver
from ortools.math_opt.python import mathopt
from pybind11_abseil.status import StatusNotOk

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vertex:
    """An optimum: its objective; values and reduced costs by variable; duals by row, both in the model's order."""

    objective: float
    values: Floats
    reduced_costs: Floats
    duals: Floats


class Linear:
    """A linear program that changes, solved again and again, each time from where it was."""

    def __init__(self, model: mathopt.Model) -> None:
        self._model, self._changes = model, model.add_update_tracker()
        self._solver = self._begun()

    def _begun(self) -> Any:  # noqa: ANN401 - ortools has no types
        kind = mathopt.SolverType.GLOP.value
        return solver.new(kind, self._model.export_model(), parameters_pb2.SolverInitializerProto())

    def solve(self, parameters: mathopt.SolveParameters) -> Vertex | None:
        """Solve it as it is now, by GLOP; None without an optimum: there is none, or the solver gave up."""
        update = self._changes.export_update()
        try:
            if update is not None:
                if not self._solver.update(update):
                    self._solver = self._begun()
                self._changes.advance_checkpoint()
            return _read(self._solver.solve(parameters.to_proto(), *_as_usual()))
        except StatusNotOk:
            return None


def solve_once(
    model: mathopt.Model, kind: mathopt.SolverType, parameters: mathopt.SolveParameters
) -> Vertex | None:
    """Solve a linear program from nothing; None without an optimum: there is none, or the solver gave up."""
    begin = parameters_pb2.SolverInitializerProto()
    try:
        return _read(
            solver.solve(model.export_model(), kind.value, begin, parameters.to_proto(), *_as_usual())
        )
    except StatusNotOk:
        return None


def _as_usual() -> tuple[object, ...]:
    """Give how else MathOpt is called: whole answers, no messages, no callbacks, nobody who interrupts."""
    whole = model_parameters_pb2.ModelSolveParametersProto()
    return whole, None, callback_pb2.CallbackRegistrationProto(), None, None


def _read(result: result_pb2.SolveResultProto) -> Vertex | None:
    if result.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
        return None
    found = result.solutions[0]
    return Vertex(
        objective=found.primal_solution.objective_value,
        values=np.array(found.primal_solution.variable_values.values),
        reduced_costs=np.array(found.dual_solution.reduced_costs.values),
        duals=np.array(found.dual_solution.dual_values.values),
    )
