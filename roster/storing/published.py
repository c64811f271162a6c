"""What people were told before, as it lies beside the roster that keeps to it: `published.csv`."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl

from roster.domain import Duty, Problem, Roster
from roster.storing.duties import content, unusable
from roster.storing.tables import as_csv, duty_table
from roster.words import Text

PUBLISHED = "published.csv"
_COLUMNS = ("person", "date", "shift", "post")
Row = Mapping[str, str]


def known_duties(problem: Problem, rows: Sequence[Row]) -> tuple[Duty, ...]:
    """Give the duties of those who are still there, in time; a post that is gone is left open."""
    found = {
        (row["person"], date.fromisoformat(row["date"]), row["shift"]): row["post"]
        if row["post"] in problem.posts
        else None
        for row in rows
        if row["person"] in problem.people and row["shift"] in problem.shifts
    }
    return tuple(sorted(problem.duty(*key, post) for key, post in found.items()))


def published_table(problem: Problem) -> bytes:
    """Write what was published as `duties.csv` is written."""
    return as_csv(duty_table(Roster(problem=problem, duties=problem.published)))


def with_published(problem: Problem, folder: Path, today: date | None) -> Problem:
    """Give a problem what its roster's folder says was published before; the problem itself where nothing was."""
    if today is None:
        return problem
    return replace(problem, published=known_duties(problem, duty_rows(folder / PUBLISHED)), today=today)


def duty_rows(path: Path) -> Sequence[Row]:
    """Read a table of duties; raises UnusableInput where it is none."""
    with suppress(pl.exceptions.PolarsError):
        table = pl.read_csv(content(path), infer_schema=False).fill_null("")
        rows = table.select(_COLUMNS).rows(named=True)
        if all(_is_day(row["date"]) for row in rows):
            return rows
    raise unusable(path, Text("读不出勤务表", "cannot be read as a table of duties"))


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return bool(date.fromisoformat(text))
    return False
