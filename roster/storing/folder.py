"""A solved period as a folder: written whole or not at all, and read back."""

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from roster.domain import Problem, Roster
from roster.errors import Fault, UnusableCall, UnusableInput
from roster.loading import input_hash, load, snapshot
from roster.storing.duties import AGAIN, content, read_duties, unusable
from roster.storing.matrix import write_matrix
from roster.storing.published import PUBLISHED, published_table, with_published
from roster.storing.report import Report
from roster.storing.stored import Stored
from roster.storing.tables import as_csv, as_parquet, duty_table, shortage_table
from roster.words import Text

REPORT, DUTIES, PARQUET, SHORTAGES, MATRIX, INPUT = (
    "report.json",
    "duties.csv",
    "duties.parquet",
    "shortages.csv",
    "matrix.xlsx",
    "input",
)
_RENEWED = (
    REPORT,
    DUTIES,
    PARQUET,
    SHORTAGES,
    MATRIX,
    INPUT,
    PUBLISHED,
    "sheets",
    "hours",
)  # all else in a folder stays
_CHANGED = Text(
    "与 report.json 不符，可能被改动过", "does not belong to report.json; it may have been changed"
)


def refuse_foreign(out: Path) -> None:
    """Raise UnusableCall where a roster cannot or must not be written.

    That is where a folder holds anything but an earlier roster (nothing of a user's is overwritten), where a file
    stands in its place, and where nobody may write.
    """
    if Path.cwd().is_relative_to(out.resolve()):
        raise UnusableCall(
            Text("结果不能写到当前文件夹本身", "a roster cannot take the place of the current folder"),
            Text(
                "请用 --out 指定一个新文件夹，如 --out out。",
                "Name a new folder with --out, such as --out out.",
            ),
        )
    if out.is_dir() and any(out.iterdir()) and not _is_ours(out):
        raise UnusableCall(
            Text(f"{out} 里有别的文件，不是排班结果", f"{out} holds other files, not a roster"),
            Text("请用 --out 指定一个新文件夹。", "Name a new folder with --out."),
        )
    if not out.is_dir() and os.path.lexists(out):
        raise _no_folder(out)
    above = next(place for place in out.absolute().parents if os.path.lexists(place))
    if not above.is_dir():
        raise _no_folder(above)
    if not os.access(above, os.W_OK | os.X_OK):
        raise UnusableCall(
            Text(f"没有权限写入 {above}", f"no permission to write in {above}"),
            Text("请用 --out 指定可以写入的地方。", "Name a place with --out where you may write."),
        )


def _no_folder(path: Path) -> UnusableCall:
    return UnusableCall(
        Text(f"{path} 是一个文件，不是文件夹", f"{path} is a file, not a folder"),
        Text("请用 --out 指定文件夹。", "Name a folder with --out."),
    )


def _is_ours(out: Path) -> bool:
    """Tell whether a folder holds a roster, a damaged one perhaps."""
    with suppress(UnusableInput):
        return bool(report_of(out))
    return (out / REPORT).is_file() and (out / DUTIES).is_file() and (out / INPUT).is_dir()


def write(out: Path, source: Path, roster: Roster, report: Report) -> Stored:
    """Write a solved period into a folder of its own; `source` is the station's folder it was made from.

    Everything is written aside and put in place in one step; an earlier roster there is replaced. Its calendars
    stay, because they remember what was published, and so does whatever a user laid there.
    """
    refuse_foreign(out)
    place = out.resolve()  # a link stays one: what it leads to is replaced
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        aside.chmod(0o755)
        kept = _fill(aside, source, roster, report)
        _keep(place, aside)
        _swap(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return replace(kept, folder=out)


def _fill(folder: Path, source: Path, roster: Roster, report: Report) -> Stored:
    duties = duty_table(roster)
    table = as_csv(duties)
    report = replace(report, duties_hash=hashlib.sha256(table).hexdigest())
    (folder / DUTIES).write_bytes(table)
    (folder / PARQUET).write_bytes(as_parquet(duties))
    (folder / SHORTAGES).write_bytes(as_csv(shortage_table(roster.shortages)))
    write_matrix(roster, folder / MATRIX, roster.problem.station.language)
    snapshot(source, folder / INPUT, problem=roster.problem)
    if roster.problem.today is not None:
        (folder / PUBLISHED).write_bytes(published_table(roster.problem))
    (folder / REPORT).write_text(report.to_json(), encoding="utf-8")
    return Stored(folder=folder, roster=roster, report=report)


def _keep(out: Path, aside: Path) -> None:
    """Copy what stays of an earlier roster's folder."""
    for path in sorted(out.iterdir()) if out.is_dir() else ():
        if path.name in _RENEWED:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, aside / path.name, symlinks=True)
        else:
            shutil.copy2(path, aside / path.name, follow_symlinks=False)


def _swap(aside: Path, out: Path) -> None:
    """Put a folder in another's place. Between the two renames the old one lies beside, never nowhere."""
    if out.exists():
        before = Path(mkdtemp(prefix=f".{out.name}.before.", dir=out.parent))
        out.rename(before / out.name)
        try:
            aside.rename(out)
        except BaseException:  # Ctrl-C too: never without a roster
            (before / out.name).rename(out)
            before.rmdir()
            raise
        shutil.rmtree(before, ignore_errors=True)
    else:
        aside.rename(out)


def read(out: Path) -> Stored:
    """Read a solved period; raises UnusableInput when it is none, is incomplete or was changed by hand."""
    report = report_of(out)
    problem = _input(out, report)
    if hashlib.sha256(content(out / DUTIES)).hexdigest() != report.duties_hash:
        raise unusable(out / DUTIES, _CHANGED, _CHECK)
    duties = read_duties(out / DUTIES, problem)
    return Stored(folder=out, roster=Roster(problem=problem, duties=duties), report=report)


_CHECK = Text(
    "请用 roster verify 检查，或重新运行 roster solve。",
    "Check it with roster verify, or solve again with roster solve.",
)


def read_for(out: Path, load_period: Callable[[date, int], Problem]) -> tuple[Report, Roster]:
    """Read a solved period against a station as it is now, for a second opinion; the duties may be changed."""
    report = report_of(out)
    content(out / DUTIES)  # its absence is told before whatever is wrong with the station
    problem = with_published(load_period(report.first, report.days), out, report.today)
    return report, Roster(problem=problem, duties=read_duties(out / DUTIES, problem))


def report_of(out: Path) -> Report:
    """Read the report of a solved period; raises UnusableInput where there is none."""
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        return Report.from_json(content(out / REPORT).decode())
    raise unusable(out / REPORT, Text("不是有效的排班报告", "is no report of a roster"))


def _input(out: Path, report: Report) -> Problem:
    """Load the copy of the tables that the roster was made from, as they were."""
    folder = out / INPUT
    if not folder.is_dir():
        content(folder)
    try:
        problem = load(folder, first=report.first, days=report.days)
    except UnusableInput as error:
        faults = [
            Fault(replace(fault.source, file=str(folder / fault.source.file)), fault.message, AGAIN)
            for fault in error.faults
        ]
        raise UnusableInput(faults) from error
    problem = with_published(problem, out, report.today)
    if input_hash(problem) != report.input_hash:
        raise unusable(folder, _CHANGED)
    return problem
