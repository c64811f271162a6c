"""Why there is no roster, in words."""

from collections.abc import Sequence

from roster.domain import Problem, Roster
from roster.errors import Interrupted, NotPossible
from roster.rules import Rule, Violation, broken_by, lasting
from roster.solving.progress import Clock
from roster.words import Text, joined


def refuse_contradictions(problem: Problem, rules: Sequence[Rule]) -> None:
    """Raise NotPossible when settled duties break, by themselves, rules that nothing can mend."""
    settled = Roster(problem=problem, duties=problem.settled)
    if broken := broken_by(settled, lasting(rules)):
        raise contradiction(broken)


def contradiction(broken: Sequence[Violation]) -> NotPossible:
    """Say that the settled duties contradict the rules, each place in a sentence."""
    found = joined((violation.message for violation in broken), zh="", en=" ")
    return NotPossible(
        Text(f"已定勤务与规则矛盾：{found.zh}", f"the settled duties contradict the rules: {found.en}"),
        Text(
            "请修改已定勤务（fixed 表）或相应规则后重试。",
            "Change the settled duties (table fixed) or the rule, then try again.",
        ),
    )


def without_roster(clock: Clock) -> Interrupted:
    """Say that a solve ended before a first roster: stopped, or out of time."""
    return _stopped() if clock.halted else _too_short(clock.limits.seconds)


def _stopped() -> Interrupted:
    return Interrupted(
        Text(
            "已中断：尚未得到第一份排班，未写出任何文件",
            "stopped before a first roster was found; nothing was written",
        ),
        Text(
            "请再运行一次，等到进度行显示“最好”。",
            'Run it again, and wait until the progress line says "best".',
        ),
    )


def _too_short(seconds: float) -> Interrupted:
    return Interrupted(
        Text(
            f"{seconds:g} 秒内尚未得到第一份排班，未写出任何文件",
            f"no roster was found within {seconds:g} s; nothing was written",
        ),
        Text("请用 --seconds 给更多时间。", "Give more time with --seconds."),
    )
