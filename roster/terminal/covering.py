"""How many are there of how many needed, day by day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rich.text import Text as Styled

from roster.domain import Grade
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, MARK, SHORT, cell
from roster.terminal.views import Part
from roster.words import Text

_Key = tuple[Grade, str, date]


def render_cover(part: Part, days: Sequence[date], page: Page) -> None:
    """Write seats filled and needed by grade and shift, with a mark where they are short."""
    needed, missing = _counts(part, days)
    page.heading(Text("到位 / 需要（人次）", "Seats filled / needed"))
    drawn = page.days(days)
    for grade in part.grades:
        for shift in part.reading.shifts:
            keys = [(grade, shift.code, day) for day in days]
            if any(needed[key] for key in keys):
                name = Text(
                    f"{grade.text.zh} {shift.code} {shift.name}", f"{grade.text.en} {shift.code} {shift.name}"
                )
                page.add(drawn, name, *(_count(needed[key], missing[key]) for key in keys))
    page.put(drawn)


def _counts(part: Part, days: Sequence[date]) -> tuple[Counter[_Key], Counter[_Key]]:
    needed: Counter[_Key] = Counter()
    missing: Counter[_Key] = Counter()
    for need in part.reading.problem.needs:
        if need.post in part.posts and days[0] <= need.day <= days[-1]:
            for grade, least in need.least.items():
                needed[grade, need.shift, need.day] += least
    for row in part.reading.roster.shortages:
        if row.post in part.posts and row.below == "need":
            missing[row.grade, row.shift, row.day] += row.missing
    return needed, missing


def _count(needed: int, missing: int) -> Styled:
    if not needed:
        return cell("-", FAINT)
    text = f"{needed - missing}/{needed}"
    return cell(text + MARK, SHORT) if missing else cell(text)
