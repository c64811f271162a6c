"""What joins parts that are otherwise solved apart: found in the roster first, and only then modelled.

Rules that are `coupling` or `lazy` rarely bind, and make a model larger: one with a coupling rule has every post by
itself. So a roster is first solved without them. Where it breaks one, people keep when they work, and the posts are
decided anew, under all rules; a duty that fits nowhere is taken back. Those who broke a rule, and some more of
their grades who can step in, are free to work otherwise; where that costs something, some of all other grades, too, an
officer in command perhaps. Where it still costs something, all is solved again, from that roster on; where only lazy
rules are broken, which join nothing, no more than the grades that broke them.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from roster.domain import Duty, Grade, Roster
from roster.errors import Interrupted, NotPossible
from roster.model import Model, build, keep_duties
from roster.rules import HardRule, Rule, Violation, broken_by, price_of
from roster.solving.cpsat import MOST
from roster.solving.placing import place
from roster.solving.refusals import contradiction
from roster.solving.repairing import Gaps

SolveModel = Callable[[Model, Sequence[Duty]], tuple[list[int], int]]
"""Gives values for all variables of a model, and a bound; the duties are those of a roster that is known."""

_LARGE = 3000  # duties to decide, from which solving as one takes long
_HELPERS = 100  # people who may step in for those who broke a rule
_OTHERS = 20  # of each other grade, where those are not enough
_MANY = 100  # people who broke a rule: posts alone will not mend that
_NEARLY_NOTHING = 0.001  # of the price: more is a reason to look wider


def spoken_first(rules: Sequence[Rule]) -> list[Rule]:
    """List the rules that are modelled from the first."""
    return [rule for rule in rules if not _left_out(rule)]


def unfit(roster: Roster, rules: Sequence[Rule]) -> list[Violation]:
    """Find where a roster breaks rules that were left out at first."""
    return broken_by(roster, filter(_left_out, rules))


def _left_out(rule: Rule) -> bool:
    return isinstance(rule, HardRule) and (rule.coupling or rule.lazy)


class Apart(NamedTuple):
    """A roster whose parts were solved apart, and its gaps: how far, by grades, it may be from the best."""

    roster: Roster
    gaps: Gaps


def coupled(apart: Apart, rules: Sequence[Rule], solve: SolveModel, fit: SolveModel) -> tuple[Roster, int]:
    """Make parts fit together; give the roster and a bound that holds for all, -MOST where none is known.

    `fit` solves a model where little but posts is open. Raises Interrupted, or NotPossible where the settled duties
    leave no way.
    """
    roster, breaking = apart.roster, _breaking(apart.roster, rules)
    joint = any(
        isinstance(rule, HardRule) and rule.coupling and any(rule.violations(roster)) for rule in rules
    )
    grades = frozenset(Grade) if joint else _together(apart, breaking)
    whole = build(roster.problem if joint else roster.problem.of_grades(grades), rules, one_by_one=joint)
    free, kept = _free(roster, breaking), None
    if not free >= whole.problem.people.keys():  # that would be to solve all again
        kept = _kept_cheaply(whole, roster, rules, fit, breaking, joint=joint)
    if kept is not None and _is_fine(kept, roster, rules, large=len(whole.program.decisions) > _LARGE):
        return kept, -MOST
    try:
        values, bound = solve(whole, () if kept is None else kept.duties)
    except Interrupted:
        kept = kept or _kept(whole, roster, rules, fit, free)
        if kept is None:
            raise
        return kept, -MOST
    anew = _beside(place(whole, values), roster)
    gaps = {group: gap for group, gap in apart.gaps.items() if not group & grades}
    gaps[grades] = whole.program.objective(values) - bound
    bound = price_of(anew, rules) - sum(gaps.values())
    if broken := unfit(anew, rules):
        if kept is not None:
            return kept, bound
        if joint:
            raise contradiction(broken)
        # what was lazy is kept now, what is coupling is not
        fitting, further = coupled(Apart(anew, gaps), rules, solve, fit)
        return fitting, max(bound, further)
    return min([anew, *([kept] if kept is not None else [])], key=lambda found: price_of(found, rules)), bound


def _breaking(roster: Roster, rules: Sequence[Rule]) -> set[str]:
    return {found.person for found in unfit(roster, rules) if found.person is not None}


def _together(apart: Apart, breaking: AbstractSet[str]) -> frozenset[Grade]:
    """Give the grades of people who break rules, and those that are solved together with them."""
    people = apart.roster.problem.people
    grades = frozenset(people[person].grade for person in breaking) or frozenset(Grade)
    return grades.union(*(group for group in apart.gaps if group & grades))


def _is_fine(kept: Roster, apart: Roster, rules: Sequence[Rule], *, large: bool) -> bool:
    """Tell whether a roster that keeps all rules costs no more for it, or next to nothing where that is much work."""
    allowed = _NEARLY_NOTHING if large else 0
    return price_of(kept, rules) <= (1 + allowed) * price_of(apart, rules)


def _beside(anew: Roster, roster: Roster) -> Roster:
    """Give the roster in which the grades that were solved anew have what was found, the others what they had."""
    people = anew.problem.people
    others = (duty for duty in roster.duties if duty.person not in people)
    return Roster(problem=roster.problem, duties=tuple(sorted([*anew.duties, *others])))


def _kept_cheaply(  # noqa: PLR0913 - what is fitted together, and by whom
    whole: Model,
    apart: Roster,
    rules: Sequence[Rule],
    fit: SolveModel,
    breaking: AbstractSet[str],
    *,
    joint: bool,
) -> Roster | None:
    """Decide the posts anew, and what a few people do, or some more where that costs; None where neither fits."""
    near = None
    if len(breaking) <= _MANY:
        near = _kept(whole, apart, rules, fit, _free(apart, breaking))
    if not joint or (near is not None and _is_fine(near, apart, rules, large=True)):
        return near
    wider = _kept(whole, apart, rules, fit, _free(apart, breaking, of_others=_OTHERS))
    found = [roster for roster in (near, wider) if roster is not None]
    return min(found, key=lambda roster: price_of(roster, rules), default=None)


def _kept(
    whole: Model, apart: Roster, rules: Sequence[Rule], fit: SolveModel, free: AbstractSet[str]
) -> Roster | None:
    narrow = whole.copy()
    keep_duties(narrow, apart.duties, taking_back=True, free=free)
    try:
        values, _ = fit(narrow, ())
    except (Interrupted, NotPossible):
        return None
    found = _beside(place(narrow, values), apart)
    return None if unfit(found, rules) else found


def _free(apart: Roster, breaking: AbstractSet[str], of_others: int = 0) -> set[str]:
    """Choose who may work otherwise: whoever broke a rule, and some of their grades, or of all others."""
    people = apart.problem.people
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
