"""An invented city as a folder that `roster city solve` takes."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from roster.city.city import City
from roster.city.example_texts import readme, settings
from roster.city.inventing import Invention, Sketch, Wanted, invent_city
from roster.city.settings import FILE as CITY_FILE
from roster.city.tables import RESERVE, STATIONS, TRAVEL, UNITS
from roster.domain import Period
from roster.errors import UnusableCall
from roster.files import write_aside
from roster.inventing.folder import refuse_full, write_station
from roster.inventing.station import Traits, invent
from roster.inventing.tables import table_text
from roster.words import Language, Text

MOST_GRIDS, MOST_STATIONS, MOST_A_STATION = 30_000, 500, 500
_SEEDS_A_CITY = 1000  # so that no two stations of neighbouring seeds are the same

Told = Callable[[Text], None]
"""Hears how many stations are written, of how many."""


def write_city(  # noqa: PLR0913 - each says one thing that the caller chooses
    folder: Path,
    *,
    grids: int,
    stations: int | None = None,
    seed: int,
    first: date,
    days: int = 7,
    language: Language = Language.ZH,
    told: Told = lambda _: None,
) -> list[Path]:
    """Write an invented city of `grids` grids into a folder and give the files, city.toml first.

    Without `stations` there is one for every 60 grids. The same arguments give the same bytes. All is written aside
    and moved into place when it is whole. Raises UnusableCall for a size that is out of range or a folder that holds
    anything already.
    """
    _check(grids, stations)
    refuse_full(folder)
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=".", suffix=".part", dir=folder))
    try:
        period = Period(first=first, days=days)
        wanted = Wanted(
            folder=aside, grids=grids, stations=stations, seed=seed, period=period, language=language
        )
        made = _write(invent_city(wanted), wanted, told)
        for path in sorted(aside.iterdir(), key=lambda path: path.name == CITY_FILE):  # which makes it a city
            path.replace(folder / path.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [folder / path.relative_to(aside) for path in made]


def _write(invention: Invention, wanted: Wanted, told: Told) -> list[Path]:
    language = wanted.language
    # Byte order mark: without it Excel takes Chinese text for another encoding.
    texts = {CITY_FILE: settings(invention.city), "README.md": readme(invention, wanted.seed)}
    texts |= {name: f"\ufeff{text}" for name, text in _tables(invention.city, language)}
    made = [write_aside(wanted.folder / name, text.encode()) for name, text in texts.items()]
    for done, sketch in enumerate(invention.sketches):
        of_all = f"{done}/{len(invention.sketches)}"
        told(Text(f"派出所 {of_all}", f"stations {of_all}"))
        made += _write_station(invention, sketch, wanted.seed * _SEEDS_A_CITY + sketch.number, language)
    return made


def _check(grids: int, stations: int | None) -> None:
    if not 1 <= grids <= MOST_GRIDS:
        raise UnusableCall(
            Text(f"网格数须在 1 到 {MOST_GRIDS} 之间", f"the number of grids must be 1 to {MOST_GRIDS}")
        )
    most = min(MOST_STATIONS, grids)
    if stations is not None and not 1 <= stations <= most:
        raise UnusableCall(
            Text(f"派出所数须在 1 到 {most} 之间", f"the number of stations must be 1 to {most}")
        )
    if stations is not None and 2 * grids > MOST_A_STATION * stations:
        raise UnusableCall(
            Text("每所网格太多", "there would be too many grids in a station"),
            Text("增加派出所数。", "Ask for more stations."),
        )


def _tables(city: City, language: Language) -> Iterator[tuple[str, str]]:
    inside = [replace(one, folder=one.folder.relative_to(city.folder)) for one in city.stations.values()]
    yield "stations.csv", table_text(STATIONS, inside, language)
    yield "units.csv", table_text(UNITS, city.units.values(), language)
    yield "reserve.csv", table_text(RESERVE, city.reserve.values(), language)
    yield "travel.csv", table_text(TRAVEL, city.travels, language)


def _write_station(invention: Invention, sketch: Sketch, seed: int, language: Language) -> list[Path]:
    traits = Traits(
        id=sketch.entry.id,
        name=sketch.name,
        series=f"{sketch.number:03}",
        borrows=False,
        zones=sketch.zones,
    )
    period = invention.city.period
    problem = invent(sketch.grids, seed, period, language, sketch.staffing, traits=traits)
    return write_station(sketch.entry.folder, problem, seed, language)
