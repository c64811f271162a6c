"""The audit in the terminal: grades, limits, and the first of those who are near one; fits 80 columns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text as Styled

from roster.audit.auditing import Audit
from roster.audit.cells import figure
from roster.audit.limits import Limit, State
from roster.audit.notes import notes
from roster.audit.summary import (
    ALARMS,
    alarms,
    average,
    foremost,
    headed,
    remarks,
    standings,
    summary_rows,
)
from roster.words import Language, Text

_LISTED = 12
_STYLES = {State.OVER: "bold red", State.REACHED: "yellow", State.NEAR: "yellow"}
_MARKS = {State.OVER: " !", State.REACHED: "", State.NEAR: ""}


def render_terminal(audit: Audit, language: Language) -> RenderableType:
    """Draw the audit in one language; colours always have a word beside them."""
    parts: list[RenderableType] = [_grades(audit, language), Styled()]
    parts += [Prose(average(audit).to(language), style=""), Styled()]
    parts += [_limits(audit, language), Styled()]
    found = alarms(audit)
    if found.height:
        parts.append(_alarms(foremost(found, _LISTED).iter_rows(named=True), language))
    more = found.height - _LISTED
    if more > 0:
        parts.append(
            Styled(Text(f"另有 {more} 项，见 limits.csv", f"{more} more in limits.csv").to(language))
        )
    parts.append(Styled())
    parts += [Prose(note.to(language)) for note in notes(audit)]
    return Group(*parts)


@dataclass(frozen=True)
class Prose:
    """A sentence broken as print breaks it: Chinese anywhere but before closing punctuation."""

    text: str
    style: str = "dim"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = ""
        for token in _TOKENS.findall(self.text):
            if line and cell_len(line + token.rstrip()) > options.max_width:
                yield Styled(line.rstrip(), style=self.style)
                line = ""
            line += token if line else token.lstrip()
        yield Styled(line.rstrip(), style=self.style)


_TOKENS = re.compile(r"(?:[⺀-〿㐀-鿿\U00020000-\U0003ffff]|[^\s⺀-鿿！-｠]+|[（《])[，。；：）》、]*|\s+")


def _grades(audit: Audit, language: Language) -> Table:
    """Draw the figures as rows and the grades as columns: all of them fit."""
    rows = summary_rows(audit)
    table = _table([row[0] for row in rows], language, words=1)
    for place in range(1, len(rows[0])):
        table.add_row(*(Styled(row[place].to(language)) for row in rows))
    return table


def _limits(audit: Audit, language: Language) -> Table:
    titles = [Text("限额", "Limit"), Text("适用人数", "People"), *(headed(state.text) for state in ALARMS)]
    table = _table(titles, language, words=1)
    for row in standings(audit):
        counts = [
            Styled(f"{n}{_MARKS[state]}", _STYLES[state]) if n else Styled("–", "dim")
            for state, n in zip(ALARMS, row.counts, strict=True)
        ]
        table.add_row(Styled(headed(row.limit.text).to(language)), Styled(f"{row.people}"), *counts)
    return table


def _alarms(rows: Iterable[dict[str, object]], language: Language) -> Table:
    titles = (
        *(Text("姓名", "Name"), Text("编号", "Id"), Text("限额", "Limit"), Text("自", "From")),
        *(Text("状态", "State"), Text("备注", "Remark"), Text("已用/上限", "Used/most")),
    )
    table = _table(titles, language, words=6)
    for row in rows:
        state = State(str(row["state"]))
        table.add_row(
            Styled(str(row["name"])),
            Styled(str(row["person"]), "dim"),
            Styled(Limit(str(row["kind"])).text.to(language)),
            Styled(f"{row['first']:%m-%d}"),
            Styled(state.text.to(language), _STYLES[state]),
            Styled(remarks(row).to(language)),
            Styled(f"{figure(int(str(row['used'])))}/{figure(int(str(row['limit'])))}"),
        )
    return table


def _table(titles: Sequence[Text], language: Language, words: int) -> Table:
    """Make a table whose first columns hold words, the others figures."""
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 0, 0, 1)
    )
    for place, title in enumerate(titles):
        table.add_column(
            title.to(language), justify="left" if place < words else "right", no_wrap=place >= words
        )
    return table
