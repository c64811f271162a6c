"""Commands about tables: made empty, made as an example, checked."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from roster.commands.policy import Policy
from roster.commands.shared import load_station
from roster.terminal.session import Session
from roster.words import Text


def init(session: Session, folder: Path) -> None:
    from roster.loading import init_station

    made = init_station(folder, session.language)
    session.emit({"files": [str(path) for path in made]})
    session.say(
        Text(
            f"已建好 {folder}：填写各表后运行 roster check {folder}",
            f"{folder} is ready: fill in the tables, then roster check {folder}",
        )
    )


def example(session: Session, name: str, folder: Path, **chosen: Any) -> None:
    from roster.city import write_city
    from roster.inventing import copy_example, invent_station
    from roster.terminal.example_call import check_example, following, size

    check_example(name, chosen)
    with session.progress() as line:
        if name == "city":
            wanted = size(name, chosen, _next_monday())
            made = write_city(
                folder, **wanted, stations=chosen["stations"], language=session.language, told=line.phase
            )
        elif name == "station":
            made = invent_station(folder, **size(name, chosen, _next_monday()), language=session.language)
        else:
            made = copy_example(name, folder)
    session.emit({"files": [str(path) for path in made]})
    session.say(following(name, folder))


def _next_monday() -> date:
    today = date.today()  # noqa: DTZ011 - the user's own day
    return today + timedelta(days=7 - today.weekday())


def check(policy: Policy, session: Session, folder: Path, first: date | None, days: int | None) -> None:
    from roster.domain import Roster
    from roster.domain.supply import supply
    from roster.terminal.machine import plain, supply_to_json
    from roster.terminal.notices import notices, render_notices
    from roster.terminal.supplies import render_supply

    problem, rules = load_station(policy, folder, first, days)
    found = supply(problem, policy.daily_caps(rules))
    seen = notices(Roster(problem=problem, duties=problem.settled), rules)  # by what was and is settled alone
    session.emit(supply_to_json(found, session.language) | {"notices": plain(seen, session.language)})
    if not session.json:
        render_supply(problem, found, session.page)
        render_notices(seen, session.page)
