"""The people of an invented station: as many as just cover what is needed, at five duties a week.

Of an officer's or auxiliary's 40 contract hours (8 of a volunteer's) leave takes its part; what remains,
summed over the people, is the work of a week and a little more.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from random import Random

from roster.domain import Grade, Grid, HoursSystem, Person, Problem
from roster.inventing import names
from roster.inventing.days import LEAVE_SHARE
from roster.inventing.skills import CYBER, DRIVER, FIRST_AID, INSURED, TRACING, TRAINED, WOMAN
from roster.words import Language

_HOUR = timedelta(hours=1)
_WEEKLY = {Grade.OFFICER: 40 * _HOUR, Grade.AUXILIARY: 40 * _HOUR, Grade.VOLUNTEER: 8 * _HOUR}
_MOST_WEEKLY = {
    Grade.OFFICER: (48 * _HOUR,),
    Grade.AUXILIARY: (44 * _HOUR,),
    Grade.VOLUNTEER: (8 * _HOUR, 12 * _HOUR, 12 * _HOUR, 12 * _HOUR, 16 * _HOUR, 16 * _HOUR),
}
# Nobody's skills, rest and hours fit every seat; auxiliaries may work the least beyond their contract.
_SPARE = {Grade.OFFICER: 1.02, Grade.AUXILIARY: 1.04, Grade.VOLUNTEER: 1.02}
_OF_THE_TARGET = 0.3  # how much of the volunteers' target above the need there are people for
_SKILLS = (  # skill, grades that may hold it, share of holders, least number of holders
    (DRIVER, (Grade.OFFICER,), 0.35, 6),
    (DRIVER, (Grade.AUXILIARY,), 0.3, 2),
    (WOMAN, (Grade.OFFICER,), 0.22, 4),
    (CYBER, (Grade.OFFICER,), 0.08, 4),
    (TRACING, (Grade.OFFICER,), 0.012, 2),
    (FIRST_AID, tuple(Grade), 0.12, 2),
)
_LAPSING = 0.08  # of the driving permits: run out shortly before, in or after the period
_WITHOUT_GRID = 0.1  # of the officers: serve the sector, not one grid
_AVERAGED = 0.1  # of the auxiliaries: hours averaged over months (综合计算工时)
_PROTECTED = 0.02  # of officers and auxiliaries: no nights (女职工劳动保护特别规定 art. 6, 9)
_NEWCOMER_DAYS = 2
_UNTRAINED, _UNINSURED = 12, 3  # every so many-th volunteer is not yet trained, is not insured


def headcount(empty: Problem, staffing: float) -> dict[Grade, int]:
    """Say how many people of each grade cover what the empty station needs; `staffing` scales it."""
    return {
        grade: 1 + ceil(staffing * _SPARE[grade] * _weekly_work(empty, grade) / _capacity(grade))
        for grade in Grade
    }


def _weekly_work(empty: Problem, grade: Grade) -> timedelta:
    total = sum(
        (
            (need.least[grade] + _OF_THE_TARGET * (need.target[grade] - need.least[grade]))
            * empty.duty("", need.day, need.shift, None).counted
            for need in empty.needs
        ),
        timedelta(),
    )
    return total * 7 / empty.period.days


def _capacity(grade: Grade) -> timedelta:
    return _WEEKLY[grade] * (1 - LEAVE_SHARE)


def people(  # noqa: PLR0913 - each says one thing about them
    counts: Mapping[Grade, int],
    grids: Mapping[str, Grid],
    first: date,
    language: Language,
    random: Random,
    *,
    series: str = "",
) -> dict[str, Person]:
    """Give people by id (O0001, A0001, V0001) for a period that starts on `first`, with their skills.

    `series` stands behind the first letter of every id, so that no two stations have the same.
    """
    named, homes = names.person_names(random), list(grids)
    listed: list[Person] = []
    for grade in Grade:
        for i in range(counts[grade]):
            person = Person(
                id=f"{grade[0].upper()}{series}{i + 1:04}",
                name=next(named),
                grade=grade,
                home_grid=homes[i % len(homes)],
                weekly_hours=_WEEKLY[grade],
                max_weekly_hours=random.choice(_MOST_WEEKLY[grade]),
            )
            listed.append(_with_facts(person, i, len(homes), random))
    found = {person.id: person for person in _with_newcomer(listed, first)}
    return _with_papers(_with_skills(found, first, language, random))


def _with_facts(person: Person, index: int, grids: int, random: Random) -> Person:
    dice = random.random(), random.random()
    if person.grade is Grade.VOLUNTEER:
        return person
    if person.grade is Grade.OFFICER and index >= grids and dice[0] < _WITHOUT_GRID:
        person = replace(person, home_grid=None)
    if person.grade is Grade.AUXILIARY and dice[0] < _AVERAGED:
        person = replace(person, hours_system=HoursSystem.AVERAGED)
    return replace(person, protected_from_nights=dice[1] < _PROTECTED)


def _with_newcomer(listed: list[Person], first: date) -> list[Person]:
    """Let the last auxiliary of a larger station join in the middle of the week."""
    last = max((i for i, p in enumerate(listed) if p.grade is Grade.AUXILIARY), default=0)
    if last < len(listed) // 4 or len(listed) < 50:  # noqa: PLR2004 - a small station can spare nobody
        return listed
    joined = first + timedelta(days=_NEWCOMER_DAYS)
    return [replace(p, joined=joined) if i == last else p for i, p in enumerate(listed)]


def _with_skills(
    found: dict[str, Person], first: date, language: Language, random: Random
) -> dict[str, Person]:
    for skill, grades, share, least in _SKILLS:
        able = [person.id for person in found.values() if person.grade in grades]
        for holder in random.sample(able, min(len(able), max(least, round(share * len(able))))):
            expiry = _expiry(first, random) if skill is DRIVER else None
            held = {**found[holder].skills, skill.to(language): expiry}
            found[holder] = replace(found[holder], skills=held)
    return found


def _with_papers(found: Mapping[str, Person]) -> dict[str, Person]:
    """Let most volunteers be trained, and many insured, before they serve (志愿服务条例 art. 16, 17)."""
    volunteers = [person for person in found.values() if person.grade is Grade.VOLUNTEER]
    papers = {
        person.id: [name for name, but in ((TRAINED, _UNTRAINED), (INSURED, _UNINSURED)) if number % but]
        for number, person in enumerate(volunteers, start=1)
    }
    return {
        person.id: replace(person, skills={**person.skills, **dict.fromkeys(papers.get(person.id, ()))})
        for person in found.values()
    }


def _expiry(first: date, random: Random) -> date:
    lapses = random.random() < _LAPSING
    return first + timedelta(days=random.randint(-20, 20) if lapses else random.randint(90, 900))
