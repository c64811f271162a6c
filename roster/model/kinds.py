"""The kinds of people in a muster: who is alike, as far as posts and rules can tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from roster.domain import Grade, Need, Person, Problem
from roster.model.telling import Posts


class Trait(NamedTuple):
    """What tells people apart at a need: a skill (number 0), or a mark and which of its sets of bearers."""

    name: str
    number: int


class Kind(NamedTuple):
    """The traits that people share, and the posts they may be sent to (None: all)."""

    traits: frozenset[Trait]
    posts: Posts = None

    @property
    def rank(self) -> tuple[object, ...]:
        """Give what kinds are sorted by."""
        return (sorted(self.traits), self.posts is not None, sorted(self.posts or ()))

    def may_go(self, post: str) -> bool:
        """Tell whether people of this kind may stand at a post."""
        return self.posts is None or post in self.posts


_ANYBODY = Kind(frozenset())


@dataclass(frozen=True, slots=True, eq=False)
class Classing:
    """By what a muster's people are told apart: traits (with the bearers of marks), and posts.

    `everywhere` are all posts that want the grade: who may go to them all is not told apart from who may go
    anywhere.
    """

    day: date
    traits: Mapping[Trait, frozenset[str] | None]
    everywhere: frozenset[str]

    def has(self, person: Person, trait: Trait) -> bool:
        """Tell whether a person holds a skill in date, or bears a mark."""
        bearers = self.traits[trait]
        return person.has(trait.name, self.day) if bearers is None else person.id in bearers

    def kind(self, person: Person, posts: Posts) -> Kind:
        """Give the kind of a person who may be sent to some posts."""
        if posts is None and not self.traits:
            return _ANYBODY
        held = frozenset(trait for trait in self.traits if self.has(person, trait))
        return Kind(held, None if posts is None or posts >= self.everywhere else posts)


def traits_asked(
    problem: Problem, grade: Grade, needs: Sequence[Need], marks: Sequence[Mapping[str, frozenset[str]]]
) -> tuple[list[frozenset[Trait]], dict[Trait, frozenset[str] | None]]:
    """Give the traits asked of a grade at each need, and of each trait the bearers (None for a skill)."""
    known: dict[Trait, frozenset[str] | None] = {}
    numbers: dict[str, list[frozenset[str]]] = {}  # a mark's different sets of bearers
    asked = []
    for need, borne in zip(needs, marks, strict=True):
        there = {Trait(s.skill, 0) for s in need.skills if grade in problem.grades_asked(need, s)}
        known |= dict.fromkeys(sorted(there), None)
        for mark, bearers in borne.items():
            sets = numbers.setdefault(mark, [])
            if bearers not in sets:
                sets.append(bearers)
            trait = Trait(mark, 1 + sets.index(bearers))
            known[trait] = bearers
            there.add(trait)
        asked.append(frozenset(there))
    return asked, known


def cells(needs: Sequence[Need], kinds: Iterable[Kind]) -> list[int]:
    """Give each need a number: of two with the same, whoever may go to one may go to the other."""
    bounds = sorted({tuple(sorted(kind.posts)) for kind in kinds if kind.posts is not None})
    number: dict[tuple[bool, ...], int] = {}
    return [number.setdefault(tuple(need.post in b for b in bounds), len(number)) for need in needs]
