"""The roster that is explained: one that was solved before, as long as it answers the station as it is."""

from roster.domain import Roster
from roster.errors import Interrupted, UnusableCall
from roster.explaining.case import Case
from roster.explaining.trials import Outcome, Trials
from roster.loading import input_hash
from roster.storing import Report
from roster.words import Text

_SHARE = 0.5  # of the time; the rest is for what is asked


def as_solved(case: Case, roster: Roster, report: Report) -> Outcome:
    """Take a roster with the bound it was solved with; raises UnusableCall where the station has changed since."""
    found = Trials.judged(case, roster, report.bound)
    same = report.input_hash == input_hash(case.problem) and report.objective == found.objective
    if found.verdict.violations or not same:
        raise UnusableCall(
            Text(
                "派出所的表、规则或这份排班在求解之后改动过，无法据此说明原因",
                "the station's tables, its rules or this roster have changed since it was solved",
            ),
            Text(
                "请重新运行 roster solve；或不给结果文件夹，由 roster explain 自行求解。",
                "Run roster solve again, or leave the folder of the roster out: roster explain then solves by itself.",
            ),
        )
    return found


def best(case: Case, trials: Trials) -> Outcome:
    """Solve a case; raises Interrupted where the time did not suffice for a roster."""
    found = trials.solve(case, share=_SHARE)
    if found is None:
        raise Interrupted(
            Text(
                "给定时间内尚未得到排班，无法说明",
                "no roster was found in the time given, so nothing can be said",
            ),
            Text("请用 --seconds 给更多时间。", "Give more time with --seconds."),
        )
    return found
