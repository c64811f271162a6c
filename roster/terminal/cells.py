"""A person's day in a few cells of the terminal, told apart without colour too.

`D` a duty, `N*` at night, `[D]` settled beforehand, `D?` a proposal that a volunteer has yet to accept,
a word for leave, `.` a day off, `-` not at the station.
"""

from datetime import time

from rich.cells import cell_len
from rich.text import Text as Styled

from roster.domain import LeaveKind, Shift
from roster.sheets.cells import Cell, Mark
from roster.sheets.labels import LEAVE, NOT_HERE, PROPOSED
from roster.sheets.reading import Reading
from roster.terminal.styles import FAINT
from roster.words import Language, Text

NIGHT = "*"
REST = "."
ABSENT = "-"
_WIDEST = 5  # two duties wider than this stand below each other
_NOON = time(12)
_LEAVE_STYLE = "cyan"
_SHORT_EN = {
    LeaveKind.ANNUAL: "ann.",
    LeaveKind.SICK: "sick",
    LeaveKind.COURT: "court",
    LeaveKind.COMP: "comp",
    LeaveKind.TRAINING: "trng",
    LeaveKind.MATERNITY: "mat.",
    LeaveKind.PERSONAL: "pers.",
    LeaveKind.OTHER: "leave",
}
LEAVE_WORDS = {kind: Text(LEAVE[kind].zh, _SHORT_EN[kind]) for kind in LeaveKind}
_SHORT = {LEAVE[kind]: word for kind, word in LEAVE_WORDS.items()}


def drawn(reading: Reading, shown: Cell, language: Language, *, with_posts: bool) -> Styled:
    """Draw a person's day; `with_posts` adds where a duty is, unless it is in the person's own grid."""
    if shown.marks:
        parts = [_mark(reading, mark, with_posts=with_posts) for mark in shown.marks]
        wide = sum(cell_len(part.plain) for part in parts) + len(parts) - 1 > _WIDEST
        return Styled("\n" if wide else "+").join(parts)
    if shown.look == "leave" and shown.word is not None:
        return Styled(_SHORT[shown.word].to(language), style=_LEAVE_STYLE)
    return Styled(ABSENT if shown.word == NOT_HERE else REST, style=FAINT)


def _mark(reading: Reading, mark: Mark, *, with_posts: bool) -> Styled:
    shift = reading.problem.shifts[mark.code]
    code = f"{mark.code}{NIGHT if is_night(reading, shift) else ''}"
    if mark.settled:
        code = f"[{code}]"
    elif mark.proposed:
        code += PROPOSED.zh
    text = Styled().append(code, shift_style(reading, shift) + (" underline" if mark.settled else ""))
    return text.append(f" {mark.away}", FAINT) if with_posts and mark.away else text


def is_night(reading: Reading, shift: Shift) -> bool:
    """Tell whether a shift is a night shift on the period's first day."""
    return reading.problem.duty("", reading.problem.period.first, shift.code, None).is_night


def shift_style(reading: Reading, shift: Shift) -> str:
    """Give a shift its colour: nights on blue, mornings green, later ones yellow."""
    if is_night(reading, shift):
        return "bold white on blue"
    return "green" if shift.start < _NOON else "yellow"
