"""A city: its stations, its headquarters units and the reserve that they can lend, and how far all of it lies apart."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from roster.domain import Grade, Period, Person
from roster.errors import Source
from roster.words import Language, Text


@dataclass(frozen=True, kw_only=True)
class Terms:
    """On which terms people are lent: the `[reserve]` of `city.toml`.

    Prices are points, as the rules' are, for each person and lent day: `day_price` for anybody,
    `neighbour_price` on top where another station lends, `minute_price` for each minute of travel one way.
    `max_days` is how many days of the period one person is lent where the table `reserve` does not say.
    """

    longest_travel: timedelta = timedelta(minutes=60)
    day_price: int = 200
    minute_price: int = 2
    neighbour_price: int = 100
    max_days: int = 5
    inside: timedelta = timedelta(minutes=15)
    between: timedelta = timedelta(minutes=45)


@dataclass(frozen=True, kw_only=True)
class StationEntry:
    """A station of the city; `folder` holds its own tables, `lends` says whether it spares people for others."""

    id: str
    name: str
    district: str
    folder: Path
    lends: bool = True
    source: Source = field(default=Source("stations"), compare=False)

    @property
    def text(self) -> Text:
        """Name the station in a sentence: 霁江派出所（P001）, Jijiang Police Station (P001)."""
        return Text(f"{self.name}（{self.id}）", f"{self.name} ({self.id})")


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A headquarters unit (机关); of its people in the reserve `minimum` of each grade stay with it every day."""

    id: str
    name: str
    district: str
    minimum: Mapping[Grade, int] = field(default_factory=dict)
    source: Source = field(default=Source("units"), compare=False)

    @property
    def text(self) -> Text:
        """Name the unit in a sentence."""
        return Text(f"{self.name}（{self.id}）", f"{self.name} ({self.id})")


@dataclass(frozen=True, kw_only=True)
class Reservist:
    """Somebody of a headquarters unit who can be lent to stations, on at most `max_days` days of the period.

    Without `max_days` the city's terms say it; `first` and `last` bound the days on which they can go.
    """

    id: str
    name: str
    grade: Grade
    unit: str
    skills: Mapping[str, date | None] = field(default_factory=dict)
    max_days: int | None = None
    first: date | None = None
    last: date | None = None
    source: Source = field(default=Source("reserve"), compare=False)

    def can_go(self, day: date) -> bool:
        """Tell whether the person may be lent on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def person(self, home_unit: str) -> Person:
        """Give the person as a station that borrows them has them in its tables."""
        return Person(
            id=self.id,
            name=self.name,
            grade=self.grade,
            skills=self.skills,
            home_unit=home_unit,
            source=self.source,
        )


@dataclass(frozen=True, kw_only=True)
class Travel:
    """How long the way takes between a district, unit or station and a district or station, either way."""

    origin: str
    goal: str
    time: timedelta
    source: Source = field(default=Source("travel"), compare=False)


@dataclass(frozen=True, kw_only=True)
class District:
    """A part of the city, with its stations and the units that sit in it."""

    name: str
    stations: tuple[StationEntry, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, kw_only=True)
class City:
    """All that is given of a city but its stations' own tables, which whoever rosters a station loads."""

    id: str
    name: str
    folder: Path
    period: Period
    timezone: ZoneInfo
    language: Language = Language.ZH
    terms: Terms = field(default=Terms())
    stations: Mapping[str, StationEntry]
    units: Mapping[str, Unit] = field(default_factory=dict)
    reserve: Mapping[str, Reservist] = field(default_factory=dict)
    travels: tuple[Travel, ...] = ()

    @cached_property
    def districts(self) -> Mapping[str, District]:
        """Map every district's name to what it holds, in the order of the tables."""
        places: list[StationEntry | Unit] = [*self.stations.values(), *self.units.values()]
        return {
            name: District(
                name=name,
                stations=tuple(one for one in self.stations.values() if one.district == name),
                units=tuple(one for one in self.units.values() if one.district == name),
            )
            for name in dict.fromkeys(place.district for place in places)
        }

    def members(self, unit: str) -> tuple[Reservist, ...]:
        """List the people whom a unit has in the reserve."""
        return self._members.get(unit, ())

    def travel(self, origin: str, station: str) -> timedelta:
        """Give the time on the way from a unit or a station to a station; the row that says it most exactly holds.

        Rows hold in both directions. Where none does, `inside` a district and `between` two are what `[reserve]` says.
        """
        goal = self.stations[station]
        home = self._district_of(origin)
        for pair in ((origin, station), (origin, goal.district), (home, station), (home, goal.district)):
            if (found := self._ways.get(frozenset(pair))) is not None:
                return found
        return self.terms.inside if home == goal.district else self.terms.between

    def within_reach(self, origin: str) -> tuple[str, ...]:
        """List the other stations to which the way is not too long, the nearest first."""
        far = {one: self.travel(origin, one) for one in self.stations if one != origin}
        near = [one for one, time in far.items() if time <= self.terms.longest_travel]
        return tuple(sorted(near, key=lambda one: (far[one], one)))

    def _district_of(self, place: str) -> str:
        return (self.units.get(place) or self.stations[place]).district

    @cached_property
    def _members(self) -> Mapping[str, tuple[Reservist, ...]]:
        found: defaultdict[str, list[Reservist]] = defaultdict(list)
        for person in self.reserve.values():
            found[person.unit].append(person)
        return {unit: tuple(people) for unit, people in found.items()}

    @cached_property
    def _ways(self) -> Mapping[frozenset[str], timedelta]:
        return {frozenset((way.origin, way.goal)): way.time for way in self.travels}
