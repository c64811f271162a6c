"""What a table is: columns as data, and the class its rows become."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from roster.loading.texts import fold
from roster.words import Text

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column:
    """One column: its header in English and in Chinese, and how its cells are read and written.

    `attribute` is the field of the row's class; `refers` is the table whose ids the cells must hold.
    A blank cell gives no value, so that the class's own default holds.
    """

    name: str
    zh: str
    read: Callable[[str], object]
    write: Callable[[Any], str] = str
    also: tuple[str, ...] = ()
    required: bool = False
    attribute: str = ""
    refers: str | None = None

    @property
    def text(self) -> Text:
        """Name the column as its header does."""
        return Text(self.zh, self.name)

    @property
    def headers(self) -> tuple[str, ...]:
        """List every header that is understood."""
        return (self.name, self.zh, *self.also)

    @property
    def target(self) -> str:
        """Give the field of the row's class that the column fills."""
        return self.attribute or self.name


@dataclass(frozen=True, kw_only=True)
class Table(Generic[Row]):
    """One table: its names, its columns, and what its rows must keep among themselves.

    `unique` are the columns that no two rows share; `apart` are those within which the dates `from` … `to`
    of two rows must not overlap (None: any two rows may).
    """

    name: str
    zh: str
    about: Text
    columns: tuple[Column, ...]
    make: Callable[..., Row]
    take: Callable[[Row], Mapping[str, object]] | None = None
    also: tuple[str, ...] = ()
    needed: bool = False
    unique: tuple[str, ...] = ()
    apart: tuple[str, ...] | None = None
    example: Text = field(default=Text("", ""))

    @property
    def text(self) -> Text:
        """Name the table as its file or sheet is named."""
        return Text(f"{self.zh}（{self.name}）", self.name)

    @property
    def titles(self) -> tuple[str, ...]:
        """List every name under which the table may be given."""
        return (self.name, self.zh, *self.also)

    @cached_property
    def by_header(self) -> Mapping[str, Column]:
        """Map every folded header to its column."""
        return {fold(header): column for column in self.columns for header in column.headers}

    def column(self, name: str) -> Column:
        """Give a column by its English header."""
        return next(column for column in self.columns if column.name == name)

    def written(self, row: Row) -> dict[str, str]:
        """Give a row as canonical text, by column."""
        values = self.take(row) if self.take else {c.name: getattr(row, c.target) for c in self.columns}
        return {c.name: "" if values.get(c.name) is None else c.write(values[c.name]) for c in self.columns}
