"""Dates that belong together: a first day before a last one, rows that must not overlap, leave against duties."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from roster.loading.catalogue import TABLES
from roster.loading.findings import Findings
from roster.loading.records import Record
from roster.loading.references import Records
from roster.loading.tables import Table
from roster.words import Text


def check_spans(records: Records, findings: Findings) -> None:
    """Note dates out of order, and rows of one table that overlap."""
    for table in TABLES:
        if table.apart is not None:
            check_rows_apart(table, records.get(table.name, ()), findings)


def check_rows_apart(table: Table[Any], records: Sequence[Record], findings: Findings) -> None:
    """Note the rows of one table whose dates are out of order, or overlap within its `apart` columns."""
    groups: defaultdict[tuple[object, ...], list[Record]] = defaultdict(list)
    for record in records:
        if "from" not in record.values or "to" not in record.values:
            continue
        if record.values["from"] > record.values["to"]:
            findings.add(
                record.at("to"),
                Text(
                    f"结束日期 {record.values['to']} 早于开始日期 {record.values['from']}",
                    f"the last day, {record.values['to']}, lies before the first, {record.values['from']}",
                ),
                Text("把两个日期对调，或改正其中一个。", "Swap the two dates, or correct one of them."),
            )
        elif all(name in record.values for name in table.apart or ()):
            groups[tuple(record.values[name] for name in table.apart or ())].append(record)
    for group in groups.values():
        _check_overlaps(table, group, findings)


def _check_overlaps(table: Table[Any], group: list[Record], findings: Findings) -> None:
    """Note each row that begins before an earlier one of its group has ended."""
    longest: Record | None = None
    for record in sorted(group, key=lambda r: (r.values["from"], r.source)):
        if longest is not None and record.values["from"] <= longest.values["to"]:
            _say_overlap(table, record, longest, findings)
        if longest is None or record.values["to"] > longest.values["to"]:
            longest = record


def _say_overlap(table: Table[Any], record: Record, other: Record, findings: Findings) -> None:
    whose = " ".join(str(record.values[name]) for name in table.apart or ())
    first, last = other.values["from"], other.values["to"]
    findings.add(
        record.at("from"),
        Text(
            f"{whose + ' 的' if whose else ''}日期与 {other.source.text.zh}（{first} 至 {last}）重叠",
            f"the dates{' of ' if whose else ''}{whose} overlap those of {other.source.text.en} ({first} to {last})",
        ),
        Text(
            "改日期或合并成一行，使各行互不重叠。",
            "Change the dates, or merge the rows, so that none overlap.",
        ),
    )


def check_fixed_against_leave(records: Records, findings: Findings) -> None:
    """Note duties settled on days of leave."""
    leave: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records.get("leave", ()):
        if {"person", "from", "to"} <= record.values.keys():
            leave[record.values["person"]].append(record)
    for record in records.get("fixed", ()):
        when: date | None = record.values.get("date")
        for away in leave.get(record.values.get("person", ""), ()):
            if when is not None and away.values["from"] <= when <= away.values["to"]:
                _say_away(record, away, findings)


def _say_away(record: Record, away: Record, findings: Findings) -> None:
    person, when = record.values["person"], record.values["date"]
    findings.add(
        record.at("date"),
        Text(
            f"{person} 在 {when} 有固定勤务，但 {away.source.text.zh}写明当日请假",
            f"{person} has a settled duty on {when}, but is on leave by {away.source.text.en}",
        ),
        Text("取消其中一项。", "Withdraw one of the two."),
    )
