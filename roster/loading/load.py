"""From a station's folder to a `Problem`."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from roster.domain import Period, Problem, dates_of_month, month_of
from roster.errors import Source, UnusableCall, UnusableInput
from roster.loading.assembling import assembled
from roster.loading.catalogue import MATRIX_TABLES, TABLES
from roster.loading.day_classes import day_classes
from roster.loading.demand_checks import check_demand
from roster.loading.findings import Findings
from roster.loading.folder import Found, find_tables
from roster.loading.matrix import is_matrix, read_matrix
from roster.loading.past import check_past, first_day, past_duties
from roster.loading.records import Record, made, read_records
from roster.loading.references import check_references, known_ids, with_scopes
from roster.loading.repeats import check_unique
from roster.loading.row_checks import check_rows
from roster.loading.spans import check_fixed_against_leave, check_spans
from roster.loading.station_file import LONGEST_PERIOD, StationFile, read_station
from roster.loading.tables import Table
from roster.loading.tables_duties import PAST
from roster.loading.tables_places import DEMAND
from roster.loading.toml_values import FILE
from roster.words import Text


def load(
    folder: Path, *, first: date | None = None, days: int | None = None, contradictory: bool = False
) -> Problem:
    """Read a station's folder.

    `first` and `days` say the period; without them `[period]` of `station.toml` does, and a period has 7 days
    where nobody says otherwise. Past duties of people who have left are kept out (`roster.loading.past`).
    With `contradictory` a duty settled on a day of leave is no fault: whoever asks wants it explained.
    Raises UnusableInput with every fault found, each with file, row, column and advice.
    """
    findings = Findings()
    if not folder.is_dir():
        findings.add(
            Source(str(folder)),
            Text("没有这个文件夹", "there is no such folder"),
            Text("给出含有 station.toml 的文件夹。", "Name the folder that holds station.toml."),
        )
        raise UnusableInput(findings)
    try:
        return _load(folder, first, days, findings, contradictory=contradictory)
    except OSError as error:
        findings.add(
            Source(str(error.filename or folder)),
            Text(f"文件不能读取：{error.strerror}", f"the file cannot be read: {error.strerror}"),
            Text(
                "检查文件权限，或关闭占用它的程序。",
                "Check the permissions, and close programs that hold it open.",
            ),
        )
        raise UnusableInput(findings) from error


def _load(
    folder: Path, first: date | None, days: int | None, findings: Findings, *, contradictory: bool
) -> Problem:
    given = read_station(folder, findings)
    period = _period(given, first, days, findings)
    records = _records(find_tables(folder, findings), period, findings)
    records[DEMAND.name] = with_scopes(records[DEMAND.name], known_ids(records)["posts"])
    check_unique(records, findings)
    check_references(records, findings)
    check_spans(records, findings)
    if not contradictory:
        check_fixed_against_leave(records, findings)
    check_rows(records, findings)
    check_demand(records, given.station.ratio_basis, findings)
    if period is None:
        raise UnusableInput(findings)
    past = records.get(PAST.name, ())
    check_past(past, period, findings)
    since = first_day(past, period, known_ids(records)["people"])
    # whole months: a month's overtime is reckoned from all of its working days
    classes = day_classes(given.holidays, month_of(since), dates_of_month(period.last)[-1], findings)
    if findings:
        raise UnusableInput(findings)
    problem = replace(assembled(given, period, records), day_classes=classes)
    return replace(problem, past=past_duties(problem, made(PAST, past)))


def _period(given: StationFile, first: date | None, days: int | None, findings: Findings) -> Period | None:
    if days is not None and not 1 <= days <= LONGEST_PERIOD:
        raise UnusableCall(
            Text(f"周期不能是 {days} 天", f"a period cannot have {days} days"),
            Text(f"天数应在 1 到 {LONGEST_PERIOD} 之间。", f"Give 1 to {LONGEST_PERIOD} days."),
        )
    start = first or given.first
    if start is None and any(fault.source.file == FILE and fault.source.column is None for fault in findings):
        return None  # the file that names the period cannot be read, and that has been said
    if start is None:
        findings.add(
            Source(f"{FILE} [period]", None, "from"),
            Text("没有说明从哪天开始排班", "no period is given"),
            Text(
                "用 --from 2026-11-23 指定，或写在 [period] 里。",
                "Say --from 2026-11-23, or write it under [period].",
            ),
        )
        return None
    return Period(first=start, days=days if days is not None else given.days)


def _records(found: Found, period: Period | None, findings: Findings) -> dict[str, list[Record]]:
    """Read the rows of every table; a table that must not be empty and is, is a fault.

    The dates of a matrix may need the period's year: without a period it is not read.
    """
    at_fault = {fault.source.file for fault in findings}
    records: dict[str, list[Record]] = {}
    for table in TABLES:
        place, sheets = found.get(table.name, ("", ()))
        rows: list[Record] = []
        for sheet in sheets:
            if table not in MATRIX_TABLES or not is_matrix(sheet):
                rows += read_records(table, sheet, findings)
            elif period is not None:
                rows += read_matrix(sheet, period.first, findings)
        records[table.name] = rows
        if table.needed and place and not rows and place not in at_fault:
            _say_empty(table, place, findings)
    return records


def _say_empty(table: Table[Any], file: str, findings: Findings) -> None:
    findings.add(
        Source(file),
        Text(f"表 {table.text.zh} 是空的", f"the table {table.name} is empty"),
        Text("至少填一行。", "Fill in at least one row."),
    )
