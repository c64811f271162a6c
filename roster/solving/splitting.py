"""A program's rows by whom they speak of: one person alone, or several."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from roster.model import Program


@dataclass(frozen=True, slots=True)
class Split:
    """A program's variables and rows by whom they speak of: one person alone, or several.

    `own` are the numbers of the rows of each person, `joint` of those of several; `shared` the auxiliary variables
    in joint rows.
    """

    own: Mapping[int, tuple[int, ...]]
    joint: tuple[int, ...]
    shared: tuple[int, ...]


def split(program: Program, beside: AbstractSet[int] = frozenset()) -> Split:
    """Split a program: a row is a person's own when it has duties of theirs and nothing that others see.

    The rows numbered `beside` are taken for joint all the same.
    """
    person = {variable: decision.person for variable, decision in program.decisions.items()}
    rows_of: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(program.rows):
        for variable in row.terms:
            rows_of[variable].append(number)
    people = [{person[v] for v in row.terms if v in person} for row in program.rows]
    joint = {number for number, found in enumerate(people) if len(found) != 1} | beside
    shared: set[int] = set()
    waiting = sorted(joint)
    for variable, numbers in rows_of.items():  # in rows of one person each, but not of the same
        if variable not in person and len({next(iter(people[n])) for n in numbers if n not in joint}) > 1:
            waiting += [number for number in numbers if number not in joint]
            joint.update(numbers)
    while waiting:
        for variable in program.rows[waiting.pop()].terms:
            if variable not in person and variable not in shared:
                shared.add(variable)
                waiting += [number for number in rows_of[variable] if number not in joint]
                joint.update(rows_of[variable])
    own: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(people):
        if number not in joint:
            own[next(iter(found))].append(number)
    return Split(
        own={someone: tuple(numbers) for someone, numbers in own.items()},
        joint=tuple(sorted(joint)),
        shared=tuple(sorted(shared)),
    )
