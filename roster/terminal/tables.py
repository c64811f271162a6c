"""Tables and headings as all of the terminal's pages draw them: few lines, nothing cut off."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from roster.terminal.session import say

SHORT = "bold red"  # the style of whatever is missing; a "!" stands beside it for eyes without colour
GOOD = "green"
FAINT = "dim"
HEADING = "bold"
MARK = "!"


def heading(to: Console, text: str) -> None:
    """Write a heading with an empty line above."""
    to.print()
    say(to, text, HEADING)


def table(left: Iterable[str], right: Iterable[str] = ()) -> Table:
    """Make a table: columns of words, flush left, then columns of figures, flush right."""
    drawn = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=FAINT, padding=(0, 0, 0, 1)
    )
    for name in left:
        drawn.add_column(name, overflow="fold")
    for name in right:
        drawn.add_column(name, justify="right", no_wrap=True)
    return drawn


def grid(first: str, days: Iterable[str]) -> Table:
    """Make a narrow table of days: a column of words, then one column a day, close together."""
    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=FAINT, padding=(0, 0))
    drawn.add_column(first, overflow="fold")
    for name in days:
        drawn.add_column(name, justify="right", no_wrap=True, min_width=7)
    return drawn


def cell(text: object, style: str = "") -> Styled:
    """Make a cell; nothing in it is read as markup."""
    return Styled(str(text), style=style)


def missing(count: object) -> Styled:
    """Make a cell that says how much is missing: in red with a mark, or nothing where nothing is."""
    return cell(f"{count} {MARK}", SHORT) if count else cell("-", FAINT)


def percent(part: float) -> str:
    """Give a part as a percentage that never rounds up to all: 99.9 %, 100 %."""
    if part >= 1:
        return "100%"
    return f"{min(part * 100, 99.9):.1f}%"


def figure(number: int) -> str:
    """Give a whole number with its thousands apart: 12,640."""
    return f"{number:,}"
