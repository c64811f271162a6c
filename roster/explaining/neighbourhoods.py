"""People whose settled duties have to do with the same contradiction, looked at without all others."""

from collections.abc import Iterable
from dataclasses import replace

from roster.domain import Duty, Problem, Roster
from roster.explaining.case import Case
from roster.rules import Violation, broken_by, lasting

People = frozenset[str]


def settled(case: Case, about: People | None = None) -> Roster:
    """Give what is settled as a roster."""
    return Roster(problem=case.problem, duties=case.problem.settled, about=about)


def broken(case: Case, about: People | None = None) -> list[Violation]:
    """Find what the settled duties break by themselves, so that no duty added could mend it."""
    return broken_by(settled(case, about), lasting(case.rules))


def neighbourhoods(problem: Problem, violations: Iterable[Violation]) -> list[People]:
    """Group the people of violations: those of one violation, and all who are settled at its post that day."""
    groups: list[set[str]] = []
    for violation in violations:
        people = {violation.person} if violation.person is not None else set()
        people |= {duty.person for duty in problem.settled if _at(duty, violation)}
        apart = [group for group in groups if group.isdisjoint(people)]
        merged = people.union(*(group for group in groups if not group.isdisjoint(people)))
        groups = [*apart, merged]
    return sorted((frozenset(group) for group in groups if group), key=sorted)


def _at(duty: Duty, violation: Violation) -> bool:
    return violation.post is not None and (duty.post, duty.day) == (violation.post, violation.day)


def restricted(case: Case, people: People) -> Case:
    """Give the case with what the tables say of some people alone, and the posts they are settled at."""
    problem = case.problem
    fixed = tuple(row for row in problem.fixed if row.person in people and row.day in problem.period)
    past = tuple(duty for duty in problem.past if duty.person in people)
    near = {place for row in fixed if row.post for place in problem.commanded_from[row.post]}
    near |= {duty.post for duty in past if duty.post is not None}
    return case.having(
        fixed=fixed,
        past=past,
        posts={name: post for name, post in problem.posts.items() if name in near},
        leave=tuple(row for row in problem.leave if row.person in people),
        availability=tuple(row for row in problem.availability if row.person in people),
        loans=tuple(row for row in problem.loans if row.person in people),
        requests=(),
    )


def alone(case: Case, people: People) -> Case:
    """Give the case with some people alone; posts and what they need stay as they are."""
    few = {name: person for name, person in case.problem.people.items() if name in people}
    kept = restricted(case, people)
    return replace(kept, problem=replace(kept.problem, people=few, posts=case.problem.posts))
