"""What the rules' examples take as given beside their drawings: facts about the people drawn."""

from collections.abc import Callable
from dataclasses import replace

from roster.domain import Problem


def person_with(who: str, **facts: object) -> Callable[[Problem], Problem]:
    """Give what changes facts about one person of a problem."""

    def changed(problem: Problem) -> Problem:
        person = replace(problem.people[who], **facts)  # type: ignore[arg-type]  # facts are fields of Person
        return replace(problem, people={**problem.people, who: person})

    return changed
