"""Commands that hold a roster against the rules without a solver."""

from pathlib import Path

from roster.commands.policy import Policy
from roster.commands.shared import load_station, titles
from roster.terminal.session import Session


def verify(policy: Policy, session: Session, folder: Path, out: Path) -> int:
    from roster.checking import verify as check_roster
    from roster.storing import read_for
    from roster.terminal.machine import violations_to_json
    from roster.terminal.verdicts import render_objective, render_violations

    report, found = read_for(out, lambda first, days: load_station(policy, folder, first, days)[0])
    rules = policy.book(found.problem).rules
    verdict = check_roster(found, rules)
    session.emit(
        {
            "violations": violations_to_json(verdict.violations, session.language),
            "objective": verdict.objective,
            "reported": report.objective,
        }
    )
    if not session.json:
        render_violations(verdict.violations, session.page, titles(rules))
        render_objective(verdict.objective, report.objective, session.page)
    return int(bool(verdict.violations) or verdict.objective != report.objective)


def cover(policy: Policy, session: Session, folder: Path, out: Path, duty: str, everyone: bool) -> int:
    from roster.checking.cover import cover as search
    from roster.storing import read_for
    from roster.terminal.cover import cover_to_json, render_cover
    from roster.terminal.seats import vacancy

    _, roster = read_for(out, lambda first, days: load_station(policy, folder, first, days)[0])
    rules = policy.book(roster.problem).rules
    found = search(roster, rules, vacancy(duty, roster))
    session.emit(cover_to_json(found, roster.problem, session.language))
    if not session.json:
        render_cover(found, roster.problem, rules, session.page, everyone=everyone)
    return int(not (found.able or found.chains))
