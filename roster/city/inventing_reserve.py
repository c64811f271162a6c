"""The reserve of an invented city: people of headquarters who can be lent; nobody of them exists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from random import Random

from roster.city.city import Reservist, Unit
from roster.domain import Grade, Period
from roster.inventing import names
from roster.inventing.skills import CYBER, DRIVER, FIRST_AID, TRACING, WOMAN
from roster.words import Language

_A_GRID = 0.1  # about three in a hundred officers
_A_UNIT = 4  # people at least
_AUXILIARIES = 6  # one in so many
_STAYING = 0.4  # of a unit's people
_SHORTLY, _LATE, _EARLY = 0.1, 0.06, 0.06  # of the people: for two days; only later; only at first
_SKILLS = ((DRIVER, 0.4), (WOMAN, 0.25), (CYBER, 0.1), (TRACING, 0.04), (FIRST_AID, 0.15))
_TWO_DAYS = timedelta(days=2)


def reserve(
    grids: int, units: Sequence[Unit], period: Period, language: Language, random: Random
) -> list[Reservist]:
    """Give the people whom the units can lend, dealt out evenly."""
    named = names.person_names(random)
    count = max(_A_UNIT * len(units), round(_A_GRID * grids))
    return [
        _person(i, next(named), units[i * len(units) // count].id, period, language, random)
        for i in range(count)
    ]


def _person(  # noqa: PLR0913, PLR0917 - each says one thing of the person
    index: int, name: str, unit: str, period: Period, language: Language, random: Random
) -> Reservist:
    officer = (index + 1) % _AUXILIARIES != 0
    shortly, late, early = (random.random() < share for share in (_SHORTLY, _LATE, _EARLY))
    held = [skill.to(language) for skill, share in _SKILLS if random.random() < share and officer]
    skills: dict[str, date | None] = dict.fromkeys(sorted(held))
    found = Reservist(
        id=f"J{index + 1:04}",
        name=name,
        grade=Grade.OFFICER if officer else Grade.AUXILIARY,
        unit=unit,
        skills=skills,
        max_days=2 if shortly else None,
    )
    if period.days <= 2 * _TWO_DAYS.days:
        return found
    if late:
        return replace(found, first=period.first + _TWO_DAYS)
    return replace(found, last=period.last - _TWO_DAYS) if early else found


def with_minimum(unit: Unit, people: Iterable[Reservist]) -> Unit:
    """Let some of a unit's people stay with it."""
    return replace(unit, minimum=dict(_minimum([p for p in people if p.unit == unit.id])))


def _minimum(people: Sequence[Reservist]) -> Iterator[tuple[Grade, int]]:
    for grade in (Grade.OFFICER, Grade.AUXILIARY):
        yield grade, ceil(_STAYING * sum(person.grade is grade for person in people))
