"""Which files are written, and that their bytes depend on nothing but what is printed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from roster.domain import Problem, Roster
from roster.errors import RosterError, UnusableCall
from roster.sheets import Kind, write_sheets
from roster.storing.stored import Stored
from roster.words import Language
from tests.sheets.conftest import small, texts
from tests.sheets.solved import filled, solved


def renamed(problem: Problem, person: str, name: str) -> Problem:
    return replace(problem, people={**problem.people, person: replace(problem.people[person], name=name)})


def fewer(problem: Problem, *people: str) -> Problem:
    return replace(problem, people={person: problem.people[person] for person in people})


def test_each_kind_is_a_file_of_its_own(printed: Callable[[Language], Path]) -> None:
    folder = printed(Language.ZH)
    assert sorted(path.name for path in folder.iterdir()) == [
        "days.pdf",
        "grids.pdf",
        "people.pdf",
        "week.pdf",
    ]
    assert len(PdfReader(folder / "days.pdf").pages) == 7
    assert len(PdfReader(folder / "grids.pdf").pages) == 3
    assert len(PdfReader(folder / "people.pdf").pages) == 20


def test_a_file_has_title_language_and_a_bookmark_for_every_sheet(
    printed: Callable[[Language], Path],
) -> None:
    file = PdfReader(printed(Language.EN) / "grids.pdf")
    assert file.metadata is not None
    assert file.metadata.title == "示例派出所 Grid sheet 23–29 Nov 2026"
    assert str(file.root_object["/Lang"]) == "en"
    assert [str(mark["/Title"]) for mark in file.outline if not isinstance(mark, list)] == [
        "第1网格 G01",
        "第2网格 G02",
        "第3网格 G03",
    ]
    pages = [file.get_destination_page_number(mark) for mark in file.outline if not isinstance(mark, list)]
    assert pages == [0, 1, 2]


def test_the_bytes_are_the_same_with_any_number_of_processes(
    stored: Stored, printed: Callable[[Language], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [again] = write_sheets(stored, tmp_path / "again", Language.ZH, kinds=(Kind.GRIDS,), processes=1)
    assert again.read_bytes() == (printed(Language.ZH) / "grids.pdf").read_bytes()
    monkeypatch.setattr("roster.printing.portions.PORTION", 1)
    [one] = write_sheets(stored, tmp_path / "one", Language.ZH, kinds=(Kind.GRIDS,), processes=1)
    [two] = write_sheets(stored, tmp_path / "two", Language.ZH, kinds=(Kind.GRIDS,), processes=2)
    assert one.read_bytes() == two.read_bytes()
    assert texts(two) == texts(again)


def test_one_sheet_alone_is_the_sheet_of_a_person_or_of_a_grid(stored: Stored, tmp_path: Path) -> None:
    [person] = write_sheets(stored, tmp_path, Language.ZH, only="O001")
    [grid] = write_sheets(stored, tmp_path, Language.ZH, only="G02")
    assert person.name == "O001.pdf"
    assert [page[:2] for page in texts(person)] == ["钱堃"]
    assert [page[:4] for page in texts(grid)] == ["第2网格"]


def test_an_id_that_is_no_file_name_stays_in_the_folder(tmp_path: Path) -> None:
    problem = small()
    person = replace(problem.people["O001"], id="../O 1", home_grid=None)
    problem = replace(problem, people={person.id: person}, fixed=(), leave=())
    stored = solved(Roster(problem=problem, duties=()))
    [path] = write_sheets(stored, tmp_path / "sheets", Language.EN, only="../O 1")
    assert path == tmp_path / "sheets" / "-O-1.pdf"
    assert path.exists()


def test_an_id_that_nobody_has_is_refused(stored: Stored, tmp_path: Path) -> None:
    with pytest.raises(UnusableCall, match="O999"):
        write_sheets(stored, tmp_path, Language.ZH, only="O999")
    assert not list(tmp_path.iterdir())


def test_a_name_that_cannot_be_printed_is_reported_and_nothing_is_written(tmp_path: Path) -> None:
    problem = renamed(small(), "O002", "孙\U00032333")  # a character newer than the faces
    with pytest.raises(RosterError) as caught:
        write_sheets(solved(filled(problem)), tmp_path / "sheets", Language.ZH, processes=1)
    assert "U+32333" in caught.value.text.zh
    assert "孙" in caught.value.text.zh
    assert not (tmp_path / "sheets").exists()


def test_namesakes_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    problem = renamed(renamed(small(), "O001", "王伟"), "O002", "王伟")
    [path] = write_sheets(solved(filled(problem)), tmp_path, Language.ZH, kinds=(Kind.GRIDS,), processes=1)
    assert "责任民警王伟O001、" in texts(path)[1]


@pytest.mark.parametrize("language", list(Language))
def test_a_period_without_needs_prints_pages_that_say_so(tmp_path: Path, language: Language) -> None:
    problem = fewer(replace(small(), demands=(), fixed=(), leave=()), "O001", "V001")
    problem = replace(problem, period=replace(problem.period, days=2))
    paths = write_sheets(solved(Roster(problem=problem, duties=())), tmp_path, language, processes=1)
    week, days, grids, people = (texts(path) for path in paths)
    assert len(days) == 2
    assert all(
        {Language.ZH: "当日无勤务需求", Language.EN: "Nothingisneeded"}[language] in page for page in days
    )
    assert all(
        {Language.ZH: "本周无值守需求", Language.EN: "Nothingisneededhere"}[language] in page
        for page in grids
    )
    assert {Language.ZH: "无缺额", Language.EN: "noopenseats"}[language] in week[0]
    assert len(people) == len(problem.people)


def test_more_than_seven_days_are_several_sheets_for_the_wall(tmp_path: Path) -> None:
    problem = fewer(replace(small(), fixed=(), leave=()), "O001", "A001", "A003")
    stored = solved(filled(replace(problem, period=replace(problem.period, days=10))))
    [week] = write_sheets(stored, tmp_path, Language.ZH, kinds=(Kind.WEEK,), processes=1)
    [grid] = write_sheets(stored, tmp_path, Language.ZH, only="G02")
    titles = [page[:20] for page in texts(week) if page.startswith("一周勤务表")]
    assert titles == ["一周勤务表2026年11月23日—29日", "一周勤务表2026年11月30日—12月"]
    assert len(texts(grid)) == 2
