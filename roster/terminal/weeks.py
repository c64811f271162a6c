"""People and days: the week as it hangs on the wall, in a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Styled

from roster.domain import Grade, Person, Shift
from roster.printing.times import shift_times
from roster.sheets import labels
from roster.sheets.cells import Row, row
from roster.sheets.reading import Reading
from roster.terminal.cells import ABSENT, LEAVE_WORDS, NIGHT, REST, drawn, is_night, shift_style
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, NOTHING, cell
from roster.words import Language, Text, hours_figure, joined, same, weekday

WIDE = 120  # cells from which on there is room for home grids, contracts and posts
_LONGEST_HOME = 24  # cells of a home grid's id and name
_TOTALS = 12  # cells of hours and nights
_CONTRACT = 9  # cells of the weekly hours
_LEAST_NAMES = 18  # cells of id and name together
_LEAST_DAY = 6  # cells: Mo 23, 周一23


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """The rows of one run of days, drawn, and the widths in cells that all groups share."""

    rows: tuple[Row, ...]
    cells: tuple[tuple[Styled, ...], ...]
    homes: tuple[str, ...]
    days: tuple[date, ...]
    width: int

    @property
    def is_wide(self) -> bool:
        return self.width >= WIDE

    @cached_property
    def day_width(self) -> int:
        widest = max(cell_len(line) for row in self.cells for text in row for line in text.plain.split("\n"))
        room = self.width - _LEAST_NAMES - _TOTALS - self._extras
        return max(_LEAST_DAY, min(widest, room // len(self.days) - 1))

    @cached_property
    def id_width(self) -> int:
        return max(4, min(self._names // 2, max(cell_len(row.person.id) for row in self.rows)))

    @cached_property
    def name_width(self) -> int:
        return max(4, min(self._names - self.id_width, max(cell_len(row.person.name) for row in self.rows)))

    @cached_property
    def home_width(self) -> int:
        return min(_LONGEST_HOME, max(8, *map(cell_len, self.homes)))

    @property
    def _names(self) -> int:
        """Give the room for ids and names together; what is longer is folded, never cut."""
        taken = len(self.days) * (self.day_width + 1) + _TOTALS + self._extras
        return self.width - taken - 2

    @property
    def _extras(self) -> int:
        return self.home_width + 1 + _CONTRACT if self.is_wide else 0


def render_weeks(reading: Reading, people: Sequence[Person], page: Page) -> None:
    """Draw people's days, a run of at most seven at a time, grouped by grade and sector."""
    ordered = sorted(people, key=lambda p: _place(reading, p))
    for days in reading.weeks if ordered else ():
        sheet = _sheet(reading, ordered, days, page)
        for (grade, sector), indices in groupby(
            range(len(ordered)), key=lambda i: _group(reading, ordered[i])
        ):
            listed = list(indices)
            page.heading(
                joined((grade.text, labels.sector(sector), labels.people(len(listed))), " · ", " · ")
            )
            page.put(_table(sheet, listed, page))
    render_legend(reading, page)


def _sheet(reading: Reading, people: Sequence[Person], days: Sequence[date], page: Page) -> _Sheet:
    rows = tuple(row(reading, person, days) for person in people)
    cells = tuple(
        tuple(drawn(reading, shown, page.language, with_posts=page.width >= WIDE) for shown in one.cells)
        for one in rows
    )
    homes = tuple(_home(reading, person) for person in people)
    return _Sheet(rows=rows, cells=cells, homes=homes, days=tuple(days), width=page.width)


def _group(reading: Reading, person: Person) -> tuple[Grade, str]:
    return person.grade, reading.sector(person)


def _place(reading: Reading, person: Person) -> tuple[object, ...]:
    sector = reading.sector(person)
    return (list(Grade).index(person.grade), not sector, sector, person.home_grid or "", person.id)


def _table(sheet: _Sheet, indices: Sequence[int], page: Page) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=FAINT, padding=0)
    table.add_column(page.to(Text("编号", "id")), width=sheet.id_width, overflow="fold")
    table.add_column(page.to(Text("姓名", "name")), width=sheet.name_width, overflow="fold")
    if sheet.is_wide:
        table.add_column(page.to(Text("责任网格", "home grid")), width=sheet.home_width, overflow="fold")
    for day in sheet.days:
        name = page.to(Text(f"{weekday(day).zh}{day.day}", f"{weekday(day).en[:2]} {day.day}"))
        table.add_column(name, width=sheet.day_width, overflow="fold")
    for column in (Text("工时", "hours"), Text("夜班", "nights")):
        table.add_column(page.to(column), justify="right", no_wrap=True)
    if sheet.is_wide:
        table.add_column(page.to(Text("每周标准", "contract")), justify="right", no_wrap=True)
    for index in indices:
        page.add(table, *_cells(sheet, index))
    return table


def _cells(sheet: _Sheet, index: int) -> Iterator[Styled]:
    one = sheet.rows[index]
    yield cell(one.person.id, FAINT)
    yield cell(one.person.name)
    if sheet.is_wide:
        yield cell(sheet.homes[index])
    yield from sheet.cells[index]
    yield cell(hours_figure(one.hours))
    yield cell(one.nights or NOTHING, "" if one.nights else FAINT)
    if sheet.is_wide:
        yield cell(hours_figure(one.person.weekly_hours), FAINT)


def _home(reading: Reading, person: Person) -> str:
    if person.home_grid is None:
        return person.home_unit or ABSENT
    grid = reading.problem.grids[person.home_grid]
    return grid.id if grid.name == grid.id else f"{grid.id} {grid.name}"


def render_legend(reading: Reading, page: Page) -> None:
    """Say what the codes and signs mean; shifts in their colours."""
    page.blank()
    page.flow([_meaning(reading, shift, page) for shift in reading.shifts])
    signs = (
        Text(f"{NIGHT} 夜班", f"{NIGHT} night"),
        Text("[ ] 既定勤务", "[ ] settled beforehand"),
        *([labels.PROPOSED + same(" ") + labels.PROPOSAL] if reading.has_proposals else []),
        Text(f"{REST} 休息", f"{REST} off"),
        Text(f"{ABSENT} 不在本所", f"{ABSENT} not at this station"),
    )
    kinds = sorted({row.kind for row in reading.problem.leave}, key=list(LEAVE_WORDS).index)
    short = [
        same(f"{LEAVE_WORDS[kind].en} = {kind.text.en}") for kind in kinds if page.language is Language.EN
    ]
    page.flow([page.cell(text, FAINT) for text in (*signs, *short)])


def _meaning(reading: Reading, shift: Shift, page: Page) -> Styled:
    code = f"{shift.code}{NIGHT if is_night(reading, shift) else ''}"
    meaning = f" {shift.name} {page.to(shift_times(shift))}"
    return Styled().append(code, shift_style(reading, shift)).append(meaning)
