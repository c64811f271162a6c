"""The two streams of a command, as rich consoles that add nothing of their own."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import IO

from rich.console import Console
from rich.text import Text as Styled

from roster.terminal.wrapping import wrapped
from roster.words import Language

READABLE = 100  # cells; longer lines of prose are hard to read


def console(stream: IO[str] | None = None) -> Console:
    """Give a console on a stream (stdout when None), in colour only on a terminal and without NO_COLOR.

    Off a terminal it is 80 cells wide, or as wide as COLUMNS says. Names are never read as markup.
    """
    return Console(file=stream or sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)


def language_asked(args: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Give the language of the first `--lang`, wherever it stands, else of the locale (POSIX order).

    Known before anything is parsed, so that a wrong call is answered in the language it asked for.
    """
    for position, arg in enumerate(args):
        if arg == "--":
            break
        if arg == "--lang" and position + 1 < len(args):
            return Language.of(args[position + 1])
        if arg.startswith("--lang="):
            return Language.of(arg.removeprefix("--lang="))
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return Language.of(next((name for name in names if name), ""))


def say(to: Console, text: str, style: str = "", indent: str = "") -> None:
    """Write a paragraph, broken to the console's width, each line behind `indent`."""
    width = min(to.width, READABLE) - len(indent)
    for line in wrapped(text, width):
        to.print(Styled(indent + line, style=style, no_wrap=True, overflow="ignore"), crop=False)
