"""The one way in which a problem is written down: for the copy beside a roster, and for its hash."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from roster.domain import DAY, DayClass, Duty, PostKind, Problem
from roster.errors import Source
from roster.loading.catalogue import TABLES
from roster.loading.tables import Table
from roster.loading.tables_duties import PastRow

_CANONICAL = "canonical tables"
_FIELDS = {"postures": "postures", "demand": "demands"}
_BY_ID = ("people", "grids", "shifts")
_LATER = frozenset({"crew", "contract", "officer_most", "auxiliary_most"})
"""Columns that were added later: where they are blank the hash stays what it was before."""


def canonical_tables(problem: Problem) -> Sequence[tuple[Table[Any], Sequence[Mapping[str, str]]]]:
    """List every table with its rows as canonical text by column, sorted."""
    if _CANONICAL not in problem.memo:
        problem.memo[_CANONICAL] = tuple((table, _canonical(problem, table)) for table in TABLES)
    found: Sequence[tuple[Table[Any], Sequence[Mapping[str, str]]]] = problem.memo[_CANONICAL]
    return found


def _canonical(problem: Problem, table: Table[Any]) -> list[dict[str, str]]:
    rows = [table.written(row) for row in _rows(problem, table.name)]
    return sorted(rows, key=lambda row: tuple(row.values()))


def input_hash(problem: Problem) -> str:
    """Give the SHA-256 of everything a problem says, in hexadecimal.

    It does not depend on the order of rows, on encoding, on the headers' language, or on CSV or workbook.
    """
    station, period = problem.station, problem.period
    said = {
        "station": {
            "id": station.id,
            "name": station.name,
            "timezone": station.timezone.key,
            "language": station.language,
            "week_start": station.week_start,
            "ratio_basis": station.ratio_basis,
            "ratio": dict(station.ratio),
            "factors": {kind: str(factor) for kind, factor in station.factors.items()},
            "night": [str(station.night_from), str(station.night_to), str(station.night_least)],
        },
        "period": [str(period.first), period.days],
        "days": dict(_days(problem)),
        "rules": _plain(problem.overrides),
        **({"contracts": _plain(problem.contracts)} if problem.contracts else {}),
        **({"packs": _plain(problem.packs)} if any(problem.packs.values()) else {}),
        "tables": {table.name: [_said(row) for row in rows] for table, rows in canonical_tables(problem)},
    }
    if problem.published:
        said["published"] = [_told(duty) for duty in problem.published]
    if problem.today is not None:
        said["today"] = str(problem.today)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _days(problem: Problem) -> Iterator[tuple[str, DayClass]]:
    """Yield the class of every day from the first known one to the day after the period.

    Of the other days of their months only what the weekday does not tell by itself.
    """
    first, last = problem.known_from, problem.period.last + DAY
    by_weekday = replace(problem, day_classes={}).day_class
    for day, found in problem.day_classes.items():
        if first <= day <= last or found is not by_weekday(day):
            yield str(day), found


def _said(row: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if text or name not in _LATER}


def _told(duty: Duty) -> tuple[str, ...]:
    return (duty.person, str(duty.day), duty.shift, duty.post or "")


def _rows(problem: Problem, name: str) -> Iterable[Any]:
    if name in _BY_ID:
        found: Mapping[str, Any] = getattr(problem, name)
        return found.values()
    if name == "posts":
        return [post for post in problem.posts.values() if post.kind is not PostKind.GRID]
    if name == "past":
        return [_past_row(problem, duty) for duty in problem.past]
    rows: Iterable[Any] = getattr(problem, _FIELDS.get(name, name))
    return rows


def _past_row(problem: Problem, duty: Duty) -> PastRow:
    return PastRow(
        person=duty.person,
        day=duty.day,
        shift=duty.shift,
        start=problem.station.local(duty.start),
        end=problem.station.local(duty.end),
        post=duty.post,
        kind=duty.kind,
        source=Source("past"),
    )


def _plain(value: object) -> object:
    """Give a value of `station.toml` as JSON knows it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, (bool, int, float, str)) else str(value)
