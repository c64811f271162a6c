"""What joins parts that are otherwise solved apart: found in the roster first, and only then modelled.

Rules that are `coupling` rarely bind, and a model that holds them has every post by itself. So a roster is first
solved without them. Where it breaks one, those who work keep when they work, and the posts are decided anew,
under all rules; a duty that fits nowhere is taken back. Where that costs much, all is solved as one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from roster.domain import Roster
from roster.errors import Interrupted, NotPossible
from roster.model import Model, Program, build
from roster.rules import HardRule, Rule, SoftRule, Violation
from roster.solving.cpsat import MOST
from roster.solving.placing import place
from roster.solving.refusals import contradiction

SolveProgram = Callable[[Model, Program], tuple[list[int], int]]

_LARGE = 3000  # duties to decide, from which solving as one takes long
_LITTLE = 0.05  # of the price: so little is no reason to


def unfit(roster: Roster, rules: Sequence[Rule]) -> list[Violation]:
    """Find where parts that were solved apart do not fit together."""
    coupling = [rule for rule in rules if isinstance(rule, HardRule) and rule.coupling]
    return [violation for rule in coupling for violation in rule.violations(roster)]


def coupled(apart: Roster, rules: Sequence[Rule], solve: SolveProgram) -> tuple[Roster, int]:
    """Make parts fit together; give the roster and a bound that holds for all, -MOST where none is known.

    `solve` gives values for all variables of a model's program, or of a narrower one, and a bound.
    Raises Interrupted, or NotPossible where the settled duties leave no way.
    """
    whole = build(apart.problem, rules, one_by_one=True)
    kept = _kept(whole, apart, rules, solve)
    large = len(whole.program.decisions) > _LARGE
    if kept is not None and large and _price(kept, rules) <= (1 + _LITTLE) * _price(apart, rules):
        return kept, -MOST
    try:
        values, bound = solve(whole, whole.program)
    except Interrupted:
        if kept is None:
            raise
        return kept, -MOST
    joint = place(whole, values)
    if broken := unfit(joint, rules):
        if kept is None:
            raise contradiction(broken)
        return kept, bound
    return min([joint, *([kept] if kept is not None else [])], key=lambda found: _price(found, rules)), bound


def _kept(whole: Model, apart: Roster, rules: Sequence[Rule], solve: SolveProgram) -> Roster | None:
    """Decide the posts anew for those who work, and when they work; None where that does not fit."""
    when = {(duty.person, duty.day, duty.shift) for duty in apart.duties}
    narrow = _copy(whole.program)
    for option in whole.open_options:
        if (option.duty.person, option.duty.day, option.duty.shift) not in when:
            for variable in option.held.terms:
                narrow.upper[variable] = narrow.lower[variable]
    narrow.fold()
    try:
        values, _ = solve(whole, narrow)
    except (Interrupted, NotPossible):
        return None
    found = place(whole, values)
    return None if unfit(found, rules) else found


def _copy(program: Program) -> Program:
    return replace(
        program,
        lower=list(program.lower),
        upper=list(program.upper),
        prices=list(program.prices),
        rows=list(program.rows),
    )


def _price(roster: Roster, rules: Sequence[Rule]) -> int:
    soft = [rule for rule in rules if isinstance(rule, SoftRule)]
    return sum(charge.points for rule in soft for charge in rule.price(roster))
