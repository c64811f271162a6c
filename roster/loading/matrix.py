"""The matrix that stations keep: a row per person, a column per date, shift codes in the cells.

A cell holds `D`, `D@G03` with the post, several duties separated by a blank, `/` or `+`, or, where there is no
duty, nothing, 休, `-` or a kind of leave. `roster.storing.matrix` writes the same form.
"""

import re
from collections.abc import Mapping
from datetime import date

from roster.errors import Source
from roster.loading.cells import Unreadable, ident
from roster.loading.findings import Findings
from roster.loading.matrix_dates import header_date, looks_like_date
from roster.loading.records import Record
from roster.loading.sheet import ROW, Sheet
from roster.loading.tables_people import PEOPLE
from roster.loading.texts import fold, for_people, narrow
from roster.loading.vocabulary import LEAVE_KINDS, OFF
from roster.words import Text

NO_DUTY = frozenset(map(fold, (*OFF, *LEAVE_KINDS)))
"""What a cell without a duty may hold; no shift can have such a code."""

_BETWEEN = re.compile(r"[\s/+,;、]+")
_MOSTLY = 0.5


def is_matrix(sheet: Sheet) -> bool:
    """Tell whether a table is a matrix: most of its headers, those that describe a person apart, are dates."""
    others = [header for header in sheet.headers if not _is_aside(header)]
    dated = sum(looks_like_date(header) for header in others)
    return dated > _MOSTLY * len(others)


def _is_aside(header: str) -> bool:
    return not header or fold(header) in PEOPLE.by_header or for_people(header)


def read_matrix(sheet: Sheet, near: date, findings: Findings) -> list[Record]:
    """Read a matrix as rows of a table of duties; a date without a year is the one nearest to `near`."""
    dates = _dates(sheet, near, findings)
    who = _person_column(sheet, findings)
    if who is None or not dates:
        return []
    headers = {"person": sheet.headers[who]}
    long = sheet.frame.unpivot(
        on=[str(index) for index in dates], index=[ROW, str(who)], variable_name="day", value_name="cell"
    ).drop_nulls("cell")
    _check_people(sheet, who, findings)
    read: dict[str, list[tuple[str, str | None]] | Unreadable] = {
        cell: _duties(cell) for cell in long["cell"].unique()
    }
    records: list[Record] = []
    for row, person, index, cell in long.sort(ROW, maintain_order=True).iter_rows():
        source, header, duties = Source(sheet.file, row), sheet.headers[int(index)], read[cell]
        if isinstance(duties, Unreadable):
            findings.add(source.at(header), duties.message, duties.advice)
        elif person is not None and (id_ := _ident(person)) is not None:
            at = headers | dict.fromkeys(("date", "shift", "post"), header)
            records.extend(_record(source, at, id_, dates[int(index)], duty) for duty in duties)
    return records


def _record(
    source: Source, headers: Mapping[str, str], person: str, when: date, duty: tuple[str, str | None]
) -> Record:
    values = {"person": person, "date": when, "shift": duty[0]}
    return Record(source, values if duty[1] is None else values | {"post": duty[1]}, headers)


def _duties(cell: str) -> "list[tuple[str, str | None]] | Unreadable":
    """Read a cell as duties, each a shift and perhaps a post."""
    if fold(cell) in NO_DUTY:
        return []
    try:
        return [_duty(token) for token in _BETWEEN.split(narrow(cell)) if fold(token) not in {*NO_DUTY, ""}]
    except Unreadable as error:
        return error


def _duty(token: str) -> tuple[str, str | None]:
    shift, at, post = token.partition("@")
    return ident(shift), ident(post) if at else None


def _ident(text: str) -> str | None:
    try:
        return ident(text)
    except Unreadable:
        return None


def _check_people(sheet: Sheet, who: int, findings: Findings) -> None:
    """Note rows without an id, and ids that stand in two rows."""
    rows: dict[str, int] = {}
    for row, text in zip(sheet.rows, sheet.cells(who), strict=True):
        source = Source(sheet.file, row, sheet.headers[who])
        if text is None:
            findings.add(
                source,
                Text("这一行没有人员编号", "this row has no id of a person"),
                Text("填上编号，或删去这一行。", "Fill in the id, or delete the row."),
            )
            continue
        try:
            found = ident(text)
        except Unreadable as error:
            findings.add(source, error.message, error.advice)
            continue
        if rows.setdefault(found, row) != row:
            findings.add(
                source,
                Text(
                    f"{found} 在第 {rows[found]} 行已有一行", f"{found} has a row already, row {rows[found]}"
                ),
                Text("一人只留一行。", "Keep one row for each person."),
            )


def _person_column(sheet: Sheet, findings: Findings) -> int | None:
    for index, header in enumerate(sheet.headers):
        if (column := PEOPLE.by_header.get(fold(header))) is not None and column.name == "id":
            return index
    findings.add(
        Source(sheet.file, sheet.header_row),
        Text("排班表缺少“编号”列", 'the matrix has no column "id"'),
        Text("在姓名旁加一列人员编号。", "Add a column with the people's ids."),
    )
    return None


def _dates(sheet: Sheet, near: date, findings: Findings) -> dict[int, date]:
    """Find the date of every dated column; note headers that are neither a date nor about a person."""
    found: dict[int, date] = {}
    for index, header in enumerate(sheet.headers):
        if _is_aside(header):
            continue
        source = Source(sheet.file, sheet.header_row, header)
        try:
            when = header_date(header, near)
        except Unreadable as error:
            findings.add(source, error.message, error.advice)
            continue
        if when in found.values():
            findings.add(
                source,
                Text(f"{when} 这一天有两列", f"there are two columns for {when}"),
                Text("只留一列。", "Keep one of them."),
            )
        found[index] = when
    return found
