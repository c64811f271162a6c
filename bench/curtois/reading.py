"""The public format of the instances, as plain data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Shift:
    """A shift: its length in minutes, and the shifts that may not follow it on the next day."""

    id: str
    minutes: int
    refused: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Employee:
    """Somebody, and the limits of the contract: duties of each shift, minutes, runs of days, weekends."""

    id: str
    most_shifts: Mapping[str, int]
    most_minutes: int
    least_minutes: int
    most_run: int
    least_run: int
    least_off: int
    most_weekends: int
    days_off: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Request:
    """A wish for a shift on a day (`wanted`), or against it, and what it costs not to meet it."""

    employee: str
    day: int
    shift: str
    weight: int
    wanted: bool


@dataclass(frozen=True, kw_only=True)
class Cover:
    """How many people a shift of a day asks for, and what each one missing or beyond costs."""

    day: int
    shift: str
    required: int
    under: int
    over: int


@dataclass(frozen=True, kw_only=True)
class Instance:
    """One instance; days are numbered from 0, which is a Monday."""

    name: str
    days: int
    shifts: tuple[Shift, ...]
    staff: tuple[Employee, ...]
    requests: tuple[Request, ...]
    cover: tuple[Cover, ...]


_NEEDED = ("HORIZON", "SHIFTS", "STAFF", "COVER")


def read_instance(path: Path) -> Instance:
    """Read an instance file; raises ValueError where it is none. Days off and requests may be left out."""
    sections = _sections(path)
    if missing := [name for name in _NEEDED if not sections.get(name)]:
        raise ValueError(f"{path.name} has nothing under {', '.join(missing)}")
    away: dict[str, frozenset[int]] = {}
    for who, *days in sections.get("DAYS_OFF", ()):
        away[who] = away.get(who, frozenset()) | frozenset(map(int, days))
    wanted = {on: sections.get(f"SHIFT_{'ON' if on else 'OFF'}_REQUESTS", ()) for on in (True, False)}
    return Instance(
        name=path.stem,
        days=int(sections["HORIZON"][0][0]),
        shifts=tuple(
            Shift(id=code, minutes=int(minutes), refused=tuple(filter(None, refused.split("|"))))
            for code, minutes, refused in sections["SHIFTS"]
        ),
        staff=tuple(_employee(row, away.get(row[0], frozenset())) for row in sections["STAFF"]),
        requests=tuple(
            Request(employee=who, day=int(day), shift=shift, weight=int(weight), wanted=on)
            for on, rows in wanted.items()
            for who, day, shift, weight in rows
        ),
        cover=tuple(
            Cover(day=int(day), shift=shift, required=int(need), under=int(under), over=int(over))
            for day, shift, need, under, over in sections["COVER"]
        ),
    )


def _employee(row: Sequence[str], days_off: frozenset[int]) -> Employee:
    who, counts, *limits = row
    most_minutes, least_minutes, most_run, least_run, least_off, most_weekends = map(int, limits)
    return Employee(
        id=who,
        most_shifts={shift: int(number) for shift, number in (c.split("=") for c in counts.split("|"))},
        most_minutes=most_minutes,
        least_minutes=least_minutes,
        most_run=most_run,
        least_run=least_run,
        least_off=least_off,
        most_weekends=most_weekends,
        days_off=days_off,
    )


def _sections(path: Path) -> Mapping[str, Sequence[Sequence[str]]]:
    found: dict[str, list[list[str]]] = {}
    rows = found.setdefault("", [])
    for line in _lines(path):
        if line.startswith("SECTION_"):
            rows = found.setdefault(line.removeprefix("SECTION_"), [])
        else:
            rows.append([cell.strip() for cell in line.split(",")])
    return found


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if (text := line.strip()) and not text.startswith("#"):
            yield text
