"""The same model solved by another solver, as a whole and without any of the engine's shortcuts."""

from collections.abc import Sequence

from ortools.math_opt.python import mathopt

from roster.domain import Problem
from roster.model import Program, build
from roster.rules import Rule
from roster.solving.relaxation import as_proto


def optimum(problem: Problem, rules: Sequence[Rule]) -> int | None:
    """Give the least objective that HiGHS finds, every post modelled by itself; None when there is none."""
    return optimum_of(build(problem, rules, one_by_one=True).program)


def optimum_of(program: Program) -> int | None:
    """Give the least objective of a program by HiGHS; None when nothing keeps all of its rows."""
    model = mathopt.Model.from_model_proto(as_proto(program, whole=True))
    exact = mathopt.SolveParameters(relative_gap_tolerance=0.0, absolute_gap_tolerance=0.0)
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=exact)
    if result.termination.reason is mathopt.TerminationReason.OPTIMAL:
        objective: float = result.objective_value()
        return round(objective) + program.offset
    impossible = (mathopt.TerminationReason.INFEASIBLE, mathopt.TerminationReason.INFEASIBLE_OR_UNBOUNDED)
    assert result.termination.reason in impossible
    return None
