"""A result's folder that is another's, out of reach, or damaged: told in a message, and nothing is touched."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from roster.words import Language, Text
from tests.faults.calls import Caller, contents, station
from tests.faults.spoiling import Spoil, add, change, settings, write

SOLVE = ("solve", "station", "--out", "out")
READERS = (("show", "out"), ("sheet", "out"), ("feed", "out"), ("audit", "out"))
VERIFY = ("verify", "station", "out")


@pytest.fixture(scope="module", name="solved")
def _solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Solve the example once for all."""
    from cli import program  # noqa: PLC0415 - beside the fixture that gives it its streams

    folder = tmp_path_factory.mktemp("solved")
    assert program.run([*SOLVE[:1], str(station(folder)), "--out", str(folder / "out")]) == 0
    return folder


@pytest.fixture(name="out")
def _out(solved: Path, roster: Caller) -> Path:
    """Copy the solved example, station and all, into the current folder."""
    copytree(solved, roster.folder, dirs_exist_ok=True)
    return roster.folder / "out"


def test_a_folder_of_other_files_is_left_alone(roster: Caller) -> None:
    folder = station(roster.folder)
    (roster.folder / "letters").mkdir()
    (roster.folder / "letters" / "a.txt").touch()
    for place, why in (
        ("letters", "letters holds other files"),
        ("letters/a.txt", '"letters/a.txt" is a file'),
        ("letters/a.txt/out", "letters/a.txt is a file"),
        ("station", "station holds other files"),
        (".", "current folder"),
        ("..", "current folder"),
    ):
        told = roster.refused("solve", "station", "--out", place)[Language.EN]
        assert why in told["error"]
    assert (folder / "station.toml").exists()


def test_a_folder_that_nobody_may_write_is_refused_before_solving(
    roster: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    station(roster.folder)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != roster.folder)
    told = roster.refused(*SOLVE)
    assert "写" in told[Language.ZH]["error"]
    assert "--out" in told[Language.EN]["advice"]


TROUBLE = {
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EACCES: ("没有权限", "no permission"),
    errno.EROFS: ("只读", "read-only"),
    errno.EIO: ("Input/output error", "Input/output error"),
}


@pytest.mark.parametrize("number", TROUBLE)
def test_trouble_with_the_disk_leaves_an_earlier_roster_whole(
    number: int, roster: Caller, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(path))

    before = contents(out)
    monkeypatch.setattr(Path, "write_text", fail)  # the report is written last
    told = roster.refused(*SOLVE)
    for language, words in zip(Language, TROUBLE[number], strict=True):
        assert words in told[language]["error"]
        assert "report.json" in told[language]["error"]
    assert contents(out) == before


