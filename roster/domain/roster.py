"""Open seats and the finished roster."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roster.domain.demand import Need
from roster.domain.duty import Duty
from roster.domain.kinds import Grade, Origin
from roster.domain.people import Person
from roster.domain.problem import Problem


@dataclass(frozen=True, kw_only=True, order=True)
class Shortage:
    """People missing at a post on one date and shift.

    `skill` is set when the missing people must hold one. `below` is "need", or "target" for volunteers whom
    a post would like beyond its need.
    """

    day: date
    shift: str
    post: str
    grade: Grade
    skill: str = ""
    below: str = "need"
    missing: int


@dataclass(frozen=True, kw_only=True)
class Roster:
    """A finished roster: the problem it answers and its duties, those of the period alone.

    `about` are the people whose days are looked at, None for all: what concerns somebody's own days can then
    be asked of a few people among many. Posts are always seen whole.
    """

    problem: Problem
    duties: tuple[Duty, ...]
    about: frozenset[str] | None = None

    def person(self, duty: Duty) -> Person:
        """Give the person of a duty."""
        return self.problem.people[duty.person]

    def is_proposal(self, duty: Duty) -> bool:
        """Tell whether a duty is offered and not yet accepted: a volunteer's that nobody settled.

        Nobody can be made to volunteer (志愿服务条例 art. 25): a row of `fixed` says that it is accepted.
        """
        return duty.origin is Origin.SOLVED and self.person(duty).grade is Grade.VOLUNTEER

    @cached_property
    def of_person(self) -> Mapping[str, tuple[Duty, ...]]:
        """Map every person to their duties of the period, in time."""
        everybody = self.problem.people
        found: dict[str, list[Duty]] = {p: [] for p in everybody if self.about is None or p in self.about}
        for duty in sorted(duty for duty in self.duties if duty.person in found):
            found[duty.person].append(duty)
        return {person: tuple(duties) for person, duties in found.items()}

    @cached_property
    def history(self) -> Mapping[str, tuple[Duty, ...]]:
        """Map every person to their duties, past ones included, in time."""
        past = self.problem.past_of
        return {person: (*past[person], *duties) for person, duties in self.of_person.items()}

    @cached_property
    def held(self) -> frozenset[tuple[str, date, str]]:
        """Give who is on duty when, by person, date and shift, wherever they stand."""
        return frozenset((duty.person, duty.day, duty.shift) for duty in self.duties)

    @cached_property
    def at_post(self) -> Mapping[tuple[str, date, str], tuple[Duty, ...]]:
        """Map (post, date, shift) to the duties done there."""
        found: dict[tuple[str, date, str], list[Duty]] = {}
        for duty in sorted(self.duties):
            if duty.post is not None:
                found.setdefault((duty.post, duty.day, duty.shift), []).append(duty)
        return {key: tuple(duties) for key, duties in found.items()}

    def count(self, key: tuple[str, date, str], grade: Grade) -> int:
        """Count the people of a grade on a post (post, date, shift)."""
        if key not in self._grades_at:
            self._grades_at[key] = [self.person(duty).grade for duty in self.at_post.get(key, ())]
        return self._grades_at[key].count(grade)

    @cached_property
    def _grades_at(self) -> dict[tuple[str, date, str], list[Grade]]:
        return {}

    def in_command(self, key: tuple[str, date, str]) -> tuple[Person, ...]:
        """List the officers who command a post (post, date, shift): those on it, or on its sector's patrol."""
        post, day, shift = key
        for place in self.problem.commanded_from[post]:
            there = map(self.person, self.at_post.get((place, day, shift), ()))
            if officers := tuple(person for person in there if person.grade is Grade.OFFICER):
                return officers
        return ()

    @cached_property
    def shortages(self) -> tuple[Shortage, ...]:
        """List what is missing, in the order date, shift, post."""
        rows = (row for need in self.problem.needs for row in self._missing(need))
        return tuple(sorted(row for row in rows if row.missing > 0))

    def _missing(self, need: Need) -> Iterator[Shortage]:
        for grade in Grade:
            there = self.count(need.key, grade)
            if there >= need.target[grade]:
                continue  # then nothing is missing, whatever skills are
            missing = max(0, need.least[grade] - there)
            for skill, lacking in self._lacking(need, grade):
                named = min(lacking, missing)
                missing -= named
                yield _shortage(need, grade, named, skill=skill)
            yield _shortage(need, grade, missing)
            wished = need.target[grade] - max(there, need.least[grade])
            yield _shortage(need, grade, wished, below="target")

    def _lacking(self, need: Need, grade: Grade) -> Iterator[tuple[str, int]]:
        """Yield each skill that the post lacks and that this grade would have to bring."""
        for skill in need.skills:
            asked = self.problem.grades_asked(need, skill)
            if grade in asked:
                duties = self.at_post.get(need.key, ())
                holders = sum(
                    p.grade in asked and p.has(skill.skill, need.day) for p in map(self.person, duties)
                )
                yield skill.skill, max(0, skill.count - holders)


def _shortage(need: Need, grade: Grade, missing: int, *, skill: str = "", below: str = "need") -> Shortage:
    return Shortage(
        day=need.day, shift=need.shift, post=need.post, grade=grade, skill=skill, below=below, missing=missing
    )
