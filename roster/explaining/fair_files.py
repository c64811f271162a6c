"""Fairness as files: a table, a picture, and the picture printed on a page."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from roster.explaining.fair import Fairness, Group, Measure
from roster.explaining.picture import amount, difference, picture
from roster.files import write_aside
from roster.printing import days_between, paper, render, write_pdf
from roster.storing import Stored
from roster.words import Language, Text, joined, short_day

TITLE = Text("勤务负担公平情况", "Who carries how much")
_SIGNATURES = (Text("制表", "Prepared by"), Text("审核", "Checked by"), Text("单位负责人", "Head of unit"))
_FACES = "'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEAD = (Text("编号", "id"), Text("姓名", "name"), Text("人员类别", "grade"))
_FIGURES = (
    Text("本期", "this period"),
    Text("往期", "before"),
    Text("合计", "in all"),
    Text("应承担", "fair share"),
    Text("差", "difference"),
)


def write_fairness(found: Fairness, stored: Stored, folder: Path, language: Language) -> list[Path]:
    """Write fairness.csv, fairness.svg and fairness.pdf; give their paths. Each is written aside and renamed."""
    drawn = picture(found)
    station = stored.roster.problem.station.name
    period = days_between(stored.roster.problem.period)
    title = Text(f"{station} {TITLE.zh}，{period.zh}", f"{station}: {TITLE.en}, {period.en}").to(language)
    svg = render("fairness_file.html", language, picture=drawn, face=_FACES, title=title).strip() + "\n"
    page = render(
        "fairness.html",
        language,
        paper=paper(stored, TITLE, signatures=_SIGNATURES),
        picture=drawn,
        about=about(found),
        left_out=sum(panel.left_out for panel in drawn.panels),
    )
    return [
        write_aside(folder / "fairness.csv", _table(found, language).encode("utf-8-sig")),
        write_aside(folder / "fairness.svg", svg.encode()),
        write_pdf(page, folder / "fairness.pdf", title=title, language=language),
    ]


def about(found: Fairness, *, drawn: bool = True) -> Text:
    """Say what is counted, over which days, and how to read the bars where some are `drawn`."""
    problem = found.roster.problem
    first = min((duty.day for duty in problem.past), default=problem.period.first)
    since = short_day(first)
    counted = joined((measure.text for measure in Measure), "、", ", ")
    told = Text(
        f"统计{since.zh}以来的{counted.zh}，含往期；应承担的份额按合同工时和在岗天数折算。",
        f"Counted are {counted.en} since {since.en}, past periods included; a fair share is by contract and days of "
        "presence.",
    )
    if not drawn:
        return told
    return told + Text(
        "实心条为多承担，空心条为少承担。", " Solid bars carry more than that, hollow ones less."
    )


def _table(found: Fairness, language: Language) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    measures = list(Measure)
    names = [
        f"{measure.text.to(language)} {figure.to(language)}" for measure in measures for figure in _FIGURES
    ]
    writer.writerow([*(text.to(language) for text in _HEAD), *names])
    for group in found.groups:
        writer.writerows(_rows(group, measures, language))
    return out.getvalue()


def _rows(group: Group, measures: list[Measure], language: Language) -> Iterator[list[str]]:
    for bearer in sorted(group.bearers, key=lambda b: b.person.id):
        row = [_harmless(bearer.person.id), _harmless(bearer.person.name), group.grade.text.to(language)]
        for measure in measures:
            load = bearer.loads.get(measure)
            if load is None:
                row += [""] * len(_FIGURES)
            else:
                row += [amount(measure, value) for value in (load.now, load.past, load.total, load.fair)]
                row.append(difference(measure, load.away).replace("−", "-").removeprefix("+"))
        yield row


def _harmless(text: str) -> str:
    """Prefix a text that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
