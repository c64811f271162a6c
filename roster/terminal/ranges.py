"""Figures that are proven, or of which only a range is."""

from rich.text import Text as Styled

from roster.explaining.trials import Range
from roster.terminal.styles import FAINT, figure
from roster.words import Text

MINUS = "−"


def signed(number: int) -> str:
    """Give a whole number; a negative one with a minus sign as print has it."""
    return f"{MINUS}{figure(-number)}" if number < 0 else figure(number)


def more(number: int) -> str:
    """Give a difference with its sign: +12, −3, 0."""
    return f"+{figure(number)}" if number > 0 else signed(number)


def proof(known: Range) -> Text:
    """Say how far a figure is proven: exactly, or between which two."""
    if known.exact:
        return Text("已证明", "exact")
    return Text(*(f"{signed(known.least)}…{signed(known.most)}",) * 2)


def proof_to_json(known: Range | None) -> dict[str, int | bool] | None:
    """Give a range for machines."""
    if known is None:
        return None
    return {"least": known.least, "most": known.most, "exact": known.exact}


def faint(text: str) -> Styled:
    """Make a cell that steps back."""
    return Styled(text, style=FAINT)
