"""How the terminal's pages look: few colours, each with a sign beside it, and figures as people write them."""

from rich.text import Text as Styled

HEADING = "bold"
FAINT = "dim"
GOOD = "green"
UNSURE = "yellow"
SHORT = "bold red"  # whatever is missing; MARK stands beside it for eyes without colour
MARK = "!"
NOTHING = "-"


def cell(text: object, style: str = "") -> Styled:
    """Make a cell; nothing in it is read as markup."""
    return Styled(str(text), style=style)


def missing(count: object) -> Styled:
    """Make a cell that says how much is missing: in red with a mark, or nothing where nothing is."""
    return cell(f"{count} {MARK}", SHORT) if count else cell(NOTHING, FAINT)


def percent(part: float) -> str:
    """Give a part as a percentage; what is not all never reads 100%, what is not nothing never 0%."""
    if part in (0, 1):
        return f"{part:.0%}"
    return f"{min(max(part * 100, 0.1), 99.9):.1f}%"


def figure(number: int) -> str:
    """Give a whole number with its thousands apart: 12,640."""
    return f"{number:,}"
