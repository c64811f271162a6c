"""Ids that must be there, and ids that must not be there twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from roster.errors import Source
from roster.loading.catalogue import TABLES
from roster.loading.findings import Findings
from roster.loading.records import Record
from roster.loading.tables import Column, Table
from roster.loading.tables_places import GRIDS, POSTS
from roster.loading.texts import fold, narrow, nearest, suggestion, without_zeros
from roster.loading.vocabulary import POST_KINDS, ZONE_LEVELS
from roster.words import Text

Records = Mapping[str, Sequence[Record]]
"""Every table's records, by the table's name."""

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


def check_unique(records: Records, findings: Findings) -> None:
    """Note rows that say the same thing twice, and ids that differ only by lost zeros."""
    for table in TABLES:
        if table.unique:
            _check_table(table, records.get(table.name, ()), findings)
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
    close = nearest(value, known)
    lost_zeros = close is not None and without_zeros(close) == without_zeros(value)
    if table.name == "past" and column.name == "person" and not lost_zeros:
        return
    zh = {"people": "人员", "grids": "网格", "posts": "岗位或网格", "shifts": "班次"}[column.refers or ""]
    en = {"people": "person", "grids": "grid", "posts": "post or grid", "shifts": "shift"}[
        column.refers or ""
    ]
    advice = suggestion(value, sorted(known))
    if lost_zeros:
        advice = _as_text(close or "")
    elif table.name == "past":
        advice += Text(
            " 已停用的班次请留在班次表里：没有需求就不会再排。",
            " Leave a shift that is no longer used in the table shifts: without demand it is not rostered.",
        )
    findings.add(
        record.at(column.name), Text(f"没有编号为 {value} 的{zh}", f"there is no {en} {value}"), advice
    )


def _as_text(close: str) -> Text:
    return Text(
        f"表中有 {close}。在表格软件里先把编号列设为“文本”再填，前面的 0 才不会丢。",
        f"There is {close}. Format the column as text before filling it in, so that leading zeros stay.",
    )


def _check_applies_to(record: Record, posts: frozenset[str], findings: Findings) -> None:
    value = record.values.get("applies_to")
    if value is not None and value not in posts and value not in _SCOPES.values():
        findings.add(
            record.at("applies_to"),
            Text(
                f"「{value}」既不是岗位类型、管控级别，也不是岗位或网格编号",
                f'"{value}" is neither a kind of post, a zone level, nor the id of a post or grid',
            ),
            suggestion(value, [*POST_KINDS, *ZONE_LEVELS, *sorted(posts)]),
        )


_SCOPES: Mapping[str, str] = {
    fold(word): member.value for words in (POST_KINDS, ZONE_LEVELS) for word, member in words.items()
}


def _check_table(table: Table[Any], records: Sequence[Record], findings: Findings) -> None:
    seen: dict[tuple[object, ...], Record] = {}
    loosely: dict[str, tuple[str, Record]] = {}
    for record in records:
        key = tuple(record.values.get(name) for name in table.unique)
        if key[0] is None:
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
    what = " ".join(str(record.values[name]) for name in table.unique if record.values.get(name) is not None)
    same = len(table.unique) == 1
    zh = f"编号 {what} 重复" if same else f"{what} 重复"
    findings.add(
        record.at(table.unique[0]),
        Text(f"{zh}：{first.text.zh}已有", f"{what} is given twice: it stands in {first.text.en} already"),
        Text("改正编号，或删去重复的一行。", "Correct the id or delete one of the rows."),
    )


def _say_probably_same(place: Source, id_: str, other: str, first: Source, findings: Findings) -> None:
    findings.add(
        place,
        Text(
            f"{id_} 很可能就是{first.text.zh}的 {other}：只差前面的 0",
            f"{id_} is probably {other} in {first.text.en}: only leading zeros differ",
        ),
        Text(
            "在表格软件里先把编号列设为“文本”再填；确是两个编号的，请换一个。",
            "Format the column as text before filling it in; if they are two, give one another id.",
        ),
    )