def test_trouble_between_the_two_renames_puts_the_earlier_roster_back(
    roster: Caller, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, before = Path.rename, contents(out)

    def fail(path: Path, target: Path) -> Path:
        if Path(target).name == "out" and path.name.startswith(".out."):
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    assert roster(*SOLVE, "--lang", "en").code == 1
    assert contents(out) == before
    assert sorted(path.name for path in roster.folder.iterdir()) == ["out", "station"]


@pytest.mark.parametrize("words", [("sheet", "out", "--only", "O01"), ("feed", "out"), ("audit", "out")])
def test_trouble_with_the_disk_leaves_no_half_files(
    words: tuple[str, ...], roster: Caller, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, _: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    del out
    monkeypatch.setattr(Path, "replace", fail)
    answer = roster(*words, "--lang", "en")
    assert (answer.code, answer.out) == (2, "")
    assert "the disk is full" in answer.err
    assert [
        path for path in roster.folder.rglob("*") if path.suffix in {".ics", ".pdf", ".part", ".aside"}
    ] == []


def _without(name: str) -> Callable[[Path], object]:
    return lambda out: rmtree(out / name) if (out / name).is_dir() else (out / name).unlink()


def _report(text: str | bytes) -> Callable[[Path], object]:
    raw = text if isinstance(text, bytes) else text.encode()
    return lambda out: (out / "report.json").write_bytes(raw)


def _with(name: str, value: object) -> Callable[[Path], object]:
    def spoil(out: Path) -> None:
        report = json.loads((out / "report.json").read_text("utf-8"))
        (out / "report.json").write_text(json.dumps(report | {name: value}), encoding="utf-8")

    return spoil


DAMAGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no report": (_without("report.json"), "out/report.json"),
    "half a report": (_report('{"status": "opt'), "out/report.json"),
    "a report that is a list": (_report("[]"), "out/report.json"),
    "a report with days in words": (_with("days", "seven"), "out/report.json"),
    "a report without its parameters": (_with("parameters", []), "out/report.json"),
    "a report that is no text": (_report(b"\xff\xfe\x00"), "out/report.json"),
    "no duties": (_without("duties.csv"), "out/duties.csv"),
    "duties that are none": (write("duties", b"\x00\xff\x00"), "out/duties.csv"),
    "duties by another hand": (change("duties", ",D,", ",E,"), "out/duties.csv"),
    "no input": (_without("input"), "out/input"),
    "input without people": (_without("input/people.csv"), "out/input/people.csv"),
    "input by another hand": (
        lambda out: change("people", ",officer,", ",king,")(out / "input"),
        "out/input/people.csv",
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_folder_is_told_by_its_file(damage: str, roster: Caller, out: Path) -> None:
    spoil, place = DAMAGED[damage]
    spoil(out)
    for words in READERS if damage == "half a report" else READERS[:1]:
        told = roster.refused(*words)
        for language in Language:
            (fault,) = told[language]["faults"]
            assert fault["file"] == place
            assert "roster solve" in fault["advice"]


@pytest.mark.parametrize("damage", ["no report", "half a report", "no duties", "duties that are none"])
def test_verify_tells_a_damaged_folder_too(damage: str, roster: Caller, out: Path) -> None:
    spoil, place = DAMAGED[damage]
    spoil(out)
    (fault,) = roster.refused(*VERIFY)[Language.EN]["faults"]
    assert fault["file"] == place


def test_verify_finds_what_was_changed_by_hand(roster: Caller, out: Path) -> None:
    change("duties", ",D,", ",E,")(out)
    answer = roster(*VERIFY, "--lang", "en")
    assert (answer.code, answer.err) == (1, "")
    assert "The price differs" in answer.out
    told = json.loads(roster(*VERIFY, "--json").out)
    assert told["violations"]
    assert told["objective"] != told["reported"]


def test_a_duty_too_many_is_found_under_a_heading_of_words(roster: Caller, out: Path) -> None:
    row = next(row for row in (out / "duties.csv").read_text("utf-8").splitlines() if ",N," in row)
    add("duties", row.replace(row.split(",")[0], "O08"))(out)
    assert "\n岗位需求（1 处）\n" in roster(*VERIFY, "--lang", "zh-CN").out
    assert "\ndemand (1)\n" in roster(*VERIFY, "--lang", "en").out


IN_VAIN = {
    "shift": (",D,", ",Q,", Text("没有编号为 Q 的班次", "there is no shift Q")),
    "person": ("\nO", "\nX", Text("没有编号为 X", "there is no person X")),
    "date": ("2026-11-23,", "soon,", Text("「soon」不是日期", '"soon" is not a date')),
    "post": (",G1,", ",G9,", Text("没有编号为 G9 的岗位或网格", "there is no post or grid G9")),
    "origin": (",solved\n", ",found\n", Text("「found」", '"found"')),
}


@pytest.mark.parametrize("column", IN_VAIN)
def test_verify_names_what_a_row_refers_to_in_vain(column: str, roster: Caller, out: Path) -> None:
    old, new, words = IN_VAIN[column]
    change("duties", old, new)(out)
    told = roster.refused(*VERIFY)
    for language in Language:
        (fault,) = told[language]["faults"]
        assert (fault["file"], fault["column"]) == ("duties.csv", column)
        assert words.to(language) in fault["message"]


def test_a_station_is_not_taken_for_a_result(roster: Caller) -> None:
    station(roster.folder)
    for words in (("show", "station"), ("verify", "station", "station")):
        (fault,) = roster.refused(*words)[Language.EN]["faults"]
        assert fault["file"] == "station/report.json"
        assert "not the folder of a roster" in fault["message"]


START = ("solve", "station", "--out", "new", "--start-from")
NO_START: dict[str, tuple[Spoil, str, str]] = {
    "a folder without a roster": (lambda _: None, "station", "station/report.json is missing"),
    "a damaged roster": (write("duties", "person,date\nO01,soon\n"), "out", "out/duties.csv cannot be read"),
    "another station's": (
        settings('id = "tiny"', 'id = "other"'),
        "out",
        "out holds a roster of another station: 丁香派出所（虚构） (other)",
    ),
    "duties of nobody here": (
        write("duties", "person,date,shift,post\nX1,2026-11-23,D,\n"),
        "out",
        "no duty in out is of a person, a shift and a weekday of this period",
    ),
}


@pytest.mark.parametrize("why", NO_START)
def test_what_cannot_be_started_from_is_one_message(why: str, roster: Caller, out: Path) -> None:
    spoil, place, told = NO_START[why]
    spoil(out / "input" if why == "another station's" else out)
    answer = roster.refused(*START, place)[Language.EN]
    first = answer.get("faults", [{"file": "", "message": answer["error"]}])[0]
    assert f"{first['file']} {first['message']}".strip().startswith(told)


def test_to_start_from_a_roster_and_to_keep_to_one_exclude_each_other(roster: Caller, out: Path) -> None:
    told = roster.refused(*START, out.name, "--keep", out.name)
    assert "--keep" in told[Language.ZH]["error"]


def test_a_sheet_of_nobody_is_refused(roster: Caller, out: Path) -> None:
    del out
    assert '"O99"' in roster.refused("sheet", "out", "--only", "O99")[Language.EN]["error"]
