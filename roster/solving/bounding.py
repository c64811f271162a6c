"""A proven bound alone, without a roster: quick, and often all that is asked."""

from collections.abc import Sequence

from roster.domain import Problem
from roster.model import build, components, outside
from roster.rules import Rule
from roster.solving.progress import Clock
from roster.solving.relaxation import Relaxation


def lower_bound(problem: Problem, rules: Sequence[Rule], clock: Clock) -> int | None:
    """Give an objective that no roster can be below; None where the time is too short or there is no roster.

    It is the relaxation's, part by part. Coupling rules are left out, which can only lower it.
    """
    model = build(problem, rules)
    parts = components(model.program)
    total = model.program.objective(outside(model.program, parts))
    for part in parts:
        relaxed = Relaxation(part.program).solve(clock.left) if clock.left else None
        if relaxed is None:
            return None
        total += relaxed.bound
    return total
