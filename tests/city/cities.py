"""A small city on disk and a result for it, made without a solver; all of it invented."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from roster.city import City, load_city, write_city
from roster.domain import Roster
from roster.loading import input_hash, load
from roster.storing import Report, Status, write
from roster.words import Language
from tests.sheets.solved import filled
from tests.stations import MONDAY

HEAD = ("person", "name", "grade", "home_unit", "station", "from", "to", "minutes", "saves")
REASON = {"zh": "people.csv 第 2 行：没有填", "en": "people.csv, row 2: blank"}


@cache
def city(language: Language = Language.ZH) -> Path:
    """Write a city of four stations with two to four grids each, once."""
    folder = Path(mkdtemp()) / "city"
    write_city(folder, grids=10, stations=4, seed=1, first=MONDAY, language=language)
    return folder


def fill(folder: Path, out: Path) -> None:
    """Fill a station's week without a solver, settled duties first, and write it as `solve` does."""
    problem = load(folder)
    settled = {(duty.person, duty.day) for duty in problem.settled}
    more = (duty for duty in filled(problem).duties if (duty.person, duty.day) not in settled)
    roster = Roster(problem=problem, duties=tuple(sorted([*problem.settled, *more])))
    report = Report(
        status=Status.FEASIBLE,
        objective=1200,
        bound=900,
        gap=0.25,
        first=roster.problem.period.first,
        days=roster.problem.period.days,
        made_at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
        seconds=1.5,
        seed=1,
        input_hash=input_hash(roster.problem),
        duties_hash="",
        prices={},
        parameters={},
    )
    write(out, folder, roster, report)


def said(given: City, failed: Iterable[str] = ()) -> dict[str, object]:
    """Give `city.json` of a city whose stations got rosters but for some."""
    lost = set(failed)
    return {
        "city": given.id,
        "name": given.name,
        "language": given.language.value,
        "period": {"first": str(given.period.first), "days": given.period.days},
        "ended": "whole",
        "stations": [
            {
                "id": one.id,
                "name": one.name,
                "district": one.district,
                "seconds": 1.5,
                **(
                    {"status": "failed", "reason": REASON}
                    if one.id in lost
                    else {"status": "feasible", "objective": 1200, "bound": 900, "gap": 0.25, "before": 1500}
                ),
            }
            for one in given.stations.values()
        ],
        "units": [{"id": u.id, "name": u.name, "district": u.district} for u in given.units.values()],
        "master": {"saved": 4200, "price": 1300},
        "seconds": 12.5,
        "versions": {"gridroster": "0.1.0"},
    }


def lay(
    out: Path, given: City, loans: Iterable[Mapping[str, object]] = (), failed: Iterable[str] = ()
) -> None:
    """Write what `city solve` writes beside the stations."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "city.json").write_text(json.dumps(said(given, failed), ensure_ascii=False), encoding="utf-8")
    with (out / "loans.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, HEAD)
        sheet.writeheader()
        sheet.writerows(loans)


@cache
def result() -> Path:
    """Fill every station but the last, which has failed, and lend two people; once."""
    given = load_city(city())
    out = Path(mkdtemp()) / "out"
    *done, last = given.stations.values()
    for one in done:
        fill(one.folder, out / "stations" / one.id)
    people = list(given.reserve.values())
    rows = [
        loan(people[0].id, people[0].name, people[0].unit, done[0].id, 3, 15),
        loan("O0020001", "王翀", done[1].id, done[0].id, 1, 25),
    ]
    lay(out, given, rows, [last.id])
    return out


def loan(  # noqa: PLR0917 - a row of the table
    person: str, name: str, home: str, station: str, days: int, minutes: int
) -> dict[str, object]:
    """Give a row of the loans, from the first day of the period on."""
    return {
        "person": person,
        "name": name,
        "grade": "officer",
        "home_unit": home,
        "station": station,
        "from": "2026-11-23",
        "to": f"2026-11-{22 + days}",
        "minutes": minutes,
        "saves": 900,
    }
