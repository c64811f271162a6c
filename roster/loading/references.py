"""Ids that must be there, and ids that must not be there twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from roster.loading.catalogue import TABLES
from roster.loading.findings import Findings
from roster.loading.records import Record
from roster.loading.tables import Column, Table
from roster.loading.texts import fold, narrow, offered, suggestion, without_zeros
from roster.loading.vocabulary import POST_KINDS, ZONE_LEVELS
from roster.words import Text

Records = Mapping[str, Sequence[Record]]
"""Every table's records, by the table's name."""

_NAMES = {
    "people": ("人员", "person"),
    "grids": ("网格", "grid"),
    "posts": ("岗位或网格", "post or grid"),
    "shifts": ("班次", "shift"),
}
_IDS = {"people": "id", "grids": "id", "posts": "id", "shifts": "code"}


def known_ids(records: Records) -> Mapping[str, frozenset[str]]:
    """Give the ids of people, grids, posts (grids are posts too) and shifts, unsound rows among them."""
    ids = {
        table: frozenset(r.values[key] for r in records.get(table, ()) if key in r.values)
        for table, key in _IDS.items()
    }
    return ids | {"posts": ids["posts"] | ids["grids"]}


def check_references(records: Records, findings: Findings) -> None:
    """Note every id that no row has. People who have left may stand in `past`: they are kept out later.

    Where nothing is known at all, the table itself is at fault, and that has been said already.
    """
    ids = known_ids(records)
    for table, column in _referring():
        for record in records.get(table.name, ()):
            value, known = record.values.get(column.name), ids[column.refers or ""]
            if value is not None and known and value not in known:
                _check_reference(table, column, record, known, findings)
    for record in records.get("demand", ()):
        _check_applies_to(record, ids["posts"], findings)


def with_scopes(records: Sequence[Record], posts: frozenset[str]) -> list[Record]:
    """Give the rows of demand with what they apply to as an id, or as the kind or level that its word means."""
    return [
        replace(record, values={**record.values, "applies_to": _scope(record.values["applies_to"], posts)})
        if "applies_to" in record.values
        else record
        for record in records
    ]


def _scope(word: str, posts: frozenset[str]) -> str:
    return narrow(word) if narrow(word) in posts else _SCOPES.get(fold(word), narrow(word))


def _referring() -> Iterator[tuple[Table[Any], Column]]:
    for table in TABLES:
        yield from ((table, column) for column in table.columns if column.refers)


def _check_reference(
    table: Table[Any], column: Column, record: Record, known: frozenset[str], findings: Findings
) -> None:
    value = record.values[column.name]
    lost = _with_zeros(known).get(without_zeros(value))
    if table.name == "past" and column.name == "person" and lost is None:
        return
    zh, en = _NAMES[column.refers or ""]
    if lost is not None and lost.casefold() != value.casefold():
        advice = Text(
            f"表中有 {lost}。在表格软件里先把编号列设为“文本”再填，前面的 0 才不会丢。",
            f"There is {lost}. Format the column as text before filling it in, so that leading zeros stay.",
        )
    elif column.refers == "people":
        advice = Text(
            f"改正编号，或在人员表里加上 {value}。", f"Correct the id, or add {value} to the table people."
        )
    else:
        advice = suggestion(value, sorted(known))
    if (table.name, column.name) == ("past", "shift"):
        advice += Text(
            "已停用的班次请留在班次表里：没有需求就不会再排。",
            " Leave a shift that is no longer used in the table shifts: without demand it is not rostered.",
        )
    findings.add(
        record.at(column.name), Text(f"没有编号为 {value} 的{zh}", f"there is no {en} {value}"), advice
    )


@lru_cache(maxsize=4)
def _with_zeros(known: frozenset[str]) -> Mapping[str, str]:
    """Map ids without the zeros that a spreadsheet drops to the ids."""
    return {without_zeros(id_): id_ for id_ in sorted(known)}


def _check_applies_to(record: Record, posts: frozenset[str], findings: Findings) -> None:
    value = record.values.get("applies_to")
    if value is not None and value not in posts and value not in _SCOPES.values():
        findings.add(
            record.at("applies_to"),
            Text(
                f"「{value}」既不是岗位类型、管控级别，也不是岗位或网格编号",
                f'"{value}" is neither a kind of post, a zone level, nor the id of a post or grid',
            ),
            suggestion(value, [*POST_KINDS, *ZONE_LEVELS, *sorted(posts)], _OFFERED),
        )


_SCOPES: Mapping[str, str] = {
    fold(word): member.value for words in (POST_KINDS, ZONE_LEVELS) for word, member in words.items()
}
_OFFERED = offered({**POST_KINDS, **ZONE_LEVELS}) + Text(
    "，或某个网格、岗位的编号", ", or the id of a grid or post"
)
