"""What a city's tables must keep among themselves: ids that are there, and once; dates in order."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from roster.city.tables import RESERVE, SHELF, STATIONS, STATIONS_FOLDER, TRAVEL, UNITS
from roster.errors import Source
from roster.loading.findings import Findings
from roster.loading.records import Record
from roster.loading.repeats import check_rows_unique
from roster.loading.texts import suggestion
from roster.words import Text

Records = Mapping[str, Sequence[Record]]


def check_city(records: Records, findings: Findings) -> None:
    """Note every row that contradicts another or itself."""
    for table in SHELF.tables:
        check_rows_unique(table, records[table.name], findings)
    _check_folders(records[STATIONS.name], findings)
    _check_names(records, findings)
    _check_units(records, findings)
    _check_dates(records[RESERVE.name], findings)
    _check_ways(records, findings)


def _check_folders(stations: Iterable[Record], findings: Findings) -> None:
    """No two stations share a folder: one would be rostered twice and the other never."""
    seen: dict[PurePosixPath, Source] = {}
    for record in stations:
        if (id_ := record.values.get("id")) is not None:
            folder = PurePosixPath(str(record.values.get("folder", f"{STATIONS_FOLDER}/{id_}")))
            if (first := seen.setdefault(folder, record.source)) != record.source:
                findings.add(
                    record.at("folder"),
                    Text(
                        f"文件夹 {folder} 已是 {first.text.zh}的派出所的",
                        f"the folder {folder} is that of the station in {first.text.en}",
                    ),
                    Text("每个派出所各用一个文件夹。", "Give each station a folder of its own."),
                )


def _check_names(records: Records, findings: Findings) -> None:
    """No unit has the id of a station, and no district is named like either: a way must lead to one place."""
    stations, units = _ids(records[STATIONS.name]), _ids(records[UNITS.name])
    for record in records[UNITS.name]:
        if (id_ := record.values.get("id")) in stations:
            _say_taken(record.at("id"), Text(f"派出所 {id_}", f"the station {id_}"), findings)
    for record in (*records[STATIONS.name], *records[UNITS.name]):
        if (name := record.values.get("district")) in stations | units:
            _say_taken(record.at("district"), Text(f"编号 {name}", f"the id {name}"), findings)


def _say_taken(place: Source, other: Text, findings: Findings) -> None:
    findings.add(
        place,
        Text(f"与{other.zh}同名", f"this is {other.en} as well"),
        Text(
            "换一个，使派出所、单位和分局互不同名。",
            "Choose another: stations, units and districts differ in name.",
        ),
    )


def _check_units(records: Records, findings: Findings) -> None:
    known = _ids(records[UNITS.name])
    for record in records[RESERVE.name]:
        unit = record.values.get("unit")
        if unit is not None and unit not in known:
            findings.add(
                record.at("unit"),
                Text(f"没有编号为 {unit} 的单位", f"there is no unit {unit}"),
                suggestion(unit, sorted(known))
                if known
                else Text("先在 units（机关单位）表里列出单位。", "List the units in the table units first."),
            )


def _check_dates(reserve: Iterable[Record], findings: Findings) -> None:
    for record in reserve:
        first, last = record.values.get("from"), record.values.get("to")
        if first is not None and last is not None and first > last:
            findings.add(
                record.at("to"),
                Text(
                    f"结束日期 {last} 早于开始日期 {first}",
                    f"the last day, {last}, lies before the first, {first}",
                ),
                Text("把两个日期对调，或改正其中一个。", "Swap the two dates, or correct one of them."),
            )


def _check_ways(records: Records, findings: Findings) -> None:
    stations, units = _ids(records[STATIONS.name]), _ids(records[UNITS.name])
    places = (*records[STATIONS.name], *records[UNITS.name])
    districts = {row.values["district"] for row in places if "district" in row.values}
    seen: dict[frozenset[str], Record] = {}
    for record in records[TRAVEL.name]:
        for column, known in (("from", districts | stations | units), ("to", districts | stations)):
            value = record.values.get(column)
            if value is not None and known and value not in known:
                findings.add(
                    record.at(column),
                    Text(
                        f"没有名为「{value}」的分局、单位或派出所",
                        f'there is no district, unit or station "{value}"',
                    ),
                    suggestion(value, sorted(known)),
                )
        if {"from", "to", "minutes"} <= record.values.keys():
            pair = frozenset((record.values["from"], record.values["to"]))
            _check_way_back(record, seen.setdefault(pair, record), findings)


def _check_way_back(record: Record, first: Record, findings: Findings) -> None:
    """Note a way that takes another time back; rows of one direction are looked at elsewhere."""
    there = (record.values["from"], record.values["to"]) != (first.values["from"], first.values["to"])
    if there and record.values["minutes"] != first.values["minutes"]:
        findings.add(
            record.at("minutes"),
            Text(
                f"往返不一致：{first.source.text.zh}写的是另一个数",
                f"{first.source.text.en} says otherwise of this way",
            ),
            Text("路程双向适用，只留一行。", "A row holds in both directions: keep one of the two."),
        )


def _ids(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.values["id"] for record in records if "id" in record.values)
