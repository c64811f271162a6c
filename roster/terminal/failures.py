"""The one place that turns what went wrong into messages and an exit code."""

import os
import traceback
from collections.abc import Iterable
from functools import singledispatch

import click
from rich.console import Console

from roster.errors import Fault, RosterError, UnusableInput
from roster.terminal.blocks import blocks
from roster.terminal.consoles import say
from roster.terminal.disk import trouble
from roster.terminal.session import Session
from roster.terminal.usage import explained
from roster.words import Language, Text

DEBUG = "ROSTER_DEBUG"
_INDENT = "    "
_ADVICE = Text("建议：", "advice: ")


@singledispatch
def answer(error: Exception, session: Session) -> int:
    """Say what went wrong on stderr, or as JSON on stdout with `--json`, and give the exit code.

    What is neither a RosterError nor a wrong call nor the system's refusal is a bug: it says so, with the
    traceback if the environment has ROSTER_DEBUG.
    """
    what = f"{type(error).__name__}: {error}"
    _say(
        session,
        Text(
            f"程序内部出错，不是您的输入有误：{what}", f"an error of the program, not of your input: {what}"
        ),
        Text(
            f"设置环境变量 {DEBUG}=1 后重试可看到详情，请附在问题报告里。",
            f"run again with {DEBUG}=1 in the environment for the details, and send them with your report.",
        ),
    )
    if os.environ.get(DEBUG):
        session.err.file.writelines(traceback.format_exception(error))
    return 1


@answer.register
def _(error: RosterError, session: Session) -> int:
    _say(session, error.text, error.advice)
    return error.exit_code


@answer.register
def _(error: UnusableInput, session: Session) -> int:
    if session.json:
        faults = [fault_to_json(fault, session.language) for fault in error.faults]
        session.emit({"error": session.to(error.text), "faults": faults})
    else:
        render_faults(error.faults, session.err, session.language)
        say(session.err, session.to(error.text), "bold red")
    return error.exit_code


@answer.register
def _(error: click.UsageError, session: Session) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        session.err.file.write(error.format_message() + "\n")
        return error.exit_code
    text, advice = explained(error)
    if not session.json and error.ctx is not None:
        session.err.file.write(error.ctx.get_usage() + "\n")
    path = error.ctx.command_path if error.ctx is not None else ""
    more = Text(f"详见 {path} --help", f"see {path} --help")
    _say(session, text, advice if advice is not None else more)
    return error.exit_code


@answer.register
def _(error: click.Abort, session: Session) -> int:
    del error
    _say(session, Text("已中断", "interrupted"), None)
    return 1


@answer.register
def _(error: OSError, session: Session) -> int:
    why, advice = trouble(error)
    place = Text(f"读写 {error.filename} ", f" {error.filename}") if error.filename else Text("读写", "")
    _say(session, Text(f"{place.zh}失败：{why.zh}", f"cannot read or write{place.en}: {why.en}"), advice)
    return 2


def render_faults(faults: Iterable[Fault], to: Console, language: Language) -> None:
    """Write each fault as a block: its place, what is wrong, and advice on a line of its own.

    Where many rows have the same fault, those after the first few are named together.
    """
    for place, message, advice in blocks(faults):
        say(to, place.to(language), "bold")
        say(to, message.to(language), indent=_INDENT)
        say(to, _ADVICE.to(language) + advice.to(language), "cyan", _INDENT)


def fault_to_json(fault: Fault, language: Language) -> dict[str, object]:
    """Give a fault as plain values."""
    return {
        "file": fault.source.file,
        "row": fault.source.row,
        "column": fault.source.column,
        "message": fault.message.to(language),
        "advice": fault.advice.to(language),
    }


def _say(session: Session, text: Text, advice: Text | None) -> None:
    if session.json:
        told = {"error": session.to(text)}
        session.emit(told if advice is None else told | {"advice": session.to(advice)})
        return
    say(session.err, session.to(text), "bold red")
    if advice is not None:
        say(session.err, session.to(_ADVICE) + session.to(advice), "cyan")
