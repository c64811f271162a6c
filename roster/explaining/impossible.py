"""Why no roster is possible, and the cheapest changes that make one: each proven by solving again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from roster.domain import Problem, Roster
from roster.explaining.case import Case
from roster.explaining.contradictions import Contradiction, of_settled
from roster.explaining.mending import Mend, mends
from roster.explaining.neighbourhoods import People, broken, restricted, settled
from roster.explaining.saying import sentence
from roster.rules import Rule
from roster.solving import Clock
from roster.solving.cores import Numbers, cheapest_mends
from roster.solving.feasible import any_roster, broken_by
from roster.words import Text

_ALTERNATIVES = 5


@dataclass(frozen=True, kw_only=True)
class Repair:
    """Changes that together mend every contradiction, the rank's cost, and the roster that proves it."""

    mends: tuple[Mend, ...]
    proof: Roster

    @property
    def cost(self) -> int:
        """Give the cost by which repairs are ranked."""
        return sum(mend.cost for mend in self.mends)


@dataclass(frozen=True, kw_only=True)
class Impossible:
    """Why there is no roster: every contradiction, and repairs, the cheapest first."""

    contradictions: tuple[Contradiction, ...]
    repairs: tuple[Repair, ...]

    @property
    def sentence(self) -> Text:
        """Say in one sentence why, and the cheapest way out."""
        return sentence(self.contradictions, self.repairs[0].mends if self.repairs else ())


def why_impossible(problem: Problem, rules: Sequence[Rule], clock: Clock) -> Impossible | None:
    """Explain why a problem has no roster; None where it has one."""
    case = Case(problem=problem, rules=tuple(rules))
    if not broken_by(settled(case), rules):
        return None  # what is settled is a roster in which every other seat stays open
    found = of_settled(case, clock)
    if not found:
        return None
    return Impossible(
        contradictions=tuple(found), repairs=tuple(islice(_repairs(case, found, clock), _ALTERNATIVES))
    )


def _repairs(case: Case, found: Sequence[Contradiction], clock: Clock) -> Iterator[Repair]:
    """Yield repairs of everything, the cheapest first."""
    groups: dict[People, list[Contradiction]] = {}
    for contradiction in found:
        groups.setdefault(contradiction.people, []).append(contradiction)
    ways = [list(islice(_ways(case, people, of), _ALTERNATIVES)) for people, of in groups.items()]
    for chosen in _combined(ways):
        mended = case
        for mend in chosen:
            mended = mend.change.apply(mended)
        proof = any_roster(mended.problem, mended.rules, clock)
        if proof is not None:
            yield Repair(mends=chosen, proof=proof)


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


def _ways(case: Case, people: People, found: Sequence[Contradiction]) -> Iterator[tuple[Mend, ...]]:
    """Yield the ways to mend the contradictions of some people, the cheapest first."""
    parts = [part for contradiction in found for part in (*contradiction.parts, *contradiction.alike)]
    listed = [mend for part in parts for mend in mends(case, part, people)]
    together = [
        frozenset(number for number, mend in enumerate(listed) if mend.part is part) for part in parts
    ]

    def mended(chosen: Numbers) -> bool:
        changed, about = case, people
        for number in sorted(chosen):
            changed, about = listed[number].change.apply(changed), about | listed[number].about
        return not broken(restricted(changed, about), about)

    costs = [mend.cost for mend in listed]
    for chosen in cheapest_mends(costs, [group for group in together if group], mended):
        yield tuple(listed[number] for number in sorted(chosen))
