from datetime import date
from pathlib import Path

import pytest

from roster.domain import Origin, Problem
from roster.loading import load
from tests.loading.folders import TABLES, TOML, Cell, faults, only, places, station, workbook

DESK = {"posts": "id,name,kind\nDESK,值班台,desk\n"}


def duties(given: Problem) -> list[tuple[str, str, str, str | None]]:
    return [
        (d.person, d.day.isoformat(), d.shift, d.post)
        for d in sorted(given.past, key=lambda d: (d.person, d.day))
    ]


def settled(given: Problem) -> list[tuple[str, str, str, str | None]]:
    return [(d.person, d.day.isoformat(), d.shift, d.post) for d in given.fixed]


def test_a_matrix_of_past_duties_is_read(tmp_path: Path) -> None:
    """
    编号    姓名  11月19日(周四)  11/20   2026-11-21   2026年11月22日
    000123  赵翀  D@G01           D N@DESK  年休假     休
    A001    钱堃  -               D+N     D／N
    """  # noqa: D205, D400 - the roster is drawn
    text = (
        "编号,姓名,11月19日(周四),11/20,2026-11-21,2026年11月22日\n"
        "000123,赵翀,D@G01,D N@DESK,年休假,休\n"
        "A001,钱堃,-,D+N,Ｄ／N,\n"
    )
    given = load(station(tmp_path, {**DESK, "past": text}))
    assert duties(given) == [
        ("000123", "2026-11-19", "D", "G01"),
        ("000123", "2026-11-20", "D", None),
        ("000123", "2026-11-20", "N", "DESK"),
        ("A001", "2026-11-20", "D", None),
        ("A001", "2026-11-20", "N", None),
        ("A001", "2026-11-21", "D", None),
        ("A001", "2026-11-21", "N", None),
    ]
    assert {duty.origin for duty in given.past} == {Origin.PAST}


def test_a_matrix_of_settled_duties_is_read_from_a_workbook(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["id", "name", date(2026, 11, 23), date(2026, 11, 24)],
        ["A001", "钱堃", "D@G01", "off"],
    ]
    station(tmp_path)
    workbook(tmp_path / "fixed.xlsx", {"Sheet1": rows, "说明": [["手写"]]})
    assert settled(load(tmp_path)) == [("A001", "2026-11-23", "D", "G01")]


def test_a_matrix_may_be_a_sheet_of_the_stations_workbook(tmp_path: Path) -> None:
    station(tmp_path)
    workbook(tmp_path / "station.xlsx", {"固定勤务": [["警号", "11月23日"], ["A001", "D"]]})
    given = load(tmp_path)
    assert settled(given) == [("A001", "2026-11-23", "D", None)]
    assert given.fixed[0].source.file == "station.xlsx[固定勤务]"


def test_a_date_without_a_year_is_the_nearest(tmp_path: Path) -> None:
    toml = TOML.replace("2026-11-23", "2026-01-05")
    given = load(station(tmp_path, {"past": "id,12/29,1/4\nA001,D,D\n"}, toml))
    assert [duty.day for duty in given.past] == [date(2025, 12, 29), date(2026, 1, 4)]


def test_a_list_is_not_taken_for_a_matrix(tmp_path: Path) -> None:
    given = load(station(tmp_path, {"past": "人员,日期,班次,岗位\nA001,2026-11-20,D,G01\n"}))
    assert duties(given) == [("A001", "2026-11-20", "D", "G01")]


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("编号,20,21,22\nA001,D,D,D\n", 1, "20"),
        ("编号,11/20,2026-11-20\nA001,D,D\n", 1, "2026-11-20"),
        ("编号,11/20,11月21日,夜班数\nA001,D,D,1\n", 1, "夜班数"),
        ("编号,11/31,11/20\nA001,D,D\n", 1, "11/31"),
        ("编号,11月20日(周一),11/21\nA001,D,D\n", 1, "11月20日(周一)"),
        ("姓名,11/20\n钱堃,D\n", 1, None),
        ("编号,11/20\nA001,D\nA001,D\n", 3, "编号"),
        ("编号,姓名,11/20\nA001,钱,D\n,赵,D\n", 3, "编号"),
        ("编号,11/20,11/21\nA001,D,X\n", 2, "11/21"),
        ("编号,11/20,11/21\nA001,D,D@\n", 2, "11/21"),
        ("编号,11/20,11/23\nA001,D,D\n", 2, "11/23"),
        ("编号,11/20,11/21\nA001,D D,D\n", 2, "编号"),
    ],
)
def test_a_fault_in_a_matrix_names_its_cell(tmp_path: Path, text: str, row: int, column: str | None) -> None:
    station(tmp_path, {"past": text})
    assert ("past.csv", row, column) in places(tmp_path)


def test_an_unknown_post_of_a_settled_duty_names_its_cell(tmp_path: Path) -> None:
    only(station(tmp_path, {"fixed": "编号,11/23\nA001,D@G77\n"}), "fixed.csv", 2, "11/23")


def test_bare_days_are_advised_to_carry_their_month(tmp_path: Path) -> None:
    found = faults(station(tmp_path, {"fixed": "编号,23,24\nA001,D,D\n"}))
    assert [fault.source.column for fault in found] == ["23", "24"]
    assert "11月23日" in found[0].advice.zh


def test_a_matrix_of_people_who_left_and_posts_that_closed(tmp_path: Path) -> None:
    """Duties of people who left count for nobody; a closed post does not undo a duty."""
    given = load(station(tmp_path, {"past": "编号,11/20\nZ999,D@G01\nA001,D@OLD\n"}))
    assert duties(given) == [("A001", "2026-11-20", "D", None)]


def test_without_a_period_a_matrix_waits(tmp_path: Path) -> None:
    station(tmp_path, {"past": "编号,11/20\nA001,Q\n"}, TOML.replace("from = 2026-11-23\n", ""))
    assert places(tmp_path) == [("station.toml [period]", None, "from")]
    assert TABLES
