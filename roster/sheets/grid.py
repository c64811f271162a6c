"""One page per grid: who answers for it, its team's week, and who stands there on each day and shift."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Grade, Grid, Shift
from roster.printing import Entry, paper, render, shift_legend
from roster.sheets import labels
from roster.sheets.cells import Row, row
from roster.sheets.day import Line, line, proposals
from roster.sheets.reading import Reading
from roster.storing.stored import Stored
from roster.words import Language, Text

TITLE = Text("网格勤务表", "Grid sheet")


@dataclass(frozen=True, kw_only=True)
class Watch:
    """One shift at the grid, day by day; None on days on which nothing is needed or done."""

    shift: Shift
    days: tuple[Line | None, ...]


@dataclass(frozen=True, kw_only=True)
class Week:
    """Seven days of a grid: its team's and its own."""

    days: tuple[date, ...]
    team: tuple[Row, ...]
    watches: tuple[Watch, ...]


def grid_sheets(stored: Stored, reading: Reading, language: Language, grids: Iterable[Grid]) -> Iterator[str]:
    """Make one sheet for each grid."""
    head = paper(
        stored,
        TITLE,
        legend=(
            *shift_legend(reading.problem),
            Entry(mark=labels.REST, meaning=Text("休息", "rest day")),
            Entry(mark=labels.NOT_ASKED, meaning=Text("志愿者未安排", "volunteer not called on")),
            *proposals(reading),
        ),
        notes=(
            Text(
                "灰底为夜班；代码后的小字是岗位，未注明的在本网格；下划线为既定勤务。",
                "Grey: night. Small print after a code: the post, where it is not this grid. "
                "Underlined: settled beforehand.",
            ),
        ),
    )
    for grid in grids:
        yield render(
            "grid.html",
            language,
            paper=head,
            grid=grid,
            laws=labels.unusual_days(reading.problem),
            facts=_facts(reading, grid),
            answering=reading.names(p for p in reading.problem.teams[grid.id] if p.grade is Grade.OFFICER),
            weeks=[week(reading, grid, days) for days in reading.weeks],
        )


def week(reading: Reading, grid: Grid, days: tuple[date, ...]) -> Week:
    """Give seven days of a grid."""
    order = list(Grade)
    team = sorted(reading.problem.teams[grid.id], key=lambda p: (order.index(p.grade), p.id))
    found = (
        Watch(shift=shift, days=tuple(_line(reading, grid, day, shift) for day in days))
        for shift in reading.shifts
    )
    return Week(
        days=days,
        team=tuple(row(reading, person, days) for person in team),
        watches=tuple(watch for watch in found if any(watch.days)),
    )


def _line(reading: Reading, grid: Grid, day: date, shift: Shift) -> Line | None:
    key = (grid.id, day, shift.code)
    known = key in reading.problem.need_at or key in reading.roster.at_post
    return line(reading, key) if known else None


def _facts(reading: Reading, grid: Grid) -> Sequence[Text]:
    team = reading.problem.teams[grid.id]
    facts = [
        labels.sector(grid.sector) if grid.sector else None,
        labels.community(grid.community) if grid.community else None,
        Text(f"人口 {grid.population}", f"Population {grid.population}") if grid.population else None,
        labels.grades((g, sum(p.grade is g for p in team)) for g in Grade),
    ]
    return [fact for fact in facts if fact is not None]
