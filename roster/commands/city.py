"""Commands about a city: many stations at once, and all of it summed up."""

from datetime import date
from pathlib import Path
from typing import Any

from roster.commands.policy import Policy
from roster.terminal.session import Session
from roster.words import Text, same


def solve(
    policy: Policy,
    session: Session,
    folder: Path,
    first: date | None,
    days: int | None,
    out: Path,
    workers: int | None,
    scheduler: str | None,
    **limits: Any,
) -> int:
    from roster.city import load_city
    from roster.city.crews import crew_of
    from roster.city.result import refuse_other, write_result
    from roster.city.run import Stop, solve_city
    from roster.solving import Limits
    from roster.terminal.city_solving import render_result, result_to_json, told
    from roster.terminal.stopping import signals_stop

    refuse_other(out)
    given, stop = load_city(folder, first=first, days=days), Stop()
    with crew_of(workers, scheduler, policy.book) as crew, session.progress() as line:
        with signals_stop(stop.ask, line):
            found = solve_city(given, out, crew, limits=Limits(**limits), watch=told(line), stop=stop)
        files = write_result(found)
    session.emit(result_to_json(found, session.language))
    if not session.json:
        render_result(found, files, session.page)
    return int(not found.whole)


def report(session: Session, out: Path, to: Path | None) -> None:
    from roster.city.report import report as sum_up
    from roster.city.report_files import write_report
    from roster.terminal.city_report import city_to_json, render_city

    with session.progress() as line:
        line.phase(Text("汇总", "reading"))
        found = sum_up(out, told=line.phase)
    if not session.json:
        render_city(found, session.page)
        session.page.blank()
    language = session.language if session.asked else found.result.language
    made = write_report(found, to or out / "summary", language)
    session.emit(city_to_json(found, session.language) | {"files": [str(path) for path in made]})
    for path in made:
        session.say(same(path))
