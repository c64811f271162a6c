"""A roster's duties read back from `duties.csv`, row by row."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl

from roster.domain import Duty, Origin, Problem
from roster.errors import Fault, Source, UnusableInput
from roster.storing.tables import DUTY_COLUMNS
from roster.words import Text

AGAIN = Text("请重新运行 roster solve。", "Solve again with roster solve.")
_MEND = Text("请改正这一行，或重新运行 roster solve。", "Correct the row, or solve again with roster solve.")
_Row = Mapping[str, str | None]


def unusable(path: Path, message: Text, advice: Text = AGAIN) -> UnusableInput:
    """Give the error that says what is wrong with a file of a solved period."""
    return UnusableInput([Fault(Source(str(path)), message, advice)])


def content(path: Path) -> bytes:
    """Read a file of a solved period; raises UnusableInput where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise unusable(
            path,
            Text(
                "找不到，这里不是完整的排班结果文件夹",
                "is missing: this is not the folder of a roster, or not whole",
            ),
            Text("请先运行 roster solve，或检查路径。", "Run roster solve first, or check the path."),
        ) from None


def read_duties(path: Path, problem: Problem) -> tuple[Duty, ...]:
    """Read a roster's duties; raises UnusableInput with every row that does not fit the problem."""
    try:
        table = pl.read_csv(content(path), schema_overrides=dict.fromkeys(DUTY_COLUMNS, pl.String))
        rows = table.select(DUTY_COLUMNS).rows(named=True)
    except pl.exceptions.PolarsError as error:
        raise unusable(path, Text("读不出勤务表", "cannot be read as a table of duties")) from error
    faults = [
        Fault(Source(path.name, number, column), message, _MEND)
        for number, row in enumerate(rows, start=2)
        for column, message in _flaws(problem, row).items()
    ]
    if faults:
        raise UnusableInput(faults)
    return tuple(sorted(_duty(problem, row) for row in rows))


def _flaws(problem: Problem, row: _Row) -> dict[str, Text]:
    """Give what is wrong with a row, by column."""
    found = {}
    known = {
        "person": (problem.people, "人员", "person"),
        "shift": (problem.shifts, "班次", "shift"),
        "post": (problem.posts, "岗位或网格", "post or grid"),
    }
    for column, (there, zh, en) in known.items():
        value = row[column]
        if value not in there and (value or column != "post"):
            found[column] = Text(
                f"没有编号为 {value or '空'} 的{zh}", f"there is no {en} {value or '(blank)'}"
            )
    if not _is_day(row["date"] or ""):
        found["date"] = Text(f"「{row['date'] or ''}」不是日期", f'"{row["date"] or ""}" is not a date')
    if row["origin"] not in set(Origin):
        found["origin"] = Text(
            f"没有「{row['origin'] or ''}」这种来源", f'there is no origin "{row["origin"] or ""}"'
        )
    return found


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _duty(problem: Problem, row: _Row) -> Duty:
    day = date.fromisoformat(row["date"] or "")
    return problem.duty(
        row["person"] or "", day, row["shift"] or "", row["post"] or None, Origin(row["origin"] or "")
    )
