"""The tables of a station folder as CSV text, with the columns that loading knows."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from io import StringIO
from typing import TypeVar

from roster.domain import DayClass, DaySelector, Duty, Grade, PostKind, Problem, ZoneLevel
from roster.loading.catalogue import TABLES
from roster.loading.tables import Column, Table
from roster.loading.vocabulary import WEEKDAY_NAMES
from roster.words import Language, Text, weekday

_Row = TypeVar("_Row")
_EVERY_DAY = DaySelector(weekdays=frozenset(range(7)))
_WEEKDAYS = [weekday(date(2024, 1, number + 1)).zh for number in range(7)]  # a week that begins on Monday
_WORDS: Mapping[str, Mapping[str, str]] = {
    "applies_to": {member.value: member.text.zh for kinds in (PostKind, ZoneLevel) for member in kinds},
    "weekday": dict(zip(WEEKDAY_NAMES, _WEEKDAYS, strict=True)),
    "protected_from_nights": {"yes": "是", "no": "否"},
    "lends": {"yes": "是", "no": "否"},
    "shift": {"off": "休"},
}
"""The Chinese words of columns whose cells are read as plain text, numbers or yes and no."""
_SKILL_OF_GRADE = re.compile(rf"\b({'|'.join(Grade)})\.")  # officer.driver:1


def tables(problem: Problem, language: Language) -> dict[str, str]:
    """Give every table that has rows, by file name; headers and choices are in the language."""
    found = {}
    rows_of = _rows(problem)
    for table in TABLES:
        if rows := list(rows_of[table.name]):
            found[f"{table.name}.csv"] = table_text(table, rows, language)
    return found


def table_text(table: Table[_Row], rows: Iterable[_Row], language: Language) -> str:
    """Give rows as CSV; headers and choices are in the language. Columns that nobody has filled are left out."""
    written = [table.written(row) for row in rows]
    filled = [
        column for column in table.columns if column.required or any(row[column.name] for row in written)
    ]
    cells = [_cells(column, [row[column.name] for row in written], language) for column in filled]
    page = StringIO(newline="")
    sheet = csv.writer(page, lineterminator="\n")
    sheet.writerow(column.text.to(language) for column in filled)
    sheet.writerows(zip(*cells, strict=True))
    return page.getvalue()


def _rows(problem: Problem) -> dict[str, Iterable[object]]:
    return {
        "people": problem.people.values(),
        "grids": problem.grids.values(),
        "posts": [post for post in problem.posts.values() if post.kind is not PostKind.GRID],
        "shifts": problem.shifts.values(),
        "demand": problem.demands,
        "leave": problem.leave,
        "availability": problem.availability,
        "requests": problem.requests,
        "fixed": problem.fixed,
        "zones": problem.zones,
        "loans": problem.loans,
        "postures": problem.postures,
        "past": [_in_local_time(problem, duty) for duty in problem.past],
    }


def _in_local_time(problem: Problem, duty: Duty) -> Duty:
    local = problem.station.local
    return replace(duty, start=local(duty.start), end=local(duty.end))


def _cells(column: Column, texts: Sequence[str], language: Language) -> list[str]:
    """Write a column's cells; equal ones are written once."""
    cells = {text: _cell(column, text, language) for text in set(texts)}
    return [cells[text] for text in texts]


def _cell(column: Column, text: str, language: Language) -> str:
    """Write a cell in Chinese where its column takes one of a few words; `text` is as loading writes it."""
    if language is Language.EN or not text:
        return text
    if column.name in _WORDS:
        return _WORDS[column.name].get(text, text)
    value = column.read(text)
    if isinstance(value, DaySelector):
        return _days(value) or text
    if column.name == "skills":
        return _SKILL_OF_GRADE.sub(lambda found: Grade(found[1]).text.zh + ".", text)
    named = getattr(value, "text", None) if isinstance(value, StrEnum) else None
    return named.zh if isinstance(named, Text) else text


def _days(days: DaySelector) -> str:
    if days == _EVERY_DAY:
        return "每天"
    classes = [member.text.zh for member in DayClass if member.value in days.classes]
    return "、".join([*(_WEEKDAYS[number] for number in sorted(days.weekdays)), *classes])
