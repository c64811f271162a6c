"""An independent scorer: the instance's file and a roster's file, read and reckoned here alone.

It shares nothing with the product, nor with the reader of the benchmark: what it finds is a third opinion, beside the
engine's and the checker's.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

_Roster = dict[tuple[str, int], str]  # who has which shift on which day


@dataclass(frozen=True)
class Scored:
    """What a roster costs, and a sentence for every hard rule it breaks."""

    points: int
    broken: tuple[str, ...]


def scored(instance: Path, roster: Path) -> Scored:
    """Score a roster, a CSV file with the columns employee, day and shift; broken rules are in the file's order."""
    given = _given(instance)
    held, broken = _held(roster)
    horizon = int(given["HORIZON"][0][0])
    shifts = {row[0]: int(row[1]) for row in given["SHIFTS"]}
    staff = {row[0] for row in given["STAFF"]}
    for (who, day), shift in held.items():
        if who not in staff or shift not in shifts or not 0 <= day < horizon:
            broken.append(f"{who} day {day} shift {shift}: no such person, day or shift")
    for row in given["STAFF"]:
        broken += _limits(row, held, shifts, horizon)
    broken += _successions(given["SHIFTS"], held)
    for who, *days in given["DAYS_OFF"]:
        broken += [f"{who} works on day off {day}" for day in days if (who, int(day)) in held]
    return Scored(_points(given, held), tuple(broken))


def _given(path: Path) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {"DAYS_OFF": [], "SHIFT_ON_REQUESTS": [], "SHIFT_OFF_REQUESTS": []}
    for line in path.read_text(encoding="utf-8-sig").split("\n"):
        text = line.split("#")[0].strip()
        if text.startswith("SECTION_"):
            rows = found.setdefault(text[len("SECTION_") :], [])
        elif text:
            rows.append([cell.strip() for cell in text.split(",")])
    return found


def _held(path: Path) -> tuple[_Roster, list[str]]:
    """Read who has which shift, and find who has two on one day."""
    held: _Roster = {}
    twice = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        who, day, shift = line.split(",")
        if (who, int(day)) in held:
            twice.append(f"{who} has two shifts on day {day}")
        held[who, int(day)] = shift
    return held, twice


def _limits(row: list[str], held: _Roster, minutes: dict[str, int], horizon: int) -> Iterator[str]:
    """Find which limits of a person's contract are not kept."""
    who, counts, *figures = row
    most, least, run, short_run, short_off, weekends = map(int, figures)
    days = [day for day in range(horizon) if (who, day) in held]
    shifts = Counter(held[who, day] for day in days)
    total = sum(minutes.get(shift, 0) * number for shift, number in shifts.items())
    for shift, number in (count.split("=") for count in counts.split("|")):
        if shifts[shift] > int(number):
            yield f"{who} has shift {shift} {shifts[shift]} times, at most {number}"
    if not least <= total <= most:
        yield f"{who} has {total} minutes, {least} to {most} are due"
    worked = {day // 7 for day in days if day % 7 > 4}  # noqa: PLR2004 - Saturday is day 5 of a week
    if len(worked) > weekends:
        yield f"{who} works in {len(worked)} weekends, at most {weekends}"
    yield from _runs(who, set(days), horizon, (run, short_run, short_off))


def _runs(who: str, days: set[int], horizon: int, limits: tuple[int, int, int]) -> Iterator[str]:
    """Find runs that are too long or too short; a short one at an end of the horizon may go on beyond it."""
    run, short_run, short_off = limits
    for on_duty, grouped in groupby(range(horizon), key=days.__contains__):
        stretch = list(grouped)
        inside = stretch[0] > 0 and stretch[-1] < horizon - 1
        if on_duty and len(stretch) > run:
            yield f"{who} works {len(stretch)} days in a row from day {stretch[0]}, at most {run}"
        if inside and len(stretch) < (short_run if on_duty else short_off):
            what = "works only" if on_duty else "is off only"
            yield f"{who} {what} {len(stretch)} days in a row from day {stretch[0]}"


def _successions(shifts: list[list[str]], held: _Roster) -> Iterator[str]:
    refused = {(row[0], after) for row in shifts for after in row[2].split("|") if after}
    for (who, day), shift in held.items():
        after = held.get((who, day + 1), "")
        if (shift, after) in refused:
            yield f"{who} has shift {after} on day {day + 1} after {shift}"


def _points(given: dict[str, list[list[str]]], held: _Roster) -> int:
    """Add up the wishes that are not met, and who is missing or too many on each shift."""
    points = 0
    for who, day, shift, weight in given["SHIFT_ON_REQUESTS"]:
        points += int(weight) * (held.get((who, int(day))) != shift)
    for who, day, shift, weight in given["SHIFT_OFF_REQUESTS"]:
        points += int(weight) * (held.get((who, int(day))) == shift)
    there = Counter((day, shift) for (_, day), shift in held.items())
    for day, shift, need, under, over in given["COVER"]:
        beyond = there[int(day), shift] - int(need)
        points += int(over) * beyond if beyond > 0 else -int(under) * beyond
    return points
