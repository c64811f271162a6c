"""The workbook for human resources: every table, the days as a matrix, notes and sources."""

import io
from datetime import date, datetime, time

import polars as pl

from roster.audit import tables
from roster.audit.auditing import Audit
from roster.audit.book import Book
from roster.audit.columns import COUNTED, NAME, PERSON, Kind
from roster.audit.frames import PERIOD
from roster.audit.method import METHOD
from roster.audit.notes import notes
from roster.domain import DayClass
from roster.words import Language, Text, short_day, weekday

_WHO = 4  # id, name, grade, hours system stay in sight
_PROSE = 100


def workbook_bytes(audit: Audit, language: Language) -> bytes:
    """Write the workbook; the same audit gives the same bytes."""
    content = io.BytesIO()
    book = Book(content, language, _made_at(audit), audit.problem.station.name)
    book.table(tables.grades(audit), kept=1)
    book.table(tables.people(audit), kept=_WHO)
    _matrix(book, audit)
    book.table(tables.hours(audit), kept=_WHO)
    book.table(tables.weeks(audit), kept=_WHO)
    book.table(tables.limits(audit), kept=2)
    _sources(book, audit)
    book.close()
    return content.getvalue()


def _made_at(audit: Audit) -> datetime:
    """Give the time the workbook says it was made at; a workbook knows no zones."""
    if audit.stored is not None:
        return audit.problem.station.local(audit.stored.report.made_at).replace(tzinfo=None)
    return datetime.combine(audit.problem.period.first, time())


def _matrix(book: Book, audit: Audit) -> None:
    """Write counted hours as people × days of the period; rest days and holidays stand on grey."""
    dates = audit.problem.period.dates
    titles = [PERSON.title, NAME.title, *map(_heading, dates), COUNTED.title]
    sheet = book.sheet(Text("每日工时", "Matrix"), titles, 2)
    off = [audit.problem.day_class(day) is not DayClass.WORKDAY for day in dates]
    inside = audit.days.filter(pl.col("part") == PERIOD).group_by("person", "name", maintain_order=True)
    for number, (person, name, minutes) in enumerate(inside.agg("counted").iter_rows(), start=1):
        book.cell(sheet, (number, 0), PERSON, person)
        book.cell(sheet, (number, 1), NAME, name)
        for place, (is_off, value) in enumerate(zip(off, minutes, strict=True), start=2):
            style = book.off if is_off else book.formats[Kind.HOURS]
            if value:
                sheet.write_number(number, place, value / 60, style)
            elif is_off:
                sheet.write_blank(number, place, None, style)
        book.cell(sheet, (number, len(dates) + 2), COUNTED, sum(minutes))
    sheet.set_column(0, 1, 11)
    sheet.set_column(2, len(dates) + 2, 9)


def _heading(day: date) -> Text:
    return short_day(day) + Text(f" {weekday(day).zh}", f" {weekday(day).en}")


def _sources(book: Book, audit: Audit) -> None:
    """Write the notes, the method, and the law with its dates."""
    titles = [
        Text("项目", "Item"),
        Text("内容", "Content"),
        Text("施行日期", "Since"),
        Text("核对", "Checked"),
    ]
    sheet = book.sheet(Text("说明与依据", "Notes and sources"), titles, 0)
    lines = [(Text("说明", "Note"), note) for note in notes(audit)] + list(METHOD)
    for number, (title, text) in enumerate(lines, start=1):
        sheet.write_string(number, 0, title.to(book.language), book.prose)
        sheet.write_string(number, 1, text.to(book.language), book.prose)
    for number, figure in enumerate(audit.figures, start=len(lines) + 1):
        sheet.write_string(number, 0, figure.law.text.to(book.language), book.prose)
        sheet.write_string(number, 1, figure.says.to(book.language), book.prose)
        if figure.law.since is not None:
            sheet.write_datetime(number, 2, figure.law.since, book.formats[Kind.DATE])
        sheet.write_string(number, 3, figure.sure.text.to(book.language), book.prose)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, _PROSE)
    sheet.set_column(2, 3, 14)
