"""Lines that fit a terminal, with Chinese broken as a printer would.

Chinese may break between any two characters, but a line neither starts with closing punctuation nor ends with
opening punctuation (GB/T 15834-2011, 5.1); Latin words stay whole. Widths are in terminal cells.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_OPENING = "（〔「『《〈【“‘"
_CLOSING = "，。、；：？！）〕」』》〉】”’…·%"
# A wide character by itself, a run without blanks of narrow ones, or blanks.
_TOKENS = re.compile(
    rf"[{_OPENING}]*(?:[⺀-〿㐀-鿿豈-﫿！-｠\U00020000-\U0003ffff]|[^\s⺀-鿿豈-﫿！-｠\U00020000-\U0003ffff]+)[{_CLOSING}]*|\s+"
)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` cells; line ends in the text are kept."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, max(width, 2))]


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for token in _TOKENS.findall(paragraph):
        if cell_len(line + token.rstrip()) <= width:
            line += token
            continue
        if line.strip():
            yield line.rstrip()
        *full, line = chop_cells(token, width) if token.strip() else [""]
        yield from full
    yield line.rstrip()


def padded(text: str, width: int) -> str:
    """Fill a text up with blanks to `width` cells; a longer one stays as it is."""
    return text + " " * max(0, width - cell_len(text))
