"""What a person does on a day, as a cell of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from roster.domain import Duty, Grade, Origin, Person
from roster.sheets.labels import LEAVE, NOT_ASKED, NOT_HERE, REST
from roster.sheets.reading import Reading
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One duty in a cell: its shift, and the post where that is not the person's own grid.

    `settled` beforehand, or merely `proposed` to a volunteer.
    """

    code: str
    away: str
    settled: bool
    proposed: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One day of one person: duties, or the word for why there are none."""

    look: Literal["day", "night", "leave", "rest", "blank"]
    marks: tuple[Mark, ...] = ()
    word: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A person's days in a row, with what they add up to."""

    person: Person
    cells: tuple[Cell, ...]
    hours: timedelta
    nights: int


def row(reading: Reading, person: Person, days: Sequence[date]) -> Row:
    """Make the row of a person for some days. The hours are those of the duties shown, each whole."""
    duties = [duty for duty in reading.roster.of_person[person.id] if days[0] <= duty.day <= days[-1]]
    return Row(
        person=person,
        cells=tuple(cell(reading, person, day, [d for d in duties if d.day == day]) for day in days),
        hours=counted(duties),
        nights=sum(duty.is_night for duty in duties),
    )


def cell(reading: Reading, person: Person, day: date, duties: Sequence[Duty]) -> Cell:
    """Make the cell of a person's day."""
    if duties:
        marks = tuple(
            Mark(
                code=duty.shift,
                away="" if duty.post == person.home_grid else duty.post or "",
                settled=duty.origin is Origin.FIXED,
                proposed=reading.roster.is_proposal(duty),
            )
            for duty in duties
        )
        return Cell(look="night" if any(duty.is_night for duty in duties) else "day", marks=marks)
    if (leave := reading.problem.on_leave(person.id, day)) is not None:
        return Cell(look="leave", word=LEAVE[leave.kind])
    if not reading.problem.belongs(person, day):
        return Cell(look="blank", word=NOT_HERE)
    if person.grade is Grade.VOLUNTEER:
        return Cell(look="blank", word=NOT_ASKED)
    return Cell(look="rest", word=REST)


def counted(duties: Iterable[Duty]) -> timedelta:
    """Add up the counted time of duties."""
    return sum((duty.counted for duty in duties), timedelta())
