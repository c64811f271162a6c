"""What is short, and what stands in the way of everybody who might fill it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roster.domain import Grade, Problem, Roster
from roster.explaining.case import Case
from roster.explaining.obstacles import Obstacle, Obstacles, Seat


@dataclass(frozen=True, kw_only=True)
class Barrier:
    """A rule that keeps people from open seats: how many of them, and how many nothing else would keep."""

    rule: str
    people: int
    alone: int


@dataclass(frozen=True, kw_only=True)
class Lack:
    """Seats that stay open for want of the same people, and what keeps each of those there are from them.

    `seats` has an entry for each person missing. `obstacles` are asked at one seat a day and shift: for people's
    own days it is the same at all of them.
    """

    grade: Grade
    skill: str
    seats: tuple[Seat, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def missing(self) -> int:
        """Count the seats."""
        return len(self.seats)

    @cached_property
    def shifts(self) -> Mapping[str, Mapping[date, int]]:
        """Map each shift to how many are missing on which day, the shifts that are short of most first."""
        counted = Counter(seat.shift for seat in self.seats)
        return {
            shift: dict(sorted(Counter(seat.day for seat in self.seats if seat.shift == shift).items()))
            for shift in sorted(counted, key=lambda shift: (-counted[shift], shift))
        }

    @cached_property
    def at_once(self) -> int:
        """Count the most people missing on one shift."""
        return max(count for days in self.shifts.values() for count in days.values())

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """List the posts, those that are short of most first."""
        counted = Counter(seat.post for seat in self.seats)
        return tuple(sorted(counted, key=lambda post: (-counted[post], post)))

    @cached_property
    def people(self) -> int:
        """Count who has the grade and the skill on some of the days."""
        return len({o.person.id for o in self.obstacles})

    @cached_property
    def on_duty(self) -> int:
        """Count who is on duty at the time of every one of the seats."""
        busy: defaultdict[str, list[bool]] = defaultdict(list)
        for obstacle in self.obstacles:
            busy[obstacle.person.id].append(obstacle.duty is not None)
        return sum(map(all, busy.values()))

    @cached_property
    def barriers(self) -> tuple[Barrier, ...]:
        """List the rules in the way, those first that alone keep most people away."""
        kept: defaultdict[str, set[str]] = defaultdict(set)
        alone: defaultdict[str, set[str]] = defaultdict(set)
        for obstacle in self.obstacles:
            for rule in obstacle.rules:
                kept[rule].add(obstacle.person.id)
                if obstacle.only(rule):
                    alone[rule].add(obstacle.person.id)
        found = [Barrier(rule=rule, people=len(who), alone=len(alone[rule])) for rule, who in kept.items()]
        return tuple(sorted(found, key=lambda b: (-b.alone, -b.people, b.rule)))

    @cached_property
    def free(self) -> tuple[Obstacle, ...]:
        """List who could take a seat without breaking anything: it is dearer than leaving it open, or not yet found."""
        return tuple(obstacle for obstacle in self.obstacles if obstacle.free)


def lacks(case: Case, roster: Roster) -> tuple[Lack, ...]:
    """List what is short below the need by grade and skill, the heaviest first."""
    seats: defaultdict[tuple[Grade, str], list[Seat]] = defaultdict(list)
    for row in roster.shortages:
        if row.below == "need":
            seat = Seat(day=row.day, shift=row.shift, post=row.post, grade=row.grade, skill=row.skill)
            seats[row.grade, row.skill] += [seat] * row.missing
    asked = Obstacles(case, roster)
    found = [
        Lack(
            grade=grade,
            skill=skill,
            seats=tuple(sorted(listed)),
            obstacles=tuple(_obstacles(asked, listed)),
        )
        for (grade, skill), listed in seats.items()
    ]
    order = list(Grade)
    return tuple(
        sorted(found, key=lambda lack: (-_weight(case.problem, lack), order.index(lack.grade), lack.skill))
    )


def _obstacles(asked: Obstacles, seats: Sequence[Seat]) -> Iterator[Obstacle]:
    first: dict[tuple[date, str], Seat] = {}
    for seat in sorted(seats):
        first.setdefault((seat.day, seat.shift), seat)
    for seat in first.values():
        yield from asked.of_seat(seat)


def _weight(problem: Problem, lack: Lack) -> float:
    """Give how much is short, officers first: nobody may serve without one."""
    led = {Grade.OFFICER: 4, Grade.AUXILIARY: 2, Grade.VOLUNTEER: 1}[lack.grade]
    return float(sum(led * problem.posts[seat.post].weight for seat in lack.seats))
