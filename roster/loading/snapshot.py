"""A normalised copy of a station's folder, kept beside the roster that was made from it."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from roster.domain import Problem
from roster.files import write_aside
from roster.loading.canonical import canonical_tables
from roster.loading.load import load
from roster.loading.toml_values import FILE


def snapshot(folder: Path, target: Path, *, problem: Problem | None = None) -> None:
    """Write `station.toml` as it is and every table as UTF-8 CSV with English headers and normalised values.

    `load(target)` for the same period gives a problem equal to `load(folder)`. `problem` is what was loaded from
    the folder, so that the copy is what was solved even if the folder has changed since. `target` is made; empty
    tables are written too, so that none of an earlier copy stays.
    """
    given = problem if problem is not None else load(folder)
    target.mkdir(parents=True, exist_ok=True)
    write_aside(target / FILE, (folder / FILE).read_bytes())
    for table, rows in canonical_tables(given):
        header = [column.name for column in table.columns]
        text = _csv([header, *(row.values() for row in rows)])
        write_aside(target / f"{table.name}.csv", text.encode())


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
