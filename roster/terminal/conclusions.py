"""One sentence for each grade, saying whether its hours will do."""

from datetime import timedelta

from roster.domain import Problem
from roster.domain.balance import GradeSupply
from roster.sheets import labels
from roster.terminal.styles import figure
from roster.words import Text, joined, same, weekday_and_day

_NAMED = 3  # short days and shifts named
_HOUR = timedelta(hours=1)


def conclusion(problem: Problem, row: GradeSupply) -> Text:
    """Say in one sentence whether a grade's hours will do."""
    name, need = row.grade.text, whole_hours(row.hours)
    normal, most = whole_hours(row.contract), whole_hours(row.possible)
    if not row.hours:
        return Text(f"{name.zh}：没有最低需求。", f"{name.en}: none is needed at least.")
    if row.missing:
        gap, more = whole_hours(row.missing), labels.people(row.missing_people)
        verdict = Text(
            f"{name.zh}：需 {need} 小时，可用 {most} 小时，缺 {gap} 小时（约 {more.zh}）",
            f"{name.en}: {need} h needed, {most} h there, {gap} h missing (about {more.en})",
        )
    elif row.overtime:
        over = whole_hours(row.overtime)
        verdict = Text(
            f"{name.zh}：需 {need} 小时，标准工时内可用 {normal} 小时，其余 {over} 小时须加班（最多可用 {most} 小时）",
            f"{name.en}: {need} h needed, {normal} h there in normal hours; "
            f"{over} h would be overtime ({most} h at most)",
        )
    else:
        left = whole_hours(row.contract - row.hours)
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


def whole_hours(duration: timedelta) -> str:
    """Give a duration in whole hours."""
    return figure(round(duration / _HOUR))
