"""The command that finds the best roster: alone, from an earlier one, or keeping to a published one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roster.commands.policy import Policy
from roster.commands.shared import load_station, titles
from roster.terminal.session import Session
from roster.terminal.stopping import ctrl_c_stops
from roster.words import Text

if TYPE_CHECKING:
    from roster.domain import Problem
    from roster.rules import Rule
    from roster.solving import Known, Published
    from roster.storing import Earlier, Kept, Stored


def solve(
    policy: Policy,
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

    refuse_foreign(out)
    limits = Limits.of(profile, seconds=seconds, work=work, seed=seed)
    clock = Clock(limits=limits)
    with session.progress() as line, ctrl_c_stops(clock, line):
        line.phase(Text("读入", "loading"))
        problem, rules = load_station(policy, folder, first, days)
        kept = _keeping(problem, keep, today)
        problem, published = kept.problem, _published(kept, rules)
        known = _known(problem, start_from, keep)
        before = earlier(keep or out, problem.period)
        line.phase(Text("求解", "solving"))
        with _told_why(problem, rules, folder):
            solved = find(problem, rules, clock, line.watch, published, known)
        line.phase(Text("复核并写出", "checking and writing"))
        verdict = verify(solved.roster, rules)
        stored = write(
            out,
            folder,
            solved.roster,
            make_report(solved, verdict, rules, limits, policy.book(problem).relaxed),
        )
    _tell(session, stored, rules, before, kept.remarks)


def _tell(
    session: Session,
    stored: "Stored",
    rules: "Sequence[Rule]",
    before: "Earlier | None",
    remarks: Sequence[Text],
) -> None:
    """Say what was found, what is other than `before`, and what the rules see coming."""
    from roster.terminal.changes import changes, render_changes
    from roster.terminal.figures import figures
    from roster.terminal.machine import plain, summary_to_json
    from roster.terminal.notices import notices, render_notices, render_remarks
    from roster.terminal.summary import render_summary

    changed = changes(before, stored.roster) if before else None
    told = summary_to_json(figures(stored.roster), stored.report, session.language)
    seen = notices(stored.roster, rules)
    more = {"changes": changed, "notices": seen, "remarks": remarks}
    session.emit(
        told
        | {"folder": str(stored.folder)}
        | {name: plain(value, session.language) for name, value in more.items()}
    )
    if not session.json:
        files = [(Text("排班结果", "roster"), stored.folder)]
        render_summary(stored.roster, stored.report, session.page, titles=titles(rules), files=files)
        if changed is not None:
            render_changes(changed, stored.roster.problem, session.page)
        render_notices(seen, session.page)
        render_remarks(remarks, session.page)


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


def _known(problem: "Problem", start_from: Path | None, keep: Path | None) -> "Known":
    """Give what a search begins with: the roster in a folder, if one is named for it."""
    from roster.errors import UnusableCall
    from roster.solving import NOTHING
    from roster.storing import start_from as moved

    if start_from is None:
        return NOTHING
    if keep is not None:
        raise UnusableCall(
            Text("--start-from 和 --keep 不能同用", "--start-from and --keep exclude each other"),
            Text(
                "--keep 本身就从已公布的排班起步。",
                "With --keep, the published roster is what it starts from.",
            ),
        )
    return NOTHING.with_roster(problem.people, moved(problem, start_from))


def _published(kept: "Kept", rules: "Sequence[Rule]") -> "Published | None":
    """Give the published roster as far as it can be repaired: made under the same rules, its gaps known."""
    from roster.solving import Published
    from roster.storing import made_alike

    made = kept.published
    if made is None or not made_alike(made.report, rules):
        return None
    return Published(roster=made.roster, gaps=made.report.gaps_by_grades)
