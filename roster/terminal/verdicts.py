"""What `roster verify` says: every broken rule, rule by rule, or that none is."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from roster.rules import Violation
from roster.terminal.pages import Page
from roster.terminal.styles import GOOD, MARK, SHORT, figure
from roster.words import Text, same

_LINES = 20  # of one rule's findings; --json has them all
_NO_TITLES: Mapping[str, Text] = {}
_DEMAND = {
    "demand": Text("岗位需求", "demand")
}  # no rule of its own: nobody stands where nobody is asked for


def render_violations(
    violations: Sequence[Violation], page: Page, titles: Mapping[str, Text] = _NO_TITLES
) -> None:
    """Write the findings, each a sentence, under the rule that is broken; `titles` name the rules."""
    if not violations:
        page.say(Text("已核对：没有违反任何规则。", "Checked: no rule is broken."), GOOD)
        return
    ordered = sorted(violations, key=lambda v: (v.rule, v.day, v.person or "", v.post or "", v.message.en))
    for rule, found in groupby(ordered, key=lambda v: v.rule):
        listed = list(found)
        page.heading(
            (_DEMAND | dict(titles)).get(rule, same(rule))
            + Text(f"（{len(listed)} 处）", f" ({len(listed)})")
        )
        for violation in listed[:_LINES]:
            page.say(same(f"{MARK} ") + violation.message)
        if (more := len(listed) - _LINES) > 0:
            page.say(Text(f"另有 {more} 处，--json 可列出全部。", f"{more} more; --json lists all."))
    page.blank()
    count = len(violations)
    page.say(
        Text(
            f"违反规则 {count} 处。",
            "One rule is broken once." if count == 1 else f"Rules are broken {count} times.",
        ),
        SHORT,
    )


def render_objective(reckoned: int, reported: int, page: Page) -> None:
    """Say whether the checker reproduces the objective that the roster was written with."""
    if reckoned == reported:
        page.say(
            Text(
                f"总代价重算一致：{figure(reckoned)} 分。",
                f"The price is reproduced: {figure(reckoned)} points.",
            ),
            GOOD,
        )
    else:
        page.say(
            Text(
                f"总代价不一致：重算 {figure(reckoned)} 分，报告 {figure(reported)} 分；输入或勤务表在求解后改动过。",
                f"The price differs: {figure(reckoned)} points now, {figure(reported)} reported;"
                " the input or the duties have changed since the roster was solved.",
            ),
            SHORT,
        )
