"""The help page of a command: usage, what it does, arguments, options, commands, examples."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Styled

from roster.terminal.consoles import READABLE
from roster.terminal.parameters import Argument, Option
from roster.terminal.usage import placeholder
from roster.terminal.wrapping import padded, wrapped
from roster.words import Language, Text

_LEFT = 26  # cells for the names of options; longer ones get a line of their own
_INDENT = "  "

USAGE = Text("用法：", "Usage: ")
ARGUMENTS = Text("参数：", "Arguments:")
OPTIONS = Text("选项：", "Options:")
COMMON = Text("通用选项：", "Common options:")
COMMANDS = Text("命令：", "Commands:")
EXAMPLE = Text("示例：", "Example:")
_HELP = Text("显示本说明", "show this help")
_SOME_OPTIONS = Text("[选项]", "[OPTIONS]")
_A_COMMAND = Text("命令 …", "COMMAND …")
_REPEATED = Text("（可重复）", " (may be repeated)")
_REQUIRED = Text("（必填）", " (required)")


class Documented(Protocol):
    """A command with its texts; `commands` are those below it."""

    about: Text
    example: Text | None

    def listed(self) -> Sequence[tuple[str, Text]]:
        """List the commands below with what they do, in short."""


def usage(command: click.Command, ctx: click.Context, language: Language) -> str:
    """Give the usage line: 用法：roster solve [选项] 目录."""
    pieces = [ctx.command_path, _SOME_OPTIONS.to(language)]
    pieces += [_argument(param, language) for param in command.params if isinstance(param, click.Argument)]
    if isinstance(command, click.Group):
        pieces.append(_A_COMMAND.to(language))
    return USAGE.to(language) + " ".join(pieces)


def page(
    command: click.Command, texts: Documented, ctx: click.Context, to: Console, language: Language
) -> str:
    """Give the whole page, in colour where the console is."""
    width = min(to.width, READABLE)
    with to.capture() as capture:
        for line in (usage(command, ctx, language), "", *_paragraph(texts.about.to(language), width)):
            _line(to, line)
        for heading, rows in _sections(command, texts, ctx, language):
            _line(to, "")
            _line(to, heading.to(language), "bold")
            for line in _table(rows, width):
                _line(to, line)
        if texts.example is not None:
            _line(to, "")
            _line(to, EXAMPLE.to(language), "bold")
            for line in texts.example.to(language).split("\n"):
                _line(to, _INDENT + line, "cyan")
    return capture.get().rstrip("\n")


def _line(to: Console, line: str, style: str = "") -> None:
    to.print(Styled(line, style=style), soft_wrap=True)


def _paragraph(text: str, width: int) -> Iterator[str]:
    return (_INDENT + line for line in wrapped(text, width - len(_INDENT)))


def _sections(
    command: click.Command, texts: Documented, ctx: click.Context, language: Language
) -> Iterator[tuple[Text, list[tuple[str, str]]]]:
    """Yield every section that has rows: heading, and names with what they mean."""
    own = [param for param in command.params if param.expose_value]
    common = [param for param in command.params if not param.expose_value]
    helping = command.get_help_option(ctx)
    sections = (
        (ARGUMENTS, [_row(p, language) for p in own if isinstance(p, Argument)]),
        (COMMANDS, [(name, about.to(language)) for name, about in texts.listed()]),
        (OPTIONS, [_row(p, language) for p in own if isinstance(p, Option)]),
        (
            COMMON,
            [
                *(_row(p, language) for p in common if isinstance(p, Option)),
                *([(", ".join(helping.opts), _HELP.to(language))] if helping else []),
            ],
        ),
    )
    return ((heading, rows) for heading, rows in sections if rows)


def _row(param: Option | Argument, language: Language) -> tuple[str, str]:
    about = param.about.to(language)
    if isinstance(param, Argument):
        return _argument(param, language), about
    name = ", ".join(param.opts)
    if not param.is_flag:
        name = f"{name} {placeholder(param).to(language)}"
    notes = [note for note, holds in ((_REQUIRED, param.required), (_REPEATED, param.multiple)) if holds]
    return name, about + "".join(note.to(language) for note in notes)


def _argument(param: click.Argument, language: Language) -> str:
    name = placeholder(param).to(language) + ("…" if param.nargs != 1 else "")
    return name if param.required else f"[{name}]"


def _table(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    listed = list(rows)
    left = min(_LEFT, max(cell_len(name) for name, _ in listed)) + 2
    for name, about in listed:
        first, *more = wrapped(about, width - left - len(_INDENT))
        if cell_len(name) > left - 2:
            yield _INDENT + name
            yield _INDENT + " " * left + first
        else:
            yield _INDENT + padded(name, left) + first
        yield from (_INDENT + " " * left + line for line in more)
