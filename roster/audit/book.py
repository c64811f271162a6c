"""A workbook in the making: numbers as numbers, dates as dates, texts never as formulas."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast
from unicodedata import east_asian_width

import xlsxwriter

from roster.audit.cells import harmless, shown
from roster.audit.columns import Column, Kind
from roster.audit.tables import Table
from roster.words import Language, Text

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_A4 = 9
_NARROW, _WIDE = 7, 28
_SAMPLE = 400  # rows that decide a column's width
_NUMBERS = {
    Kind.HOURS: ("0.00;-0.00;0", 60),
    Kind.COUNT: ("0", 1),
    Kind.PERCENT: ("0%", 100),
}


class Book:
    """One open workbook in one language; close it with `close`."""

    def __init__(self, target: Any, language: Language, made_at: datetime, title: str) -> None:  # noqa: ANN401
        self.language = language
        self._book = xlsxwriter.Workbook(target, _OPTIONS)
        self._book.set_properties({"created": made_at, "title": title})
        add = self._book.add_format
        self._heading = add(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E8EDF3"}
        )
        self.formats = {kind: add({"num_format": number}) for kind, (number, _) in _NUMBERS.items()}
        self.formats[Kind.DATE] = add({"num_format": "yyyy-mm-dd", "align": "left"})
        self.prose = add({"text_wrap": True, "valign": "top"})
        self.off = add({"num_format": "0.00", "bg_color": "#F0F0F0"})

    def close(self) -> None:
        """Write everything to the target."""
        self._book.close()

    def sheet(self, title: Text, headings: Sequence[Text], kept: int) -> Any:  # noqa: ANN401 - untyped library
        """Open a sheet whose headings and first `kept` columns stay in sight and on every printed page."""
        sheet = self._book.add_worksheet(title.to(self.language))
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading.to(self.language), self._heading)
        sheet.freeze_panes(1, kept)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def table(self, table: Table, kept: int) -> None:
        """Write a table on a sheet of its own, with a filter over its headings."""
        sheet = self.sheet(table.title, [column.title for column in table.columns], kept)
        rows = list(table.rows())
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(table.columns):
                self.cell(sheet, (number, place), column, row[place])
        sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
        for place, column in enumerate(table.columns):
            written = (shown(column, row[place], self.language) for row in rows[:_SAMPLE])
            sheet.set_column(place, place, _width(column.title.to(self.language), written))

    def cell(self, sheet: Any, at: tuple[int, int], column: Column, value: object) -> None:  # noqa: ANN401
        """Write one cell; nothing where nothing is known."""
        if value is None:
            return
        if column.kind in _NUMBERS:
            number = cast("float", value) / _NUMBERS[column.kind][1]
            sheet.write_number(*at, number, self.formats[column.kind])
        elif column.kind is Kind.DATE:
            sheet.write_datetime(*at, value, self.formats[Kind.DATE])
        else:
            sheet.write_string(*at, harmless(shown(column, value, self.language)))


def _width(title: str, cells: Iterable[str]) -> float:
    """Give a column's width: a Chinese character takes two; a heading may break into two lines."""
    longest = max(map(_cells, cells), default=0)
    return min(_WIDE, max(_NARROW, longest + 2, _cells(title) / 2 + 4))


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
