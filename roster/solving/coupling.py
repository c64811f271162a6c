"""What joins parts that are otherwise solved apart: found in the roster first, and only then modelled.

Rules that are `coupling` or `lazy` rarely bind, and make a model larger: one with a coupling rule has every post by
itself. So a roster is first solved without them. Where it breaks one, people keep when they work, and the posts are
decided anew, under all rules; a duty that fits nowhere is taken back. Those who broke a rule, and some more of
their grades who can step in, are free to work otherwise; where that costs something, some of all other grades, too, an
officer in command perhaps. Where it still costs much, all is solved again.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from roster.domain import Grade, Roster
from roster.errors import Interrupted, NotPossible
from roster.model import Model, build, keep_duties
from roster.rules import HardRule, Rule, Violation, broken_by, price_of
from roster.solving.cpsat import MOST
from roster.solving.placing import place
from roster.solving.refusals import contradiction

SolveModel = Callable[[Model], tuple[list[int], int]]

_LARGE = 3000  # duties to decide, from which solving as one takes long
_HELPERS = 100  # people who may step in for those who broke a rule
_OTHERS = 20  # of each other grade, where those are not enough
_NEARLY_NOTHING = 0.001  # of the price: more is a reason to look wider
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
    kept = _kept_cheaply(whole, apart, rules, fit)
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


def _kept_cheaply(whole: Model, apart: Roster, rules: Sequence[Rule], solve: SolveModel) -> Roster | None:
    """Decide the posts anew, and what a few people do, or some more where that costs; None where neither fits."""
    near = _kept(whole, apart, rules, solve, _free(apart, rules))
    if near is not None and price_of(near, rules) <= (1 + _NEARLY_NOTHING) * price_of(apart, rules):
        return near
    wider = _kept(whole, apart, rules, solve, _free(apart, rules, of_others=_OTHERS))
    found = [roster for roster in (near, wider) if roster is not None]
    return min(found, key=lambda roster: price_of(roster, rules), default=None)


def _kept(
    whole: Model, apart: Roster, rules: Sequence[Rule], solve: SolveModel, free: AbstractSet[str]
) -> Roster | None:
    narrow = whole.copy()
    keep_duties(narrow, apart.duties, taking_back=True, free=free)
    try:
        values, _ = solve(narrow)
    except (Interrupted, NotPossible):
        return None
    found = place(narrow, values)
    return None if unfit(found, rules) else found


def _free(apart: Roster, rules: Sequence[Rule], of_others: int = 0) -> set[str]:
    """Choose who may work otherwise: whoever broke a rule, and some of their grades, or of all others."""
    people = apart.problem.people
    breaking = {violation.person for violation in unfit(apart, rules) if violation.person is not None}
    grades = {people[person].grade for person in breaking}
    free = set(breaking)
    if not of_others:
        own = [one.id for one in people.values() if one.grade in grades and one.id not in breaking]
        return free | _spread(own, _HELPERS)
    for grade in set(Grade) - grades:
        free |= _spread([one.id for one in people.values() if one.grade is grade], of_others)
    return free


def _spread(people: Sequence[str], count: int) -> set[str]:
    """Choose so many people, all over the station."""
    return set(people[:: max(1, len(people) // count)][:count])
