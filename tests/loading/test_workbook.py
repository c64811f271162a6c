import re
import shutil
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from roster.loading import archive as reading
from roster.loading import load
from tests.loading.folders import TABLES, TOML, Cell, faults, only, places, rows_of, same, station, workbook

SHEETS: dict[str, list[list[Cell]]] = {
    "人员": rows_of("编号,姓名,人员类别,责任网格\n000123,赵翀,民警,G01\nA001,钱堃,辅警,G01\n"),
    "Grids ": rows_of(TABLES["grids"]),
    "班次": [
        ["代码", "名称", "开始时间", "结束时间"],
        ["D", "早班", time(8), time(16)],
        ["N", "夜班", "22:00", "6:00"],
    ],
    "demand": [["适用对象", "适用日期", "班次", "民警", "辅警"], ["网格", "周一至周日", "D", 1, 1.0]],
}
EMPTY = dict.fromkeys(TABLES)


def folder(tmp_path: Path, **more: list[list[Cell]]) -> Path:
    """Write a folder whose tables are the sheets of one workbook."""
    station(tmp_path, EMPTY)
    workbook(tmp_path / "station.xlsx", {**SHEETS, **more})
    return tmp_path


def test_a_workbook_says_the_same_as_files(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert same(load(folder(tmp_path / "a")), load(station(_made(tmp_path / "b"))))


def test_a_workbook_may_stand_beside_files(tmp_path: Path) -> None:
    station(tmp_path, {"people": None})
    workbook(tmp_path / "station.xlsx", {"people": SHEETS["人员"]})
    given = load(tmp_path)
    assert list(given.people) == ["000123", "A001"]
    assert given.people["A001"].source.file == "station.xlsx[people]"


def test_dates_times_and_ids_keep_their_meaning(tmp_path: Path) -> None:
    leave: list[list[Cell]] = [["person", "from", "to", "kind"]]
    leave.append(["000123", date(2026, 11, 23), "2026/11/24", "病假"])
    given = load(folder(tmp_path, leave=leave))
    assert (given.leave[0].first, given.leave[0].last) == (date(2026, 11, 23), date(2026, 11, 24))
    assert given.shifts["D"].start == time(8)


def test_midnight_as_a_time_cell_ends_a_shift(tmp_path: Path) -> None:
    folder(tmp_path)
    with xlsxwriter.Workbook(tmp_path / "station.xlsx") as book:
        clock = book.add_format({"num_format": "[h]:mm"})
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, [f"{v:%H:%M}" if isinstance(v, time) else v for v in row])
            if name == "班次":
                sheet.write_number(1, 3, 1, clock)  # 24:00
    assert load(tmp_path).shifts["D"].end == time()


def test_rows_are_counted_as_the_spreadsheet_does(tmp_path: Path) -> None:
    blank: list[Cell] = [None]
    people: list[list[Cell]] = [blank, *SHEETS["人员"], blank, ["B1", "孙", "chief", None]]
    only(folder(tmp_path, 人员=people), "station.xlsx[人员]", 6, "人员类别")


def test_a_number_beside_a_text_id_is_told_to_become_text(tmp_path: Path) -> None:
    folder(tmp_path, leave=[["person", "from", "to", "kind"], [123, "2026-11-23", "2026-11-23", "sick"]])
    assert "000123" in only(tmp_path, "station.xlsx[leave]", 2, "person").advice.en


def test_an_id_with_and_without_zeros_is_probably_one(tmp_path: Path) -> None:
    folder(tmp_path, 人员=[*SHEETS["人员"], [123, "孙玥", "民警", "G01"]])
    assert "000123" in only(tmp_path, "station.xlsx[人员]", 4, "编号").message.en


def test_a_number_too_long_to_be_exact_is_a_fault(tmp_path: Path) -> None:
    folder(tmp_path, 人员=[*SHEETS["人员"], [230102199001011234, "孙玥", "民警", "G01"]])
    assert ("station.xlsx[人员]", 4, None) in places(tmp_path)


def test_a_failed_formula_is_not_read_as_blank(tmp_path: Path) -> None:
    folder(tmp_path)
    with xlsxwriter.Workbook(tmp_path / "station.xlsx") as book:
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, [f"{v:%H:%M}" if isinstance(v, time) else v for v in row])
            if name == "人员":
                sheet.write_formula(2, 3, "=VLOOKUP(1,A1:A2,2)", None, "#N/A")
    only(tmp_path, "station.xlsx[人员]", 3, "D")


def test_a_table_in_a_sheet_and_a_file_is_a_fault(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "people.csv").write_text(TABLES["people"], encoding="utf-8")
    assert "people.csv" in only(tmp_path, "station.xlsx[人员]", None, None).message.en


def test_two_sheets_with_one_meaning_are_a_fault(tmp_path: Path) -> None:
    only(folder(tmp_path, PEOPLE=SHEETS["人员"]), "station.xlsx[PEOPLE]", None, None)


