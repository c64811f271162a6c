"""File names out of ids: any id has one, no two ids share one, and the id can be read back from it.

Capitals, digits, `-` and `_` stand for themselves. Small letters do too, but `~` goes before each run of
letters whose case differs from the one before (capitals come first), so that `a1` and `A1` do not meet where
the file system does not tell them apart. Anything else is `=` and two hexadecimal digits for each of its bytes
in UTF-8. `O001` is `O001`, `li.na` is `~li=2Ena`, `赵` is `=E8=B5=B5`.
"""

import re

_PLAIN = re.compile(r"[A-Za-z0-9_-]")
_PIECE = re.compile(r"(?:=[0-9A-F]{2})+|~|.", re.DOTALL)
_DEVICE = re.compile(r"CON|PRN|AUX|NUL|(?:COM|LPT)\d")  # names that Windows keeps for itself, with any suffix
LONGEST = 200  # characters of a name: file systems allow 255, some of which go to suffixes


def file_stem(identifier: str) -> str:
    """Give the file name of an id, without its suffix."""
    pieces: list[str] = []
    small = False
    for index, letter in enumerate(identifier):
        if not _PLAIN.fullmatch(letter) or (index == 0 and _DEVICE.fullmatch(identifier)):
            pieces.extend(f"={byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))
            continue
        if letter.isalpha() and letter.islower() != small:
            small = not small
            pieces.append("~")
        pieces.append(letter)
    return "".join(pieces)


def identifier_of(stem: str) -> str | None:
    """Give the id whose file name this is; None where it is no id's."""
    pieces: list[str] = []
    for piece in _PIECE.findall(stem):
        if piece.startswith("=") and len(piece) > 1:
            pieces.append(bytes.fromhex(piece.replace("=", "")).decode("utf-8", "replace"))
        elif piece != "~":
            pieces.append(piece)
    identifier = "".join(pieces)
    return identifier if file_stem(identifier) == stem else None
