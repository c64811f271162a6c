"""The roster that a folder held before the one that takes its place: what is needed to say what changed."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from roster.domain import Grade, Period, Shortage
from roster.errors import UnusableInput
from roster.storing.duties import content
from roster.storing.folder import DUTIES, SHORTAGES, report_of

Place = tuple[str, str | None]
"""A shift and a post, None away from all posts."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An earlier roster: by person and day where they served, and what was open. Its people may have left."""

    places: Mapping[tuple[str, date], frozenset[Place]]
    shortages: tuple[Shortage, ...]


def earlier(out: Path, period: Period) -> Earlier | None:
    """Read what a folder holds before it is replaced; None without a roster of the same period, whole and readable."""
    with suppress(UnusableInput, pl.exceptions.PolarsError, KeyError, ValueError):
        report = report_of(out)
        if (report.first, report.days) == (period.first, period.days):
            return Earlier(places=_places(out / DUTIES), shortages=_shortages(out / SHORTAGES))
    return None


def _places(path: Path) -> dict[tuple[str, date], frozenset[Place]]:
    found: dict[tuple[str, date], frozenset[Place]] = {}
    for row in _rows(path):
        key = (row["person"], date.fromisoformat(row["date"]))
        found[key] = found.get(key, frozenset()) | {(row["shift"], row["post"] or None)}
    return found


def _shortages(path: Path) -> tuple[Shortage, ...]:
    return tuple(
        Shortage(
            day=date.fromisoformat(row["date"]),
            shift=row["shift"],
            post=row["post"],
            grade=Grade(row["grade"]),
            skill=row["skill"],
            below=row["below"],
            missing=int(row["missing"]),
        )
        for row in _rows(path)
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return pl.read_csv(content(path), infer_schema=False).fill_null("").rows(named=True)
