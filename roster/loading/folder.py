"""Finding the tables of a station's folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from roster.errors import Source
from roster.loading.catalogue import MATRIX_TABLES, TABLES
from roster.loading.csv_file import read_csv
from roster.loading.findings import Findings
from roster.loading.sheet import Sheet
from roster.loading.tables import Table
from roster.loading.texts import fold, suggestion
from roster.loading.workbook import read_workbook
from roster.words import Text

_OTHER_FORMATS = {".xls", ".xlsm", ".xlsb", ".ods", ".et"}


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What a kind of folder may hold: its tables, and the names of the workbook in which all may stand.

    `matrices` may be a workbook of their own; `new` says how to get empty tables.
    """

    tables: tuple[Table[Any], ...]
    workbook: tuple[str, ...]
    matrices: tuple[Table[Any], ...] = ()
    new: Text

    @cached_property
    def by_title(self) -> dict[str, Table[Any]]:
        """Map the folded names of every table (`people`, 人员) to it."""
        return {fold(title): table for table in self.tables for title in table.titles}

    def is_workbook(self, path: Path) -> bool:
        """Tell whether a file is named as the folder's own workbook, whatever its format."""
        return fold(path.stem) in map(fold, self.workbook)


STATION = Shelf(
    tables=TABLES,
    workbook=("station", "派出所", "站点"),
    matrices=MATRIX_TABLES,
    new=Text("roster init 可生成空表。", "roster init writes empty tables."),
)

Found = dict[str, tuple[str, list[Sheet]]]
"""For every table by name: where it stands, and its sheets (several for a matrix with a workbook of its own)."""


def find_tables(folder: Path, findings: Findings, shelf: Shelf = STATION) -> Found:
    """Read every table of the folder; a file or sheet that is no known table is a fault."""
    found: Found = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$", "#", "_")) or not path.is_file():
            continue
        for table, place, sheets in _tables_in(path, shelf, findings):
            other, rows = found.get(table.name, ("", []))
            if _filled(sheets) and _filled(rows):
                _say_twice(table, place, other, findings)
            elif _filled(sheets) or not other:
                found[table.name] = (place, sheets)
    if not any(_is_workbook(fault.source.file, shelf) for fault in findings):  # else they may stand in there
        for table in shelf.tables:
            if table.needed and table.name not in found:
                _say_missing(table, shelf, findings)
    return found


def _filled(sheets: list[Sheet]) -> bool:
    """Tell whether a table has rows; one that has only its header may stand beside another."""
    return any(not sheet.frame.is_empty() for sheet in sheets)


def _tables_in(path: Path, shelf: Shelf, findings: Findings) -> Iterator[tuple[Table[Any], str, list[Sheet]]]:
    """Yield each table that a file holds, where it stands, and its sheets (none when it is blank)."""
    suffix, table = path.suffix.lower(), shelf.by_title.get(fold(path.stem))
    if suffix in _OTHER_FORMATS and (table or shelf.is_workbook(path)):
        _say_format(path, findings)
    elif suffix == ".csv" and table:
        sheet = read_csv(path.read_bytes(), path.name, findings)
        yield table, path.name, [sheet] if sheet else []
    elif suffix == ".xlsx" and shelf.is_workbook(path):
        yield from _sheets_of(path, shelf, findings)
    elif suffix == ".xlsx" and table in shelf.matrices:
        read = list(read_workbook(path.read_bytes(), path.name, findings))
        sheets = [sheet for _, sheet in read if sheet]
        yield table, path.name, sheets
    elif suffix in {".csv", ".xlsx"}:
        _say_unknown(path.name, path.stem, shelf, findings)


def _sheets_of(path: Path, shelf: Shelf, findings: Findings) -> Iterator[tuple[Table[Any], str, list[Sheet]]]:
    for name, sheet in read_workbook(path.read_bytes(), path.name, findings):
        place = f"{path.name}[{name}]"
        if (table := shelf.by_title.get(fold(name))) is not None:
            yield table, place, [sheet] if sheet else []
        elif sheet:
            _say_unknown(place, name, shelf, findings)


def _is_workbook(file: str, shelf: Shelf) -> bool:
    path = Path(file)
    return shelf.is_workbook(path) and path.suffix.lower() in {".xlsx", *_OTHER_FORMATS}


def _say_twice(table: Table[Any], place: str, other: str, findings: Findings) -> None:
    findings.add(
        Source(place),
        Text(f"表 {table.text.zh} 已经在 {other} 里", f"the table {table.name} is already given in {other}"),
        Text("只留一处。", "Keep one of the two."),
    )


def _say_missing(table: Table[Any], shelf: Shelf, findings: Findings) -> None:
    workbook = f"{shelf.workbook[0]}.xlsx"
    findings.add(
        Source(f"{table.name}.csv"),
        Text(f"缺少表 {table.text.zh}", f"the table {table.name} is missing"),
        Text(
            f"提供 {table.name}.csv，或在 {workbook} 里加一个名为“{table.zh}”的工作表；{shelf.new.zh}",
            f'Give {table.name}.csv, or a sheet "{table.name}" in {workbook}; {shelf.new.en}',
        ),
    )


def _say_unknown(place: str, name: str, shelf: Shelf, findings: Findings) -> None:
    names = [title for table in shelf.tables for title in table.titles]
    choices = Text("、".join(t.zh for t in shelf.tables), ", ".join(t.name for t in shelf.tables))
    findings.add(
        Source(place),
        Text(f"没有名为「{name}」的表", f'there is no table named "{name}"'),
        suggestion(name, names, choices)
        + Text(
            "不是表的，请移出文件夹，或在名称前加 #。",
            " What is no table: move it out, or put # before its name.",
        ),
    )


def _say_format(path: Path, findings: Findings) -> None:
    findings.add(
        Source(path.name),
        Text(f"不能读 {path.suffix} 格式", f"the format {path.suffix} cannot be read"),
        Text("另存为 .xlsx 或 CSV。", "Save it as .xlsx or CSV."),
    )
