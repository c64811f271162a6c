"""Where a page is drawn: a console, and the language of its reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from roster.terminal.consoles import READABLE, say
from roster.terminal.styles import FAINT, HEADING
from roster.terminal.wrapping import wrapped
from roster.words import Language, Text, same, weekday


@dataclass(frozen=True)
class Page:
    """A console together with a language; whatever is written goes through it as `Text`."""

    console: Console
    language: Language

    @property
    def width(self) -> int:
        """Give the width in cells."""
        return self.console.width

    def to(self, text: Text) -> str:
        """Give a text in the reader's language."""
        return text.to(self.language)

    def say(self, text: Text, style: str = "") -> None:
        """Write a paragraph."""
        say(self.console, self.to(text), style)

    def item(self, text: Text, style: str = "", indent: int = 2, hang: int = 2) -> None:
        """Write a paragraph indented, the lines after the first by `hang` more."""
        width = min(self.width, READABLE) - indent - hang
        for number, line in enumerate(wrapped(self.to(text), width)):
            self.put(Styled(" " * (indent + hang * bool(number)) + line, style=style))

    def heading(self, text: Text) -> None:
        """Write a heading with an empty line above."""
        self.blank()
        self.say(text, HEADING)

    def blank(self) -> None:
        """Write an empty line."""
        self.console.print()

    def table(self, left: Iterable[Text], right: Iterable[Text] = ()) -> Table:
        """Make a table: columns of words, flush left, then columns of figures, flush right."""
        drawn = Table(
            box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=FAINT, padding=(0, 0, 0, 1)
        )
        for name in left:
            drawn.add_column(self.to(name), overflow="fold")
        for name in right:
            drawn.add_column(self.to(name), justify="right", no_wrap=True)
        return drawn

    def list(self, rows: Iterable[Sequence[object]]) -> None:
        """Draw rows of words without headings."""
        drawn = self.table((same(""), same("")))
        drawn.show_header = False
        for row in rows:
            self.add(drawn, *row)
        self.put(drawn)

    def days(self, days: Iterable[date]) -> Table:
        """Make a narrow table of days: a column of words, then one column a day, close together."""
        drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=FAINT, padding=0)
        drawn.add_column("", overflow="fold")
        for day in days:
            drawn.add_column(f"{self.to(weekday(day))} {day.day}", justify="right", no_wrap=True, min_width=7)
        return drawn

    def add(self, drawn: Table, *values: object) -> None:
        """Add a row: texts in the reader's language, cells as they are, anything else as it reads."""
        drawn.add_row(*(value if isinstance(value, Styled) else self.cell(value) for value in values))

    def cell(self, value: object, style: str = "") -> Styled:
        """Make a cell; nothing in it is read as markup."""
        return Styled(self.to(value) if isinstance(value, Text) else str(value), style=style)

    def flow(self, items: Iterable[Styled], gap: int = 3) -> None:
        """Write items one after another, as many on a line as fit whole."""
        line = Styled()
        for item in items:
            if line and line.cell_len + gap + item.cell_len > self.width:
                self.put(line)
                line = Styled()
            line = line.append(" " * gap if line else "").append_text(item)
        self.put(line)

    def put(self, drawn: RenderableType) -> None:
        """Draw a table or a line."""
        self.console.print(drawn)
