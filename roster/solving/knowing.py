"""What is known from an earlier solve of nearly the same problem: where people come or go, most of it is as it was.

A part of the model that is the same as one solved before, number by number, has the same solution and the same bound.
No rule need be asked whether it joins grades, or what it reckons from whom: if it does, the part is another one.
What did change begins from who was on duty before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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

    def with_roster(self, people: Iterable[str], duties: Iterable[Duty]) -> "Known":
        """Give the same, but with another roster, of these people."""
        return replace(self, people=frozenset(people), places=places_of(duties))


NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Memory:
    """What a solve knows from an earlier one, and what it `found` itself, for the next."""

    known: Known
    found: dict[str, Solution] = field(default_factory=dict)

    def solution(self, part: Component) -> Solution | None:
        """Give the solution of a part that is as it was."""
        return self.known.parts.get(digest(part.program)) if self.known.parts else None

    def earlier(self, model: Model) -> Mapping[int, int]:
        """Give the variables that say who is on duty the values they had; none of those of people unknown before."""
        known = self.known
        return told_in(model, known.places, known.people) if known.people else {}

    def keep(self, part: Component, solution: Solution) -> None:
        """Keep what was found of a part."""
        if solution.values is not None:
            self.found[digest(part.program)] = solution

    def begun_from(self, people: Iterable[str], duties: Iterable[Duty]) -> "Memory":
        """Give the same, beginning from another roster of these people."""
        return Memory(self.known.with_roster(people, duties), self.found)

    def with_roster(self, roster: Roster) -> Known:
        """Give what is known once a roster is made."""
        return Known(parts=self.found).with_roster(roster.problem.people, roster.duties)


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
