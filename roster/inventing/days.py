"""What is known of the days of an invented station: leave, wishes, windows, zones, loans, settled duties."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from random import Random

from roster.domain import (
    Availability,
    FixedDuty,
    Grade,
    Grid,
    Leave,
    LeaveKind,
    Loan,
    Person,
    Posture,
    PostureSpan,
    Request,
    ZoneLevel,
    ZoneSpan,
)
from roster.inventing.places import hard
from roster.inventing.skills import TRACING
from roster.words import Language, Text

LEAVE_SHARE = 0.06
_LEAVE_DAYS = (1, 2, 3, 5, 7, 10)
_ANNUAL = LeaveKind.ANNUAL
_LEAVE_KINDS = (
    *(_ANNUAL, _ANNUAL, _ANNUAL, LeaveKind.SICK, LeaveKind.SICK),
    *(LeaveKind.COMP, LeaveKind.PERSONAL, LeaveKind.TRAINING, LeaveKind.COURT),
)
_WISHING_SHARE = 0.15
_WISHES: tuple[tuple[str | None, int], ...] = (
    *((None, 3), (None, 2), (None, 2), (None, 1), ("D", 1), ("D", 2), ("E", 1), ("N", 1)),
    *(("N", -2), ("E", -1), ("D", -1)),
)
_TRACING = {TRACING.zh, TRACING.en}
_GRIDS_A_LOCKDOWN = 40
_DAY = timedelta(days=1)
_AUTHORITY = Text("示例分局指挥中心（虚构）", "Example district command (invented)")


def leave(people: Sequence[Person], first: date, days: int, random: Random) -> tuple[Leave, ...]:
    """Put about one in seventeen on leave on any day, from the week before to a little after the period.

    The first who is trained for lockdown zones is away throughout and the others are there, which leaves a
    seat or two open: honest stations are short of somebody.
    """
    window = days + 7 + max(_LEAVE_DAYS)
    chance = LEAVE_SHARE * window / (sum(_LEAVE_DAYS) / len(_LEAVE_DAYS))
    begins = first - (7 + max(_LEAVE_DAYS)) * _DAY
    scarce = [person.id for person in people if _TRACING & set(person.skills)]
    found = [
        _leave(person, begins + random.randrange(window) * _DAY, random)
        for person in people
        if random.random() < chance and person.id not in scarce
    ]
    away = (Leave(person=p, first=first, last=first + (days - 1) * _DAY, kind=_ANNUAL) for p in scarce[:1])
    return (*away, *found)


def _leave(person: Person, begins: date, random: Random) -> Leave:
    last = begins + (random.choice(_LEAVE_DAYS) - 1) * _DAY
    kind = LeaveKind.PERSONAL if person.grade is Grade.VOLUNTEER else random.choice(_LEAVE_KINDS)
    return Leave(person=person.id, first=begins, last=last, kind=kind)


def requests(people: Iterable[Person], dates: Sequence[date], random: Random) -> tuple[Request, ...]:
    """Let about one in seven wish for a day off or a shift, or wish one away; volunteers a day off."""
    found = []
    for person in people:
        if random.random() < _WISHING_SHARE:
            wishes = _WISHES[:4] if person.grade is Grade.VOLUNTEER else _WISHES
            for day in sorted(random.sample(dates, random.choice((1, 1, 2)) if len(dates) > 1 else 1)):
                shift, weight = random.choice(wishes)
                found.append(Request(person=person.id, day=day, shift=shift, weight=weight))
    return tuple(found)


def availability(people: Iterable[Person], random: Random) -> Iterator[Availability]:
    """Give volunteers their windows: some evenings and weekends, for the retired whole days."""
    for person in people:
        if person.grade is Grade.VOLUNTEER:
            retired = random.random() < 0.25  # noqa: PLR2004 - one in four
            for weekday in sorted(random.sample(range(5), random.choice((2, 3, 3, 4)))):
                opens = time(7) if retired else random.choice((time(16), time(16, 30)))
                closes = random.choice((time(21), time(21, 30), time(22)))
                yield Availability(person=person.id, weekday=weekday, start=opens, end=closes)
            for weekday in random.choice(((5,), (6,), (5, 6), (5, 6))):
                opens, closes = random.choice((time(7), time(7, 30))), random.choice((time(16), time(18)))
                yield Availability(person=person.id, weekday=weekday, start=opens, end=closes)


def zones(grids: Mapping[str, Grid], first: date, days: int, random: Random) -> tuple[ZoneSpan, ...]:
    """Lock one grid in forty down for the period, and put two as many under control for part of it."""
    able = [grid.id for grid in grids.values() if not hard(grid)]
    locked = max(1, len(grids) // _GRIDS_A_LOCKDOWN)
    chosen = random.sample(able, min(len(able), 3 * locked))
    last = first + (days - 1) * _DAY
    middle = first + days // 2 * _DAY
    return tuple(
        ZoneSpan(grid=grid, first=first - 2 * _DAY, last=last, level=ZoneLevel.LOCKDOWN)
        if i < locked
        else ZoneSpan(grid=grid, first=first, last=middle if i % 2 else last, level=ZoneLevel.CONTROLLED)
        for i, grid in enumerate(sorted(chosen[:locked]) + sorted(chosen[locked:]))
    )


def postures(first: date, days: int, language: Language) -> tuple[PostureSpan, ...]:
    """Declare the first Saturday of the period sensitive, if it has one."""
    saturday = first + (5 - first.weekday()) % 7 * _DAY
    if saturday > first + (days - 1) * _DAY:
        return ()
    authority = _AUTHORITY.to(language)
    return (PostureSpan(first=saturday, last=saturday, posture=Posture.SENSITIVE, authority=authority),)


def loans(people: Iterable[Person], first: date, days: int, random: Random) -> tuple[Loan, ...]:
    """Lend everybody of another unit for the period; one in three comes a day or two late."""
    return tuple(
        Loan(
            person=person.id,
            home_unit=person.home_unit,
            first=first + random.choice((-7, -7, 0)) * _DAY + random.choice((0, 0, 1, 2)) * _DAY,
            last=first + (days + 6) * _DAY,
        )
        for person in people
        if person.home_unit is not None
    )


def fixed(
    people: Sequence[Person], leave: Iterable[Leave], dates: Sequence[date], random: Random
) -> tuple[FixedDuty, ...]:
    """Settle a training for one in thirty on one day, and a day shift at home for some officers on others.

    The second who is trained for lockdown zones is among those in training, and missing there that day.
    """
    away = {row.person for row in leave}
    able = [p for p in people if p.grade is not Grade.VOLUNTEER and p.id not in away and _plain(p)]
    late = dates[len(dates) // 3 :]
    tracers = [p for p in able if _TRACING & set(p.skills)]
    trained = list({p.id: p for p in (*tracers[:1], *random.sample(able, len(able) // 30))}.values())
    at_home = {p.home_grid: p for p in able if p.grade is Grade.OFFICER and p not in trained}
    chosen = random.sample(sorted(at_home.values(), key=lambda p: p.id), len(at_home) // 15)
    return (
        *(FixedDuty(person=p.id, day=late[0], shift="T") for p in trained),
        *(
            FixedDuty(person=p.id, day=late[-1 - i % len(late)], shift="D", post=p.home_grid)
            for i, p in enumerate(chosen)
        ),
    )


def _plain(person: Person) -> bool:
    """Tell whether nothing else is settled about a person."""
    return person.joined is None and person.home_unit is None and person.home_grid is not None
