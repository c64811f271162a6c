"""A roster as the sheets read it: who commands where, what is open, how people and posts are named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roster.domain import Duty, Grade, Person, Post, PostKind, Problem, Roster, Shift, Shortage
from roster.sheets.labels import PROPOSED

Key = tuple[str, date, str]
"""A post, a date, a shift."""

_KINDS = (PostKind.SECTOR, PostKind.GRID, PostKind.CHECKPOINT, PostKind.SITE, PostKind.DESK)


@dataclass(frozen=True, kw_only=True)
class Command:
    """Who is in command somewhere: the officers at the post itself, else those on patrol in its sector."""

    people: tuple[Person, ...]
    from_sector: bool = False


@dataclass(frozen=True)
class Reading:
    """A roster and what the sheets look up in it again and again."""

    roster: Roster

    @property
    def problem(self) -> Problem:
        """Give the problem that the roster answers."""
        return self.roster.problem

    def name(self, person: Person) -> str:
        """Name a person; namesakes are told apart by their ids."""
        return f"{person.name} {person.id}" if self._bearers[person.name] > 1 else person.name

    def names(self, people: Iterable[Person]) -> tuple[str, ...]:
        """Name people in the order of their ids."""
        return tuple(self.name(person) for person in sorted(people, key=lambda p: p.id))

    def volunteers(self, key: Key) -> tuple[str, ...]:
        """Name the volunteers on a post, with a mark behind those who have yet to accept."""
        duties = [
            duty
            for duty in self.roster.at_post.get(key, ())
            if self.roster.person(duty).grade is Grade.VOLUNTEER
        ]
        return tuple(
            self.name(self.roster.person(duty)) + (PROPOSED.zh if self.roster.is_proposal(duty) else "")
            for duty in sorted(duties, key=lambda duty: duty.person)
        )

    @cached_property
    def has_proposals(self) -> bool:
        """Tell whether any duty waits for a volunteer to accept it."""
        return any(map(self.roster.is_proposal, self.roster.duties))

    def there(self, key: Key, grade: Grade) -> tuple[Person, ...]:
        """List the people of a grade on a post."""
        people = (self.roster.person(duty) for duty in self.roster.at_post.get(key, ()))
        return tuple(person for person in people if person.grade is grade)

    def command(self, key: Key) -> Command:
        """Say who is in command of a post on a date and shift."""
        people = self.roster.in_command(key)
        return Command(people=people, from_sector=bool(people) and not self.there(key, Grade.OFFICER))

    def uncommanded(self, key: Key) -> bool:
        """Tell whether people stand on a post and no officer is in command of them."""
        return bool(self.roster.at_post.get(key)) and not self.command(key).people

    def missing(self, key: Key) -> tuple[Shortage, ...]:
        """List what is missing on a post on a date and shift by grade, what is only wished for last."""
        grades = list(Grade)
        return tuple(
            sorted(
                self._missing.get(key, ()), key=lambda s: (s.below != "need", grades.index(s.grade), s.skill)
            )
        )

    def keys(self, day: date, posts: Iterable[str]) -> list[Key]:
        """List where something is needed or done on a day: post by post, each in the order of its shifts."""
        return [
            (post, day, shift.code)
            for post in posts
            for shift in self.shifts
            if (post, day, shift.code) in self.problem.need_at
            or (post, day, shift.code) in self.roster.at_post
        ]

    def keys_of(self, day: date, shift: str) -> Sequence[Key]:
        """List where something is needed or done on a day and shift."""
        return self._keys_of.get((day, shift), ())

    def beside_posts(self, day: date) -> list[Duty]:
        """List the duties of a day that are at no post: court, training."""
        return [duty for duty in self.roster.duties if duty.day == day and duty.post is None]

    def sector(self, person: Person) -> str:
        """Name the sector of a person's home grid, or nothing."""
        return self.problem.grids[person.home_grid].sector if person.home_grid else ""

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """List the shifts by their start."""
        return tuple(sorted(self.problem.shifts.values(), key=lambda s: (s.start, s.wall_length, s.code)))

    @cached_property
    def posts_by_sector(self) -> Mapping[str, tuple[Post, ...]]:
        """Map every sector to its posts, its patrol first; what belongs to no sector comes last."""
        found: defaultdict[str, list[Post]] = defaultdict(list)
        for post in self.problem.posts.values():
            found[post.sector].append(post)
        return {
            name: tuple(sorted(found[name], key=lambda p: (_KINDS.index(p.kind), p.id)))
            for name in in_order(found)
        }

    @cached_property
    def weeks(self) -> tuple[tuple[date, ...], ...]:
        """Cut the period into runs of at most seven days."""
        dates = self.problem.period.dates
        return tuple(dates[i : i + 7] for i in range(0, len(dates), 7))

    @cached_property
    def _keys_of(self) -> Mapping[tuple[date, str], Sequence[Key]]:
        found: defaultdict[tuple[date, str], list[Key]] = defaultdict(list)
        for key in sorted({*self.problem.need_at, *self.roster.at_post}):
            found[key[1:]].append(key)
        return found

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(person.name for person in self.problem.people.values())

    @cached_property
    def _missing(self) -> Mapping[Key, Sequence[Shortage]]:
        found: defaultdict[Key, list[Shortage]] = defaultdict(list)
        for shortage in self.roster.shortages:
            found[shortage.post, shortage.day, shortage.shift].append(shortage)
        return found


def in_order(sectors: Iterable[str]) -> list[str]:
    """Sort sectors by name, with what belongs to none at the end."""
    return sorted(sectors, key=lambda name: (not name, name))
