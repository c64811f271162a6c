"""From a city's folder to a `City`. The stations' own tables are left to whoever rosters them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from roster.city.checks import check_city
from roster.city.city import City, StationEntry
from roster.city.settings import FILE, CityFile, read_city_file
from roster.city.tables import RESERVE, SHELF, STATIONS, TRAVEL, UNITS
from roster.domain import Period
from roster.errors import Source, UnusableCall, UnusableInput
from roster.loading.findings import Findings
from roster.loading.folder import find_tables
from roster.loading.records import Record, made, read_records
from roster.loading.station_file import LONGEST_PERIOD
from roster.words import Text

Records = dict[str, list[Record]]


def load_city(folder: Path, *, first: date | None = None, days: int | None = None) -> City:
    """Read a city's folder.

    `first` and `days` say the period; without them `[period]` of `city.toml` does. Whether a station's own
    folder can be loaded is not asked. Raises UnusableInput with every fault found, each with file, row,
    column and advice, and UnusableCall for a period that cannot be.
    """
    findings = Findings()
    try:
        return _load(folder, first, days, findings)
    except OSError as error:
        findings.add(
            Source(str(error.filename or folder)),
            Text(f"不能读取：{error.strerror}", f"cannot be read: {error.strerror}"),
            Text(
                f"给出含有 {FILE} 的文件夹，并检查权限。",
                f"Name the folder that holds {FILE}; check permissions.",
            ),
        )
        raise UnusableInput(findings) from error


def _load(folder: Path, first: date | None, days: int | None, findings: Findings) -> City:
    found = find_tables(folder, findings, SHELF)
    given = read_city_file(folder, findings)
    period = _period(given, first, days, findings)
    records = _records(found, findings)
    check_city(records, findings)
    if findings or period is None:
        raise UnusableInput(findings)
    return _assembled(folder, given, period, records)


def _records(found: Any, findings: Findings) -> Records:  # noqa: ANN401 - as find_tables gives it
    records: Records = {}
    for table in SHELF.tables:
        _, sheets = found.get(table.name, ("", ()))
        records[table.name] = [row for sheet in sheets for row in read_records(table, sheet, findings)]
    place, _ = found.get(STATIONS.name, ("", ()))
    if place and not records[STATIONS.name] and not any(fault.source.file == place for fault in findings):
        findings.add(
            Source(place),
            Text("派出所表是空的", "the table stations is empty"),
            Text("至少填一行。", "Fill in at least one row."),
        )
    return records


def _assembled(folder: Path, given: CityFile, period: Period, records: Records) -> City:
    stations = [_placed(entry, folder) for entry in made(STATIONS, records[STATIONS.name])]
    return City(
        id=given.id,
        name=given.name,
        folder=folder,
        period=period,
        language=given.language,
        timezone=given.timezone,
        terms=given.terms,
        stations={entry.id: entry for entry in stations},
        units={unit.id: unit for unit in made(UNITS, records[UNITS.name])},
        reserve={person.id: person for person in made(RESERVE, records[RESERVE.name])},
        travels=tuple(made(TRAVEL, records[TRAVEL.name])),
    )


def _placed(entry: StationEntry, folder: Path) -> StationEntry:
    return replace(entry, folder=folder / entry.folder)


def _period(given: CityFile, first: date | None, days: int | None, findings: Findings) -> Period | None:
    if days is not None and not 1 <= days <= LONGEST_PERIOD:
        raise UnusableCall(
            Text(f"周期不能是 {days} 天", f"a period cannot have {days} days"),
            Text(f"天数应在 1 到 {LONGEST_PERIOD} 之间。", f"Give 1 to {LONGEST_PERIOD} days."),
        )
    start = first or given.first
    if start is not None:
        return Period(first=start, days=days if days is not None else given.days)
    if not any(fault.source.file.startswith(FILE) for fault in findings):
        findings.add(
            Source(f"{FILE} [period]", None, "from"),
            Text("没有说明从哪天开始排班", "no period is given"),
            Text(
                "用 --from 2026-11-23 指定，或写在 [period] 里。",
                "Say --from 2026-11-23, or write it under [period].",
            ),
        )
    return None
