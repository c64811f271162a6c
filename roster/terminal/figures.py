"""The figures of a roster that a chief asks for, reckoned once for the terminal and for `--json`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from roster.domain import Duty, Grade, Person, PostKind, Roster


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Least, mean and most hours of a group of people, and the mean per day on duty."""

    least: timedelta
    mean: timedelta
    most: timedelta
    per_duty_day: timedelta


@dataclass(frozen=True, kw_only=True)
class GradeFigures:
    """One grade: seats needed, filled and missing, and how the work is spread over its people.

    `people` are those present on some day of the period. `nights` are the least and most night duties among
    those of them who may serve at night. `extra` are seats filled beyond the need, up to the target.
    """

    grade: Grade
    people: int
    needed: int
    filled: int
    missing: int
    extra: int
    hours: Spread | None
    nights: tuple[int, int] | None

    @property
    def cover(self) -> Fraction:
        """Give the part of the needed seats that is filled, 1 where none is needed."""
        return Fraction(self.filled, self.needed) if self.needed else Fraction(1)


@dataclass(frozen=True, kw_only=True)
class OpenSeats:
    """What one post lacks of one grade on one shift, day by day."""

    post: str
    shift: str
    grade: Grade
    skill: str
    days: Mapping[date, int]

    @property
    def missing(self) -> int:
        """Count the open seats, all days together."""
        return sum(self.days.values())


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of a whole roster.

    `open` lists what is short, the most first. A wish counts as met when it came true, one with a negative
    weight when it did not. `at_home` of `at_grids` duties at grids are done by the grid's own team.
    """

    grades: tuple[GradeFigures, ...]
    open: tuple[OpenSeats, ...]
    duties: int
    wishes: int
    wishes_met: int
    at_grids: int
    at_home: int

    @property
    def missing(self) -> int:
        """Count the open seats, all grades together."""
        return sum(grade.missing for grade in self.grades)


def figures(roster: Roster) -> Figures:
    """Reckon the figures of a roster."""
    listed = open_seats(roster)
    grades = (_of_grade(roster, grade, listed) for grade in Grade)
    wishes = [_is_met(roster, *wish) for wish in _wishes(roster)]
    at_grids = [duty for duty in roster.duties if _is_at_grid(roster, duty)]
    return Figures(
        grades=tuple(grade for grade in grades if grade.people or grade.needed),
        open=tuple(listed),
        duties=len(roster.duties),
        wishes=len(wishes),
        wishes_met=sum(wishes),
        at_grids=len(at_grids),
        at_home=sum(roster.person(duty).home_grid == duty.post for duty in at_grids),
    )


def _of_grade(roster: Roster, grade: Grade, listed: Iterable[OpenSeats]) -> GradeFigures:
    problem = roster.problem
    people = [p for p in problem.by_grade[grade] if any(problem.present(p, d) for d in problem.period.dates)]
    needed = sum(need.least[grade] for need in problem.needs)
    missing = sum(seats.missing for seats in listed if seats.grade is grade)
    beyond = (roster.count(need.key, grade) - need.least[grade] for need in problem.needs)
    return GradeFigures(
        grade=grade,
        people=len(people),
        needed=needed,
        filled=needed - missing,
        missing=missing,
        extra=sum(max(0, extra) for extra in beyond),
        hours=_spread(roster, people),
        nights=_nights(roster, [p for p in people if not p.protected_from_nights]),
    )


def _spread(roster: Roster, people: Sequence[Person]) -> Spread | None:
    if not people:
        return None
    each = [_sum(roster.of_person[p.id], lambda duty: duty.counted) for p in people]
    days = sum(len({duty.day for duty in roster.of_person[p.id]}) for p in people)
    total = sum(each, timedelta())
    return Spread(
        least=min(each),
        mean=total / len(people),
        most=max(each),
        per_duty_day=total / days if days else timedelta(),
    )


def _nights(roster: Roster, people: Sequence[Person]) -> tuple[int, int] | None:
    counts = [sum(duty.is_night for duty in roster.of_person[p.id]) for p in people]
    return (min(counts), max(counts)) if counts else None


def _sum(duties: Iterable[Duty], measure: Callable[[Duty], timedelta]) -> timedelta:
    return sum(map(measure, duties), timedelta())


def open_seats(roster: Roster) -> list[OpenSeats]:
    """List what is short below the need, the most first."""
    found: dict[tuple[str, str, Grade, str], dict[date, int]] = {}
    for row in roster.shortages:
        if row.below == "need":
            days = found.setdefault((row.post, row.shift, row.grade, row.skill), {})
            days[row.day] = days.get(row.day, 0) + row.missing
    listed = [
        OpenSeats(post=post, shift=shift, grade=grade, skill=skill, days=days)
        for (post, shift, grade, skill), days in found.items()
    ]
    order = list(Grade)
    return sorted(listed, key=lambda s: (-s.missing, s.post, s.shift, order.index(s.grade), s.skill))


def _wishes(roster: Roster) -> Iterable[tuple[str, date, str | None, int]]:
    problem = roster.problem
    return (
        (wish.person, wish.day, wish.shift, wish.weight)
        for wish in problem.requests
        if wish.day in problem.period and wish.weight
    )


def _is_met(roster: Roster, person: str, day: date, shift: str | None, weight: int) -> bool:
    shifts = {duty.shift for duty in roster.of_person[person] if duty.day == day}
    came_true = not shifts if shift is None else shift in shifts
    return came_true == (weight > 0)


def _is_at_grid(roster: Roster, duty: Duty) -> bool:
    if duty.post is None or roster.person(duty).home_grid is None:
        return False
    return roster.problem.posts[duty.post].kind is PostKind.GRID
