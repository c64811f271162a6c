"""What `roster solve` ends with: how good the roster is, what is covered, who carries how much."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from roster.domain import Problem, Roster
from roster.storing.report import Repaired, Report, Status
from roster.terminal.figures import Figures, GradeFigures, figures
from roster.terminal.pages import Page
from roster.terminal.shortages import render_open_seats
from roster.terminal.styles import FAINT, GOOD, SHORT, UNSURE, cell, figure, missing, percent
from roster.terminal.titles import title
from roster.words import Text, hours_figure, joined, same

_NO_TITLES: Mapping[str, Text] = {}


def render_summary(
    roster: Roster,
    report: Report,
    page: Page,
    *,
    titles: Mapping[str, Text] = _NO_TITLES,
    files: Sequence[tuple[Text, Path]] = (),
) -> None:
    """Write the summary. `titles` name the soft rules; `files` say what lies where."""
    found = figures(roster)
    _head(roster.problem, report, page)
    _cover(found, page)
    _loads(found, page)
    render_open_seats(roster.problem, found.open, page)
    page.blank()
    for line in _wishes_and_homes(found):
        page.say(line)
    _prices(report, titles, page)
    _files(files, page)


def quality(report: Report) -> Text:
    """Say in words how sure it is that nothing is better."""
    if report.status is Status.OPTIMAL:
        return Text(
            "已证明最优：在现有规则下没有更好的排班。", "Proven best: under these rules no roster is better."
        )
    if _is_gap_unknown(report):
        return Text(
            "已核对可用；时间太短，尚不知离最优多远。",
            "Checked and usable; the time was too short to say how near to the best.",
        )
    gap = percent(report.gap)
    return Text(
        f"已核对可用，尚未证明最优：与最优相差至多 {gap}。",
        f"Checked and usable, not proven best: at most {gap} above the best.",
    )


def _is_gap_unknown(report: Report) -> bool:
    """Tell whether the bound says nothing, as no roster costs less than nothing."""
    return report.objective > 0 >= report.bound


def _head(problem: Problem, report: Report, page: Page) -> None:
    page.heading(title(problem))
    page.say(quality(report), GOOD if report.status is Status.OPTIMAL else UNSURE)
    if report.repaired is not None:
        page.say(_repaired(report.repaired), FAINT)
    cost, bound = figure(report.objective), figure(report.bound)
    seconds, gap = f"{report.seconds:.1f}", percent(report.gap)
    near = Text(f"，下界 {bound} 分，差距 {gap}", f", bound {bound}, gap {gap}")
    if _is_gap_unknown(report):
        near = Text("", "")
    page.say(
        Text(f"用时 {seconds} 秒，总代价 {cost} 分", f"{seconds} s; price {cost} points")
        + near
        + Text("。", ".")
    )


def _repaired(repaired: Repaired) -> Text:
    if not repaired.grades:
        return Text(
            "无人新请假：已公布的排班不变。", "Nobody is away who was not before: nothing is decided anew."
        )
    who = joined(grade.text for grade in repaired.grades)
    return Text(
        f"只对新增请假涉及的{who.zh}重新安排；其余照已公布的排班不变，仍是最好的安排。",
        f"Decided anew: {who.en}, among whom more are away. The rest stays as published and is as good as it was.",
    )


def _cover(found: Figures, page: Page) -> None:
    page.heading(Text("岗位到位（人次）", "Seats filled"))
    columns = (
        Text("需要", "needed"),
        Text("到位", "filled"),
        Text("缺额", "short"),
        Text("到位率", "cover"),
        Text("增派", "extra"),
    )
    drawn = page.table([Text("类别", "grade")], columns)
    for row in found.grades:
        page.add(
            drawn,
            row.grade.text,
            figure(row.needed),
            figure(row.filled),
            missing(row.missing),
            cell(percent(float(row.cover)) if row.needed else "-", SHORT if row.missing else GOOD),
            figure(row.extra) if row.extra else "-",
        )
    page.put(drawn)


def _loads(found: Figures, page: Page) -> None:
    page.heading(Text("每人负担（本期）", "Load per person in the period"))
    columns = (
        Text("人数", "people"),
        Text("最少工时", "least h"),
        Text("平均", "mean h"),
        Text("最多", "most h"),
        Text("每勤务日", "h a duty day"),
        Text("夜班", "nights"),
    )
    drawn = page.table([Text("类别", "grade")], columns)
    for row in found.grades:
        page.add(drawn, row.grade.text, figure(row.people), *_load(row))
    page.put(drawn)


def _load(row: GradeFigures) -> Iterator[str]:
    if row.hours is None:
        yield from ("-",) * 5
        return
    for duration in (row.hours.least, row.hours.mean, row.hours.most, row.hours.per_duty_day):
        yield hours_figure(_tenths(duration))
    least, most = row.nights or (0, 0)
    yield str(most) if least == most else f"{least}–{most}"


def _tenths(duration: timedelta) -> timedelta:
    return timedelta(hours=round(duration / timedelta(hours=1), 1))


def _wishes_and_homes(found: Figures) -> Iterator[Text]:
    if found.wishes:
        met = f"{found.wishes_met} / {found.wishes}"
        yield Text(f"个人意愿：满足 {met}。", f"Wishes met: {met}.")
    if found.at_grids:
        share = percent(found.at_home / found.at_grids)
        yield Text(
            f"责任网格：网格勤务中 {share} 由本网格人员承担。",
            f"Home grids: {share} of the duties at grids are done by the grid's own team.",
        )


def _prices(report: Report, titles: Mapping[str, Text], page: Page) -> None:
    paid = sorted(
        ((name, price) for name, price in report.prices.items() if price.points),
        key=lambda item: (-item[1].points, item[0]),
    )
    if not paid:
        return
    page.heading(Text("代价构成", "What the price is made of"))
    columns = Text("分", "points"), Text("处", "places")
    drawn = page.table([Text("规则", "rule")], columns)
    for name, price in paid:
        page.add(drawn, titles.get(name, same(name)), figure(price.points), figure(price.places))
    page.put(drawn)


def _files(files: Sequence[tuple[Text, Path]], page: Page) -> None:
    if not files:
        return
    page.heading(Text("文件", "Files"))
    page.list(files)
