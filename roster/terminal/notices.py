"""What the rules see coming before it is broken, the nearest first, and remarks on what was kept."""

from collections.abc import Iterable, Sequence

from roster.domain import Roster
from roster.rules import Notice, Rule
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, UNSURE
from roster.words import Text, same

_LINES = 5  # the rest is counted; --json has them all


def notices(roster: Roster, rules: Iterable[Rule]) -> tuple[Notice, ...]:
    """Give what the rules in force see coming in a roster, by day, rule and person."""
    found = [notice for rule in rules for notice in rule.notices(roster)]
    return tuple(sorted(found, key=lambda n: (n.day, n.rule, n.person or "", n.post or "", n.message.en)))


def render_notices(found: Sequence[Notice], page: Page, lines: int = _LINES) -> None:
    """Write the first notices, each a sentence, and how many more there are; nothing where there are none."""
    if not found:
        return
    count = len(found)
    page.heading(Text(f"预警 {count} 项", f"Seen coming: {count}"))
    for notice in found[:lines]:
        page.say(same("· ") + notice.message, UNSURE)
    if (more := count - lines) > 0:
        page.say(Text(f"另有 {more} 项，--json 可列出全部。", f"{more} more; --json lists all."), FAINT)


def render_remarks(remarks: Sequence[Text], page: Page) -> None:
    """Write what a reader should know of how a call was understood."""
    if remarks:
        page.blank()
    for remark in remarks:
        page.say(remark, UNSURE)
