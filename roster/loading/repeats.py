"""Rows that say the same thing twice, and ids that are probably one."""

from collections.abc import Sequence
from typing import Any

from roster.errors import Source
from roster.loading.catalogue import TABLES
from roster.loading.findings import Findings
from roster.loading.records import Record
from roster.loading.references import Records
from roster.loading.tables import Table
from roster.loading.tables_places import GRIDS, POSTS
from roster.loading.texts import without_zeros
from roster.words import Text


def check_unique(records: Records, findings: Findings) -> None:
    """Note rows that say the same thing twice, and ids that differ only by lost zeros."""
    for table in TABLES:
        check_rows_unique(table, records.get(table.name, ()), findings)
    grids = {r.values.get("id"): r for r in records.get(GRIDS.name, ())}
    for record in records.get(POSTS.name, ()):
        if (id_ := record.values.get("id")) is not None and id_ in grids:
            findings.add(
                record.at("id"),
                Text(f"岗位编号 {id_} 与网格编号相同", f"the post {id_} has the id of a grid"),
                Text(
                    "每个网格本身就是岗位，不必再列；别的岗位请换一个编号。",
                    "A grid is a post already and need not be listed; give any other post an id of its own.",
                ),
            )


def check_rows_unique(table: Table[Any], records: Sequence[Record], findings: Findings) -> None:
    """Note the rows of one table that repeat what its `unique` columns may say once."""
    seen: dict[tuple[object, ...], Record] = {}
    loosely: dict[str, tuple[str, Record]] = {}
    for record in records:
        key = tuple(record.values.get(name) for name in table.unique)
        if not key or key[0] is None:
            continue
        if key in seen:
            _say_same(table, record, seen[key].source, findings)
            continue
        seen[key] = record
        if len(table.unique) == 1:
            id_ = str(key[0])
            other, first = loosely.setdefault(without_zeros(id_) if id_.isdigit() else id_, (id_, record))
            if other != id_:
                _say_probably_same(record.at(table.unique[0]), id_, other, first.source, findings)


def _say_same(table: Table[Any], record: Record, first: Source, findings: Findings) -> None:
    given = [name for name in table.unique if record.values.get(name) is not None]
    what = " ".join(table.column(name).write(record.values[name]) for name in given)
    one = len(table.unique) == 1
    findings.add(
        record.at(table.unique[0]),
        Text(
            f"{'编号 ' if one else ''}{what} 重复：{first.text.zh}已有",
            f"{what} is given twice: it stands in {first.text.en} already",
        ),
        Text("改正编号，或删去重复的一行。", "Correct the id, or delete one of the rows.")
        if one
        else Text("删去重复的一行。", "Delete one of the rows."),
    )


def _say_probably_same(place: Source, id_: str, other: str, first: Source, findings: Findings) -> None:
    findings.add(
        place,
        Text(
            f"{id_} 很可能就是 {first.text.zh}的 {other}：只差前面的 0",
            f"{id_} is probably {other} in {first.text.en}: only leading zeros differ",
        ),
        Text(
            "在表格软件里先把编号列设为“文本”再填；确是两个编号的，请换一个。",
            "Format the column as text before filling it in; if they are two, give one another id.",
        ),
    )
