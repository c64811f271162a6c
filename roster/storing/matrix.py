"""The matrix that stations keep: a workbook with a row per person, a column per date, shift codes in the cells.

`roster.loading` reads it back without loss as the table `past` or `fixed`: save it as `past.xlsx` in the
station's folder. A cell holds `D@G03` (shift and post), `D` away from all posts, two duties with a blank
between them, or the kind of leave. One sheet holds everything, so that nothing can be changed in one place and
stay as it was in another; a second one explains the shifts.
"""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from roster.domain import Duty, Grade, Person, Roster
from roster.files import write_aside
from roster.words import Language, Text

_SHEET = Text("排班表", "roster")
_LEGEND = Text("图例", "legend")
_HEADERS = (
    Text("编号", "id"),
    Text("姓名", "name"),
    Text("人员类别", "grade"),
    Text("责任网格", "home_grid"),
)
_WIDTHS = (10, 12, 10, 10)
_DAY_FORMAT = Text('m"月"d"日" aaa', "ddd d mmm")
_DAY_WIDTH = 13
_LEGEND_HEADERS = (Text("代码", "code"), Text("名称", "name"), Text("开始", "start"), Text("结束", "end"))
_HOW = Text(
    "D@G03：班次@岗位。此表可存为 past.xlsx 供下期排班使用。",
    "D@G03: shift@post. Saved as past.xlsx, this workbook tells the next period what was done.",
)
_FILLS = ("#FFF2CC", "#DDEBF7", "#D9D2E9", "#E2EFDA", "#FCE4D6", "#EDEDED")
_LEAVE_FILL = "#F2F2F2"


def write_matrix(roster: Roster, path: Path, language: Language) -> None:
    """Write a roster as a matrix, aside first and then in its place; people by grade, home grid and id."""
    import xlsxwriter  # noqa: PLC0415 - only those who write a workbook wait for it

    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        # Without a date of its own the workbook would carry today's, and never be the same twice.
        book.set_properties({"created": _midnight(roster.problem.period.first)})
        _write_people(book, roster, language)
        _write_legend(book, roster, language)
    write_aside(path, content.getvalue())


def _write_people(book: Any, roster: Roster, language: Language) -> None:  # noqa: ANN401 - without types
    sheet = book.add_worksheet(_SHEET.to(language))
    head = {"bold": True, "bottom": 1, "align": "center"}
    plain, dated = book.add_format(head), book.add_format(head | {"num_format": _DAY_FORMAT.to(language)})
    text = book.add_format({"num_format": "@"})
    fills = _fills(book, roster)
    for column, header in enumerate(_HEADERS):
        sheet.write_string(0, column, header.to(language), plain)
        sheet.set_column(column, column, _WIDTHS[column], text)
    days = roster.problem.period.dates
    for column, day in enumerate(days, start=len(_HEADERS)):
        sheet.write_datetime(0, column, _midnight(day), dated)
    sheet.set_column(len(_HEADERS), len(_HEADERS) + len(days) - 1, _DAY_WIDTH, text)
    for row, person in enumerate(_in_order(roster), start=1):
        known = (person.id, person.name, person.grade.text.to(language), person.home_grid or "")
        for column, value in enumerate(known):
            sheet.write_string(row, column, value, text)
        for column, day in enumerate(days, start=len(_HEADERS)):
            cell, fill = _cell(roster, person, day, language)
            if cell:
                sheet.write_string(row, column, cell, fills[fill])
    sheet.freeze_panes(1, len(_HEADERS))
    sheet.autofilter(0, 0, len(roster.problem.people), len(_HEADERS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_legend(book: Any, roster: Roster, language: Language) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(_LEGEND.to(language))
    head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet.set_column(0, len(_LEGEND_HEADERS) - 1, 12, text)
    sheet.write_row(0, 0, [header.to(language) for header in _LEGEND_HEADERS], head)
    shifts = list(roster.problem.shifts.values())
    for row, shift in enumerate(shifts, start=1):
        end = (
            "24:00"
            if shift.crosses_midnight and not (shift.end.hour or shift.end.minute)
            else f"{shift.end:%H:%M}"
        )
        for column, value in enumerate((shift.code, shift.name, f"{shift.start:%H:%M}", end)):
            sheet.write_string(row, column, value, text)
    sheet.write_string(len(shifts) + 2, 0, _HOW.to(language))


def _cell(roster: Roster, person: Person, day: date, language: Language) -> tuple[str, str]:
    """Give a cell's text and what it is filled by: the shift of its first duty, or "" for leave."""
    duties = [duty for duty in roster.of_person[person.id] if duty.day == day]
    if duties:
        return " ".join(map(_duty, duties)), duties[0].shift
    leave = roster.problem.on_leave(person.id, day)
    return (leave.kind.text.to(language) if leave else ""), ""


def _duty(duty: Duty) -> str:
    return duty.shift if duty.post is None else f"{duty.shift}@{duty.post}"


def _fills(book: Any, roster: Roster) -> dict[str, Any]:  # noqa: ANN401
    """Give each shift its colour, in the order of their starts, and leave a grey one."""
    shifts = sorted(roster.problem.shifts.values(), key=lambda shift: (shift.start, shift.code))
    colours = {shift.code: _FILLS[i % len(_FILLS)] for i, shift in enumerate(shifts)} | {"": _LEAVE_FILL}
    common = {"num_format": "@", "align": "center", "border": 1, "border_color": "#BFBFBF"}
    return {key: book.add_format(common | {"bg_color": colour}) for key, colour in colours.items()}


def _in_order(roster: Roster) -> list[Person]:
    grades = list(Grade)
    return sorted(
        roster.problem.people.values(), key=lambda p: (grades.index(p.grade), p.home_grid or "", p.id)
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())  # a spreadsheet's date has no zone
