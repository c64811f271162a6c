"""Whether there is any roster at all that keeps the hard rules, however many seats stay open.

«None» is said only when two runs agree that differ in seed and presolve; «some» only with a roster in hand in which
the rules' own checkers find nothing.
"""

from collections.abc import Sequence

from roster.domain import Origin, Problem, Roster
from roster.model import Program, build
from roster.rules import HardRule, Rule, broken_by
from roster.solving.confirming import confirm_impossible
from roster.solving.cpsat import solve_whole
from roster.solving.placing import place
from roster.solving.progress import Clock
from roster.solving.refusals import without_roster


def any_roster(problem: Problem, rules: Sequence[Rule], clock: Clock) -> Roster | None:
    """Find a roster that has what is settled and keeps the hard rules; None where there is none.

    Raises Interrupted when the clock ran out before either was known.
    """
    hard = [rule for rule in rules if isinstance(rule, HardRule)]
    for one_by_one in (False, True) if any(rule.coupling for rule in hard) else (False,):
        model = build(problem, hard, one_by_one=one_by_one)
        for option in model.open_options:
            if option.duty.origin is Origin.FIXED:  # whether or not there is a rule that says so
                for variable in option.held.terms:
                    model.program.lower[variable] = 1
        values = _any_values(model.program, clock)
        if values is None:
            return None
        roster = place(model, values)
        if not broken_by(roster, hard):
            return roster
    return None


def _any_values(program: Program, clock: Clock) -> list[int] | None:
    """Find values that keep the rows; first with no duty but those that are settled, which mostly do."""
    if any(low > high for low, high in zip(program.lower, program.upper, strict=True)):
        return None
    feasible = program.copy()
    feasible.prices = [0] * len(program.prices)
    settled = {variable: program.lower[variable] for variable in program.decisions}
    few = solve_whole(feasible, clock, fixed=settled)
    if few.values is not None:
        return few.values
    answer = solve_whole(feasible, clock)
    if answer.values is None and not answer.closed:
        raise without_roster(clock)
    if answer.values is None:
        confirm_impossible(feasible, clock)
    return answer.values
