"""What a command gets beside its parameters: the reader's language and the two streams."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.console import Console, RenderableType

from roster.terminal.consoles import console
from roster.terminal.pages import Page
from roster.terminal.progress import ProgressLine
from roster.words import Language, Text


@dataclass(frozen=True, kw_only=True)
class Session:
    """One call of the command line: how it answers, and to whom.

    `asked` tells that the call itself named the language. With `json` everything for the machine goes to stdout
    as one JSON value, and nothing else does.
    """

    language: Language = Language.ZH
    asked: bool = False
    json: bool = False
    out: Console = field(default_factory=console)
    err: Console = field(default_factory=lambda: console(sys.stderr))

    @property
    def page(self) -> Page:
        """Give stdout as a page in the reader's language."""
        return Page(self.out, self.language)

    def progress(self) -> ProgressLine:
        """Give the line on stderr that tells how long work is getting on; use it in a `with`."""
        return ProgressLine(self.err, self.language)

    def to(self, text: Text) -> str:
        """Give a text in the reader's language."""
        return text.to(self.language)

    def say(self, text: Text, style: str = "") -> None:
        """Write a paragraph on stdout; nothing with `--json`."""
        if not self.json:
            self.page.say(text, style)

    def show(self, drawn: RenderableType) -> None:
        """Draw something on stdout; nothing with `--json`."""
        if not self.json:
            self.out.print(drawn)

    def emit(self, value: Mapping[str, object]) -> None:
        """Write the one JSON value of the call; nothing without `--json`."""
        if self.json:
            self.out.file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
