"""A second reckoning of a city's result, in plain Python over the files that anybody can open."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from roster.domain import Period
from roster.loading import load

Row = dict[str, str]


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def guests(station: Path, homes: set[str]) -> set[str]:
    """Give the people whom one of the homes has lent to a station of the result."""
    loans = rows(station.parent.parent / "loans.csv")
    return {row["person"] for row in loans if row["home_unit"] in homes and row["station"] == station.name}


def seats(station: Path) -> tuple[Counter[str], Counter[str]]:
    """Count needed and open seats by grade."""
    problem = load(station / "input")
    grade_of = {row["id"]: row["grade"] for row in rows(station / "input" / "people.csv")}
    there = Counter(
        (row["post"], row["date"], row["shift"], grade_of[row["person"]])
        for row in rows(station / "duties.csv")
    )
    needed, missing = Counter[str](), Counter[str]()
    for need in problem.needs:
        for grade, count in need.least.items():
            needed[grade] += count
            missing[grade] += max(0, count - there[need.post, str(need.day), need.shift, grade])
    return needed, missing


def hours(station: Path, others: set[str]) -> tuple[dict[str, timedelta], Counter[str]]:
    """Sum up hours by grade and count days on duty; people lent by `others` are left out."""
    away = guests(station, others)
    grade_of = {row["id"]: row["grade"] for row in rows(station / "input" / "people.csv")}
    total: dict[str, timedelta] = defaultdict(timedelta)
    days = set[tuple[str, str]]()
    for row in rows(station / "duties.csv"):
        if row["person"] not in away:
            span = datetime.fromisoformat(row["end"]) - datetime.fromisoformat(row["start"])
            total[grade_of[row["person"]]] += span
            days.add((row["person"], row["date"]))
    return total, Counter(grade_of[person] for person, _ in days)


def lent_on(out: Path, period: Period) -> dict[date, int]:
    """Count the people lent on each day."""
    spans = [
        (date.fromisoformat(row["from"]), date.fromisoformat(row["to"])) for row in rows(out / "loans.csv")
    ]
    return {day: sum(first <= day <= last for first, last in spans) for day in period.dates}
