"""The tables and the workbook, read back."""

import csv
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from roster.audit import Audit, audit, write_audit
from roster.audit.cells import harmless
from roster.audit.csvs import csv_bytes
from roster.audit.tables import hours, limits, people, weeks
from roster.audit.workbook import workbook_bytes
from roster.domain import Grade, Roster
from roster.words import Language
from tests.audit.busy import busy
from tests.audit.rosters import drawn, given
from tests.sheets.solved import solved
from tests.stations import MONDAY, person

NAMES = ["hours.csv", "people.csv", "weeks.csv", "limits.csv", "hours.xlsx", "hours.pdf"]


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(solved(busy()))


@pytest.fixture(scope="module", params=list(Language))
def folder(found: Audit, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("out") / "hours"
    write_audit(found, target, request.param)
    return target


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def planned(found: Audit) -> int:
    """Give the minutes of the period and of the night after it."""
    return int(found.people["counted"].sum()) + int(found.people["carried_out"].sum())


def test_the_folder_holds_each_file_once_and_nothing_beside(found: Audit, tmp_path: Path) -> None:
    paths = write_audit(found, tmp_path / "new" / "hours", Language.ZH)

    assert [path.name for path in paths] == NAMES
    assert sorted(path.name for path in (tmp_path / "new" / "hours").iterdir()) == sorted(NAMES)


def test_a_csv_begins_with_the_mark_that_spreadsheets_need(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_days_of_the_csv_add_up_to_the_persons_hours(folder: Path, found: Audit) -> None:
    head, *rows = read(folder / "hours.csv")
    counted = head.index("计入工时") if "计入工时" in head else head.index("Counted hours")
    total = sum(round(float(row[counted]) * 60) for row in rows)

    assert total == planned(found)


def test_a_row_of_the_csv_names_everything_in_words(found: Audit) -> None:
    one = replace(found, days=found.days.filter(pl.col("person") == "A003"))
    zh, en = (csv_bytes(hours(one), language).decode("utf-8-sig").splitlines() for language in Language)

    assert zh[1].startswith("A003,李燚,辅警,标准工时,2026-11-23,周一,工作日,本期,")
    assert en[1].startswith("A003,李燚,auxiliary,standard hours,2026-11-23,Mon,working day,this,")


def test_twenty_minutes_survive_the_csv(found: Audit) -> None:
    odd = replace(found, people=found.people.with_columns(counted=pl.lit(500, pl.Int64)))
    [_, row, *_] = csv.reader(csv_bytes(people(odd), Language.ZH).decode("utf-8-sig").splitlines())

    assert "8.3333" in row


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    for text in ("=1+1", "+86", "-1", "@SUM(A1)", "\tcmd", "\rcmd"):
        assert harmless(text) == f"'{text}"
    assert harmless("王翀") == "王翀"


def evil() -> Roster:
    who = replace(person(1, Grade.AUXILIARY), id="=A1", name='=HYPERLINK("http://x","y")')
    return drawn(given([who], MONDAY, 7), ("=A1", MONDAY, "T"))


def test_the_workbook_has_no_formula_whatever_the_data_says(tmp_path: Path) -> None:
    path = tmp_path / "hours.xlsx"
    path.write_bytes(workbook_bytes(audit(evil()), Language.ZH))
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]

    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet or b"hyperlink" in sheet for sheet in sheets)
    cells = [cell.value for row in openpyxl.load_workbook(path).worksheets[1].iter_rows() for cell in row]
    assert "'=A1" in cells


def test_the_csv_has_no_formula_whatever_the_data_says() -> None:
    for table in (hours, people, weeks, limits):
        for line in csv.reader(csv_bytes(table(audit(evil())), Language.EN).decode("utf-8-sig").splitlines()):
            assert not any(cell.startswith(("=", "@", "+")) for cell in line)


def test_hours_are_numbers_and_dates_are_dates_in_the_workbook(folder: Path, found: Audit) -> None:
    book = openpyxl.load_workbook(folder / "hours.xlsx")
    head, *rows = book.worksheets[3].iter_rows(values_only=True)
    place = next(i for i, name in enumerate(head) if name in {"计入工时", "Counted hours"})

    assert all(isinstance(row[place], int | float) for row in rows)
    assert all(isinstance(row[4], datetime) for row in rows)
    total = sum(float(str(row[place])) for row in rows) * 60
    assert round(total) == planned(found)


def test_headings_stay_in_sight_and_can_be_filtered(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "hours.xlsx")

    assert all(sheet.freeze_panes is not None for sheet in book.worksheets)
    assert all(sheet.auto_filter.ref for sheet in (*book.worksheets[:2], *book.worksheets[3:6]))
    assert all(sheet.column_dimensions["A"].width > 6 for sheet in book.worksheets)


def test_the_matrix_has_every_person_and_day(folder: Path, found: Audit) -> None:
    head, *rows = openpyxl.load_workbook(folder / "hours.xlsx").worksheets[2].iter_rows(values_only=True)

    assert len(head) == 2 + 7 + 1
    assert [row[0] for row in rows] == found.people["person"].to_list()
    assert sum(float(str(row[-1])) for row in rows) * 60 == pytest.approx(found.people["counted"].sum())


def test_the_law_stands_in_the_workbook_with_its_dates(folder: Path, found: Audit) -> None:
    rows = list(openpyxl.load_workbook(folder / "hours.xlsx").worksheets[-1].iter_rows(values_only=True))
    dated = [row for row in rows if isinstance(row[2], datetime)]

    assert len(dated) == sum(figure.law.since is not None for figure in found.figures)
    assert any(row[2] == datetime(1995, 5, 1) for row in dated)  # noqa: DTZ001 - as the workbook has it


def test_the_same_audit_gives_the_same_bytes(found: Audit) -> None:
    assert workbook_bytes(found, Language.ZH) == workbook_bytes(audit(solved(busy())), Language.ZH)


def test_a_station_without_duties_has_all_its_files(tmp_path: Path) -> None:
    nobody = audit(drawn(given([], date(2026, 11, 23), 7)))
    idle = audit(drawn(given([person(1), person(1, Grade.AUXILIARY)], MONDAY, 7)))

    for i, one in enumerate((nobody, idle)):
        assert len(write_audit(one, tmp_path / str(i), Language.EN)) == len(NAMES)


def test_nothing_is_left_behind_when_a_file_cannot_be_written(found: Audit, tmp_path: Path) -> None:
    (tmp_path / "people.csv").mkdir()
    with pytest.raises(OSError, match="people"):
        write_audit(found, tmp_path, Language.ZH)

    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".aside")]


def test_a_roster_of_four_weeks_has_four_weeks_a_person() -> None:
    found = audit(busy(days=28))

    assert found.weeks.height == 4 * found.people.height
    assert found.weeks["complete"].all()
    assert found.weeks["first"].unique().sort().to_list() == [MONDAY + timedelta(weeks=i) for i in range(4)]
