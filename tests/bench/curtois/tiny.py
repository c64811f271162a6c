"""Small invented instances in the public format, and rosters drawn as text."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bench.curtois.mapping import POST, on
from roster.domain import Problem, Roster

TWO_WEEKS = """\
# invented
SECTION_HORIZON
14
SECTION_SHIFTS
# ShiftID, Length in mins, Shifts which cannot follow this shift
E,480,
L,480,E
SECTION_STAFF
A,E=9|L=2,3360,1920,3,2,2,1
B,E=14|L=14,6720,0,14,1,1,2
SECTION_DAYS_OFF
A,3
B
SECTION_SHIFT_ON_REQUESTS
A,0,E,2
A,9,E,3
B,1,L,1
SECTION_SHIFT_OFF_REQUESTS
A,1,E,5
B,0,L,4
SECTION_COVER
"""
TWO_WEEKS += "".join(f"{day},{shift},{(day + 1) % 3},100,1\n" for day in range(14) for shift in "EL")

LEGAL = "EEE..EE..LL..."  # of A; Saturday is day 5, and day 3 is off

DAYS = """\
SECTION_HORIZON
6
SECTION_SHIFTS
D,720,
SECTION_STAFF
A,D=4,2880,1440,3,2,2,1
B,D=6,4320,720,4,1,1,0
SECTION_DAYS_OFF
A,0
B,2
SECTION_SHIFT_ON_REQUESTS
A,4,D,7
B,5,D,3
SECTION_SHIFT_OFF_REQUESTS
B,1,D,2
SECTION_COVER
0,D,1,20,1
1,D,1,20,1
2,D,2,20,1
3,D,1,20,1
4,D,1,20,1
5,D,1,20,1
"""


def written(folder: Path, text: str) -> Path:
    """Write an instance."""
    path = folder / "Instance0.txt"
    path.write_text(text, encoding="utf-8")
    return path


def csv_of(folder: Path, drawn: Mapping[str, str], *more: str) -> Path:
    """Write a roster, a letter a day for each person, and further rows."""
    rows = [
        f"{who},{day},{shift}"
        for who, days in drawn.items()
        for day, shift in enumerate(days)
        if shift != "."
    ]
    path = folder / "Instance0.csv"
    path.write_text("\n".join(["employee,day,shift", *rows, *more]) + "\n", encoding="utf-8")
    return path


def roster_of(problem: Problem, drawn: Mapping[str, str]) -> Roster:
    """Give the same roster as the product has it."""
    duties = (
        problem.duty(who, on(day), shift, POST)
        for who, days in drawn.items()
        for day, shift in enumerate(days)
        if shift != "."
    )
    return Roster(problem=problem, duties=tuple(sorted(duties)))


def weekday(day: int) -> int:
    """Give the weekday of a day, as `date.weekday`."""
    found: date = on(day)
    return found.weekday()
