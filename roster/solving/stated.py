"""Whether what rules state can be kept at all: a second way to an answer that nobody should hear wrongly."""

from collections.abc import Collection, Sequence

from ortools.sat.python import cp_model

from roster.domain import Problem
from roster.model import Recording, Row
from roster.rules import HardRule, Rule
from roster.solving.cpsat import MOST
from roster.solving.progress import Clock
from roster.solving.refusals import without_roster

Group = tuple[
    int, str | None
]  # a rule, by its place among the hard ones, and whom it speaks of (None: posts)


def cannot_be(
    problem: Problem,
    rules: Sequence[Rule],
    clock: Clock,
    *,
    alone: bool,
    about: frozenset[str] | None = None,
) -> bool:
    """Tell whether no roster keeps the hard rules, from what they state (`Recording`, which says what more is given).

    True only when two runs say so that differ in presolve and seed. Raises Interrupted when time ran out.
    """
    hard = [rule for rule in rules if isinstance(rule, HardRule)]
    return _impossible(Recording(problem, hard, alone=alone, about=about), None, clock)


def clashing(recording: Recording, apart: Collection[Group], clock: Clock) -> list[Group]:
    """Find rules and people that contradict each other, those set apart left out; none where all can be kept.

    What is found is enough for a contradiction, but may be more than it takes.
    """
    groups = {(s.rule, s.person): None for s in recording.statements if (s.rule, s.person) not in apart}
    model, variables = _seats(recording)
    literals = {group: model.new_bool_var("") for group in groups}
    for statement in recording.statements:
        if (group := (statement.rule, statement.person)) in literals:
            _add(model, variables, statement.row).only_enforce_if(literals[group])
    model.add_assumptions(list(literals.values()))
    solver = _solver(clock, presolve=True)
    status = solver.solve(model)
    if status != cp_model.INFEASIBLE:
        _check_known(status, clock)
        return []
    of_index = {literal.index: group for group, literal in literals.items()}
    # names that are not among the assumptions have been seen in answers: they are left out
    named = [of_index[i] for i in solver.sufficient_assumptions_for_infeasibility() if i in of_index]
    for found in (named, list(groups)):
        if _impossible(recording, frozenset(found), clock):
            return sorted(found, key=lambda group: (group[0], group[1] or ""))
    raise AssertionError("one run calls possible what another calls impossible: a bug in the solver")


def _impossible(recording: Recording, groups: frozenset[Group] | None, clock: Clock) -> bool:
    """Tell whether some statements (all where None) cannot be kept: both runs must say so."""
    model, variables = _seats(recording)
    for statement in recording.statements:
        if groups is None or (statement.rule, statement.person) in groups:
            _add(model, variables, statement.row)
    return all(_run(model, clock, presolve=presolve) for presolve in (True, False))


def _run(model: cp_model.CpModel, clock: Clock, *, presolve: bool) -> bool:
    status = _solver(clock, presolve=presolve).solve(model)
    if status != cp_model.INFEASIBLE:
        _check_known(status, clock)
    return bool(status == cp_model.INFEASIBLE)


def _check_known(status: object, clock: Clock) -> None:
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise without_roster(clock)


def _seats(recording: Recording) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """Give a model of what holds whatever the rules say."""
    model, program = cp_model.CpModel(), recording.program
    bounds = zip(program.lower, program.upper, strict=True)
    variables = [model.new_int_var(low, high, "") for low, high in bounds]
    for row in program.rows:
        _add(model, variables, row)
    return model, variables


def _add(model: cp_model.CpModel, variables: Sequence[cp_model.IntVar], row: Row) -> cp_model.Constraint:
    total = cp_model.LinearExpr.weighted_sum([variables[v] for v in row.terms], list(row.terms.values()))
    return model.add_linear_constraint(total, row.limit if row.equal else -MOST, row.limit)


def _solver(clock: Clock, *, presolve: bool) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = clock.limits.seed + (not presolve)
    solver.parameters.cp_model_presolve = presolve
    solver.parameters.max_time_in_seconds = max(0.01, clock.left)
    solver.parameters.catch_sigint_signal = False
    return solver
