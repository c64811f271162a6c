"""A table as it was read, before any of its cells is understood."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from roster.loading.texts import BLANKS

ROW = "row"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The text of one table.

    `file` is `people.csv` or `station.xlsx[people]`. `headers` are as written, "" for a column without one.
    `frame` has one text column per header, named "0", "1" …, null where a cell is blank, and the column
    `row` that counts as a spreadsheet does. Empty lines are left out.
    """

    file: str
    header_row: int
    headers: tuple[str, ...]
    frame: pl.DataFrame

    def cells(self, index: int) -> pl.Series:
        """Give one column's cells."""
        return self.frame[str(index)]

    @property
    def rows(self) -> list[int]:
        """List the rows' numbers."""
        return self.frame[ROW].to_list()


def sheet(file: str, raw: pl.DataFrame) -> Sheet | None:
    """Make a sheet from every row of a table, the header among them; None when it is blank.

    `raw` has text columns only; its first row is row 1.
    """
    if not raw.width:
        return None
    texts = raw.rename(dict(zip(raw.columns, map(str, range(raw.width)), strict=True))).select(
        pl.all().str.strip_chars(BLANKS).replace("", None)
    )
    filled = texts.with_row_index(ROW, offset=1).filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))
    if filled.is_empty():
        return None
    top, *headers = filled.row(0)
    return Sheet(
        file=file,
        header_row=top,
        headers=tuple(header or "" for header in headers),
        frame=filled.slice(1),
    )


def frame_of(rows: Sequence[Sequence[str]], width: int) -> pl.DataFrame:
    """Make a frame of text columns from rows that may be shorter than `width`."""
    columns = {str(i): [row[i] if i < len(row) else None for row in rows] for i in range(width)}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
