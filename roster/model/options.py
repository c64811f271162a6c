"""What each person could do: an option for every date and shift on which the grade is wanted, and the facts."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from roster.domain import Duty, Grade, Problem
from roster.model.program import Decision, Program
from roster.model.telling import Parts, Posts, Telling
from roster.rules import Linear, Option


def options_of_everybody(
    problem: Problem, telling: Telling, program: Program, *, ahead: bool = False
) -> dict[str, tuple[Option, ...]]:
    """Map every person to their options in time, the past ones first; add a variable for each of the others.

    With `ahead` days that are over have no options but what is settled.
    """
    possible = _Possible(problem, telling, ahead=ahead)
    return {
        person: (
            *(Option(duty, Linear({}, 1), _own_post(duty)) for duty in problem.past_of[person]),
            *(_option(program, number, duty, posts) for duty, posts in possible.of(person)),
        )
        for number, person in enumerate(problem.people)
    }


def _option(program: Program, person: int, duty: Duty, posts: Posts) -> Option:
    decision = Decision(person, duty.day.toordinal())
    return Option(duty, Linear({program.variable(decision=decision): 1}), posts)


class _Possible:
    """The duties of the period that people could have, or are settled to have, with the posts of each."""

    def __init__(self, problem: Problem, telling: Telling, *, ahead: bool) -> None:
        self._problem, self._parts = problem, Parts(problem, telling)
        days = {day for day in problem.period.dates if not (ahead and problem.is_over(day))}
        self._wanted = _wanted(problem, days)
        self._settled: dict[str, list[Duty]] = defaultdict(list)
        for duty in problem.settled:
            self._settled[duty.person].append(duty)

    def of(self, person: str) -> Sequence[tuple[Duty, Posts]]:
        """List a person's, in time."""
        settled = self._settled.get(person)
        if not settled:
            return list(self._open(person, frozenset()))
        facts = [(duty, _own_post(duty)) for duty in settled]
        taken = frozenset((duty.day, duty.shift) for duty in settled)
        return sorted([*self._open(person, taken), *facts], key=lambda listed: listed[0])

    def _open(self, person: str, taken: AbstractSet[tuple[date, str]]) -> Iterator[tuple[Duty, Posts]]:
        problem, grade = self._problem, self._problem.people[person].grade
        for day, shift in self._wanted[grade]:
            if (day, shift) not in taken:
                for posts in self._parts.of(person, grade, day, shift):
                    yield problem.duty(person, day, shift, None), posts


def _wanted(problem: Problem, days: Container[date]) -> Mapping[Grade, Sequence[tuple[date, str]]]:
    """List the dates and shifts for which somebody of a grade is wanted, in time."""
    found: dict[Grade, set[tuple[date, str]]] = {grade: set() for grade in Grade}
    for need in problem.needs:
        for grade in Grade:
            if need.most[grade] and need.day in days:
                found[grade].add((need.day, need.shift))
    return {grade: sorted(listed, key=lambda of: (problem.span(*of), of)) for grade, listed in found.items()}


def _own_post(duty: Duty) -> frozenset[str]:
    return frozenset() if duty.post is None else frozenset([duty.post])
