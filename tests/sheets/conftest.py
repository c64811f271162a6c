"""One small solved week, printed once in each language, and the text of its pages."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from roster.domain import (
    DAY,
    FixedDuty,
    Grade,
    Leave,
    LeaveKind,
    Post,
    PostKind,
    Problem,
    Roster,
    ZoneLevel,
    ZoneSpan,
)
from roster.sheets import Kind, write_sheets
from roster.storing.stored import Stored
from roster.words import Language
from tests.sheets.solved import filled, solved
from tests.stations import MONDAY, RARE, needs, person, problem

INJECTION = "<img src=file:///etc/passwd>"
Pages = Mapping[Kind, list[str]]


def small() -> Problem:
    """Give a week of three grids, too few people, a locked-down grid, leave, a loan, training, rare names."""
    people = [
        *(person(i, Grade.OFFICER, home_grid=f"G{i % 3 + 1:02}") for i in range(1, 7)),
        *(
            person(i, Grade.AUXILIARY, home_grid=f"G{i % 3 + 1:02}", name=f"辅{RARE[i % 8]}")
            for i in range(1, 9)
        ),
        *(
            person(i, Grade.VOLUNTEER, home_grid=f"G{i % 3 + 1:02}", name=f"志{RARE[i % 8]}")
            for i in range(1, 4)
        ),
        person(10, Grade.AUXILIARY, name=INJECTION),
        person(9, Grade.AUXILIARY, home_unit="机关", name="下沉"),
        person(8, Grade.OFFICER, name="阿卜杜热合曼·吐尔逊江"),
    ]
    demands = [
        needs("grid", "D", officer=1, auxiliary=1, volunteer_target=1),
        needs("G01", "S", auxiliary=1),
        needs("G01", "E", auxiliary=1),
        needs("sector", "E", officer=1),
        needs("sector", "N", officer=1, auxiliary=1),
    ]
    posts = [Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X")]
    return problem(
        people,
        demands,
        grids=3,
        posts=posts,
        leave=(
            Leave(person="O001", kind=LeaveKind.ANNUAL, first=MONDAY, last=MONDAY + DAY),
            Leave(person="A002", kind=LeaveKind.SICK, first=MONDAY + 2 * DAY, last=MONDAY + 2 * DAY),
        ),
        zones=(ZoneSpan(grid="G02", level=ZoneLevel.LOCKDOWN, first=MONDAY, last=MONDAY),),
        fixed=(FixedDuty(person="A007", day=MONDAY, shift="S", post=None),),
    )


def small_roster() -> Roster:
    """Fill the week, with the training and without Monday's officers of the sector."""
    given = small()
    made = filled(replace(given, people={k: p for k, p in given.people.items() if k not in {"A007", "A009"}}))
    kept = [d for d in made.duties if not (d.post == "X1" and d.day == MONDAY and d.person[0] == "O")]
    return Roster(problem=given, duties=tuple(sorted([*kept, *given.settled])))


@pytest.fixture(scope="session")
def stored() -> Stored:
    return solved(small_roster())


@pytest.fixture(scope="session")
def printed(stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], Path]:
    """Give the folder of the sheets in a language; they are printed once."""
    folders: dict[Language, Path] = {}

    def of(language: Language) -> Path:
        if language not in folders:
            folders[language] = tmp_path_factory.mktemp(language.value)
            write_sheets(stored, folders[language], language, processes=1)
        return folders[language]

    return of


@pytest.fixture(scope="session")
def pages(printed: Callable[[Language], Path]) -> Callable[[Language], Pages]:
    """Give the text of every page of every kind in a language, without blanks."""
    read: dict[Language, Pages] = {}

    def of(language: Language) -> Pages:
        if language not in read:
            read[language] = {kind: texts(printed(language) / f"{kind}.pdf") for kind in Kind}
        return read[language]

    return of


def texts(path: Path) -> list[str]:
    """Read the pages of a PDF file, all blanks left out."""
    return ["".join(page.extract_text().split()) for page in PdfReader(path).pages]
