"""The bureau's part: what each station is short of, who could go, and at what price; the engine says who goes where."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from roster.city.city import City
from roster.city.lent import Lent
from roster.city.outcome import Outcome
from roster.city.spare import Spare
from roster.domain import Grade, Person
from roster.errors import Source
from roster.solving.lending import lend
from roster.solving.lending_runs import Ceiling, Group, Seats

_MINUTE = timedelta(minutes=1)
Closed = Collection[tuple[str, date, Grade]]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Who might be lent; by the prices of the seats, what it saves, and what no lending can save more than."""

    lent: tuple[Lent, ...]
    saved: int
    bound: int


class _Someone(NamedTuple):
    """Somebody who can go, as the station that borrows them will have them."""

    id: str
    person: Person
    home: str
    days: tuple[int, ...]
    longest: int


class _Alike(NamedTuple):
    home: str
    grade: Grade
    fills: frozenset[str]
    days: tuple[int, ...]
    longest: int


def propose(
    city: City,
    outcomes: Mapping[str, Outcome],
    spare: Mapping[str, Sequence[Spare]],
    lent: Sequence[Lent],
    closed: Closed,
) -> Proposal:
    """Find who of those not lent yet would fill the seats that are open, at the best price.

    `spare` are the people of lending stations, by station; `closed` are stations, days and grades where lending
    was tried and did not help.
    """
    seats = list(_seats(city, outcomes, closed))
    gone = {(one.home, one.id) for one in lent}
    free = [one for one in (*_reserve(city), *_spare(city, spare)) if (one.home, one.id) not in gone]
    kinds = {seat.kind for seat in seats}
    alike: defaultdict[_Alike, list[_Someone]] = defaultdict(list)
    for one in free:
        fills = frozenset(_fills(one.person, city.period.last) & kinds)
        if fills and one.longest and one.days:
            alike[_Alike(one.home, one.person.grade, fills, one.days, one.longest)].append(one)
    prices = {home: _prices(city, home) for home in dict.fromkeys(key.home for key in alike)}
    groups = [
        Group(size=len(people), longest=key.longest, days=key.days, fills=key.fills, prices=prices[key.home])
        for key, people in alike.items()
    ]
    found = lend(groups, seats, list(_ceilings(city, list(alike), lent)), city.period.days)
    waiting = [iter(people) for people in alike.values()]
    chosen = [
        _lent(city, next(waiting[run.group]), run.place, run.first, run.last, prices) for run in found.runs
    ]
    return Proposal(lent=tuple(chosen), saved=found.saved, bound=found.bound)


def _seats(city: City, outcomes: Mapping[str, Outcome], closed: Closed) -> Iterator[Seats]:
    first = city.period.first
    for station, outcome in sorted(outcomes.items()):
        counts: Counter[tuple[int, str, int]] = Counter()
        for seat in outcome.seats:
            if (station, seat.day, seat.grade) not in closed:
                counts[(seat.day - first).days, _kind(seat.grade, seat.skill), seat.price] += seat.missing
        for (day, kind, price), count in sorted(counts.items()):
            yield Seats(place=station, day=day, kind=kind, price=price, count=count)


def _kind(grade: Grade, skill: str) -> str:
    return f"{grade}/{skill}"


def _fills(person: Person, until: date) -> set[str]:
    """Give the kinds of seats somebody can fill: skills count that are valid on all days of the period."""
    held = (skill for skill in person.skills if person.has(skill, until))
    return {_kind(person.grade, skill) for skill in ("", *held)}


def _reserve(city: City) -> Iterator[_Someone]:
    dates = city.period.dates
    for one in city.reserve.values():
        person = replace(one.person(city.units[one.unit].name), source=Source("people"))
        days = tuple(number for number, day in enumerate(dates) if one.can_go(day))
        longest = city.terms.max_days if one.max_days is None else one.max_days
        yield _Someone(one.id, person, one.unit, days, longest)


def _spare(city: City, spare: Mapping[str, Sequence[Spare]]) -> Iterator[_Someone]:
    first = city.period.first
    for station, people in sorted(spare.items()):
        for one in people:
            person = replace(one.person, home_unit=city.stations[station].name, source=Source("people"))
            days = tuple((day - first).days for day in one.days)
            yield _Someone(one.person.id, person, station, days, city.terms.max_days)


def _prices(city: City, home: str) -> Mapping[str, int]:
    """Map each station within reach to the price of a day there for people of a home, in points."""
    terms = city.terms
    usual = terms.day_price + (terms.neighbour_price if home in city.stations else 0)
    return {
        station: usual + terms.minute_price * (city.travel(home, station) // _MINUTE)
        for station in city.within_reach(home)
    }


def _ceilings(city: City, alike: Sequence[_Alike], lent: Iterable[Lent]) -> Iterator[Ceiling]:
    """Let each unit keep its own: its people in the reserve less its minimum less those who are away already."""
    dates = city.period.dates
    away = Counter(
        (one.home, one.person.grade, day) for one in lent for day in dates if one.first <= day <= one.last
    )
    of_unit: defaultdict[tuple[str, Grade], list[int]] = defaultdict(list)
    for number, key in enumerate(alike):
        if key.home in city.units:
            of_unit[key.home, key.grade].append(number)
    for (unit, grade), groups in of_unit.items():
        many = sum(one.grade is grade for one in city.members(unit)) - city.units[unit].minimum.get(grade, 0)
        most = tuple(max(0, many - away[unit, grade, day]) for day in dates)
        yield Ceiling(groups=tuple(groups), most=most)


def _lent(  # noqa: PLR0913, PLR0917 - what makes a loan
    city: City, one: _Someone, station: str, first: int, last: int, prices: Mapping[str, Mapping[str, int]]
) -> Lent:
    dates = city.period.dates
    return Lent(
        id=one.id,
        person=one.person,
        home=one.home,
        station=station,
        first=dates[first],
        last=dates[last],
        minutes=city.travel(one.home, station) // _MINUTE,
        price=prices[one.home][station],
    )
