"""Which settled duties, facts and rules contradict each other: the smallest sets, each proven."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roster.explaining.case import Case
from roster.explaining.neighbourhoods import (
    People,
    alone,
    broken,
    lasting,
    neighbourhoods,
    restricted,
    settled,
)
from roster.explaining.parts import Part, PartKind, facts, of_rule
from roster.rules import HardRule, Violation
from roster.solving import Clock
from roster.solving.cores import Numbers, smallest_core
from roster.solving.stated import cannot_be
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Parts that contradict each other, facts first; without any one of them the others do not.

    `message` says it in a sentence. `smallest` tells that no fewer parts contradict each other here. `also` says
    what else the same settled duties are at odds with: whoever mends it must mend that too.
    """

    people: People
    parts: tuple[Part, ...]
    message: Text
    smallest: bool
    also: tuple[Text, ...] = ()
    alike: tuple[Part, ...] = field(default=(), repr=False)  # rules that the same duties break


def of_settled(case: Case, clock: Clock) -> list[Contradiction]:
    """Find what contradicts lasting rules among the settled duties, whatever else the roster holds.

    Each is found by the rules' checkers, and told only if a solver finds the same in what the rules state.
    """
    found: list[Contradiction] = []
    for people in neighbourhoods(case.problem, broken(case)):
        found += _among(restricted(case, people), people, clock)
    return found


def _among(near: Case, people: People, clock: Clock) -> Iterator[Contradiction]:
    """Yield the contradictions among some people, no settled duty in two of them."""
    while violations := broken(near, people):
        names = {violation.rule for violation in violations}
        rules = [rule for rule in lasting(near.rules) if rule.name in names]
        cores = [_Core(near, people, rule) for rule in rules if any(rule.violations(settled(near, people)))]
        best = min(cores, key=lambda core: len(core.parts))
        rest = best.set_aside(near)
        gone = _others(violations, broken(rest, people), best.message)
        if best.confirmed(clock):
            alike = tuple(core.parts[-1] for core in cores if core is not best and core.shares(best))
            yield Contradiction(
                people=people,
                parts=best.parts,
                message=best.message,
                smallest=best.smallest,
                also=gone,
                alike=alike,
            )
        near = rest


def _others(before: Sequence[Violation], after: Sequence[Violation], told: Text) -> tuple[Text, ...]:
    left = {violation.message for violation in after}
    return tuple(dict.fromkeys(v.message for v in before if v.message not in left and v.message != told))


class _Core:
    """The smallest core of one rule and the facts it is at odds with."""

    def __init__(self, near: Case, people: People, rule: HardRule) -> None:
        self.people, self.rule = people, rule
        self.facts = facts(near.problem, people)
        self._near = near.under([rule])
        core = smallest_core(len(self.facts), self._contradict)
        kept = [self.facts[number] for number in core.members]
        self.case = self._only(frozenset(core.members))
        self.message = next(iter(rule.violations(settled(self.case, people)))).message
        self.parts = (*kept, of_rule(rule, self.message))
        self.smallest = core.smallest

    def _only(self, kept: Numbers) -> Case:
        case = self._near
        for number, part in enumerate(self.facts):
            if number not in kept:
                case = part.without(case)
        return case

    def _contradict(self, kept: Numbers) -> bool:
        return any(self.rule.violations(settled(self._only(kept), self.people)))

    def confirmed(self, clock: Clock) -> bool:
        """Ask a solver for a second opinion: of each person's days alone, else with seats and all."""
        by_themselves = alone(self.case, self.people)
        return cannot_be(by_themselves.problem, by_themselves.rules, clock, alone=True) or cannot_be(
            self.case.problem, self.case.rules, clock, alone=False
        )

    def shares(self, other: "_Core") -> bool:
        """Tell whether two cores have a settled duty in common."""
        return not {p.row for p in self.parts if p.kind is PartKind.FIXED}.isdisjoint(
            p.row for p in other.parts if p.kind is PartKind.FIXED
        )

    def set_aside(self, near: Case) -> Case:
        """Give a case without the settled duties of the core."""
        for part in self.parts:
            if part.kind is PartKind.FIXED:
                near = part.without(near)
        return near
