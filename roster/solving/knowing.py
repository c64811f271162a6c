"""What is known from an earlier solve of nearly the same problem: where people come or go, most of it is as it was.

A part of the model that is the same as one solved before, number by number, has the same solution and the same bound.
No rule need be asked whether it joins grades, or what it reckons from whom: if it does, the part is another one.
What did change begins from who was on duty before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

import numpy as np

from roster.domain import Duty, Roster
from roster.model import Component, Model, Program
from roster.solving.part import Solution

Places = Mapping[tuple[str, date, str], str | None]
"""Where people were on duty: the post by person, day and shift."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """Who was on duty where, among which people, and the solutions of all parts, by their digests."""

    people: frozenset[str] = frozenset()
    places: Places = field(default_factory=dict)
    parts: Mapping[str, Solution] = field(default_factory=dict)


class Memory:
    """What a solve knows from an earlier one, and what it finds itself for the next, where that is asked for."""

    def __init__(self, known: Known | None) -> None:
        self._known, self._found = known, dict[str, Solution]()

    def solution(self, part: Component) -> Solution | None:
        """Give the solution of a part that is as it was."""
        return self._known.parts.get(digest(part.program)) if self._known and self._known.parts else None

    def earlier(self, model: Model) -> Mapping[int, int]:
        """Give the variables that say who is on duty the values they had; none of those of people unknown before."""
        known = self._known
        return told_in(model, known.places, known.people) if known and known.people else {}

    def keep(self, part: Component, solution: Solution) -> None:
        """Keep what was found of a part."""
        if self._known is not None and solution.values is not None:
            self._found[digest(part.program)] = solution

    def with_roster(self, roster: Roster) -> Known | None:
        """Give what is known once a roster is made."""
        if self._known is None:
            return None
        return Known(
            people=frozenset(roster.problem.people), places=places_of(roster.duties), parts=self._found
        )


def places_of(duties: Iterable[Duty]) -> Places:
    """Say where people were on duty."""
    return {(duty.person, duty.day, duty.shift): duty.post for duty in duties}


def told_in(model: Model, places: Places, people: frozenset[str] | None = None) -> Mapping[int, int]:
    """Give the variables that say who is on duty the values they had in an earlier roster, for some people or all."""
    values = {}
    for option in model.open_options:
        if people is not None and option.duty.person not in people:
            continue
        key = (option.duty.person, option.duty.day, option.duty.shift)
        held = key in places and (option.posts is None or places[key] in option.posts)
        for variable in option.held.terms:
            low, high = model.program.lower[variable], model.program.upper[variable]
            values[variable] = min(max(int(held), low), high)
    return values


def digest(program: Program) -> str:
    """Tell programs apart by all that their solutions follow from: bounds, prices and rows, in their order."""
    rows = program.matrix
    said = sha256()
    for numbers in (
        (len(program.upper), len(rows), program.offset),
        *(program.lower, program.upper, program.prices),
        *(rows.starts, rows.variables, rows.coefficients, rows.limits, rows.equal),
    ):
        said.update(np.asarray(numbers, np.int64).tobytes())
    return said.hexdigest()
