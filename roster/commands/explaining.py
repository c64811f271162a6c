"""The command that says why."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roster.commands.policy import Policy
from roster.commands.shared import load_station, paper_language
from roster.terminal.explain_options import Asked
from roster.terminal.session import Session
from roster.terminal.stopping import ctrl_c_stops
from roster.words import Text

if TYPE_CHECKING:
    from roster.explaining.trials import Trials
    from roster.terminal.progress import ProgressLine


def explain(
    policy: Policy,
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
        tell_fair(session, stored, wanted, paper_language(session, stored.roster.problem))
        return 0
    with session.progress() as line:
        trials = Trials(limits=Limits(seconds=seconds), watch=line.watch)
        with ctrl_c_stops(trials, line):
            show = _explained(policy, folder, out, (first, days), wanted, trials, line)
    return show(session)


def _explained(
    policy: Policy,
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
        report, roster = read_for(out, lambda first, days: load_station(policy, folder, first, days)[0])
        case = Case(problem=roster.problem, rules=tuple(policy.book(roster.problem).rules))
        before = as_solved(case, roster, report)
    else:
        problem, rules = load_station(policy, folder, *period, contradictory=True)
        line.phase(Text("查找矛盾", "looking for contradictions"))
        if found := why_impossible(problem, rules, Clock(limits=trials.limits), policy.book(problem).law):
            return lambda session: impossible(session, found)
        case = Case(problem=problem, rules=tuple(rules))
        line.phase(Text("求解", "solving"))
        before = best(case, trials)
    law = policy.book(case.problem).law
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
