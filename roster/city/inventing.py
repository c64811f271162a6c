"""An invented city: its districts and stations, headquarters units, and the ways between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate, combinations, pairwise
from math import ceil
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from roster.city.city import City, StationEntry, Travel, Unit
from roster.city.inventing_reserve import reserve, with_minimum
from roster.city.tables import STATIONS_FOLDER
from roster.domain import Period
from roster.inventing import names
from roster.words import Language, Text

_NAME = Text("霁江市（虚构）", "Jijiang City (invented)")
_GRIDS_A_STATION = 60
_STATIONS_A_DISTRICT = 11
_LEAST, _USUAL, _MOST = 0.5, 0.8, 11 / 6  # of the mean size: 30 to 110 grids where it is 60
_STAFFING = (
    (0.82, 0.25),
    (0.9, 0.15),
    (1.0, 0.4),
    (1.06, 0.2),
)  # of what is needed (警力缺口18%); share of stations
_ZONED = 3  # one district in so many has zones of control
_KEEPING = 0.1  # of the stations: spare nobody for others
_BUREAU = (
    Text("政治部", "Personnel Department"),
    Text("法制支队", "Legal Affairs Division"),
    Text("科技信息化支队", "Technology Division"),
    Text("警务保障部", "Logistics Department"),
    Text("出入境管理支队", "Exit-Entry Division"),
)
_DISTRICTS_A_UNIT = 3  # one unit of the bureau for so many districts
_ROW = 5  # districts side by side on the invented map
_START, _STEP, _SPREAD = 14, 11, 6  # minutes: out of a district, to the next one, and by chance
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an invented city is to be like; without `stations` there is one for every 60 grids."""

    folder: Path
    grids: int
    stations: int | None = None
    seed: int
    period: Period
    language: Language

    def stream(self, part: str) -> Random:
        """Give a random stream for one part, so that none disturbs another."""
        return Random(f"{self.seed} city {part}")  # noqa: S311 - an invented city keeps no secret


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """What is settled of an invented station before its tables are: size, share of the people needed, zones."""

    entry: StationEntry
    name: Text
    number: int
    grids: int
    staffing: float
    zones: bool


@dataclass(frozen=True, kw_only=True)
class Invention:
    """An invented city, and what its stations are to be like."""

    city: City
    sketches: tuple[Sketch, ...]


def invent_city(wanted: Wanted) -> Invention:
    """Invent a city; what its stations' tables hold is left to whoever writes them."""
    count = wanted.stations or max(1, round(wanted.grids / _GRIDS_A_STATION))
    stems = names.districts(max(min(2, count), round(count / _STATIONS_A_DISTRICT)))
    sketches = tuple(_sketches(wanted, count, stems))
    language = wanted.language
    units = tuple(_units(stems, language))
    people = reserve(wanted.grids, units, wanted.period, language, wanted.stream("reserve"))
    city = City(
        id=f"example-city-{wanted.grids}-{wanted.seed}",
        name=_NAME.to(language),
        folder=wanted.folder,
        period=wanted.period,
        timezone=ZoneInfo("Asia/Shanghai"),
        language=language,
        stations={sketch.entry.id: sketch.entry for sketch in sketches},
        units={unit.id: with_minimum(unit, people) for unit in units},
        reserve={person.id: person for person in people},
        travels=tuple(_travels(stems, wanted.stream("travel"), language)),
    )
    return Invention(city=city, sketches=sketches)


def sizes(grids: int, stations: int, random: Random) -> list[int]:
    """Divide the grids over the stations: from half the mean to near twice as many, none empty."""
    parts = [random.triangular(_LEAST, _MOST, _USUAL) for _ in range(stations)]
    ends = [round(grids * reached / sum(parts)) for reached in accumulate(parts, initial=0.0)]
    found = [last - first for first, last in pairwise(ends)]
    while min(found) < 1:
        found[found.index(max(found))] -= 1
        found[found.index(min(found))] += 1
    return found


def _sketches(wanted: Wanted, count: int, stems: Sequence[Text]) -> Iterator[Sketch]:
    random = wanted.stream("stations")
    staffing = _dealt(count, random)
    grids = sizes(wanted.grids, count, wanted.stream("sizes"))
    homes = [i * len(stems) // count for i in range(count)]
    named = {home: iter(names.stations(stems[home], homes.count(home))) for home in sorted(set(homes))}
    for i, home in enumerate(homes):
        name, id_ = next(named[home]), f"P{i + 1:03}"
        entry = StationEntry(
            id=id_,
            name=name.to(wanted.language),
            district=district(stems[home]).to(wanted.language),
            folder=wanted.folder / STATIONS_FOLDER / id_,
            lends=random.random() >= _KEEPING,
        )
        yield Sketch(
            entry=entry,
            name=name,
            number=i + 1,
            grids=grids[i],
            staffing=staffing[i],
            zones=home % _ZONED == 1,
        )


def district(stem: Text) -> Text:
    """Name a district: 霁江分局, Jijiang District."""
    return Text(f"{stem.zh}分局", f"{stem.en} District")


def _dealt(stations: int, random: Random) -> list[float]:
    """Deal out how well stations are staffed, each degree to its share of them."""
    reached, found = 0.0, list[float]()
    for degree, share in _STAFFING:
        reached += share
        found += [degree] * (round(reached * stations) - len(found))
    random.shuffle(found)
    return found


def _units(stems: Sequence[Text], language: Language) -> Iterator[Unit]:
    for i, name in enumerate(_BUREAU[: ceil(len(stems) / _DISTRICTS_A_UNIT)]):
        home = district(stems[0]).to(language)
        yield Unit(id=f"J{i + 1:02}", name=name.to(language), district=home)
    for i, stem in enumerate(stems):
        name = Text(f"{stem.zh}分局机关", f"{stem.en} District headquarters")
        yield Unit(id=f"F{i + 1:02}", name=name.to(language), district=district(stem).to(language))


def _travels(stems: Sequence[Text], random: Random, language: Language) -> Iterator[Travel]:
    """Lay the districts out in rows: the farther apart, the longer the way."""
    for first, second in combinations(range(len(stems)), 2):
        rows = abs(first // _ROW - second // _ROW) + abs(first % _ROW - second % _ROW)
        yield Travel(
            origin=district(stems[first]).to(language),
            goal=district(stems[second]).to(language),
            time=(_START + _STEP * rows + random.randrange(_SPREAD)) * _MINUTE,
        )
