"""A solved period is written whole or not at all, and read back as it was or not at all."""

import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from roster.errors import UnusableCall, UnusableInput
from roster.loading import input_hash, load
from roster.storing import Stored, read, read_for, refuse_foreign, write
from tests.storing.folders import report, roster, station

ALL = {"duties.csv", "duties.parquet", "shortages.csv", "report.json", "matrix.xlsx", "input"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Give the folder of a roster."""
    written(tmp_path / "out")
    return tmp_path / "out"


def written(folder: Path, **figures: object) -> Stored:
    return write(folder, station(), roster(), report(**figures))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# -- there and back --------------------------------------------------------------------------------


def test_what_is_written_is_read_back_equal(out: Path) -> None:
    stored = read(out)

    assert stored.roster.duties == roster().duties
    assert stored.roster.shortages == roster().shortages
    assert replace(stored.report, duties_hash="") == report()
    assert input_hash(stored.roster.problem) == stored.report.input_hash
    assert stored == written(out)


def test_the_folder_holds_what_the_guide_says_and_nothing_beside_it(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == ALL
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_the_same_roster_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    written(tmp_path / "again")

    assert contents(out) == contents(tmp_path / "again")


def test_duties_stand_in_columns_that_carry_their_offset(out: Path) -> None:
    table = pl.read_csv(out / "duties.csv", infer_schema=False)

    assert table.columns == ["person", "date", "shift", "start", "end", "post", "duty_kind", "origin"]
    assert all(start.endswith("+08:00") for start in table["start"])
    assert table.height == len(roster().duties)
    assert pl.read_parquet(out / "duties.parquet").equals(table.fill_null(""))


def test_the_copy_of_the_input_is_loaded_as_the_station_was(out: Path) -> None:
    assert input_hash(load(out / "input")) == input_hash(load(station()))


# -- nothing of a user's is overwritten ------------------------------------------------------------


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(UnusableCall):
        written(tmp_path / "out")

    assert contents(tmp_path) == {"out/letter.txt": b"dear"}


@pytest.mark.parametrize("text", ["{}", "[]", "revenue", '{"status": "green"}'])
def test_a_report_of_something_else_makes_no_roster_of_a_folder(text: str, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")

    with pytest.raises(UnusableCall):
        refuse_foreign(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableCall):
        written(tmp_path / "out")

    assert contents(tmp_path) == {"out": b"mine"}


def test_an_empty_folder_and_one_that_is_not_there_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    written(tmp_path / "empty")
    written(tmp_path / "deep" / "down")

    assert read(tmp_path / "empty").report == read(tmp_path / "deep" / "down").report


def test_an_earlier_roster_is_replaced_and_its_calendars_stay(out: Path) -> None:
    (out / "feeds" / "people").mkdir(parents=True)
    (out / "feeds" / "people" / "O001.ics").write_text("published", encoding="utf-8")
    (out / "sheets").mkdir()
    (out / "sheets" / "week.pdf").write_text("of the old roster", encoding="utf-8")
    written(out, objective=1000)

    assert read(out).report.objective == 1000
    assert (out / "feeds" / "people" / "O001.ics").read_text(encoding="utf-8") == "published"
    assert not (out / "sheets").exists()


def test_what_a_user_laid_beside_a_roster_stays(out: Path) -> None:
    (out / "notes.txt").write_text("call Wang", encoding="utf-8")
    written(out)

    assert (out / "notes.txt").read_text(encoding="utf-8") == "call Wang"


# -- a crash on the way ----------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["write_matrix", "snapshot", "as_parquet", "shortage_table"])
@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_a_crash_while_writing_leaves_the_old_roster_whole(
    step: str, error: BaseException, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(out.parent)

    def crash(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(f"roster.storing.folder.{step}", crash)
    with pytest.raises(type(error)):
        written(out, objective=1)

    assert contents(out.parent) == before


@pytest.mark.parametrize("error", [OSError("busy"), KeyboardInterrupt()], ids=["busy", "ctrl-c"])
def test_a_crash_between_the_two_renames_puts_the_old_roster_back(
    error: BaseException, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = contents(out), Path.rename

    def crash(self: Path, target: Path) -> Path:
        if self.name.startswith(".out."):
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", crash)
    with pytest.raises(type(error)):
        written(out, objective=1)
    monkeypatch.undo()

    assert contents(out) == before
    assert read(out).report.objective == 1200


# -- changed by hand -------------------------------------------------------------------------------


def fault(folder: Path) -> str:
    with pytest.raises(UnusableInput) as caught:
        read(folder)
    return " ".join(f"{f.source.text.en}: {f.message.en}" for f in caught.value.faults)


def test_a_duty_changed_by_hand_is_noticed(out: Path) -> None:
    path = out / "duties.csv"
    path.write_bytes(path.read_bytes().replace(b"O001", b"O002", 1))

    assert "changed" in fault(out)


def test_a_row_of_the_input_changed_by_hand_is_noticed(out: Path) -> None:
    path = out / "input" / "people.csv"
    path.write_bytes(path.read_bytes().replace(b"officer", b"auxiliary", 1))

    assert "changed" in fault(out)


def test_the_changed_duties_can_still_be_read_for_a_second_opinion(out: Path) -> None:
    path = out / "duties.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    found, changed = read_for(out, lambda first, days: load(station(), first=first, days=days))

    assert found.objective == 1200
    assert len(changed.duties) == len(roster().duties) - 1


@pytest.mark.parametrize(
    ("column", "value"),
    [("person", "O999"), ("shift", "?"), ("date", "tomorrow"), ("post", "nowhere"), ("origin", "invented")],
)
def test_a_row_that_makes_no_sense_is_a_fault_with_its_place(column: str, value: str, out: Path) -> None:
    table = pl.read_csv(out / "duties.csv", infer_schema=False)
    spoilt = table.with_row_index().with_columns(
        pl.when(pl.col("index") == 1).then(pl.lit(value)).otherwise(pl.col(column)).alias(column)
    )
    spoilt.drop("index").write_csv(out / "duties.csv", include_bom=True)
    with pytest.raises(UnusableInput) as caught:
        read_for(out, lambda first, days: load(station(), first=first, days=days))

    assert [(f.source.file, f.source.row) for f in caught.value.faults] == [("duties.csv", 3)]


@pytest.mark.parametrize("name", ["duties.csv", "report.json", "input"])
def test_without_one_of_its_files_it_is_no_roster(name: str, out: Path) -> None:
    path = out / name
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()

    assert name in fault(out) or "station.toml" in fault(out)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'"text"', b'{"status": "optimal"}', b"\xff\xfe"]
)
def test_a_report_that_is_none_is_a_fault(content: bytes, out: Path) -> None:
    (out / "report.json").write_bytes(content)

    assert "report.json" in fault(out)


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"person,date\nO001,2026-11-23\n", b'"unclosed'])
def test_duties_that_are_no_table_are_a_fault(content: bytes, out: Path) -> None:
    (out / "duties.csv").write_bytes(content)
    with pytest.raises(UnusableInput):
        read_for(out, lambda first, days: load(station(), first=first, days=days))


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert "missing" in fault(tmp_path / "nowhere")
