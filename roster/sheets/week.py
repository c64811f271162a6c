"""The week for the wall: people and days, by grade and sector, and what is there against what is needed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Period, Person, PostKind
from roster.printing import Entry, Paper, days_between, paper, render, shift_legend
from roster.sheets import labels
from roster.sheets.cells import Row, row
from roster.sheets.cover import gaps, totals
from roster.sheets.day import proposals
from roster.sheets.reading import Reading, in_order
from roster.storing.stored import Stored
from roster.words import Language, Text, same

TITLE = Text("一周勤务表", "Week roster")
NAMED = 12  # posts beside the grids that the legend names; of more, the day sheets give the names


@dataclass(frozen=True, kw_only=True)
class Group:
    """The people of one grade and sector."""

    grade: Text
    sector: Text
    size: Text
    rows: tuple[Row, ...]


def week_sheets(stored: Stored, reading: Reading, language: Language) -> Iterator[str]:
    """Make one sheet for each run of seven days."""
    for days in reading.weeks:
        yield render(
            "week.html",
            language,
            paper=_paper(stored, reading, days),
            days=days,
            laws=labels.unusual_days(reading.problem),
            groups=list(groups(reading, days)),
            totals=totals(reading, days),
            lead=_lead(reading, days),
            short=labels.open_seats(reading.roster.shortages, days),
            gaps=list(gaps(reading, days)),
        )


def groups(reading: Reading, days: Sequence[date]) -> Iterator[Group]:
    """Give everybody's row, by grade, sector, home grid and id."""
    for grade, people in reading.problem.by_grade.items():
        by_sector: defaultdict[str, list[Person]] = defaultdict(list)
        for person in sorted(people, key=lambda p: (p.home_grid or "", p.id)):
            by_sector[reading.sector(person)].append(person)
        for name in in_order(by_sector):
            yield Group(
                grade=labels.heading(grade),
                sector=labels.sector(name),
                size=labels.people(len(by_sector[name])),
                rows=tuple(row(reading, person, days) for person in by_sector[name]),
            )


def _lead(reading: Reading, days: Sequence[date]) -> tuple[Text, ...]:
    duties = sum(days[0] <= duty.day <= days[-1] for duty in reading.roster.duties)
    return (
        labels.grades((grade, len(people)) for grade, people in reading.problem.by_grade.items() if people),
        Text(f"勤务 {duties} 人次", f"{duties} duties"),
    )


def _paper(stored: Stored, reading: Reading, days: Sequence[date]) -> Paper:
    period = days_between(Period(first=days[0], days=len(days)))
    posts = [p for p in reading.problem.posts.values() if p.kind is not PostKind.GRID]
    return paper(
        stored,
        TITLE,
        period,
        landscape=True,
        legend=(
            *shift_legend(reading.problem),
            Entry(mark=labels.REST, meaning=Text("休息", "rest day")),
            Entry(mark=labels.NOT_ASKED, meaning=Text("志愿者未安排", "volunteer not called on")),
            *proposals(reading),
            Entry(mark=labels.NOT_HERE, meaning=Text("不在本所", "not at this station")),
            *(Entry(mark=same(p.id), meaning=same(p.name)) for p in posts if len(posts) <= NAMED),
        ),
        notes=(
            Text(
                "灰底为夜班；代码后的小字是岗位，未注明的在本人责任网格；下划线为既定勤务。工时按当周所列各班次整班计入。",
                "Grey: night. Small print after a code: the post, where it is not the person's own grid. "
                "Underlined: settled beforehand. Hours: of the duties shown, each counted whole.",
            ),
        ),
    )
