"""What joins parts that are otherwise solved apart: found in the roster first, and only then modelled.

Rules that are `coupling` or `lazy` rarely bind, and make a model larger: one with a coupling rule has every post by
itself. So a roster is first solved without them. Where it breaks one, people keep when they work, and the posts are
decided anew, under all rules; a duty that fits nowhere is taken back. Those who broke a rule, and some more of
their grades who can step in, are free to work otherwise. Where that costs much, all is solved again.
"""

from collections.abc import Callable, Sequence

from roster.domain import Roster
from roster.errors import Interrupted, NotPossible
from roster.model import Model, build, keep_duties
from roster.rules import HardRule, Rule, Violation, broken_by, price_of
from roster.solving.cpsat import MOST
from roster.solving.placing import place
from roster.solving.refusals import contradiction

SolveModel = Callable[[Model], tuple[list[int], int]]

_LARGE = 3000  # duties to decide, from which solving as one takes long
_HELPERS = 100  # people who may step in for those who broke a rule
_LITTLE = 0.05  # of the price: so little is no reason to


def spoken_first(rules: Sequence[Rule]) -> list[Rule]:
    """List the rules that are modelled from the first."""
    return [rule for rule in rules if not _left_out(rule)]


def unfit(roster: Roster, rules: Sequence[Rule]) -> list[Violation]:
    """Find where a roster breaks rules that were left out at first."""
    return broken_by(roster, filter(_left_out, rules))


def _left_out(rule: Rule) -> bool:
    return isinstance(rule, HardRule) and (rule.coupling or rule.lazy)


def coupled(apart: Roster, rules: Sequence[Rule], solve: SolveModel, fit: SolveModel) -> tuple[Roster, int]:
    """Make parts fit together; give the roster and a bound that holds for all, -MOST where none is known.

    `solve` gives values for all variables of a model, and a bound; so does `fit`, where little but posts is open.
    Raises Interrupted, or NotPossible where the settled duties leave no way.
    """
    joint = any(
        isinstance(rule, HardRule) and rule.coupling and any(rule.violations(apart)) for rule in rules
    )
    whole = build(apart.problem, rules, one_by_one=joint)
    kept = _kept(whole, apart, rules, fit)
    large = len(whole.program.decisions) > _LARGE
    if kept is not None and large and price_of(kept, rules) <= (1 + _LITTLE) * price_of(apart, rules):
        return kept, -MOST
    try:
        values, bound = solve(whole)
    except Interrupted:
        if kept is None:
            raise
        return kept, -MOST
    anew = place(whole, values)
    if broken := unfit(anew, rules):
        if kept is not None:
            return kept, bound
        if joint:
            raise contradiction(broken)
        return coupled(anew, rules, solve, fit)  # what was lazy is kept now, what is coupling is not
    return min([anew, *([kept] if kept is not None else [])], key=lambda found: price_of(found, rules)), bound


def _kept(whole: Model, apart: Roster, rules: Sequence[Rule], solve: SolveModel) -> Roster | None:
    """Decide the posts anew, and what a few people do; None where that does not fit."""
    narrow = whole.copy()
    keep_duties(narrow, apart.duties, taking_back=True, free=_free(apart, rules))
    try:
        values, _ = solve(narrow)
    except (Interrupted, NotPossible):
        return None
    found = place(narrow, values)
    return None if unfit(found, rules) else found


def _free(apart: Roster, rules: Sequence[Rule]) -> set[str]:
    """Choose who may work otherwise: whoever broke a rule, and some of their grades, all over the station."""
    people = apart.problem.people
    breaking = {violation.person for violation in unfit(apart, rules) if violation.person is not None}
    grades = {people[person].grade for person in breaking}
    others = [person.id for person in people.values() if person.grade in grades and person.id not in breaking]
    return breaking | set(others[:: max(1, len(others) // _HELPERS)][:_HELPERS])
