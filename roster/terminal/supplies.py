"""Hours demanded against hours there, drawn for `roster check`."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.text import Text as Styled

from roster.domain import Grade, Problem
from roster.domain.balance import GradeSupply, ShiftSupply, Supply, TeamGap
from roster.sheets import labels
from roster.terminal.conclusions import conclusion, whole_hours
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, GOOD, MARK, NOTHING, SHORT, cell, figure, missing
from roster.terminal.titles import title
from roster.words import Text, joined, short_day

_LINES = 10  # of grids below the ratio


def render_supply(problem: Problem, supply: Supply, page: Page) -> None:
    """Write conclusions first, then the weeks, then each grade day by day and shift by shift."""
    page.heading(title(problem))
    page.say(_sound(problem), GOOD)
    page.heading(Text("警力供需", "People needed and people there"))
    for row in supply.grades:
        page.say(conclusion(problem, row), SHORT if row.is_short else GOOD)
    demanded = [row for row in supply.grades if row.hours]
    _weeks(demanded, page)
    for row in demanded:
        for start in range(0, len(row.days), 7):
            _days(problem, row, [day.day for day in row.days[start : start + 7]], page)
    if demanded:
        note = Text(
            f"班次行：需要人次/可派人数。标 {MARK} 处需求超过可用。"
            "可用按每日上限、请假和填报时段估算，未计班间休息和岗位技能。",
            f"Shift rows: seats needed/people who could stand them; {MARK} where more is needed than there is. "
            "Counted by the daily cap, leave and hours offered, without rest between duties or skills.",
        )
        page.blank()
        page.say(note, FAINT)
    _teams(problem, supply.teams, page)


def _sound(problem: Problem) -> Text:
    """Say that the tables can be used, and how much is in them."""
    people, grids, posts = len(problem.people), len(problem.grids), len(problem.posts) - len(problem.grids)
    shifts, rows = len(problem.shifts), len(problem.demands)
    return Text(
        f"各表没有问题：{people} 人，{grids} 个网格，{posts} 个其他岗位，{shifts} 个班次，{rows} 行需求。",
        f"The tables are sound. People: {people}; grids: {grids}; other posts: {posts}; shifts: {shifts}; "
        f"rows of demand: {rows}.",
    )


def _weeks(grades: Sequence[GradeSupply], page: Page) -> None:
    if not grades:
        return
    page.blank()
    words = Text("类别", "grade"), Text("周", "week")
    figures = (
        Text("人数", "people"),
        Text("需要工时", "h needed"),
        Text("标准工时", "h normal"),
        Text("最多可用", "h at most"),
        Text("须加班", "overtime"),
        Text("缺", "missing"),
    )
    drawn = page.table(words, figures)
    for row in grades:
        for week in row.weeks:
            page.add(
                drawn,
                row.grade.text,
                short_day(week.first),
                figure(row.people),
                whole_hours(week.hours),
                whole_hours(week.contract),
                whole_hours(week.possible),
                whole_hours(week.overtime) if week.overtime else NOTHING,
                missing(whole_hours(week.missing) if week.missing else ""),
            )
    page.put(drawn)


def _days(problem: Problem, row: GradeSupply, days: Sequence[date], page: Page) -> None:
    page.heading(
        Text(f"{row.grade.text.zh}（{row.people} 人）", f"{row.grade.text.en} ({row.people})"),
    )
    drawn = page.days(days)
    listed = [day for day in row.days if day.day in days]
    page.add(drawn, Text("需要人次", "seats"), *(figure(day.seats) for day in listed))
    page.add(drawn, Text("在岗人数", "people there"), *(figure(day.people) for day in listed))
    page.add(drawn, Text("需要工时", "hours needed"), *(whole_hours(day.hours) for day in listed))
    page.add(
        drawn,
        Text("可用工时", "hours possible"),
        *(_marked(whole_hours(day.possible), day.missing > timedelta()) for day in listed),
    )
    by_shift = {(shift.shift, shift.day): shift for shift in row.shifts}
    for code in sorted({shift.shift for shift in row.shifts}, key=lambda c: (problem.shifts[c].start, c)):
        name = problem.shifts[code].name
        page.add(drawn, f"{code} {name}", *(_shift(by_shift.get((code, day))) for day in days))
    page.put(drawn)


def _shift(row: ShiftSupply | None) -> Styled:
    return cell(NOTHING, FAINT) if row is None else _marked(f"{row.seats}/{row.people}", row.missing > 0)


def _marked(text: str, short: bool) -> Styled:
    return cell(f"{text}{MARK}", SHORT) if short else cell(text)


def _teams(problem: Problem, gaps: Sequence[TeamGap], page: Page) -> None:
    if not gaps:
        return
    ratio = "+".join(str(problem.station.ratio.get(grade, 0)) for grade in Grade)
    page.heading(
        Text(
            f"网格配备不足 {ratio} 的网格：{len(gaps)} 个（共 {len(problem.grids)} 个）",
            f"Grids whose team is below {ratio}: {len(gaps)} of {len(problem.grids)}",
        ),
    )
    drawn = page.table(
        (Text("网格", "grid"), Text("缺编", "lacks")),
        (grade.text for grade in Grade),
    )
    for gap in gaps[:_LINES]:
        page.add(
            drawn,
            f"{gap.grid} {problem.grids[gap.grid].name}",
            page.cell(_lacks(gap), SHORT),
            *(str(gap.has[grade]) for grade in Grade),
        )
    page.put(drawn)
    if more := max(0, len(gaps) - _LINES):
        page.say(
            Text(f"另有 {more} 个网格，--json 可列出全部。", f"{more} more; --json lists all."),
        )


def _lacks(gap: TeamGap) -> Text:
    return joined(_missing_of(gap), "、", ", ")


def _missing_of(gap: TeamGap) -> Iterator[Text]:
    for grade, count in gap.missing.items():
        yield labels.people(count, grade)
