"""Hours demanded against hours there, drawn for `roster check`."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.text import Text as Styled

from roster.domain import Grade, Problem
from roster.domain.balance import GradeSupply, ShiftSupply, Supply, TeamGap
from roster.sheets import labels
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, GOOD, MARK, NOTHING, SHORT, cell, figure, missing
from roster.words import Text, joined, same, short_day, weekday_and_day

_LINES = 10  # of grids below the ratio
_NAMED = 3  # short days and shifts named in a conclusion
_HOUR = timedelta(hours=1)


def render_supply(problem: Problem, supply: Supply, page: Page) -> None:
    """Write conclusions first, then the weeks, then each grade day by day and shift by shift."""
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
        page.say(note, FAINT)
    _teams(problem, supply.teams, page)


def conclusion(problem: Problem, row: GradeSupply) -> Text:
    """Say in one sentence whether a grade's hours will do."""
    name, need = row.grade.text, _hours(row.hours)
    normal, most = _hours(row.contract), _hours(row.possible)
    if not row.hours:
        return Text(f"{name.zh}：没有最低需求。", f"{name.en}: none is needed at least.")
    if row.missing:
        gap, more = _hours(row.missing), labels.people(row.missing_people)
        verdict = Text(
            f"{name.zh}：需 {need} 小时，可用 {most} 小时，缺 {gap} 小时（约 {more.zh}）",
            f"{name.en}: {need} h needed, {most} h there, {gap} h missing (about {more.en})",
        )
    elif row.overtime:
        over = _hours(row.overtime)
        verdict = Text(
            f"{name.zh}：需 {need} 小时，标准工时内可用 {normal} 小时，其余 {over} 小时须加班（最多可用 {most} 小时）",
            f"{name.en}: {need} h needed, {normal} h there in normal hours; "
            f"{over} h would be overtime ({most} h at most)",
        )
    else:
        left = _hours(row.contract - row.hours)
        verdict = Text(
            f"{name.zh}：需 {need} 小时，标准工时内可用 {normal} 小时，够用（余 {left} 小时）",
            f"{name.en}: {need} h needed, {normal} h there in normal hours: enough ({left} h to spare)",
        )
    return verdict + _where_short(problem, row)


def _where_short(problem: Problem, row: GradeSupply) -> Text:
    """Name the days and shifts for which there are too few people, the first few of them."""
    shifts = [shift for shift in row.shifts if shift.missing]
    named = [
        Text(
            f"{weekday_and_day(shift.day).zh} {problem.shifts[shift.shift].name}缺 {shift.missing} 人",
            f"{weekday_and_day(shift.day).en} {shift.shift} ({shift.missing})",
        )
        for shift in shifts
    ]
    told = {shift.day for shift in shifts}
    named += [weekday_and_day(day.day) for day in row.days if day.missing and day.day not in told]
    if not named:
        return Text("。", ".")
    listed = joined(named[:_NAMED], "、", ", ")
    more = (
        Text(f"等 {len(named)} 处", f" and {len(named) - _NAMED} more") if len(named) > _NAMED else same("")
    )
    return Text(f"；人手不够：{listed.zh}{more.zh}。", f"; too few people on {listed.en}{more.en}.")


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
                _hours(week.hours),
                _hours(week.contract),
                _hours(week.possible),
                _hours(week.overtime) if week.overtime else NOTHING,
                missing(_hours(week.missing) if week.missing else ""),
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
    page.add(drawn, Text("需要工时", "hours needed"), *(_hours(day.hours) for day in listed))
    page.add(
        drawn,
        Text("可用工时", "hours possible"),
        *(_marked(_hours(day.possible), day.missing > timedelta()) for day in listed),
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


def _hours(duration: timedelta) -> str:
    return figure(round(duration / _HOUR))
