"""Tables as CSV: UTF-8 with a byte-order mark, which spreadsheets need to read Chinese; lines end as RFC 4180."""

import csv
import io

from roster.audit.cells import exact
from roster.audit.tables import Table
from roster.words import Language


def csv_bytes(table: Table, language: Language) -> bytes:
    """Write a table with headings in one language."""
    text = io.StringIO(newline="")
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(column.title.to(language) for column in table.columns)
    for row in table.rows():
        out.writerow(exact(column, value, language) for column, value in zip(table.columns, row, strict=True))
    return text.getvalue().encode("utf-8-sig")
