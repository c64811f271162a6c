"""Writing small station folders for tests, and reading the faults in them; nobody in them exists."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from roster.domain import Problem
from roster.errors import Fault, UnusableInput
from roster.loading import load

TOML = """\
name = "示例派出所"
id = "S01"
[period]
from = 2026-11-23
days = 7
"""
TABLES = {
    "people": "id,name,grade,home_grid\n000123,赵翀,officer,G01\nA001,钱堃,auxiliary,G01\n",
    "grids": "id,name,sector\nG01,第一网格,X\n",
    "shifts": "code,name,start,end\nD,早班,08:00,16:00\nN,夜班,22:00,06:00\n",
    "demand": "applies_to,days,shift,officer,auxiliary\ngrid,mon-sun,D,1,1\n",
}

Cell = str | int | float | date | datetime | time | None


def station(folder: Path, tables: Mapping[str, str | None] | None = None, toml: str = TOML) -> Path:
    """Write a folder: the usual tables, replaced by or beside the given ones; None leaves a table out."""
    (folder / "station.toml").write_text(toml, encoding="utf-8")
    for name, text in {**TABLES, **(tables or {})}.items():
        if text is not None:
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def workbook(path: Path, sheets: Mapping[str, list[list[Cell]]]) -> None:
    """Write a workbook; text stays text, dates and times become such cells."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            time: book.add_format({"num_format": "hh:mm"}),
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    if isinstance(value, (date, time)):
                        sheet.write_datetime(i, j, value, formats[type(value)])
                    elif isinstance(value, str):
                        sheet.write_string(i, j, value)
                    elif value is not None:
                        sheet.write_number(i, j, value)


def rows_of(text: str) -> list[list[Cell]]:
    """Give the rows of a simple CSV text as cells of text."""
    return [list(line.split(",")) for line in text.splitlines()]


def faults(folder: Path, first: date | None = None) -> tuple[Fault, ...]:
    """Load a folder that cannot be used and give the faults."""
    with pytest.raises(UnusableInput) as caught:
        load(folder, first=first)
    for fault in caught.value.faults:
        for text in (fault.message, fault.advice):
            assert text.zh
            assert text.en
    return caught.value.faults


def places(folder: Path, first: date | None = None) -> list[tuple[str, int | None, str | None]]:
    """Give file, row and column of every fault."""
    return [(f.source.file, f.source.row, f.source.column) for f in faults(folder, first)]


def only(folder: Path, file: str, row: int | None, column: str | None) -> Fault:
    """Give the one fault of a folder, and assert where it stands."""
    found = faults(folder)
    assert [(f.source.file, f.source.row, f.source.column) for f in found] == [(file, row, column)], found
    return found[0]


def same(one: Problem, other: Problem) -> bool:
    """Tell whether two problems say the same, in the same order."""
    return one == other and repr(list(one.people)) == repr(list(other.people))
