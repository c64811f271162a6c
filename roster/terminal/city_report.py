"""A city's summary in the terminal: sentences, then tables of grades, districts, short stations and lenders."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from roster.city.page import TITLE, district_rows, grade_rows, lender_rows, short_row
from roster.city.report import CityReport
from roster.city.report_tables import tables
from roster.city.saying import cover, ended, lending, sureness, without, working
from roster.printing import days_between
from roster.terminal.pages import Page
from roster.terminal.styles import GOOD, UNSURE, missing
from roster.words import Language, Text

_SHORTEST, _LENDERS, _FAILED = 10, 8, 10


def render_city(report: CityReport, page: Page) -> None:
    """Write the summary."""
    period = days_between(report.result.period)
    page.heading(
        Text(f"{report.result.name} {TITLE.zh} {period.zh}", f"{report.result.name}: {TITLE.en}, {period.en}")
    )
    page.say(sureness(report), GOOD if len(report.without) == 0 else UNSURE)
    for sentence in ended(report):
        page.say(sentence, UNSURE)
    for sentence in (cover(report), lending(report), working(report)):
        page.say(sentence)
    _failed(report, page)
    _grades(report, page)
    _districts(report, page)
    _shortest(report, page)
    _lenders(report, page)


def city_to_json(report: CityReport, language: Language) -> dict[str, Any]:
    """Give the report for programs: sums of the city, then every table by its name."""
    every = report.sums.all
    of_tables: Mapping[str, Any] = {table.name: table.plain() for table in tables(report)}
    return {
        "city": report.result.id,
        "name": report.result.name,
        "needed": every.needed,
        "filled": every.filled,
        "short": every.missing,
        "volunteers_share": round(report.sums.volunteers, 6),
        "gap_worst": report.gaps[0] if report.gaps else None,
        "gap_median": report.median_gap,
        "without_roster": [text.to(language) for text in without(report)],
        **of_tables,
    }


def _failed(report: CityReport, page: Page) -> None:
    listed = list(without(report))
    if listed:
        page.heading(Text("没有排班的派出所", "Stations without a roster"))
        for text in listed[:_FAILED]:
            page.item(text, UNSURE)
        _more(page, len(listed) - _FAILED)


def _grades(report: CityReport, page: Page) -> None:
    page.heading(Text("各类人员", "By grade"))
    columns = (
        *(Text("人数", "people"), Text("需要人次", "needed"), Text("到位率", "cover"), Text("缺", "short")),
        *(Text("工时", "hours"), Text("每勤务日", "h a day"), Text("加班工时", "overtime")),
    )
    drawn = page.table([Text("类别", "grade")], columns)
    for row in grade_rows(report):
        people, needed, _, cover_, hours_, per_day, _, overtime = row.cells
        page.add(drawn, row.name, people, needed, cover_, missing(row.missing), hours_, per_day, overtime)
    page.put(drawn)


def _districts(report: CityReport, page: Page) -> None:
    page.heading(Text("各分局", "By district"))
    columns = (
        *(Text("所", "stns"), Text("需要人次", "needed"), Text("到位率", "cover"), Text("缺民警", "offrs")),
        *(Text("缺辅警", "auxil."), Text("缺志愿者", "vols"), Text("借入", "in"), Text("借出", "out")),
    )
    drawn = page.table([Text("分局", "district")], columns)
    for row in district_rows(report):
        short = (missing("" if cell == "0" else cell) for cell in row.missing)
        page.add(drawn, row.name, *row.cells, *short, *(_dash(cell) for cell in row.lent))
    page.put(drawn)


def _shortest(report: CityReport, page: Page) -> None:
    if not report.shortest:
        return
    page.heading(Text("缺员最多的派出所", "Stations with most seats open"))
    words = (Text("编号", "id"), Text("派出所", "station"))
    columns = (
        *(Text("空缺比例", "open"), Text("缺民警", "officers"), Text("缺辅警", "auxiliaries")),
        *(Text("缺志愿者", "volunteers"), Text("借入人日", "borrowed")),
    )
    drawn = page.table(words, columns)
    for station in report.shortest[:_SHORTEST]:
        id_, name, _, *cells = short_row(station)
        page.add(drawn, id_, name, *(_dash(cell) for cell in cells))
    page.put(drawn)
    _more(page, len(report.shortest) - _SHORTEST)


def _lenders(report: CityReport, page: Page) -> None:
    if not report.flows:
        return
    page.heading(Text("支援来源", "Who lent"))
    columns = (
        *(Text("人数", "people"), Text("人日", "days"), Text("支援所数", "stations")),
        *(Text("单程分钟", "minutes"), Text("节省分值", "saved")),
    )
    drawn = page.table([Text("单位", "unit or station")], columns)
    rows = list(lender_rows(report))
    for row in islice(rows, _LENDERS):
        page.add(drawn, row.name, *row.cells)
    page.put(drawn)
    _more(page, len(rows) - _LENDERS)


def _more(page: Page, count: int) -> None:
    if count > 0:
        page.say(Text(f"另有 {count} 行，见写出的 CSV。", f"{count} more in the CSV files."))


def _dash(cell: str) -> str:
    return "-" if cell == "0" else cell
