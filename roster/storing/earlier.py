"""The roster that a folder held before the one that takes its place: what is needed to say what changed."""

from collections.abc import Container, Mapping
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
    """An earlier roster of some days: by person and day where they served, and what was open.

    Its people may have left.
    """

    days: frozenset[date]
    places: Mapping[tuple[str, date], frozenset[Place]]
    shortages: tuple[Shortage, ...]


def earlier(out: Path, period: Period) -> Earlier | None:
    """Read what a folder holds, before it is replaced perhaps, of the days of a period.

    None without a roster, whole and readable, that has a day of the period.
    """
    with suppress(UnusableInput, pl.exceptions.PolarsError, KeyError, ValueError):
        report = report_of(out)
        of_report = Period(first=report.first, days=report.days)
        if days := frozenset(day for day in period.dates if day in of_report):
            places, shortages = _places(out / DUTIES, days), _shortages(out / SHORTAGES, days)
            return Earlier(days=days, places=places, shortages=shortages)
    return None


def _places(path: Path, days: Container[date]) -> dict[tuple[str, date], frozenset[Place]]:
    found: dict[tuple[str, date], frozenset[Place]] = {}
    for row in _rows(path):
        key = (row["person"], date.fromisoformat(row["date"]))
        if key[1] not in days:
            continue
        found[key] = found.get(key, frozenset()) | {(row["shift"], row["post"] or None)}
    return found


def _shortages(path: Path, days: Container[date]) -> tuple[Shortage, ...]:
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
        if date.fromisoformat(row["date"]) in days
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return pl.read_csv(content(path), infer_schema=False).fill_null("").rows(named=True)
