"""What is there against what is needed, and every seat left open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Grade, Shift
from roster.sheets import labels
from roster.sheets.reading import Reading
from roster.words import Text, joined


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
class Gap:
    """People missing at a post."""

    post: str
    words: Text


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """All that is missing on one day, shift by shift."""

    day: date
    shifts: tuple[tuple[Shift, tuple[Gap, ...]], ...]


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


def gaps(reading: Reading, days: Sequence[date]) -> Iterator[Gaps]:
    """List what is missing on the days on which anything is; what is only wished for is not."""
    for day in days:
        found = ((shift, tuple(_gaps(reading, day, shift))) for shift in reading.shifts)
        if shifts := tuple((shift, gaps) for shift, gaps in found if gaps):
            yield Gaps(day=day, shifts=shifts)


def _gaps(reading: Reading, day: date, shift: Shift) -> Iterator[Gap]:
    for key in reading.keys_of(day, shift.code):
        if short := [s for s in reading.missing(key) if s.below == "need"]:
            yield Gap(post=reading.problem.posts[key[0]].name, words=joined(map(labels.missing, short)))


def _count(reading: Reading, grade: Grade, shift: Shift, day: date) -> Count:
    keys = reading.keys_of(day, shift.code)
    needs = reading.problem.need_at
    short = [s for key in keys for s in reading.missing(key) if s.grade is grade and s.below == "need"]
    return Count(
        there=sum(reading.roster.count(key, grade) for key in keys),
        needed=sum(needs[key].least[grade] for key in keys if key in needs),
        missing=sum(s.missing for s in short),
    )
