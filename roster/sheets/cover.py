"""What is there against what is needed, and every seat left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Grade, Shift
from roster.sheets import labels
from roster.sheets.reading import Reading
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class Count:
    """People there, needed and missing on one day, of one grade on one shift.

    Somebody beyond the need of one post does not make up for somebody missing at another.
    """

    there: int
    needed: int
    missing: int


@dataclass(frozen=True, kw_only=True)
class Total:
    """The counts of one grade and shift, day by day."""

    grade: Text
    shift: Shift
    counts: tuple[Count, ...]


@dataclass(frozen=True, kw_only=True)
class Open:
    """Seats open at a post on one shift."""

    post: str
    shift: str
    words: Text


def totals(reading: Reading, days: Sequence[date]) -> tuple[Total, ...]:
    """Count who is there and needed, by grade and shift, where anybody is."""
    found = (
        Total(
            grade=labels.heading(grade),
            shift=shift,
            counts=tuple(_count(reading, grade, shift, day) for day in days),
        )
        for grade in Grade
        for shift in reading.shifts
    )
    return tuple(total for total in found if any(c.there or c.needed for c in total.counts))


def gaps(reading: Reading, days: Sequence[date]) -> tuple[tuple[date, tuple[Open, ...]], ...]:
    """List what is missing on each day on which anything is; what is only wished for is not."""
    found = (
        (
            day,
            tuple(
                _open(reading, key) for shift in reading.shifts for key in reading.keys_of(day, shift.code)
            ),
        )
        for day in days
    )
    return tuple((day, tuple(row for rows in opens for row in rows)) for day, opens in found if any(opens))


def _open(reading: Reading, key: tuple[str, date, str]) -> list[Open]:
    post, _, shift = key
    return [
        Open(post=reading.problem.posts[post].name, shift=shift, words=labels.missing(shortage))
        for shortage in reading.missing(key)
        if shortage.below == "need"
    ]


def _count(reading: Reading, grade: Grade, shift: Shift, day: date) -> Count:
    keys = reading.keys_of(day, shift.code)
    needs = reading.problem.need_at
    short = [s for key in keys for s in reading.missing(key) if s.grade is grade and s.below == "need"]
    return Count(
        there=sum(reading.roster.count(key, grade) for key in keys),
        needed=sum(needs[key].least[grade] for key in keys if key in needs),
        missing=sum(s.missing for s in short),
    )
