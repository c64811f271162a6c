"""The report as files: tables, the picture, the printed pages."""

from pathlib import Path

from roster.city.page import TITLE, write_page
from roster.city.picture import picture
from roster.city.report import CityReport
from roster.city.report_tables import tables
from roster.files import write_aside
from roster.printing import days_between, render
from roster.words import Language, Text

_FACES = "'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"


def write_report(report: CityReport, folder: Path, language: Language) -> list[Path]:
    """Write city.pdf, city.svg, districts.csv, stations.csv, loans.csv and days.csv; give their paths.

    Each file is written aside and renamed. Raises RosterError where the pages cannot be printed.
    """
    made = [write_aside(folder / "city.svg", _svg(report, language).encode())]
    made += [write_aside(folder / f"{table.name}.csv", table.csv(language)) for table in tables(report)]
    return [write_page(report, folder / "city.pdf", language), *made]


def _svg(report: CityReport, language: Language) -> str:
    name, period = report.result.name, days_between(report.result.period)
    title = Text(f"{name} {TITLE.zh}，{period.zh}", f"{name}: {TITLE.en}, {period.en}").to(language)
    return (
        render("city_picture_file.html", language, picture=picture(report), face=_FACES, title=title).strip()
        + "\n"
    )
