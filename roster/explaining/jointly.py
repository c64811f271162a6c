"""Contradictions that no settled duty is to blame for alone: no duties can be added with which all rules are kept."""

from collections.abc import Iterator

from roster.explaining.case import Case
from roster.explaining.contradictions import Contradiction, only
from roster.explaining.neighbourhoods import People, alone, restricted, settled
from roster.explaining.parts import Part, facts, of_rule
from roster.model import Recording
from roster.rules import HardRule
from roster.solving import Clock
from roster.solving.cores import Numbers, smallest_core
from roster.solving.feasible import broken_by
from roster.solving.stated import Group, cannot_be, clashing
from roster.words import Text, joined


def of_rules(case: Case, clock: Clock) -> list[Contradiction]:
    """Find what contradicts each other in a case whose settled duties break nothing that lasts.

    First each person's days by themselves; then, where they can be kept, with all seats.
    """
    hard = [rule for rule in case.rules if isinstance(rule, HardRule)]
    for seats in (False, True):
        if found := list(_found(case, hard, clock, seats=seats)):
            return found
    return []


def _found(case: Case, hard: list[HardRule], clock: Clock, *, seats: bool) -> Iterator[Contradiction]:
    """Yield contradictions, no rule twice for the same person."""
    recording = Recording(case.problem, hard, alone=not seats)
    apart: set[Group] = set()
    while groups := clashing(recording, apart, clock):
        rules = [rule for number, rule in enumerate(hard) if number in {group[0] for group in groups}]
        people = frozenset(group[1] for group in groups if group[1] is not None)
        found = _contradiction(case, rules, people, clock, seats=seats)
        yield found
        kept = {part.rule for part in found.parts if part.rule is not None}
        apart |= {group for group in groups if hard[group[0]] in kept} or set(groups)


def _contradiction(
    case: Case, rules: list[HardRule], people: People, clock: Clock, *, seats: bool
) -> Contradiction:
    """Make the smallest core of some rules and what the tables say of some people."""
    if seats:
        people |= {row.person for row in case.problem.fixed if row.day in case.problem.period}
    near = _near(case.under(rules), people, seats=seats)
    if seats and not impossible(near, people, clock, seats=seats):  # others count too
        people = frozenset(case.problem.people)
        near = _near(case.under(rules), people, seats=seats)
    parts = [*facts(near.problem, people), *map(of_rule, rules)]

    def contradict(kept: Numbers) -> bool:
        return impossible(only(near, parts, kept), people, clock, seats=seats)

    core = smallest_core(len(parts), contradict)
    kept = [parts[number] for number in core.members]
    message = _message(only(near, parts, frozenset(core.members)), people, kept)
    return Contradiction(
        people=frozenset(part.person for part in kept if part.person is not None) or people,
        parts=tuple(kept),
        message=message,
        smallest=core.smallest,
        joint=True,
    )


def _near(case: Case, people: People, *, seats: bool) -> Case:
    near = alone(case, people)
    return near.having(posts=restricted(case, people).problem.posts) if seats else near


def impossible(case: Case, people: People, clock: Clock, *, seats: bool) -> bool:
    """Tell whether some people's days cannot be filled so that all rules are kept."""
    near = _near(case, people, seats=seats)
    return cannot_be(near.problem, near.rules, clock, alone=not seats)


def _message(case: Case, people: People, parts: list[Part]) -> Text:
    """Say what the settled duties lack, in the words of a rule they break as they are; else name the rules."""
    for violation in broken_by(settled(case, people), case.rules):
        return violation.message
    rules = joined((part.rule.title for part in parts if part.rule is not None), "、", ", ")
    who = joined(case.problem.people[name].text for name in sorted(people))
    return Text(
        f"{who.zh}的勤务无法同时满足：{rules.zh}。", f"the duties of {who.en} cannot keep all of: {rules.en}."
    )
