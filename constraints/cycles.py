"""Cyclic patterns: those that have a name, and how one is written as text.

The table holds the common ones as they were described in public sources on 22 November 2026; what a
station means by a name may differ, and then it writes its own text. A cell of a pattern is a day: a shift, several
joined by `+`, or a day off (`-`, `.`, `O`, 休).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from roster.words import Text

Cell = frozenset[str]
"""The shifts of one day of a pattern; none on a day off."""

OFF = frozenset("-–—－.·。Oo休")


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """A pattern with its names; `text` uses role letters.

    D day, E evening, N night; F and G are 24 hours from the morning and from the evening.
    """

    names: tuple[str, ...]
    text: str
    told: Text


PATTERNS = (
    Pattern(
        names=("四班三运转", "四班三倒", "metropolitan", "2-2-2-2"),
        text="D D E E N N - -",
        told=Text(
            "四个班组，每班8小时，早中夜各两天后休两天",
            "four crews, 8 h: two each of day, evening, night, off",
        ),
    ),
    Pattern(
        names=("五班三运转", "五班三倒", "five-crew"),
        text="D D E E N N - - - -",
        told=Text(
            "五个班组，每班8小时，早中夜各两天后休四天",
            "five crews, 8 h: two each of day, evening, night, four off",
        ),
    ),
    Pattern(
        names=("大陆式", "Continental"),
        text="D D E E N N N - - D D E E E N N - - D D D E E N N - - -",
        told=Text("四个班组，每班8小时，28天一循环", "four crews, 8 h, 28 days"),
    ),
    Pattern(
        names=("四班两运转", "四班两倒", "白夜休休", "ABCD"),
        text="D N - -",
        told=Text(
            "A、B、C、D 四个班组，每班12小时，白、夜、休、休", "four crews A to D, 12 h: day, night, off, off"
        ),
    ),
    Pattern(
        names=("两白两夜四休", "2-2-4"),
        text="D D N N - - - -",
        told=Text(
            "四个班组，每班12小时，两白两夜后休四天", "four crews, 12 h: two days, two nights, four off"
        ),
    ),
    Pattern(
        names=("三班两运转", "三班两倒", "白夜休"),
        text="D N -",
        told=Text("三个班组，每班12小时，白、夜、休", "three crews, 12 h: day, night, off"),
    ),
    Pattern(
        names=("做四休四", "4on4off"),
        text="D D D D - - - - N N N N - - - -",
        told=Text("四个班组，每班12小时，做四休四", "four crews, 12 h: four on, four off"),
    ),
    Pattern(
        names=("Pitman", "2-2-3", "皮特曼"),
        text="D D - - D D D - - D D - - - N N - - N N N - - N N - - -",
        told=Text(
            "四个班组，每班12小时，28天一循环，隔周休周末",
            "four crews, 12 h, 28 days, every other weekend off",
        ),
    ),
    Pattern(
        names=("DuPont", "杜邦"),
        text="N N N N - - - D D D - N N N - - - D D D D - - - - - - -",
        told=Text(
            "四个班组，每班12小时，28天一循环，末周连休七天", "four crews, 12 h, 28 days, the last seven off"
        ),
    ),
    Pattern(
        names=("上一休一", "24on24off"),
        text="F -",
        told=Text("值24小时，休24小时", "24 hours on, 24 off"),
    ),
    Pattern(
        names=("24on36off", "值24休36"),
        text="F - G - -",
        told=Text(
            "值24小时，休36小时，早晚轮换接班",
            "24 hours on, 36 off, from the morning and the evening in turn",
        ),
    ),
    Pattern(
        names=("上一休二", "24on48off"),
        text="F - -",
        told=Text("值24小时，休48小时", "24 hours on, 48 off"),
    ),
    Pattern(
        names=("上一休三", "24on72off"),
        text="F - - -",
        told=Text("值24小时，休72小时", "24 hours on, 72 off"),
    ),
)


def named(name: str) -> Pattern | None:
    """Give the pattern of a name, however it is spaced, hyphenated and capitalised."""
    return _BY_NAME.get(_plain(name))


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()


_BY_NAME = {_plain(name): pattern for pattern in PATTERNS for name in pattern.names}


def split(text: str, words: Collection[str]) -> list[str]:
    """Split a pattern into its days: at blanks and commas if there are any, else into the words it is made of.

    What is none of the words stays as it is, a sign at a time.
    """
    if re.search(r"[\s,，、]", text.strip()):
        return [part for part in re.split(r"[\s,，、]+", text) if part]
    one = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    return re.findall(rf"(?:{one})(?:\+(?:{one}))*|." if one else ".", text.strip())


def read(
    text: str, roles: Mapping[str, str], codes: Collection[str]
) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    """Give the cells of a pattern, named or written, and the words in it that are no shift.

    `roles` maps letters to shifts; a word that is a shift's code (or a letter) never means a day off.
    """
    pattern = named(text)
    unknown: dict[str, None] = {}
    cells: list[Cell] = []
    for part in split(pattern.text if pattern else text, {*roles, *codes}):
        words = [roles.get(word, word) for word in part.split("+")]
        if words[0] in OFF and words[0] not in codes:
            words = words[1:]
        unknown |= dict.fromkeys(word for word in words if word not in codes)
        cells.append(frozenset(words))
    return tuple(cells), tuple(unknown)
