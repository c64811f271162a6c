"""A program's rows by whom they speak of: one person alone, or several."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from roster.model import Program

_NOBODY, _SEVERAL = -1, -2


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

    A row without duties is theirs whose auxiliary variables it has. The rows numbered `beside` are taken for joint
    all the same.
    """
    rows_of: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(program.rows):
        for variable in row.terms:
            if variable not in program.decisions:
                rows_of[variable].append(number)
    whose = _whose(program, rows_of)
    joint = {number for number, person in enumerate(whose) if person < 0} | beside
    for numbers in rows_of.values():
        if len({whose[number] for number in numbers}) > 1:  # in rows of one person each, but not of the same
            joint.update(numbers)
    shared = _shared(program, rows_of, joint)
    own: dict[int, list[int]] = defaultdict(list)
    for number, person in enumerate(whose):
        if number not in joint:
            own[person].append(number)
    return Split(
        own={person: tuple(numbers) for person, numbers in own.items()},
        joint=tuple(sorted(joint)),
        shared=tuple(sorted(shared)),
    )


def _whose(program: Program, rows_of: Mapping[int, list[int]]) -> list[int]:
    """Tell for each row which person it speaks of: directly, or else by its auxiliary variables."""
    whose = [
        _one({program.decisions[v].person for v in row.terms if v in program.decisions})
        for row in program.rows
    ]
    waiting = [number for number, person in enumerate(whose) if person == _NOBODY]
    while waiting:
        known = {}
        for number in waiting:
            near = {whose[other] for v in program.rows[number].terms for other in rows_of[v]}
            if near - {_NOBODY}:
                known[number] = _one(near - {_NOBODY})
        for number, person in known.items():
            whose[number] = person
        waiting = [number for number in waiting if number not in known] if known else []
    return whose


def _one(people: AbstractSet[int]) -> int:
    if len(people) > 1:
        return _SEVERAL
    return next(iter(people), _NOBODY)


def _shared(program: Program, rows_of: Mapping[int, list[int]], joint: set[int]) -> set[int]:
    """Find the auxiliary variables in joint rows; all other rows that have one of them become joint too."""
    shared: set[int] = set()
    waiting = sorted(joint)
    while waiting:
        for variable in program.rows[waiting.pop()].terms:
            if variable in rows_of and variable not in shared:
                shared.add(variable)
                waiting += [number for number in rows_of[variable] if number not in joint]
                joint.update(rows_of[variable])
    return shared
