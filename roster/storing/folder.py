"""A solved period as a folder: written whole or not at all, and read back."""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from roster.domain import Duty, Origin, Problem, Roster
from roster.errors import Fault, Source, UnusableCall, UnusableInput
from roster.loading import load, snapshot
from roster.storing.matrix import write_matrix
from roster.storing.report import Report
from roster.storing.stored import Stored
from roster.storing.tables import DUTY_COLUMNS, as_csv, as_parquet, duty_table, shortage_table
from roster.words import Text

REPORT, DUTIES, SHORTAGES, MATRIX, INPUT = (
    "report.json",
    "duties.csv",
    "shortages.csv",
    "matrix.xlsx",
    "input",
)
_LASTING = ("feeds",)  # what the next roster of this folder builds on


def refuse_foreign(out: Path) -> None:
    """Raise UnusableCall when a folder holds anything but an earlier roster: nothing of a user's is overwritten."""
    if out.is_dir() and any(out.iterdir()) and not (out / REPORT).is_file():
        raise UnusableCall(
            Text(f"{out} 里有别的文件，不是排班结果", f"{out} holds other files, not a roster"),
            Text("请用 --out 指定一个新文件夹。", "Name a new folder with --out."),
        )
    if out.exists() and not out.is_dir():
        raise UnusableCall(
            Text(f"{out} 是一个文件", f"{out} is a file"),
            Text("请用 --out 指定文件夹。", "Name a folder with --out."),
        )


def write(out: Path, source: Path, roster: Roster, report: Report) -> Stored:
    """Write a solved period into a folder of its own; `source` is the station's folder it was made from.

    Everything is written aside and put in place in one step; an earlier roster there is replaced, only its
    calendars stay, because they remember what was published.
    """
    refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        aside.chmod(0o755)
        kept = _fill(aside, source, roster, report)
        for name in _LASTING:
            if (out / name).exists():
                shutil.copytree(out / name, aside / name)
        _swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return replace(kept, folder=out)


def _fill(folder: Path, source: Path, roster: Roster, report: Report) -> Stored:
    duties = duty_table(roster)
    content = as_csv(duties)
    report = replace(report, duties_hash=hashlib.sha256(content).hexdigest())
    (folder / DUTIES).write_bytes(content)
    (folder / "duties.parquet").write_bytes(as_parquet(duties))
    (folder / SHORTAGES).write_bytes(as_csv(shortage_table(roster.shortages)))
    write_matrix(roster, folder / MATRIX, roster.problem.station.language)
    snapshot(source, folder / INPUT, problem=roster.problem)
    (folder / REPORT).write_text(report.to_json(), encoding="utf-8")
    return Stored(folder=folder, roster=roster, report=report)


def _swap(aside: Path, out: Path) -> None:
    """Put a folder in another's place. Between the two renames the old one lies beside, never nowhere."""
    if out.exists():
        before = Path(mkdtemp(prefix=f".{out.name}.before.", dir=out.parent))
        out.rename(before / out.name)
        try:
            aside.rename(out)
        except OSError:
            (before / out.name).rename(out)
            raise
        shutil.rmtree(before, ignore_errors=True)
    else:
        aside.rename(out)


def read(out: Path) -> Stored:
    """Read a solved period; raises UnusableInput when it is none, is incomplete or was changed by hand."""
    report = _report(out)
    problem = load(out / INPUT, first=report.first, days=report.days)
    content = _bytes(out / DUTIES)
    if hashlib.sha256(content).hexdigest() != report.duties_hash:
        raise _unusable(
            out / DUTIES,
            Text(
                "与 report.json 不符，可能被改动过",
                "does not belong to report.json; it may have been changed",
            ),
            Text(
                "请用 roster verify 检查，或重新 roster solve。",
                "Check it with roster verify, or solve again.",
            ),
        )
    return Stored(
        folder=out, roster=Roster(problem=problem, duties=read_duties(out / DUTIES, problem)), report=report
    )


def read_for(out: Path, load_period: Callable[[date, int], Problem]) -> tuple[Report, Roster]:
    """Read a solved period against a station as it is now, for a second opinion; the duties may be changed."""
    report = _report(out)
    problem = load_period(report.first, report.days)
    return report, Roster(problem=problem, duties=read_duties(out / DUTIES, problem))


def _report(out: Path) -> Report:
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        return Report.from_json(_bytes(out / REPORT).decode())
    raise _unusable(
        out / REPORT,
        Text("不是有效的排班报告", "is no report of a roster"),
        Text("请重新 roster solve。", "Solve again with roster solve."),
    )


def read_duties(path: Path, problem: Problem) -> tuple[Duty, ...]:
    """Read a roster's duties; raises UnusableInput with every row that does not fit the problem."""
    try:
        table = pl.read_csv(_bytes(path), schema_overrides=dict.fromkeys(DUTY_COLUMNS, pl.String))
        rows = table.select(DUTY_COLUMNS).rows(named=True)
    except pl.exceptions.PolarsError as error:
        advice = Text("请重新 roster solve。", "Solve again with roster solve.")
        raise _unusable(path, Text("读不出勤务表", "cannot be read as a table of duties"), advice) from error
    duties, faults = [], []
    for number, row in enumerate(rows, start=2):
        try:
            duties.append(_duty(problem, row))
        except (KeyError, ValueError) as error:
            message = Text(f"看不懂这一行：{error}", f"cannot read this row: {error}")
            advice = Text("请改正或重新 roster solve。", "Correct it or solve again.")
            faults.append(Fault(Source(path.name, number), message, advice))
    if faults:
        raise UnusableInput(faults)
    return tuple(sorted(duties))


def _duty(problem: Problem, row: dict[str, str | None]) -> Duty:
    person, shift, post = row["person"] or "", row["shift"] or "", row["post"] or None
    for known, value in ((problem.people, person), (problem.shifts, shift), (problem.posts, post)):
        if value is not None and value not in known:
            raise KeyError(value)
    return problem.duty(
        person, date.fromisoformat(row["date"] or ""), shift, post, Origin(row["origin"] or "")
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _unusable(
            path,
            Text("找不到，这里不是排班结果文件夹", "is missing: this is not the folder of a roster"),
            Text("请先运行 roster solve，或检查路径。", "Run roster solve first, or check the path."),
        ) from None


def _unusable(path: Path, message: Text, advice: Text) -> UnusableInput:
    return UnusableInput([Fault(Source(str(path)), message, advice)])
