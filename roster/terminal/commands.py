"""Commands whose help and errors speak both languages.

```python
program = Program("roster", Text("排班。", "Duty rosters."), version)  # roster.terminal.program

@program.task(
    "show",
    Text("在终端显示排班", "show the roster in the terminal"),
    Argument("folder", Text("排班结果目录", "a solved period"), type=Folder()),
    Option(["--day"], Text("只看这一天", "this day alone"), type=Day()),
    example=same("roster show out/week --day 2026-11-23"),
)
def show(session: Session, folder: Path, day: date | None) -> None: ...
```

Every command takes `--lang`, `--json` and `--help`. A task returns its exit code, or None for 0.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from roster.terminal import help as helping
from roster.terminal.kinds import OneOf
from roster.terminal.parameters import Argument, Call, Option
from roster.terminal.session import Session
from roster.terminal.usage import Unexpected
from roster.words import Language, Text, same

Task = TypeVar("Task", bound=Callable[..., int | None])

_FIRST_SENTENCE = {Language.ZH: "。", Language.EN: ". "}


class _Spoken(click.Command):
    """A command whose help speaks the reader's language."""

    about: Text
    example: Text | None

    def listed(self) -> Sequence[tuple[str, Text]]:
        """List the commands below with what they do, in short."""
        return ()

    def get_usage(self, ctx: click.Context) -> str:
        """Give the usage line in the reader's language."""
        return helping.usage(self, ctx, session_of(ctx).language)

    def get_help(self, ctx: click.Context) -> str:
        """Give the help page in the reader's language."""
        session = session_of(ctx)
        return helping.page(self, self, ctx, session.out, session.language)


class Command(_Spoken):
    """A command that does something; `about` starts with a sentence that can stand alone."""

    def __init__(
        self,
        name: str,
        about: Text,
        params: Sequence[click.Parameter] = (),
        *,
        example: Text | None = None,
        callback: Callable[..., int | None] | None = None,
    ) -> None:
        super().__init__(name, callback=callback, params=[*params, *_common()])
        self.about = about
        self.example = example

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the parameters; raises Unexpected for what is left over."""
        ctx.allow_extra_args = True
        with _placed(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise Unexpected(rest, ctx)
        return rest


class Group(_Spoken, click.Group):
    """A command with commands below it, listed in the order in which they were added."""

    def __init__(self, name: str, about: Text, params: Sequence[click.Parameter] = ()) -> None:
        super().__init__(name, params=[*params, *_common()], no_args_is_help=True)
        self.about = about
        self.example: Text | None = None

    def task(
        self,
        name: str,
        about: Text,
        *params: Argument | Option,
        example: Text,
    ) -> Callable[[Task], Task]:
        """Add a function as a command; it is called with the session and its parameters by name."""

        def added(function: Task) -> Task:
            def callback(**values: object) -> int | None:
                return function(session_of(click.get_current_context()), **values)

            self.add_command(Command(name, about, params, example=example, callback=callback))
            return function

        return added

    def call(self, call: Call) -> Callable[[Task], Task]:
        """Add a function as the command that a call describes."""
        return self.task(call.name, call.about, *call.params, example=call.example)

    def branch(self, name: str, about: Text, example: Text | None = None) -> "Group":
        """Add a command that has commands of its own, and give it."""
        below = Group(name, about)
        below.example = example
        self.add_command(below)
        return below

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the parameters before the command's name."""
        with _placed(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they were added, which is that of the work."""
        del ctx
        return list(self.commands)

    def listed(self) -> Sequence[tuple[str, Text]]:
        """List the commands below with the first sentence of what they do."""
        return [
            (name, _first_sentence(command.about))
            for name, command in self.commands.items()
            if isinstance(command, Command | Group)
        ]


def session_of(ctx: click.Context) -> Session:
    """Give the session of a call."""
    return ctx.find_object(Session) or Session()


@contextmanager
def _placed(ctx: click.Context) -> Iterator[None]:
    """Let every wrong call know its command, so that the message can name it; click leaves some without."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _common() -> list[click.Parameter]:
    return [
        Option(
            ["--lang"],
            Text("语言（默认随系统）", "the language (default: the system's)"),
            type=OneOf({language.value: same(language.value) for language in Language}),
            expose_value=False,
        ),
        Option(
            ["--json"],
            Text("输出 JSON，供程序读取", "answer in JSON, for programs"),
            is_flag=True,
            expose_value=False,
        ),
    ]


def _first_sentence(text: Text) -> Text:
    firsts = {lang: text.to(lang).split(end)[0].rstrip("。.") for lang, end in _FIRST_SENTENCE.items()}
    return Text(firsts[Language.ZH], firsts[Language.EN])
