"""The sheets of a solved period as PDF files: `week.pdf`, `days.pdf`, `grids.pdf`, `people.pdf`."""

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from roster.domain import Grade, Person
from roster.errors import UnusableCall
from roster.printing import Printed, days_between, write_pdfs
from roster.sheets import day, grid, person, week
from roster.sheets.reading import Reading, in_order
from roster.storing.stored import Stored
from roster.words import Language, Text


class Kind(StrEnum):
    """The four kinds of sheets; the values are the names of their files."""

    WEEK = "week"
    DAYS = "days"
    GRIDS = "grids"
    PEOPLE = "people"

    @property
    def text(self) -> Text:
        """Name the kind as users do."""
        return _TITLES[self]


_TITLES: Mapping[Kind, Text] = MappingProxyType(
    {Kind.WEEK: week.TITLE, Kind.DAYS: day.TITLE, Kind.GRIDS: grid.TITLE, Kind.PEOPLE: person.TITLE}
)


def write_sheets(  # noqa: PLR0913 - each is a choice of the user
    stored: Stored,
    folder: Path,
    language: Language,
    *,
    kinds: Collection[Kind] = tuple(Kind),
    only: str | None = None,
    processes: int | None = None,
) -> list[Path]:
    """Write the sheets of a solved period into a folder and give the paths of the files.

    `only` is the id of a person or of a grid: that sheet alone is written, into a file of its name.
    The bytes depend on the roster, the report and the language, not on the number of processes.
    Raises UnusableCall when `only` is nobody's id, RosterError when a name cannot be printed or pango is missing.
    """
    reading = Reading(stored.roster)
    if only is not None:
        return write_pdfs([_one(stored, reading, folder, language, only)], processes)
    makers: Mapping[Kind, Callable[[], Iterable[str]]] = {
        Kind.WEEK: lambda: week.week_sheets(stored, reading, language),
        Kind.DAYS: lambda: day.day_sheets(stored, reading, language),
        Kind.GRIDS: lambda: grid.grid_sheets(stored, reading, language, reading.problem.grids.values()),
        Kind.PEOPLE: lambda: person.person_sheets(stored, reading, language, _by_grid(reading)),
    }
    files = [
        _printed(stored, folder / f"{kind}.pdf", language, kind.text, makers[kind]())
        for kind in Kind
        if kind in kinds
    ]
    return write_pdfs(files, processes)


def _one(stored: Stored, reading: Reading, folder: Path, language: Language, only: str) -> Printed:
    problem = reading.problem
    if only in problem.people:
        sheets = person.person_sheets(stored, reading, language, [problem.people[only]])
        title = person.TITLE + Text(f" {problem.people[only].name}", f" {problem.people[only].name}")
    elif only in problem.grids:
        sheets = grid.grid_sheets(stored, reading, language, [problem.grids[only]])
        title = grid.TITLE + Text(f" {problem.grids[only].name}", f" {problem.grids[only].name}")
    else:
        raise UnusableCall(
            Text(f"没有编号为「{only}」的人员或网格", f'there is no person and no grid with the id "{only}"'),
            Text("编号见 people、grids 两表", "the ids stand in the tables people and grids"),
        )
    return _printed(stored, folder / f"{_file_name(only)}.pdf", language, title, sheets)


def _printed(stored: Stored, path: Path, language: Language, title: Text, sheets: Iterable[str]) -> Printed:
    problem = stored.roster.problem
    period = days_between(problem.period).to(language)
    return Printed(
        path=path,
        title=f"{problem.station.name} {title.to(language)} {period}",
        language=language,
        sheets=tuple(sheets),
    )


def _by_grid(reading: Reading) -> list[Person]:
    """Order people as they are handed their sheets: by sector, grid, grade and id."""
    sectors = in_order({reading.sector(p) for p in reading.problem.people.values()})
    grades = list(Grade)
    return sorted(
        reading.problem.people.values(),
        key=lambda p: (sectors.index(reading.sector(p)), p.home_grid or "", grades.index(p.grade), p.id),
    )


def _file_name(identifier: str) -> str:
    """Make a file's name of an id: what no file system takes becomes a dash."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in identifier).lstrip(".") or "sheet"
