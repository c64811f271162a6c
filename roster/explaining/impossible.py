"""Why no roster is possible, and the cheapest changes that make one: each proven by solving again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from roster.domain import Problem, Roster
from roster.errors import Interrupted
from roster.explaining.case import Case
from roster.explaining.contradictions import Contradiction, Joint, of_settled, set_aside
from roster.explaining.jointly import impossible, of_rules
from roster.explaining.mending import LawOf, Mend, mends, own_law
from roster.explaining.neighbourhoods import People, broken, restricted, settled
from roster.explaining.saying import sentence
from roster.rules import Rule, broken_by
from roster.solving import Clock
from roster.solving.cores import Numbers, cheapest_mends
from roster.solving.feasible import any_roster
from roster.words import Text

_MOST = 5  # repairs that are told
_ALIKE = 2  # of repairs by the same kinds of change
_LOOKED_AT = 30  # ways to mend a contradiction, for a choice among them
_DUTY_DAYS = 15_000  # people times days of all solves together: some seconds


@dataclass(frozen=True, kw_only=True)
class Repair:
    """Changes that together mend every contradiction, and the roster that proves it.

    `by_solver`: the roster was found by solving all anew; else it is what is settled, and the checkers accept it.
    """

    mends: tuple[Mend, ...]
    proof: Roster
    by_solver: bool

    @property
    def cost(self) -> int:
        """Give the cost by which repairs are ranked."""
        return sum(mend.cost for mend in self.mends)


@dataclass(frozen=True, kw_only=True)
class Impossible:
    """Why there is no roster: every contradiction, and repairs, the cheapest first.

    `cut_short`: time ran out before all repairs were looked at.
    """

    contradictions: tuple[Contradiction, ...]
    repairs: tuple[Repair, ...]
    law: LawOf
    cut_short: bool = False

    @property
    def sentence(self) -> Text:
        """Say in one sentence why, and the cheapest way out."""
        return sentence(self.contradictions, self.repairs[0].mends if self.repairs else ())


def why_impossible(
    problem: Problem, rules: Sequence[Rule], clock: Clock, law: LawOf = own_law
) -> Impossible | None:
    """Explain why a problem has no roster; None where it has one.

    `law` says on what a rule rests for a grade, where a rule book knows better than the rule itself.
    Raises Interrupted when the clock ran out before that was known.
    """
    case = Case(problem=problem, rules=tuple(rules))
    if not broken_by(settled(case), rules):
        return None  # what is settled is a roster by itself, in which all other seats stay open
    found = of_settled(case, clock)
    rest = set_aside(case, found)
    if not _possible(rest, clock):
        joint = of_rules(rest, clock)
        if not joint and not found:
            raise AssertionError(
                "one way calls possible what another calls impossible: a bug in a rule or the model"
            )
        found += joint
    if not found:
        return None
    repairs: list[Repair] = []
    cut_short = False
    try:
        repairs += islice(_repairs(case, found, clock, law), _MOST)
    except Interrupted:  # what is known so far is worth telling
        cut_short = True
    return Impossible(contradictions=tuple(found), repairs=tuple(repairs), law=law, cut_short=cut_short)


def _repairs(case: Case, found: Sequence[Contradiction], clock: Clock, law: LawOf) -> Iterator[Repair]:
    """Yield repairs of everything, the cheapest first.

    The first are solved anew as a whole, so many as are solved in a moment; of the others it is enough that what is
    then settled is found to be a roster by itself.
    """
    rest = set_aside(case, [each for each in found if not each.joint])
    ways = []
    for group in _groups(found):
        others = set_aside(case, [each for each in found if each not in group])
        all_ways = _ways(rest if group[0].joint else case, group, clock, law)
        ways.append(_varied(way for way in all_ways if _possible(_changed(others, way), clock)))
    solves = max(1, _DUTY_DAYS // (len(case.problem.people) * case.problem.period.days))
    for chosen in _combined(ways) if all(ways) else ():
        mended = _changed(case, chosen)
        proof = settled(mended)
        by_solver = solves > 0 or bool(broken_by(proof, mended.rules))
        found_again = any_roster(mended.problem, mended.rules, clock) if by_solver else proof
        if found_again is not None:
            solves -= 1
            yield Repair(mends=chosen, proof=found_again, by_solver=by_solver)


def _changed(case: Case, way: Sequence[Mend]) -> Case:
    for mend in way:
        case = mend.change.apply(case)
    return case


def _possible(case: Case, clock: Clock) -> bool:
    """Tell whether there is a roster: what is settled, or what the engine finds."""
    return not broken_by(settled(case), case.rules) or any_roster(case.problem, case.rules, clock) is not None


def _groups(found: Sequence[Contradiction]) -> list[list[Contradiction]]:
    """Group the contradictions that may be mended together: those of the same people, and all that are joint."""
    groups: dict[People | None, list[Contradiction]] = {}
    for contradiction in found:
        groups.setdefault(None if contradiction.joint else contradiction.people, []).append(contradiction)
    return list(groups.values())


def _varied(ways: Iterator[tuple[Mend, ...]]) -> list[tuple[Mend, ...]]:
    """Take the cheapest ways, but of those that are alike only the first two: a chief wants a choice."""
    taken: list[tuple[Mend, ...]] = []
    alike: Counter[tuple[str, ...]] = Counter()
    for way in islice(ways, _LOOKED_AT):
        kind = tuple(sorted(type(mend.change).__name__ for mend in way))
        alike[kind] += 1
        bends = {
            mend.law is not None for mend in way
        }  # who bends a rule need not settle anything anew beside it
        if alike[kind] <= _ALIKE and (len(bends) == 1 or not taken):
            taken.append(way)
        if len(taken) == _MOST:
            break
    return taken


def _combined(ways: Sequence[Sequence[tuple[Mend, ...]]]) -> Iterator[tuple[Mend, ...]]:
    """Yield one way of each group, the cheapest of all first, then with one group's way changed at a time."""
    best = [of_group[0] for of_group in ways]
    yield tuple(mend for way in best for mend in way)
    others = [
        (sum(m.cost for m in way) - sum(m.cost for m in best[number]), number, rank)
        for number, of_group in enumerate(ways)
        for rank, way in enumerate(of_group)
        if rank
    ]
    for _, number, rank in sorted(others):
        chosen = [*best[:number], ways[number][rank], *best[number + 1 :]]
        yield tuple(mend for way in chosen for mend in way)


def _ways(case: Case, found: Sequence[Contradiction], clock: Clock, law: LawOf) -> Iterator[tuple[Mend, ...]]:
    """Yield the ways to mend a group of contradictions, the cheapest first."""
    joint, people = found[0].joint, frozenset[str]().union(*(each.people for each in found))
    parts = [part for contradiction in found for part in (*contradiction.parts, *contradiction.alike)]
    listed = [mend for part in parts for mend in mends(case, part, people, law)]
    together = [
        frozenset(number for number, mend in enumerate(listed) if mend.part is part) for part in parts
    ]

    def mended(chosen: Numbers) -> bool:
        changed, about = case, people
        for number in sorted(chosen):
            changed, about = listed[number].change.apply(changed), about | listed[number].about
        if broken(restricted(changed, about), about):
            return False
        return joint is None or not impossible(changed, about, clock, seats=joint is Joint.SEATS)

    costs = [mend.cost for mend in listed]
    for chosen in cheapest_mends(costs, [group for group in together if group], mended):
        yield tuple(listed[number] for number in sorted(chosen))
