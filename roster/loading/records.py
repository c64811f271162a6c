"""From a table's text to values, cell by cell; each cell that cannot be read becomes a fault."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import polars as pl

from roster.errors import Source
from roster.loading.cells import Unreadable
from roster.loading.findings import Findings
from roster.loading.sheet import Sheet
from roster.loading.tables import Column, Table
from roster.loading.texts import fold, for_people, listing, suggestion
from roster.words import Text

_Row = TypeVar("_Row")
_BLANK = object()


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the values of its filled cells by column, and where it stands.

    `headers` are the columns' headers as written. A record with an unreadable cell is not `sound`: it makes
    no object, but its id still counts as known, so that one fault does not breed others.
    """

    source: Source
    values: Mapping[str, Any]
    headers: Mapping[str, str]
    sound: bool = True

    def at(self, column: str) -> Source:
        """Give the place of one cell."""
        return self.source.at(self.headers.get(column, column))


def read_records(table: Table[Any], sheet: Sheet, findings: Findings) -> list[Record]:
    """Read a sheet's rows."""
    columns = _columns(table, sheet, findings)
    headers = {column.name: sheet.headers[index] for index, column in columns.items()}
    cells = {column: _read_column(column, sheet.cells(index)) for index, column in columns.items()}
    records = []
    for place, row in enumerate(sheet.rows):
        source = Source(sheet.file, row)
        values, sound = {}, True
        for column, read in cells.items():
            value = read[place]
            if isinstance(value, Unreadable):
                findings.add(source.at(headers[column.name]), value.message, value.advice)
                sound = False
            elif value is not _BLANK:
                values[column.name] = value
            elif column.required:
                _say_blank(source.at(headers[column.name]), column, findings)
                sound = False
        sound = sound and all(c.name in headers for c in table.columns if c.required)
        records.append(Record(source, values, headers, sound))
    return records


def made(table: Table[_Row], records: Iterable[Record]) -> list[_Row]:
    """Make an object of every sound record."""
    targets = {column.name: column.target for column in table.columns}
    return [
        table.make(source=record.source, **{targets[name]: value for name, value in record.values.items()})
        for record in records
        if record.sound
    ]


def _columns(table: Table[Any], sheet: Sheet, findings: Findings) -> dict[int, Column]:
    """Find the column of each header; note unknown, repeated and missing ones."""
    found: dict[int, Column] = {}
    for index, header in enumerate(sheet.headers):
        column = table.by_header.get(fold(header))
        if column is None:
            _check_unknown(table, sheet, index, findings)
        elif column in found.values():
            findings.add(
                Source(sheet.file, sheet.header_row, header),
                Text(f"{column.text.zh}列写了两次", f"the column {column.name} is given twice"),
                Text("只留一列。", "Keep one of them."),
            )
        else:
            found[index] = column
    for column in table.columns:
        if column.required and column not in found.values():
            _say_no_column(column, sheet, findings)
    return found


def _check_unknown(table: Table[Any], sheet: Sheet, index: int, findings: Findings) -> None:
    header, source = sheet.headers[index], Source(sheet.file, sheet.header_row, sheet.headers[index])
    if for_people(header):
        return
    if header:
        own = _own_language(header, table.columns)
        message = Text(f"没有名为「{header}」的列", f'there is no column named "{header}"')
        findings.add(source, message, suggestion(header, own, listing(own, shown=len(own))))
    elif (filled := sheet.frame.filter(pl.col(str(index)).is_not_null())).height:
        findings.add(
            Source(sheet.file, filled["row"][0]),
            Text(f"第 {index + 1} 列有内容却没有表头", f"column {index + 1} has content but no header"),
            Text(
                "在第一行补上列名，或清空该列。",
                "Write the column's name in the first row, or clear the column.",
            ),
        )


def _own_language(header: str, columns: Sequence[Column]) -> list[str]:
    return [column.name if header.isascii() else column.zh for column in columns]


def _say_no_column(column: Column, sheet: Sheet, findings: Findings) -> None:
    (name,) = _own_language("".join(sheet.headers), [column])
    findings.add(
        Source(sheet.file, sheet.header_row, name),
        Text(f"缺少「{name}」列", f'the column "{name}" is missing'),
        Text(
            f"在表头（表的第一行）加上“{column.zh}”或 {column.name}。",
            f"Add {column.name} (or {column.zh}) to the header, the table's first row.",
        ),
    )


def _say_blank(source: Source, column: Column, findings: Findings) -> None:
    findings.add(
        source,
        Text(f"{column.zh}没有填", f"{column.name} is blank"),
        Text("填上，或删去这一行。", "Fill it in, or delete the row."),
    )


def _read_column(column: Column, cells: pl.Series) -> list[object]:
    """Read every cell of a column; equal texts are read once."""
    read = {text: _read_cell(column, text) for text in cells.unique() if text is not None}
    return [_BLANK if text is None else read[text] for text in cells]


def _read_cell(column: Column, text: str) -> object:
    try:
        return column.read(text)
    except Unreadable as error:
        return error
