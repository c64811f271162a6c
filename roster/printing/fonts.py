"""The two faces that everything is printed in, and what they cannot print.

The whole fonts are used, never cuts by unicode range: a viewer that mixes up such cuts shows other people's
words. Neither face has a bold cut, and a smeared imitation is worse than none: size, the serif face, rules and
boxes carry the emphasis.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from types import MappingProxyType

import pylopdf_fonts_zh_cn as faces
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from roster.errors import RosterError
from roster.words import Text

FACES = MappingProxyType({"sans.otf": faces.sans_path, "serif.otf": faces.serif_path})
_SHOWN = 8
_LAYOUT = frozenset("\n")


def face(name: str) -> Path:
    """Give the file of a face, by the name that the stylesheet calls it."""
    return Path(FACES[name]())


@cache
def printable() -> frozenset[str]:
    """List every character that both faces can print."""
    return frozenset.intersection(*map(_covered, FACES))


def _covered(name: str) -> frozenset[str]:
    with TTFont(face(name), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def require_printable(pages: Iterable[str]) -> None:
    """Make sure that every character of some HTML pages can be printed.

    Raises RosterError with each character that cannot and the words it stands in: a box in place of a letter
    of somebody's name must not reach the wall.
    """
    found: dict[str, str] = {}
    for page in pages:
        for char in sorted(set(page) - printable() - _LAYOUT - found.keys()):
            found[char] = next(_words_around(char, page), "")
    if found:
        raise RosterError(
            Text(
                "字体中没有以下字符，无法打印："
                + "；".join(_named(*item, "见「{}」") for item in _first(found)),
                "the fonts lack these characters, so they cannot be printed: "
                + "; ".join(_named(*item, 'in "{}"') for item in _first(found)),
            ),
            Text(
                "请在表格中改用通行的写法（如以规范字代替），再重新打印",
                "write the name or word in characters in common use, then print again",
            ),
        )


def _first(found: dict[str, str]) -> list[tuple[str, str]]:
    return list(found.items())[:_SHOWN]


def _words_around(char: str, page: str) -> Iterator[str]:
    for match in re.finditer(r"[^<>]*" + re.escape(char) + r"[^<>]*", page):
        yield " ".join(unescape(match[0]).split())


def _named(char: str, words: str, place: str) -> str:
    shown = char if char.isprintable() else ""
    words = "".join(c if c.isprintable() else "�" for c in words)
    return f"{shown} U+{ord(char):04X} ".lstrip() + place.format(words)
