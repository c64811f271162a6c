"""The command line: wiring alone. Each command loads, calls and shows; what a rule is comes from `constraints`."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roster import __version__
from roster.collecting import collecting_seldom
from roster.terminal import calls
from roster.terminal.explain_options import Asked
from roster.terminal.program import Program
from roster.terminal.session import Session
from roster.terminal.stopping import ctrl_c_stops
from roster.words import Language, Text, same

if TYPE_CHECKING:
    from roster.domain import Duty, Grade, Problem
    from roster.explaining.trials import Trials
    from roster.rules import Rule, RuleBook
    from roster.solving import Published
    from roster.storing import Kept
    from roster.terminal.progress import ProgressLine

program = Program(
    "roster",
    Text(
        "排班：每周勤务表，证明最优，独立复核，打印、日历、工时。",
        "Rosters: the week's duties, proven best, checked, printed, in calendars and in hours.",
    ),
    __version__,
    example=Text("roster solve examples/tiny --out out/tiny", "roster solve examples/tiny --out out/tiny"),
)

city = program.branch("city", calls.CITY, calls.CITY_EXAMPLE)


@program.call(calls.INIT)
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


@program.call(calls.EXAMPLE)
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


@program.call(calls.CHECK)
def check(session: Session, folder: Path, first: date | None, days: int | None) -> None:
    from roster.domain import Roster
    from roster.domain.supply import supply
    from roster.terminal.machine import plain, supply_to_json
    from roster.terminal.notices import notices, render_notices
    from roster.terminal.supplies import render_supply

    problem, rules = _load(folder, first, days)
    found = supply(problem, _daily_caps(rules))
    seen = notices(Roster(problem=problem, duties=problem.settled), rules)  # by what was and is settled alone
    session.emit(supply_to_json(found, session.language) | {"notices": plain(seen, session.language)})
    if not session.json:
        render_supply(problem, found, session.page)
        render_notices(seen, session.page)


@program.call(calls.RULES)
def rules(
    session: Session,
    where: str | None,
    which: str | None,
    first: date | None,
    days: int | None,
    everything: bool,
    pack: str | None,
) -> None:
    from constraints import RULES
    from constraints.packs import PACKS
    from roster.loading import load
    from roster.rules import read_packs, usual_book
    from roster.terminal.rule_call import folder_and_rule, pack_named
    from roster.terminal.rule_json import pack_to_json, rules_to_json
    from roster.terminal.rule_packs import render_pack, render_packs
    from roster.terminal.rule_page import render_rule
    from roster.terminal.rules import render_rules

    packs = read_packs(PACKS, RULES)
    if pack is not None:
        asked = pack_named(pack, packs)
        session.emit(pack_to_json(asked, session.language))
        if not session.json:
            render_pack(asked, RULES, session.page)
        return
    folder, rule = folder_and_rule((where, which), RULES)
    book = _book(load(folder, first=first, days=days)) if folder else usual_book(RULES)
    session.emit(rules_to_json([rule] if rule else RULES, book, session.language))
    if rule is not None and not session.json:
        render_rule(rule, book if folder else None, packs, session.page)
    elif not session.json:
        render_rules(RULES, book, session.page, everything=everything or not folder)
        if not folder:
            render_packs(packs, session.page)


@program.call(calls.SOLVE)
def solve(
    session: Session,
    folder: Path,
    first: date | None,
    days: int | None,
    out: Path,
    seconds: float,
    profile: str,
    work: float,
    seed: int,
    keep: Path | None,
    today: date | None,
    start_from: Path | None,
) -> None:
    from roster.checking import verify
    from roster.solving import Clock, Limits
    from roster.solving import solve as find
    from roster.storing import earlier, make_report, refuse_foreign, write
    from roster.terminal.changes import changes, render_changes
    from roster.terminal.figures import figures
    from roster.terminal.machine import plain, summary_to_json
    from roster.terminal.notices import notices, render_notices, render_remarks
    from roster.terminal.summary import render_summary

    refuse_foreign(out)
    limits = Limits.of(profile, seconds=seconds, work=work, seed=seed)
    clock = Clock(limits=limits)
    with session.progress() as line, ctrl_c_stops(clock, line):
        line.phase(Text("读入", "loading"))
        problem, rules = _load(folder, first, days)
        kept = _keeping(problem, keep, today)
        problem, published = kept.problem, _published(kept, rules)
        start = _start(problem, start_from, keep)
        before = earlier(keep or out, problem.period)
        line.phase(Text("求解", "solving"))
        with _told_why(problem, rules, folder):
            solved = find(problem, rules, clock, line.watch, published, start)
        line.phase(Text("复核并写出", "checking and writing"))
        verdict = verify(solved.roster, rules)
        stored = write(
            out, folder, solved.roster, make_report(solved, verdict, rules, limits, _book(problem).relaxed)
        )
    found = figures(stored.roster)
    changed = changes(before, stored.roster) if before else None
    told = summary_to_json(found, stored.report, session.language)
    seen = notices(stored.roster, rules)
    more = {"changes": changed, "notices": seen, "remarks": kept.remarks}
    session.emit(
        told | {"folder": str(out)} | {name: plain(value, session.language) for name, value in more.items()}
    )
    if not session.json:
        files = [(Text("排班结果", "roster"), out)]
        render_summary(stored.roster, stored.report, session.page, titles=_titles(rules), files=files)
        if changed is not None:
            render_changes(changed, problem, session.page)
        render_notices(seen, session.page)
        render_remarks(kept.remarks, session.page)


@program.call(calls.EXPLAIN)
def explain(
    session: Session,
    folder: Path,
    out: Path | None,
    first: date | None,
    days: int | None,
    seconds: float,
    **asked: Any,
) -> int:
    from roster.explaining.trials import Trials
    from roster.solving import Limits
    from roster.storing import read
    from roster.terminal.explaining import tell_fair

    wanted = Asked(**asked)
    if wanted.fair:
        stored = read(_required(out))
        tell_fair(session, stored, wanted, _paper_language(session, stored.roster.problem))
        return 0
    with session.progress() as line:
        trials = Trials(limits=Limits(seconds=seconds), watch=line.watch)
        with ctrl_c_stops(trials, line):
            show = _explained(folder, out, (first, days), wanted, trials, line)
    return show(session)


@program.call(calls.VERIFY)
def verify(session: Session, folder: Path, out: Path) -> int:
    from roster.checking import verify as check_roster
    from roster.storing import read_for
    from roster.terminal.machine import violations_to_json
    from roster.terminal.verdicts import render_objective, render_violations

    report, found = read_for(out, lambda first, days: _load(folder, first, days)[0])
    rules = _rules(found.problem)
    verdict = check_roster(found, rules)
    session.emit(
        {
            "violations": violations_to_json(verdict.violations, session.language),
            "objective": verdict.objective,
            "reported": report.objective,
        }
    )
    if not session.json:
        render_violations(verdict.violations, session.page, _titles(rules))
        render_objective(verdict.objective, report.objective, session.page)
    return int(bool(verdict.violations) or verdict.objective != report.objective)


@program.call(calls.COVER)
def cover(session: Session, folder: Path, out: Path, duty: str, everyone: bool) -> int:
    from roster.checking.cover import cover as search
    from roster.storing import read_for
    from roster.terminal.cover import cover_to_json, render_cover
    from roster.terminal.seats import vacancy

    _, roster = read_for(out, lambda first, days: _load(folder, first, days)[0])
    rules = _rules(roster.problem)
    found = search(roster, rules, vacancy(duty, roster))
    session.emit(cover_to_json(found, roster.problem, session.language))
    if not session.json:
        render_cover(found, roster.problem, rules, session.page, everyone=everyone)
    return int(not (found.able or found.chains))


@program.call(calls.SHOW)
def show(session: Session, out: Path, **view: Any) -> None:
    from roster.storing import read
    from roster.terminal.machine import roster_to_json
    from roster.terminal.show import show as draw
    from roster.terminal.views import View

    stored = read(out)
    session.emit(roster_to_json(stored.roster, session.language))
    if not session.json:
        draw(stored, session.page, View(**view))


@program.call(calls.SHEET)
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
            _paper_language(session, stored.roster.problem),
            kinds=[Kind(kind) for kind in kinds] or tuple(Kind),
            only=only,
        )
    _say_files(session, made)


@program.call(calls.FEED)
def feed(session: Session, out: Path, to: Path | None) -> None:
    from roster.feeds import write_feeds
    from roster.storing import read

    stored = read(out)
    folder = to or out / "feeds"
    written = write_feeds(stored, folder, _paper_language(session, stored.roster.problem))
    session.emit(asdict(written) | {"folder": str(folder)})
    session.say(written.text + Text(f" {folder}", f" {folder}"))


@program.call(calls.AUDIT)
def audit(session: Session, out: Path, to: Path | None) -> None:
    from roster.audit import audit as reckon
    from roster.audit import render_terminal, to_json, write_audit
    from roster.storing import read

    stored = read(out)
    found = reckon(stored, daily_caps=_daily_caps(_rules(stored.roster.problem)))
    made = write_audit(found, to or out / "hours", _paper_language(session, stored.roster.problem))
    session.emit(to_json(found) | {"files": [str(path) for path in made]})
    session.show(render_terminal(found, session.language))
    if not session.json:
        _say_files(session, made)


@city.call(calls.CITY_SOLVE)
def city_solve(
    session: Session,
    folder: Path,
    first: date | None,
    days: int | None,
    out: Path,
    workers: int | None,
    scheduler: str | None,
    **limits: Any,
) -> int:
    from constraints.packs import rule_book
    from roster.city import load_city
    from roster.city.crews import crew_of
    from roster.city.result import refuse_other, write_result
    from roster.city.run import Stop, solve_city
    from roster.solving import Limits
    from roster.terminal.city_solving import render_result, result_to_json, told
    from roster.terminal.stopping import signals_stop

    refuse_other(out)
    given, stop = load_city(folder, first=first, days=days), Stop()
    with crew_of(workers, scheduler, rule_book) as crew, session.progress() as line:
        with signals_stop(stop.ask, line):
            found = solve_city(given, out, crew, limits=Limits(**limits), watch=told(line), stop=stop)
        files = write_result(found)
    session.emit(result_to_json(found, session.language))
    if not session.json:
        render_result(found, files, session.page)
    return int(not found.whole)


@city.call(calls.CITY_REPORT)
def city_report(session: Session, out: Path, to: Path | None) -> None:
    from roster.city.report import report
    from roster.city.report_files import write_report
    from roster.terminal.city_report import city_to_json, render_city

    with session.progress() as line:
        line.phase(Text("汇总", "reading"))
        found = report(out, told=line.phase)
    if not session.json:
        render_city(found, session.page)
        session.page.blank()
    language = session.language if session.asked else found.result.language
    made = write_report(found, to or out / "summary", language)
    session.emit(city_to_json(found, session.language) | {"files": [str(path) for path in made]})
    for path in made:
        session.say(same(path))


def _explained(
    folder: Path,
    out: Path | None,
    period: tuple[date | None, int | None],
    asked: Asked,
    trials: "Trials",
    line: "ProgressLine",
) -> "Callable[[Session], int]":
    """Find what `roster explain` says: of the roster in OUT, else of the best one, else why there is none."""
    from roster.explaining.case import Case
    from roster.explaining.impossible import why_impossible
    from roster.explaining.starting import as_solved, best
    from roster.solving import Clock
    from roster.storing import read_for
    from roster.terminal.explaining import Explaining, impossible

    line.phase(Text("读入", "loading"))
    if out is not None:
        report, roster = read_for(out, lambda first, days: _load(folder, first, days)[0])
        case = Case(problem=roster.problem, rules=tuple(_rules(roster.problem)))
        before = as_solved(case, roster, report)
    else:
        problem, rules = _load(folder, *period, contradictory=True)
        line.phase(Text("查找矛盾", "looking for contradictions"))
        if found := why_impossible(problem, rules, Clock(limits=trials.limits), _book(problem).law):
            return lambda session: impossible(session, found)
        case = Case(problem=problem, rules=tuple(rules))
        line.phase(Text("求解", "solving"))
        before = best(case, trials)
    law = _book(case.problem).law
    return Explaining(case=case, before=before, trials=trials, tell=line.phase, law=law).find(asked)


def _required(out: Path | None) -> Path:
    from roster.errors import UnusableCall

    if out is None:
        raise UnusableCall(
            Text("--fair 需要一份排班结果", "--fair needs the folder of a roster"),
            Text(
                "请先运行 roster solve，再给出结果文件夹。", "Run roster solve first, then name its folder."
            ),
        )
    return out


def _load(
    folder: Path, first: date | None, days: int | None, *, contradictory: bool = False
) -> "tuple[Problem, Sequence[Rule]]":
    """Load a station and its rules; every fault that either finds is raised at once."""
    from roster.errors import UnusableInput
    from roster.loading import load

    problem = load(folder, first=first, days=days, contradictory=contradictory)
    rules = _rules(problem)
    if faults := [fault for rule in rules for fault in rule.faults(problem, rules)]:
        raise UnusableInput(faults)
    return problem, rules


@contextmanager
def _told_why(problem: "Problem", rules: "Sequence[Rule]", folder: Path) -> Iterator[None]:
    """Say why there is no roster in one sentence, and who tells more."""
    from roster.errors import NotPossible
    from roster.explaining.impossible import why_impossible
    from roster.solving import Clock

    try:
        yield
    except NotPossible as error:
        found = why_impossible(problem, rules, Clock())
        if found is None:
            raise
        advice = Text(
            f"运行 roster explain {folder} 查看依据和全部改法。",
            f"Run roster explain {folder} for the grounds and every way to mend it.",
        )
        raise NotPossible(found.sentence, advice) from error


def _rules(problem: "Problem") -> "Sequence[Rule]":
    return _book(problem).rules


def _book(problem: "Problem") -> "RuleBook":
    from constraints.packs import rule_book

    return rule_book(problem)


def _titles(rules: "Sequence[Rule]") -> dict[str, Text]:
    return {rule.name: rule.title for rule in rules}


def _daily_caps(rules: "Sequence[Rule]") -> "dict[Grade, timedelta]":
    """Give the daily cap in force for each grade that has one."""
    from constraints.daily_cap import DailyCap

    return {grade: rule.cap for rule in rules if isinstance(rule, DailyCap) for grade in sorted(rule.grades)}


def _keeping(problem: "Problem", keep: Path | None, today: date | None) -> "Kept":
    """Let a problem keep to a published roster, if one is named; what should be said of it comes with it."""
    from roster.errors import UnusableCall
    from roster.storing import Kept
    from roster.storing import keep as keep_to

    if keep is None:
        if today is not None:
            raise UnusableCall(
                Text("--today 要和 --keep 一起用", "--today needs --keep"),
                Text("用 --keep 指定已公布的排班结果。", "Name the published roster with --keep."),
            )
        return Kept(problem=problem, remarks=())
    now = date.today()  # noqa: DTZ011 - the user's own day
    usual = now if now <= problem.period.last else problem.period.first  # a period that is over is tried anew
    return keep_to(problem, keep, today or usual)


def _start(problem: "Problem", start_from: Path | None, keep: Path | None) -> "Sequence[Duty]":
    """Give the duties that a search begins with, if a roster is named for it."""
    from roster.errors import UnusableCall
    from roster.storing import start_from as moved

    if start_from is None:
        return ()
    if keep is not None:
        raise UnusableCall(
            Text("--start-from 和 --keep 不能同用", "--start-from and --keep exclude each other"),
            Text(
                "--keep 本身就从已公布的排班起步。",
                "With --keep, the published roster is what it starts from.",
            ),
        )
    return moved(problem, start_from)


def _published(kept: "Kept", rules: "Sequence[Rule]") -> "Published | None":
    """Give the published roster as far as it can be repaired: made under the same rules, its gaps known."""
    from roster.solving import Published
    from roster.storing import made_alike

    made = kept.published
    if made is None or not made_alike(made.report, rules):
        return None
    return Published(roster=made.roster, gaps=made.report.gaps_by_grades)


def _paper_language(session: Session, problem: "Problem") -> Language:
    """Paper and calendars speak the station's language unless the call asks for another."""
    return session.language if session.asked else problem.station.language


def _say_files(session: Session, files: Sequence[Path]) -> None:
    session.emit({"files": [str(path) for path in files]})
    for path in files:
        session.say(same(path))


def _next_monday() -> date:
    today = date.today()  # noqa: DTZ011 - the user's own day
    return today + timedelta(days=7 - today.weekday())


def main() -> None:
    """Carry out one call of the command line."""
    with collecting_seldom():
        code = program.run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done but the leaving
    sys.exit(code)


if __name__ == "__main__":
    main()
