"""Answers read as arrays are those that MathOpt gives number by number, after changes too."""

from random import Random

import pytest
from ortools.math_opt.python import mathopt

from roster.solving.linear import Linear, Vertex, solve_once
from roster.solving.relaxation import as_proto
from tests.solving.test_narrowing import some_program

_USUAL = mathopt.SolveParameters()


def read_one_by_one(model: mathopt.Model) -> Vertex | None:
    """Give what MathOpt itself reads."""
    result = mathopt.solve(model, mathopt.SolverType.GLOP)
    if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return None
    variables, rows = list(model.variables()), list(model.linear_constraints())
    return Vertex(
        result.objective_value(),
        result.variable_values(variables),
        result.reduced_costs(variables),
        result.dual_values(rows),
    )


def told(vertex: Vertex | None) -> list[list[float]] | None:
    """Give the numbers of an answer."""
    if vertex is None:
        return None
    return [[vertex.objective], list(vertex.values), list(vertex.reduced_costs), list(vertex.duals)]


@pytest.mark.parametrize("seed", range(60))
def test_an_answer_is_read_as_it_is(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a draw, not a secret
    model = mathopt.Model.from_model_proto(as_proto(some_program(random), whole=False))
    linear = Linear(model)

    assert told(linear.solve(_USUAL)) == told(read_one_by_one(model))

    variable = random.choice(list(model.variables()))
    variable.upper_bound = variable.lower_bound
    model.add_linear_constraint(model.add_variable(lb=0, ub=3) + variable >= 1)
    again, anew = linear.solve(_USUAL), read_one_by_one(model)

    assert (again is None) == (anew is None)
    assert again is None or again.objective == pytest.approx(anew.objective if anew else None)
    assert told(solve_once(model, mathopt.SolverType.GLOP, _USUAL)) == told(anew)
