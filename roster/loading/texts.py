"""How written words are compared: width, case, blanks and zeros that mean nothing."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from string import whitespace

from roster.words import Text

BLANKS = whitespace + "\u00a0\u200b\u2002\u2003\u2060\u3000\ufeff"
"""What is stripped from both ends of a cell: the ideographic space and invisible marks too."""

_GAPS = re.compile(r"[\s_-]+")
_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f])_|_(?=[^\x00-\x7f])")  # 姓 名, set wide on purpose
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


_FOR_PEOPLE = (
    "序号",
    "备注",
    "说明",
    "合计",
    "小计",
    "no",
    "no.",
    "note",
    "notes",
    "remark",
    "remarks",
    "total",
)


def tidy(text: str) -> str:
    """Strip blanks of every kind from both ends."""
    return text.strip(BLANKS)


def narrow(text: str) -> str:
    """Give a text in its compatibility form (NFKC: full-width becomes half-width), stripped."""
    return tidy(unicodedata.normalize("NFKC", text))


def fold(text: str) -> str:
    """Give the form under which headers and words of a list are compared."""
    return _BESIDE_CHINESE.sub("", _GAPS.sub("_", narrow(text).casefold()))


def for_people(name: str) -> bool:
    """Tell whether a header or a sheet's name says that it is for people to read: 序号, 备注, #draft."""
    return name.startswith("#") or fold(name) in _FOR_PEOPLE


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


def suggestion(word: str, known: Iterable[str], choices: Text | None = None) -> Text:
    """Advise the nearest known word; else what there is to choose from, in the reader's language."""
    listed = list(known)
    if (found := nearest(word, listed)) is not None:
        return Text(f"是否想写「{found}」？", f'Did you mean "{found}"?')
    offered = choices or listing(listed)
    return Text(f"可用：{offered.zh}。", f"Use one of: {offered.en}.")


def listing(words: Sequence[str], shown: int = 12) -> Text:
    """List words, the first of them where they are many."""
    more = len(words) > shown
    zh, en = "、".join(words[:shown]), ", ".join(words[:shown])
    return Text(f"{zh} 等" if more else zh, f"{en}, …" if more else en)


def offered(words: Mapping[str, object]) -> Text:
    """List the choices that words stand for, each once and by its first word in either language."""
    zh: dict[object, str] = {}
    en: dict[object, str] = {}
    for word, meaning in words.items():
        (en if word.isascii() else zh).setdefault(meaning, word)
    return Text("、".join((en | zh).values()), ", ".join((zh | en).values()))
