"""Contradictions planted in a sound station of one week, Monday to Sunday: what a chief might settle in a hurry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

from roster.domain import DAY, DutyKind, FixedDuty, Grade, Leave, LeaveKind, Origin, Person, Problem
from roster.errors import Source


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A problem with contradictions, and the people whose days they are in; `rows` is how many rows were settled."""

    problem: Problem
    people: frozenset[str]
    rows: int


def planted(problem: Problem, random: Random, rows: int, places: int = 1) -> Planted:
    """Plant contradictions at so many people of a problem, each of so many rows (1 to 6)."""
    about: set[str] = set()
    for _ in range(places):
        person = random.choice(_untouched(problem, about))
        about.add(person.id)
        problem = random.choice(_KINDS[rows])(problem, person, random)
    return Planted(problem=problem, people=frozenset(about), rows=rows)


def _untouched(problem: Problem, about: set[str]) -> list[Person]:
    """List officers and auxiliaries of whom nothing is known that could get in the way."""
    known = about | {row.person for row in problem.fixed} | {row.person for row in problem.leave}
    known |= {row.person for row in problem.availability} | {row.person for row in problem.loans}
    return [
        person
        for person in problem.people.values()
        if person.id not in known
        and person.grade is not Grade.VOLUNTEER
        and not person.protected_from_nights
        and person.joined is None
        and person.home_unit is None
    ]


def _settle(problem: Problem, person: Person, *cells: tuple[int, str]) -> Problem:
    """Settle duties, each given as the day counted from the first and the shift, away from all posts."""
    first, count = problem.period.first, len(problem.fixed)
    rows = [
        FixedDuty(
            person=person.id, day=first + day * DAY, shift=shift, source=Source("fixed.csv", count + number)
        )
        for number, (day, shift) in enumerate(cells, start=2)
    ]
    return replace(problem, fixed=(*problem.fixed, *rows))


def _with(problem: Problem, person: Person, **facts: Any) -> Problem:  # noqa: ANN401 - of each field's type
    return replace(problem, people={**problem.people, person.id: replace(person, **facts)})


def _without_past(problem: Problem, person: Person) -> Problem:
    return replace(problem, past=tuple(duty for duty in problem.past if duty.person != person.id))


def _codes(problem: Problem) -> tuple[str, str, str]:
    """Give the codes of an early, a late and a night shift of eight hours."""
    full = [
        (problem.duty("", problem.period.first, code, None), code)
        for code, shift in problem.shifts.items()
        if shift.kind is DutyKind.PATROL and shift.wall_length == timedelta(hours=8)
    ]
    night = next(code for duty, code in full if duty.is_night)
    early, late = [code for duty, code in sorted(full) if not duty.is_night][:2]
    return early, late, night


def _before_joining(problem: Problem, person: Person, random: Random) -> Problem:
    joined = problem.period.first + random.randint(2, 6) * DAY
    return _settle(_with(problem, person, joined=joined), person, (random.randint(0, 1), _codes(problem)[0]))


def _protected(problem: Problem, person: Person, random: Random) -> Problem:
    given = _with(problem, person, protected_from_nights=True)
    return _settle(given, person, (random.randint(0, 6), _codes(problem)[2]))


def _past_loan(problem: Problem, person: Person, random: Random) -> Problem:
    return _settle(
        _with(problem, person, home_unit="机关"), person, (random.randint(0, 6), _codes(problem)[0])
    )


def _on_leave(problem: Problem, person: Person, random: Random) -> Problem:
    day = random.randint(0, 5)
    first = problem.period.first + day * DAY
    last = first + random.randint(0, 3) * DAY
    kind = random.choice([LeaveKind.ANNUAL, LeaveKind.COMP, LeaveKind.SICK])
    row = Leave(
        person=person.id,
        first=first,
        last=last,
        kind=kind,
        source=Source("leave.csv", len(problem.leave) + 2),
    )
    given = replace(_without_past(problem, person), leave=(*problem.leave, row))
    early, _, night = _codes(problem)
    return _settle(given, person, (day, early) if random.randint(0, 1) or not day else (day - 1, night))


def _no_rest(problem: Problem, person: Person, random: Random) -> Problem:
    day = random.randint(0, 5)
    early, late, _ = _codes(problem)
    return _settle(problem, person, (day, late), (day + 1, early))


def _overlap(problem: Problem, person: Person, random: Random) -> Problem:
    day = random.randint(0, 6)
    early, _, night = _codes(problem)
    return _settle(problem, person, (day, early), (day, night))


def _after_past_night(problem: Problem, person: Person, random: Random) -> Problem:
    del random
    early, _, night = _codes(problem)
    duty = problem.duty(person.id, problem.period.first - DAY, night, None, Origin.PAST)
    past = tuple(sorted([*_without_past(problem, person).past, duty]))
    return _settle(replace(problem, past=past), person, (0, early))


def _over_hours(count: int) -> "_Plant":
    def plant(problem: Problem, person: Person, random: Random) -> Problem:
        most = timedelta(hours=8 * count - random.choice([1, 4, 8]))
        given = _with(_without_past(problem, person), person, max_weekly_hours=most, weekly_hours=most)
        early = _codes(problem)[0]
        week = problem.period.first
        days = [
            d
            for d in range(problem.period.days)
            if problem.station.week_of(week + d * DAY) == problem.station.week_of(week)
        ]
        return _settle(given, person, *((day, early) for day in sorted(random.sample(days, count))))

    return plant


def _nights(problem: Problem, person: Person, random: Random) -> Problem:
    first = random.randint(0, 3)
    night = _codes(problem)[2]
    return _settle(_without_past(problem, person), person, *((first + i, night) for i in range(4)))


def _run(past: int) -> "_Plant":
    """Settle a run of seven days of which the first few are past."""

    def plant(problem: Problem, person: Person, random: Random) -> Problem:
        del random
        early = _codes(problem)[0]
        before = [
            problem.duty(person.id, problem.period.first - i * DAY, early, None, Origin.PAST)
            for i in range(1, past + 1)
        ]
        given = _without_past(problem, person)
        given = replace(given, past=tuple(sorted([*given.past, *before])))
        return _settle(given, person, *((day, early) for day in range(7 - past)))

    return plant


_Plant = Callable[[Problem, Person, Random], Problem]
_KINDS: Mapping[int, Sequence[_Plant]] = {
    1: (_before_joining, _protected, _past_loan, _on_leave, _after_past_night),
    2: (_no_rest, _overlap),
    3: (_over_hours(3), _run(4)),
    4: (_nights, _over_hours(4), _run(3)),
    5: (_over_hours(5), _run(2)),
    6: (_over_hours(6), _run(1)),
}
