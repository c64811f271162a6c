"""Contradictions that no settled duty is to blame for alone: no duties can be added with which all rules are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from roster.explaining.case import Case
from roster.explaining.contradictions import Contradiction, Joint, only, retold, set_aside
from roster.explaining.neighbourhoods import People, alone, neighbourhoods, restricted, settled
from roster.explaining.parts import Part, PartKind, facts, of_rule
from roster.model import Recording
from roster.rules import HardRule, broken_by
from roster.solving import Clock
from roster.solving.cores import Numbers, smallest_core
from roster.solving.stated import Group, cannot_be, clashing
from roster.words import Text, joined


def of_rules(case: Case, clock: Clock) -> list[Contradiction]:
    """Find what contradicts each other in a case whose settled duties break nothing that lasts.

    First each person's days by themselves; then, where they can be kept, with all seats.
    """
    for seats in (False, True):
        if found := list(_found(case, clock, seats=seats)):
            return found
    return []


def impossible(case: Case, people: People, clock: Clock, *, seats: bool) -> bool:
    """Tell whether some people's days cannot be filled so that all rules are kept."""
    near = restricted(case, people) if seats else alone(case, people)
    return cannot_be(near.problem, near.rules, clock, alone=not seats, about=people)


def _found(case: Case, clock: Clock, *, seats: bool) -> Iterator[Contradiction]:
    """Yield contradictions, no settled duty in two of them, and without settled ones no rule twice for a person."""
    hard = [rule for rule in case.rules if isinstance(rule, HardRule)]
    apart: set[Group] = set()
    while broken_by(settled(case), hard) and (
        groups := clashing(Recording(case.problem, hard, alone=not seats), apart, clock)
    ):
        rules = [rule for number, rule in enumerate(hard) if number in {group[0] for group in groups}]
        named = frozenset(group[1] for group in groups if group[1] is not None)
        found = _Search(case, rules, named, clock, seats=seats).result()
        yield found
        rest = set_aside(case, [found])
        apart |= set(groups) if rest == case else set()
        case = rest


_MANY = 100  # facts, from which on it takes long to find out which of them are needed


@dataclass(frozen=True)
class _View:
    """A case in which only what some people's tables say is so, and all that could be left out of it."""

    case: Case
    parts: Sequence[Part]
    as_is: bool

    def only(self, kept: Numbers) -> Case:
        return only(self.case, self.parts, kept)


class _Search:
    """Looks for the smallest core of some rules and what the tables say of the people that they were found with.

    With seats, of everybody else nothing is asked: they may stand wherever a rule needs somebody to stand.
    """

    def __init__(
        self, case: Case, rules: Sequence[HardRule], named: People, clock: Clock, *, seats: bool
    ) -> None:
        self._case, self._rules, self._named = case.under(rules), rules, named
        self._clock, self._seats, self._people = clock, seats, named

    def result(self) -> Contradiction:
        """Give the core, found among few people at few posts if all together bear it out."""
        for people in self._circles():
            self._people = people
            for view in self._views():
                if self._contradict(view.case):
                    core = smallest_core(len(view.parts), partial(self._contradicts_in, view))
                    found = view.only(frozenset(core.members))
                    if self._contradict(self._whole(found)):
                        told = self._told(found, [view.parts[number] for number in core.members])
                        return replace(told, smallest=core.smallest, as_is=view.as_is)
        raise AssertionError("what contradicts each other among all does not among those it is about: a bug")

    def _circles(self) -> Iterator[People]:
        """Yield who may have to do with it: with seats also who is settled where a rule is broken, then all settled."""
        if not self._seats:
            yield self._named
            return
        problem = self._case.problem
        violations = broken_by(settled(self._case), self._case.rules)
        yield self._named.union(*neighbourhoods(problem, violations))
        yield self._named | {row.person for row in problem.fixed if row.day in problem.period}

    def _contradicts_in(self, view: _View, kept: Numbers) -> bool:
        return self._contradict(view.only(kept))

    def _views(self) -> Iterator[_View]:
        near = restricted(self._case, self._people) if self._seats else alone(self._case, self._people)
        few = {name: person for name, person in near.problem.people.items() if name in self._people}
        for seen in (near.having(people=few), near, self._whole(near)) if self._seats else (near,):
            told = facts(seen.problem, self._people)
            if as_is := len(told) > _MANY:  # with hundreds of people away, duties and rules alone are told
                told = [part for part in told if part.kind is PartKind.FIXED]
            yield _View(seen, [*told, *map(of_rule, self._rules)], as_is)

    def _whole(self, near: Case) -> Case:
        """Give a case with everybody and all posts."""
        everybody = {**self._case.problem.people, **near.problem.people}
        return near.having(
            posts=self._case.problem.posts, people=everybody if self._seats else near.problem.people
        )

    def _contradict(self, case: Case) -> bool:
        return cannot_be(case.problem, case.rules, self._clock, alone=not self._seats, about=self._people)

    def _told(self, found: Case, kept: Sequence[Part]) -> Contradiction:
        """Put a core into words: `found` is the case in which nothing but the core is so."""
        rules = [rule for rule in self._rules if rule in found.rules]
        parts = (*retold(found, self._people, kept), *map(of_rule, rules))
        return Contradiction(
            people=self._people,
            parts=parts,
            message=self._message(found, rules),
            smallest=False,
            joint=Joint.SEATS if self._seats else Joint.DAYS,
        )

    def _message(self, found: Case, rules: Sequence[HardRule]) -> Text:
        """Say what the settled duties lack, in the words of a rule they break as they are; else name the rules."""
        for violation in broken_by(settled(found, self._people), found.rules):
            return violation.message
        names = joined((rule.title for rule in rules), "、", ", ")
        who = joined(found.problem.people[name].text for name in sorted(self._named))
        return Text(
            f"{who.zh}的勤务无法同时满足：{names.zh}。",
            f"the duties of {who.en} cannot keep all of: {names.en}.",
        )
