"""The whole command line: one call in, one exit code out."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from roster.terminal.commands import Group
from roster.terminal.consoles import language_asked
from roster.terminal.failures import answer
from roster.terminal.parameters import Option
from roster.terminal.session import Session
from roster.words import Text


class Program(Group):
    """The whole command line."""

    def __init__(self, name: str, about: Text, version: str, example: Text | None = None) -> None:
        showing = Option(
            ["--version"],
            Text("显示版本", "show the version"),
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
        )
        super().__init__(name, about, [showing])
        self.version = version
        self.example = example

    def run(self, args: Sequence[str] | None = None) -> int:
        """Carry out one call and give its exit code; nothing is raised.

        0 done, 1 rules broken, not possible or interrupted, 2 unusable input or call.
        """
        _forgive_encodings()
        given = list(sys.argv[1:] if args is None else args)
        typed = given[: given.index("--")] if "--" in given else given
        asked = any(word == "--lang" or word.startswith("--lang=") for word in typed)
        session = Session(language=language_asked(given), asked=asked, json="--json" in typed)
        try:
            code = self.main(given, prog_name=self.name, standalone_mode=False, obj=session)
            sys.stdout.flush()
        except BrokenPipeError:
            _silence()
            return 1
        except SystemExit as ending:  # click and rich end so when the reader has gone
            return ending.code if isinstance(ending.code, int) else 1
        except Exception as error:  # noqa: BLE001 - the one place that turns errors into messages
            return answer(error, session)
        return code if isinstance(code, int) else 0


def _show_version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    del param
    if wanted and isinstance(ctx.command, Program):
        click.echo(f"{ctx.command.name} {ctx.command.version}")
        ctx.exit()


def _forgive_encodings() -> None:
    """Write what a stream's encoding does not have as a question mark instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _silence() -> None:
    """Let what is still to be written go nowhere: the reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
