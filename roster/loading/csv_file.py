"""Reading a CSV file. The csv module finds the rows, so that each keeps its number as a spreadsheet counts."""

import csv
from io import StringIO

from roster.errors import Source
from roster.loading.decoding import decoded
from roster.loading.findings import Findings
from roster.loading.sheet import Sheet, frame_of, sheet
from roster.loading.texts import tidy
from roster.words import Text

_OTHER_SEPARATORS = (";", "\t", "|", "，", "；")


def read_csv(raw: bytes, file: str, findings: Findings) -> Sheet | None:
    """Read a table; None when it is blank or cannot be read, which then is a fault."""
    text = decoded(raw, file, findings)
    rows = _rows(text, file, findings) if text is not None else []
    top = next((i for i, row in enumerate(rows) if _filled(row)), None)
    if top is None or not _has_commas(rows[top], file, top + 1, findings):
        return None
    width = _filled(rows[top])
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        if len(row) != width and _filled(row):
            _check_width(row, width, Source(file, number), findings)
    return sheet(file, frame_of(rows, width))


def _rows(text: str, file: str, findings: Findings) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        findings.add(
            Source(file, len(rows) + 1),
            Text("引号没有配对，或单元格过长", "a quotation mark is not closed, or a cell is too long"),
            Text('单元格里的引号写成两个：""', 'Write a quotation mark inside a cell twice: ""'),
        )
        return []
    return rows


def _filled(row: list[str]) -> int:
    """Count the fields up to the last that is not blank."""
    return next((i for i in range(len(row), 0, -1) if tidy(row[i - 1])), 0)


def _has_commas(header: list[str], file: str, row: int, findings: Findings) -> bool:
    found = next((mark for mark in _OTHER_SEPARATORS if mark in header[0]), None)
    if len(header) > 1 or found is None:
        return True
    shown = "Tab" if found == "\t" else found
    findings.add(
        Source(file, row),
        Text(f"各列以「{shown}」分隔，不是逗号", f'the columns are separated by "{shown}", not by commas'),
        Text("另存为逗号分隔的 CSV。", "Save the file as CSV separated by commas."),
    )
    return False


def _check_width(row: list[str], width: int, source: Source, findings: Findings) -> None:
    """Note a row whose fields do not fit the header: with one comma too few, its values stand shifted."""
    found = len(row)
    if found > width and _filled(row) <= width:
        return
    findings.add(
        source,
        Text(f"这一行有 {found} 格，表头有 {width} 格", f"this row has {found} fields, the header {width}"),
        Text(
            "补齐或删去逗号；含逗号的内容要加引号。",
            "Add or remove commas; put text that holds a comma in quotation marks.",
        ),
    )
