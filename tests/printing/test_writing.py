import os
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest
from pypdf import PdfReader

from roster.errors import RosterError
from roster.printing import Printed, write_pdf, write_pdfs
from roster.printing.portions import PORTION, portioned
from roster.words import Language

SHEET = '<!DOCTYPE html><html lang="zh-CN"><title>表</title><h1>{}</h1>'


def test_sheets_are_printed_in_their_order(tmp_path: Path) -> None:
    sheets = [SHEET.format(name) for name in ("甲", "乙", "丙")]
    path = write_pdf(sheets, tmp_path / "deep" / "a.pdf", title="题目", language=Language.ZH)
    file = PdfReader(path)
    assert [page.extract_text() for page in file.pages] == ["甲", "乙", "丙"]
    assert file.metadata is not None
    assert file.metadata.title == "题目"
    assert str(file.root_object["/Lang"]) == "zh-CN"
    assert [p.name for p in path.parent.iterdir()] == ["a.pdf"]


def test_bookmarks_lead_to_their_sheets_over_all_portions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roster.printing.portions.PORTION", 1)
    sheets = [SHEET.format(name) for name in ("甲", "乙", "丙")]
    file = PdfReader(write_pdf(sheets, tmp_path / "a.pdf", title="", language=Language.ZH))
    marks = [mark for mark in file.outline if not isinstance(mark, list)]
    found = [(str(mark["/Title"]), file.get_destination_page_number(mark)) for mark in marks]
    assert found == [("甲", 0), ("乙", 1), ("丙", 2)]


def test_one_sheet_may_be_given_as_a_string(tmp_path: Path) -> None:
    path = write_pdf(SHEET.format("甲"), tmp_path / "a.pdf", title="", language=Language.EN)
    assert len(PdfReader(path).pages) == 1


def test_where_one_page_cannot_be_printed_no_file_is_written(tmp_path: Path) -> None:
    files = [
        Printed(path=tmp_path / f"{name}.pdf", title=name, language=Language.ZH, sheets=(SHEET.format(name),))
        for name in ("a", "😀")
    ]
    with pytest.raises(RosterError, match="U\\+1F600"):
        write_pdfs(files)
    assert not list(tmp_path.iterdir())


def test_a_file_without_sheets_is_left_out(tmp_path: Path) -> None:
    assert write_pdfs([Printed(path=tmp_path / "a.pdf", title="", language=Language.ZH, sheets=())]) == []


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    write_pdf(SHEET.format("甲"), path, title="", language=Language.ZH)
    assert path.read_bytes().startswith(b"%PDF-")


def test_an_interruption_stops_the_workers_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr("roster.printing.portions.PORTION", 1)
    monkeypatch.setattr("roster.printing.portions.wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_pdf([SHEET.format("甲")] * 4, tmp_path / "a.pdf", title="", language=Language.ZH, processes=2)
    assert not active_children()
    assert [path.name for path in tmp_path.iterdir()] == ["temporary"]
    assert not list(temporary.iterdir())


def _killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_the_system_ends_is_an_error_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roster.printing.portions.PORTION", 1)
    monkeypatch.setattr("roster.printing.portions._printed", _killed)
    with pytest.raises(RosterError, match="memory"):
        write_pdf([SHEET.format("甲")] * 4, tmp_path / "a.pdf", title="", language=Language.ZH, processes=2)
    assert not list(tmp_path.iterdir())


def test_portions_depend_on_the_sheets_alone_and_keep_their_order() -> None:
    half, small = "x" * (PORTION // 2), "x" * 10
    sheets = [half, half, small, "y" * (2 * PORTION), small, half]
    assert portioned(sheets) == [(half, half), (small,), ("y" * (2 * PORTION),), (small, half)]
    assert portioned([]) == []
