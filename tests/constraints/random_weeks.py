"""Random small problems and random rosters for them, legal or not; every draw is one that hypothesis can shrink."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from roster.domain import (
    DAY,
    Availability,
    DayClass,
    Demand,
    Duty,
    DutyKind,
    FixedDuty,
    Grade,
    HoursSystem,
    Leave,
    LeaveKind,
    Loan,
    Need,
    Origin,
    Person,
    Posture,
    PostureSpan,
    Problem,
    Request,
    Roster,
    SkillNeed,
    ZoneLevel,
    ZoneSpan,
)
from roster.rules.drawing import POSTS, SHIFTS
from tests.stations import needs, person, problem

_PLACES = (  # zone and first day; most often the ordinary one, else a week in which clocks change
    ("Asia/Shanghai", date(2026, 11, 23)),
    ("Asia/Shanghai", date(2026, 11, 26)),
    ("Europe/London", date(2026, 3, 26)),
    ("Europe/London", date(2026, 10, 22)),
)
_FACTORS = (Fraction(1), Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(0))
_SKILLS = ("driver", "first aid")
CONTRACTS = ("", "part-time", "night pool")


def some_roster(random: Random) -> Roster:
    """Draw a problem and a roster that answers its demand in part, be it against the rules."""
    given = some_problem(random)
    return Roster(problem=given, duties=tuple(sorted([*given.settled, *_some_duties(random, given)])))


def some_problem(random: Random, *, people: int = 6, days: int = 9, shifts: int = 5) -> Problem:
    """Draw a problem of at most so many people, days and shifts."""
    zone, first = random.choice(_PLACES)
    codes = sorted(random.sample(sorted(SHIFTS), random.randint(2, shifts)))
    grids = random.randint(1, 2)
    posts = [post for post in POSTS if random.randint(0, 2) == 0]
    listed = [_some_person(random, i, grids, first) for i in range(1, random.randint(1, people) + 1)]
    given = problem(
        listed,
        [],
        grids=grids,
        posts=posts,
        days=random.randint(1, days),
        first=first,
        shifts={code: SHIFTS[code] for code in codes},
        timezone=zone,
    )
    factors = {kind: random.choice(_FACTORS) for kind in DutyKind}
    station = replace(given.station, week_start=random.randint(0, 6), factors=factors)
    given = replace(given, station=station)
    given = replace(given, demands=tuple(_some_demands(random, given)))
    return _with_zones(random, _with_days(random, given))


def _seldom(random: Random) -> bool:
    return random.randint(0, 4) == 0


def _some_person(random: Random, number: int, grids: int, first: date) -> Person:
    grade = random.choice([Grade.OFFICER, Grade.OFFICER, Grade.AUXILIARY, Grade.AUXILIARY, Grade.VOLUNTEER])
    return person(
        number,
        grade,
        home_grid=random.choice([None, *(f"G{i:02}" for i in range(1, grids + 1))]),
        skills={
            skill: random.choice([None, first + random.randint(-1, 5) * DAY])
            for skill in _SKILLS
            if random.randint(0, 1)
        },
        weekly_hours=timedelta(hours=random.choice([0, 8, 20, 40])),
        max_weekly_hours=random.choice([None, timedelta(hours=random.choice([0, 8, 16, 23, 24, 40]))]),
        joined=first + random.randint(-1, 4) * DAY if _seldom(random) else None,
        protected_from_nights=_seldom(random),
        hours_system=random.choice([*HoursSystem]) if _seldom(random) else HoursSystem.STANDARD,
        home_unit="机关" if _seldom(random) else None,
        contract=random.choice(CONTRACTS),
    )


def _some_demands(random: Random, given: Problem) -> Iterator[Demand]:
    for post in sorted(given.posts):
        for shift in given.shifts:
            if random.randint(0, 2):
                volunteers = random.randint(0, 1)
                yield needs(
                    post,
                    shift,
                    random.randint(0, 2),
                    random.randint(0, 2),
                    volunteers,
                    volunteer_target=random.choice([None, volunteers + random.randint(0, 1)]),
                    most={grade: random.randint(0, 3) for grade in Grade if _seldom(random)},
                    skills=_some_skills(random),
                )


def _some_skills(random: Random) -> tuple[SkillNeed, ...]:
    asked = [(skill, grade) for skill in _SKILLS for grade in (None, Grade.OFFICER, Grade.AUXILIARY)]
    chosen = random.sample(asked, random.choice([0, 0, 0, 1, 2]))
    return tuple(SkillNeed(skill=s, count=random.randint(1, 2), grade=g) for s, g in sorted(chosen, key=str))


def _with_days(random: Random, given: Problem) -> Problem:
    """Add what is known of people's days: past, settled, leave, windows, loans, wishes."""
    people, dates, first = list(given.people), given.period.dates, given.period.first
    codes = list(given.shifts)

    def cells(days: list[date] | tuple[date, ...], most: int) -> list[tuple[str, date, str]]:
        drawn = {
            (random.choice(people), random.choice(days), random.choice(codes))
            for _ in range(random.randint(0, most))
        }
        return sorted(drawn)

    before = [first - i * DAY for i in range(1, 9)]
    places = [*given.posts, None]
    fixed = [FixedDuty(person=p, day=d, shift=s, post=random.choice(places)) for p, d, s in cells(dates, 3)]
    past = [given.duty(p, d, s, random.choice(places), Origin.PAST) for p, d, s in cells(before, 12)]
    requests = {(p, d, random.choice([s, None])) for p, d, s in cells(dates, 6)}
    return replace(
        given,
        fixed=tuple(fixed),
        past=tuple(sorted(past)),
        leave=tuple(_some_leave(random, people, dates)),
        postures=tuple(_some_emergency(random, dates)),
        day_classes=_some_holidays(random, dates),
        availability=tuple(_some_windows(random, given)),
        loans=tuple(_some_loans(random, given)),
        requests=tuple(
            Request(person=p, day=d, shift=s, weight=random.choice([-2, -1, 1, 3]))
            for p, d, s in sorted(requests, key=str)
        ),
        published=tuple(
            sorted(
                given.duty(p, d, s, random.choice(places)) for p, d, s in cells(dates, random.choice([0, 9]))
            )
        ),
        today=random.choice([None, first - random.randint(0, 16) * DAY]),
    )


