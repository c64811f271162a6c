"""How written words are compared: width, case, blanks and zeros that mean nothing."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from string import whitespace

from roster.words import Text

BLANKS = whitespace + "\u00a0\u200b\u2002\u2003\u2060\u3000\ufeff"
"""What is stripped from both ends of a cell: the ideographic space and invisible marks too."""

_GAPS = re.compile(r"[\s_-]+")
_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f])_|_(?=[^\x00-\x7f])")  # 姓 名, set wide on purpose
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def tidy(text: str) -> str:
    """Strip blanks of every kind from both ends."""
    return text.strip(BLANKS)


def narrow(text: str) -> str:
    """Give a text in its compatibility form (NFKC: full-width becomes half-width), stripped."""
    return tidy(unicodedata.normalize("NFKC", text))


def fold(text: str) -> str:
    """Give the form under which headers and words of a list are compared."""
    return _BESIDE_CHINESE.sub("", _GAPS.sub("_", narrow(text).casefold()))


def without_zeros(text: str) -> str:
    """Give an id without the leading zeros that a spreadsheet drops from numbers: 000123, G03 as 123, G3."""
    return _LEADING_ZEROS.sub("", text.casefold())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that was probably meant: the same but for zeros and case, or else similar."""
    listed = sorted(set(known))
    same = [k for k in listed if without_zeros(fold(k)) == without_zeros(fold(word))]
    by_fold = {fold(k): k for k in listed}
    close = get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return same[0] if same else by_fold[close[0]] if close else None


def suggestion(word: str, known: Iterable[str], shown: int = 12) -> Text:
    """Advise the nearest known word, or list what there is to choose from."""
    listed = list(known)
    if (found := nearest(word, listed)) is not None:
        return Text(f"是否想写「{found}」？", f'Did you mean "{found}"?')
    if not listed:
        return Text("目前一个都没有。", "There are none so far.")
    more = len(listed) > shown
    zh, en = "、".join(listed[:shown]), ", ".join(listed[:shown])
    return Text(f"可用：{zh}{' 等' if more else ''}", f"Use one of: {en}{' …' if more else ''}")
