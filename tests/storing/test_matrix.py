from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from roster.domain import Duty, Leave, LeaveKind, Origin, Period, Problem, Roster
from roster.loading import load, snapshot
from roster.storing.matrix import write_matrix
from roster.words import Language
from tests.stations import MONDAY, greedy, six_grids

TOML = 'name = "示例派出所"\nid = "S01"\n'


def given() -> Roster:
    """Give a week in which one person has two duties on a day and another is on leave."""
    problem = six_grids()
    leave = Leave(person="A024", first=MONDAY, last=MONDAY + timedelta(days=1), kind=LeaveKind.ANNUAL)
    roster = greedy(replace(problem, leave=(leave,)))
    busy = {duty.person for duty in roster.duties if duty.day == MONDAY}
    free = next(p for p in roster.problem.people if p not in busy and p.startswith("O"))
    more = [roster.problem.duty(free, MONDAY, shift, post) for shift, post in (("D", "G02"), ("N", None))]
    return Roster(problem=roster.problem, duties=tuple(sorted([*roster.duties, *more])))


def read_back(folder: Path, roster: Roster, table: str, first: date, language: Language) -> Problem:
    """Load the matrix as a table of the same station, for a period that begins on `first`."""
    folder.mkdir()
    (folder / "station.toml").write_text(TOML, encoding="utf-8")
    without = replace(roster.problem, leave=())
    snapshot(folder, folder, problem=without)
    write_matrix(roster, folder / f"{table}.xlsx", language)
    return load(folder, first=first)


def cells(duties: tuple[Duty, ...]) -> set[tuple[object, ...]]:
    return {(d.person, d.day, d.shift, d.post, d.start, d.end, d.counted) for d in duties}


@pytest.mark.parametrize("language", Language)
def test_what_is_written_reads_back_as_the_past(tmp_path: Path, language: Language) -> None:
    roster = given()
    after = MONDAY + timedelta(days=7)
    past = read_back(tmp_path / "s", roster, "past", after, language).past
    assert cells(past) == cells(roster.duties)
    assert len(past) == len(roster.duties)
    assert {duty.origin for duty in past} == {Origin.PAST}


@pytest.mark.parametrize("language", Language)
def test_what_is_written_reads_back_as_settled(tmp_path: Path, language: Language) -> None:
    roster = given()
    settled = read_back(tmp_path / "s", roster, "fixed", MONDAY, language).settled
    assert cells(settled) == cells(roster.duties)


@pytest.mark.parametrize("language", Language)
def test_the_sheet_reads_well(tmp_path: Path, language: Language) -> None:
    """One row a person, ids as text, dates as dates, no formula, the headers frozen."""
    roster = given()
    write_matrix(roster, tmp_path / "matrix.xlsx", language)
    book = openpyxl.load_workbook(tmp_path / "matrix.xlsx")
    sheet, legend = book.worksheets
    assert sheet.freeze_panes == "E2"
    assert sheet.max_row == len(roster.problem.people) + 1
    assert sheet["E1"].value.date() == MONDAY
    assert "aaa" in sheet["E1"].number_format or "ddd" in sheet["E1"].number_format
    assert all(cell.data_type in "sd" for row in sheet.iter_rows() for cell in row if cell.value is not None)
    people = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert people[:2] == ["O006", "O012"]
    away = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "A024")
    assert away[4].value == LeaveKind.ANNUAL.text.to(language)
    assert [row[0].value for row in legend.iter_rows(min_row=2, max_row=5)] == list(roster.problem.shifts)


def test_the_same_roster_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_matrix(given(), tmp_path / name, Language.ZH)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    problem = six_grids()
    people = {**problem.people, "O001": replace(problem.people["O001"], name="=1+1")}
    roster = Roster(problem=replace(problem, people=people, period=Period(first=MONDAY, days=1)), duties=())
    write_matrix(roster, tmp_path / "m.xlsx", Language.EN)
    names = [row[1] for row in openpyxl.load_workbook(tmp_path / "m.xlsx").worksheets[0].iter_rows()]
    assert [cell.data_type for cell in names if cell.value == "=1+1"] == ["s"]
