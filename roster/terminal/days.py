"""Posts and shifts of one day: who stands where, who commands, what is open."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text as Styled

from roster.domain import Grade, Post, Shift
from roster.printing.times import shift_times
from roster.sheets import labels
from roster.sheets.reading import Key, Reading
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, MARK, NOTHING, SHORT, cell
from roster.terminal.views import Part
from roster.words import Text, full_day, joined, same

_POST_WIDTH = 14  # cells
_SHIFT_WIDTH = 20  # cells that a shift's people want at least
_LED = {Grade.AUXILIARY: Text("辅警", "aux."), Grade.VOLUNTEER: Text("志愿", "vol.")}
COMMANDS = Text("带队", "cmd.")


def render_day(part: Part, day: date, page: Page) -> None:
    """Draw the posts that need or have anybody on a day, sector by sector."""
    page.heading(full_day(day))
    for sector, posts in part.reading.posts_by_sector.items():
        shown = [post for post in posts if post.id in part.posts and part.reading.keys(day, [post.id])]
        codes = {key[2] for key in part.reading.keys(day, [post.id for post in shown])}
        shifts = [shift for shift in part.reading.shifts if shift.code in codes]
        at_once = max(1, (page.width - _POST_WIDTH) // (_SHIFT_WIDTH + 1))
        for start in range(0, len(shifts), at_once):
            page.heading(labels.sector(sector))
            page.put(_table(part, shown, shifts[start : start + at_once], day, page))
    _beside(part.reading, day, page)
    page.blank()
    note = Text(
        f"{COMMANDS.zh}：岗位民警；括号内为本片区巡逻民警。{MARK} 缺额。",
        f"{COMMANDS.en}: the officers at the post, in brackets those on the sector's patrol. {MARK} open seats.",
    )
    if part.reading.has_proposals:
        note += Text(
            f"{labels.PROPOSED.zh} {labels.PROPOSAL.zh}。", f" {labels.PROPOSED.en} {labels.PROPOSAL.en}."
        )
    page.say(note, FAINT)


def _table(part: Part, posts: Sequence[Post], shifts: Sequence[Shift], day: date, page: Page) -> Table:
    each = (page.width - _POST_WIDTH) // len(shifts) - 1
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=FAINT, padding=0, show_lines=True
    )
    table.add_column(page.to(Text("岗位", "post")), width=_POST_WIDTH, overflow="fold")
    for shift in shifts:
        name = f"{shift.code} {shift.name} {page.to(shift_times(shift))}"
        table.add_column(name, max_width=each, min_width=min(each, _SHIFT_WIDTH), overflow="fold")
    for post in posts:
        named = Styled().append(post.id, "bold").append(f"\n{post.name}" if post.name != post.id else "")
        page.add(table, named, *(_cell(part, (post.id, day, shift.code), page) for shift in shifts))
    return table


def _cell(part: Part, key: Key, page: Page) -> Styled:
    if key not in part.reading.problem.need_at and key not in part.reading.roster.at_post:
        return cell(NOTHING, FAINT)
    return Styled("\n").join(_lines(part, key, page))


def _lines(part: Part, key: Key, page: Page) -> Iterator[Styled]:
    """Yield who commands, who else is there, and what is missing."""
    reading, command = part.reading, part.reading.command(key)
    names = _listed(reading.names(command.people), page)
    if command.from_sector:
        yield cell(f"{page.to(COMMANDS)} ({names})", FAINT)
    elif command.people:
        yield cell(f"{page.to(COMMANDS)} {names}", "bold")
    elif reading.uncommanded(key):
        yield cell(f"{MARK} {page.to(labels.NOBODY_COMMANDS)}", SHORT)
    for grade, short in _LED.items():
        there = (
            reading.volunteers(key) if grade is Grade.VOLUNTEER else reading.names(reading.there(key, grade))
        )
        if grade in part.grades and there:
            yield cell(f"{page.to(short)} {_listed(there, page)}")
    for row in sorted(reading.missing(key), key=lambda s: list(Grade).index(s.grade)):
        if row.below == "need" and row.grade in part.grades:
            yield cell(f"{MARK} {page.to(labels.missing(row))}", SHORT)


def _listed(names: Sequence[str], page: Page) -> str:
    return page.to(joined(map(same, names), "、", ", "))


def _beside(reading: Reading, day: date, page: Page) -> None:
    """Name who has a duty away from all posts: court, training."""
    named = [
        same(f"{reading.name(reading.roster.person(duty))} {duty.shift}")
        for duty in reading.beside_posts(day)
    ]
    if named:
        page.heading(Text("岗位以外的勤务", "Duties away from the posts"))
        page.say(joined(named))
