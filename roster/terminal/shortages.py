"""Which posts are short on which days, the worst first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from roster.domain import DAY, Problem
from roster.terminal.figures import OpenSeats
from roster.terminal.pages import Page
from roster.terminal.styles import GOOD, missing
from roster.words import Text, joined, same, short_day, weekday

_LINES = 10  # the rest is in shortages.csv


def render_open_seats(
    problem: Problem, open_seats: Sequence[OpenSeats], page: Page, lines: int = _LINES
) -> None:
    """Write which posts are short on which days, the worst first, and how many more there are."""
    total = sum(seats.missing for seats in open_seats)
    if not total:
        page.blank()
        page.say(
            Text("所有岗位均已到位，没有缺额。", "Every post is filled; nothing is short."),
            GOOD,
        )
        return
    page.heading(Text(f"缺额 {total} 人次", f"{total} open seat{'s' if total != 1 else ''}"))
    drawn = page.table(
        (Text("岗位", "post"), Text("班次", "shift"), Text("类别", "grade"), Text("日期", "days")),
        [Text("缺", "short")],
    )
    for seats in open_seats[:lines]:
        post, shift = problem.posts[seats.post], problem.shifts[seats.shift]
        skill = Text(f"（{seats.skill}）", f" ({seats.skill})") if seats.skill else same("")
        page.add(
            drawn,
            f"{post.id} {post.name}",
            f"{shift.code} {shift.name}",
            seats.grade.text + skill,
            _days(seats.days),
            missing(seats.missing),
        )
    page.put(drawn)
    if (more := len(open_seats) - lines) > 0:
        page.say(Text(f"另有 {more} 项，见 shortages.csv。", f"{more} more lines in shortages.csv."))


def _days(days: Mapping[date, int]) -> Text:
    """Name days briefly: within a week by the weekday, else by the date; × tells more than one seat."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == DAY and days[day] == days[runs[-1][-1]]:
            runs[-1].append(day)
        else:
            runs.append([day])
    name = weekday if max(days) - min(days) < 7 * DAY else short_day
    return joined((_run(run, name) + _times(days[run[0]]) for run in runs), "、", " ")


def _run(run: Sequence[date], name: Callable[[date], Text]) -> Text:
    if len(run) < 3:  # noqa: PLR2004 - two days are named as quickly as a run of them
        return joined(map(name, run), "、", " ")
    first, last = name(run[0]), name(run[-1])
    return Text(f"{first.zh}至{last.zh}", f"{first.en}–{last.en}")


def _times(count: int) -> Text:
    return same(f"×{count}" if count > 1 else "")
