"""Commands that read a roster back: on the screen, on paper, in calendars, in hours."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from roster.commands.policy import Policy
from roster.commands.shared import paper_language, say_files
from roster.terminal.session import Session
from roster.words import Text


def show(session: Session, out: Path, **view: Any) -> None:
    from roster.storing import read
    from roster.terminal.machine import roster_to_json
    from roster.terminal.show import show as draw
    from roster.terminal.views import View

    stored = read(out)
    session.emit(roster_to_json(stored.roster, session.language))
    if not session.json:
        draw(stored, session.page, View(**view))


def sheet(session: Session, out: Path, kinds: Sequence[str], only: str | None, to: Path | None) -> None:
    from roster.errors import UnusableCall
    from roster.sheets import Kind, write_sheets
    from roster.storing import read

    if kinds and only:
        raise UnusableCall(
            Text("--kind 和 --only 不能同用", "--kind and --only exclude each other"),
            Text(
                "--only 本身就决定是个人表还是网格表。",
                "The id says already whether it is a person's sheet or a grid's.",
            ),
        )
    stored = read(out)
    with session.progress() as line:
        line.phase(Text("排版", "printing"))
        made = write_sheets(
            stored,
            to or out / "sheets",
            paper_language(session, stored.roster.problem),
            kinds=[Kind(kind) for kind in kinds] or tuple(Kind),
            only=only,
        )
    say_files(session, made)


def feed(session: Session, out: Path, to: Path | None) -> None:
    from roster.feeds import write_feeds
    from roster.storing import read

    stored = read(out)
    folder = to or out / "feeds"
    written = write_feeds(stored, folder, paper_language(session, stored.roster.problem))
    session.emit(asdict(written) | {"folder": str(folder)})
    session.say(written.text + Text(f" {folder}", f" {folder}"))


def audit(policy: Policy, session: Session, out: Path, to: Path | None) -> None:
    from roster.audit import audit as reckon
    from roster.audit import render_terminal, to_json, write_audit
    from roster.storing import read

    stored = read(out)
    found = reckon(stored, daily_caps=policy.daily_caps(policy.book(stored.roster.problem).rules))
    made = write_audit(found, to or out / "hours", paper_language(session, stored.roster.problem))
    session.emit(to_json(found) | {"files": [str(path) for path in made]})
    session.show(render_terminal(found, session.language))
    if not session.json:
        say_files(session, made)