def _with_zones(random: Random, given: Problem) -> Problem:
    """Add communities, and levels of control, some of them for a few days only."""
    levels = (ZoneLevel.NONE, ZoneLevel.CONTROLLED, ZoneLevel.LOCKDOWN)
    grids = {
        grid.id: replace(grid, zone=random.choice(levels), community=random.choice(["", "甲社区", "乙社区"]))
        for grid in given.grids.values()
    }
    spans = [
        ZoneSpan(grid=grid, level=random.choice(levels), first=first, last=first + random.randint(0, 4) * DAY)
        for grid in grids
        if _seldom(random)
        for first in [given.period.first + random.randint(-8, 5) * DAY]
    ]
    return replace(given, grids=grids, zones=tuple(spans))


def _some_leave(random: Random, people: list[str], dates: tuple[date, ...]) -> Iterator[Leave]:
    for _ in range(random.randint(0, 2)):
        first = random.choice(dates)
        last = first + random.randint(0, 2) * DAY
        kind = random.choice([LeaveKind.ANNUAL, LeaveKind.ANNUAL, LeaveKind.COMP])
        yield Leave(person=random.choice(people), first=first, last=last, kind=kind)


def _some_emergency(random: Random, dates: tuple[date, ...]) -> Iterator[PostureSpan]:
    if _seldom(random):
        first = random.choice(dates) - random.randint(0, 3) * DAY
        last = first + random.randint(0, 4) * DAY
        yield PostureSpan(posture=Posture.EMERGENCY, first=first, last=last)


def _some_holidays(random: Random, dates: tuple[date, ...]) -> Mapping[date, DayClass]:
    chosen = random.sample(dates, random.randint(0, min(2, len(dates))))
    return {day: random.choice([*DayClass]) for day in sorted(chosen)}


def _some_windows(random: Random, given: Problem) -> Iterator[Availability]:
    walls = sorted({wall for shift in given.shifts.values() for wall in (shift.start, shift.end)})
    for person_ in given.people.values():
        if person_.grade is Grade.VOLUNTEER or _seldom(random):
            for _ in range(random.randint(0, 6)):
                day = random.choice(given.period.dates)
                dated = random.randint(0, 1)
                yield Availability(
                    person=person_.id,
                    day=day if dated else None,
                    weekday=None if dated else day.weekday(),
                    start=random.choice(walls),
                    end=random.choice(walls),
                )


def _some_loans(random: Random, given: Problem) -> Iterator[Loan]:
    for person_ in given.people.values():
        if person_.home_unit is not None:
            first = given.period.first + random.randint(-2, 3) * DAY
            last = first + random.randint(0, 5) * DAY
            yield Loan(person=person_.id, home_unit=person_.home_unit, first=first, last=last)


def _some_duties(random: Random, given: Problem) -> Iterator[Duty]:
    """Fill some of the seats, whoever it is; nobody stands twice on one date and shift."""
    density = random.randint(1, 4)
    taken: Mapping[tuple[date, str], set[str]] = defaultdict(set)
    for duty in given.settled:
        taken[duty.day, duty.shift].add(duty.person)
    for need in given.needs:
        busy = taken[need.day, need.shift]
        for grade in Grade:
            for _ in range(_open_seats(given, need, grade)):
                free = [p.id for p in given.by_grade[grade] if p.id not in busy]
                if free and random.randint(1, 4) <= density:
                    busy.add(chosen := random.choice(free))
                    yield given.duty(chosen, need.day, need.shift, need.post)


def _open_seats(given: Problem, need: Need, grade: Grade) -> int:
    there = Roster(problem=given, duties=given.settled).count(need.key, grade)
    return given.room(need, grade) - there if need.target[grade] else 0