def test_two_sheets_of_one_name_are_a_fault(tmp_path: Path) -> None:
    folder(tmp_path, pfople=SHEETS["人员"])
    path, aside = tmp_path / "station.xlsx", tmp_path / "aside"
    with ZipFile(path) as old, ZipFile(aside, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"pfople"', '"人员"'.encode()))
    aside.replace(path)
    only(tmp_path, "station.xlsx[人员]", None, None)


def test_an_unknown_sheet_is_named_and_notes_are_not(tmp_path: Path) -> None:
    more: dict[str, list[list[Cell]]] = {
        "说明": [["随便写"]],
        "Sheet1": [],
        "#draft": [["x"]],
        "leaves": [["x"]],
    }
    folder(tmp_path, **more)
    assert "leave" in only(tmp_path, "station.xlsx[leaves]", None, None).advice.en


def test_a_date_with_a_time_of_day_is_no_date(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["person", "from", "to", "kind"]]
    rows.append(["000123", datetime(2026, 11, 23, 8, 30), "2026-11-23", "sick"])  # noqa: DTZ001 - as cells are
    only(folder(tmp_path, leave=rows), "station.xlsx[leave]", 2, "from")


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 broken", b"id,name\n"])
def test_what_is_no_workbook_is_one_fault(tmp_path: Path, content: bytes) -> None:
    station(tmp_path, EMPTY)
    (tmp_path / "station.xlsx").write_bytes(content)
    only(tmp_path, "station.xlsx", None, None)


def test_a_cut_workbook_is_one_fault(tmp_path: Path) -> None:
    path = folder(tmp_path) / "station.xlsx"
    path.write_bytes(path.read_bytes()[:-200])
    only(tmp_path, "station.xlsx", None, None)


def test_a_zip_that_is_no_workbook_is_one_fault(tmp_path: Path) -> None:
    station(tmp_path, EMPTY)
    with ZipFile(tmp_path / "station.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    only(tmp_path, "station.xlsx", None, None)


def test_an_encrypted_workbook_and_an_old_one_are_told_apart(tmp_path: Path) -> None:
    station(tmp_path, EMPTY)
    head, path = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), tmp_path / "station.xlsx"
    path.write_bytes(head + "EncryptedPackage".encode("utf-16-le"))
    assert "password" in only(tmp_path, "station.xlsx", None, None).message.en
    path.write_bytes(head)
    assert ".xls" in only(tmp_path, "station.xlsx", None, None).message.en


def test_a_zip_bomb_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder(tmp_path) / "station.xlsx"
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(2_000_000))
    monkeypatch.setattr(reading, "_LARGEST", 1_000_000)
    assert path.stat().st_size < 100_000
    assert "MB" in only(tmp_path, "station.xlsx", None, None).message.en


def test_a_macro_workbook_is_told_to_be_saved_again(tmp_path: Path) -> None:
    shutil.move(folder(tmp_path) / "station.xlsx", tmp_path / "station.xlsm")
    assert [f.source.file for f in faults(tmp_path)] == ["station.xlsm"]


def _made(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_station_file_alone_has_no_tables(tmp_path: Path) -> None:
    (tmp_path / "station.toml").write_text(TOML, encoding="utf-8")
    assert [place[0] for place in places(tmp_path)] == ["demand.csv", "grids.csv", "people.csv", "shifts.csv"]


def _with_part(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Replace bytes inside one part of a workbook, the archive staying sound."""
    aside = path.with_suffix(".aside")
    with ZipFile(path) as archive, ZipFile(aside, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            changed.writestr(name, content.replace(old, new) if name == part else content)
    aside.replace(path)


def test_a_stray_cell_at_the_end_of_the_sheet_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = folder(tmp_path) / "station.xlsx"
    _with_part(
        path,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    only(tmp_path, "station.xlsx", None, None)


def test_a_sheet_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    path = folder(tmp_path) / "station.xlsx"
    _with_part(path, "xl/worksheets/sheet1.xml", b"<v>", b"<v>9")  # beyond the table of shared texts
    assert ("station.xlsx[人员]", None, None) in places(tmp_path)


def test_damage_inside_the_archive_is_one_fault(tmp_path: Path) -> None:
    path = folder(tmp_path) / "station.xlsx"
    content = bytearray(path.read_bytes())
    for place in range(60, len(content) // 2, 97):
        content[place] ^= 0x55
    path.write_bytes(content)
    only(tmp_path, "station.xlsx", None, None)


def test_merged_cells_are_not_read_as_blank(tmp_path: Path) -> None:
    path = folder(tmp_path) / "station.xlsx"
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="D2:D3"/></mergeCells>'
    _with_part(path, "xl/worksheets/sheet1.xml", b"</sheetData>", merged)
    assert "D2:D3" in only(tmp_path, "station.xlsx[人员]", 2, "D").message.zh


def test_a_formula_without_a_result_is_not_read_as_blank(tmp_path: Path) -> None:
    path = folder(tmp_path, 说明=[["=1"]]) / "station.xlsx"
    with ZipFile(path) as archive:
        cell = re.search(rb'<c r="D3".*?</c>', archive.read("xl/worksheets/sheet1.xml"))
    assert cell
    _with_part(path, "xl/worksheets/sheet1.xml", cell[0], b'<c r="D3"><f>A1&amp;"x"</f><v></v></c>')
    only(tmp_path, "station.xlsx[人员]", 3, "D")


def test_headers_may_be_set_wide(tmp_path: Path) -> None:
    header: list[Cell] = ["编 号", "姓　　名", "人员\n类别", "责任 网格"]
    assert load(folder(tmp_path, 人员=[header, *SHEETS["人员"][1:]])).people["A001"].home_grid == "G01"


def test_a_workbook_without_its_parts_is_one_fault(tmp_path: Path) -> None:
    path = folder(tmp_path) / "station.xlsx"
    _with_part(path, "xl/styles.xml", b"<styleSheet", b"<styleShoot <")
    _with_part(path, "xl/sharedStrings.xml", b"<si>", b"<si")
    assert {place[0].partition("[")[0] for place in places(tmp_path)} == {"station.xlsx"}


def test_a_blank_sheet_and_a_column_without_a_header(tmp_path: Path) -> None:
    people: list[list[Cell]] = [[*row, None] for row in SHEETS["人员"]]
    people[2][-1] = "备注"
    folder(tmp_path, 人员=people, leave=[], loans=[[None, "　"]])
    assert only(tmp_path, "station.xlsx[人员]", 3, None).message.en.startswith("column 5 ")
