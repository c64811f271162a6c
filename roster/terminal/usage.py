"""Wrong calls, in both languages: what click found, said as this program says things."""

from functools import singledispatch

import click

from roster.terminal.kinds import UnusableValue
from roster.terminal.parameters import Argument, Option
from roster.words import Text, joined, same

Said = tuple[Text, Text | None]
"""What is wrong, and advice where there is any."""


@singledispatch
def explained(error: click.ClickException) -> Said:
    """Give what is wrong with a call and, where there is any, advice."""
    return same(error.format_message()), None


def named(param: click.Parameter | None) -> Text:
    """Name a parameter as it is typed: --days, or as the usage line does: 目录, DIR."""
    if isinstance(param, click.Option):
        return same(max(param.opts, key=len))
    return placeholder(param) if param is not None else same("?")


def placeholder(param: click.Parameter) -> Text:
    """Give what stands for a parameter's value in help."""
    own = param.placeholder if isinstance(param, Option | Argument) else None
    kind: Text | None = getattr(param.type, "placeholder", None)
    return own or kind or same((param.name or "").upper())


@explained.register
def _missing(error: click.MissingParameter) -> Said:
    name, param = named(error.param), error.param
    about = param.about if isinstance(param, Option | Argument) else None
    meaning = Text(f"（{about.zh}）", f" ({about.en})") if about is not None else same("")
    if isinstance(param, click.Option):
        return Text(f"缺少选项 {name.zh}", f"the option {name.en} is missing") + meaning, None
    return Text(f"缺少参数「{name.zh}」", f"the argument {name.en} is missing") + meaning, None


@explained.register
def _bad_value(error: click.BadParameter) -> Said:
    reason = error.text if isinstance(error, UnusableValue) else same(error.message)
    if isinstance(error.param, click.Option):
        name = named(error.param)
        return Text(f"{name.zh}：{reason.zh}", f"{name.en}: {reason.en}"), None
    return reason, None


@explained.register
def _no_option(error: click.NoSuchOption) -> Said:
    name = error.option_name
    return Text(f"没有选项 {name}", f"there is no option {name}"), _did_you_mean(error.possibilities)


@explained.register
def _no_command(error: click.NoSuchCommand) -> Said:
    name = error.command_name
    return Text(f"没有命令「{name}」", f'there is no command "{name}"'), _did_you_mean(error.possibilities)


def _did_you_mean(names: list[str] | None) -> Text | None:
    if not names:
        return None
    listed = joined(map(same, sorted(names)), "、", " or ")
    return Text(f"是不是要用：{listed.zh}", f"did you mean {listed.en}?")


@explained.register
def _bad_option(error: click.BadOptionUsage) -> Said:
    name = error.option_name
    if "does not take" in error.message:  # click 8.5 has no other sign of it
        return Text(f"选项 {name} 后面不带值", f"the option {name} takes no value"), None
    return Text(f"选项 {name} 后面要带一个值", f"the option {name} wants a value"), None


class Unexpected(click.UsageError):
    """More was typed than the command takes."""

    def __init__(self, extra: list[str], ctx: click.Context) -> None:
        super().__init__(f"unexpected: {' '.join(extra)}", ctx)
        self.extra = extra


@explained.register
def _unexpected(error: Unexpected) -> Said:
    extra = " ".join(error.extra)
    return Text(f"多出的内容：{extra}", f"this is too much: {extra}"), None
