"""An earlier roster to start from: its duties, moved by whole weeks onto the days of a new period."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from roster.domain import DAY, Duty, Period, Problem
from roster.errors import UnusableCall
from roster.loading.findings import Findings
from roster.loading.station_file import read_station
from roster.storing.folder import DUTIES, INPUT, report_of
from roster.storing.published import Row, duty_rows, known_duties
from roster.words import Text

_WEEK = 7  # days
_ADVICE = Text(
    "请用 --start-from 指定本所的一份排班，最好是上一周的；也可以不写。",
    "Name a roster of this station with --start-from, best that of the week before, or leave it out.",
)


def start_from(problem: Problem, folder: Path) -> tuple[Duty, ...]:
    """Give the duties of the roster in a folder as they would be in a problem's period, of those who are there.

    A day takes the duties of the nearest such weekday. Raises UnusableCall where the roster is of another station,
    or has nothing for this period, UnusableInput where the folder holds no roster.
    """
    report = report_of(folder)
    rows = duty_rows(folder / DUTIES)
    _refuse_others(problem, folder)
    duties = known_duties(problem, _moved(rows, Period(first=report.first, days=report.days), problem.period))
    if not duties:
        raise UnusableCall(
            Text(
                f"{folder} 中没有一次勤务可用于本期：人员、班次或星期都对不上",
                f"no duty in {folder} is of a person, a shift and a weekday of this period",
            ),
            _ADVICE,
        )
    return duties


def _refuse_others(problem: Problem, folder: Path) -> None:
    made_for = read_station(folder / INPUT, Findings()).station
    if made_for.id not in {"", problem.station.id}:  # nothing is known without the copy of the tables
        raise UnusableCall(
            Text(
                f"{folder} 是另一个派出所的排班：{made_for.name}（{made_for.id}）",
                f"{folder} holds a roster of another station: {made_for.name} ({made_for.id})",
            ),
            _ADVICE,
        )


def _moved(rows: Sequence[Row], told: Period, period: Period) -> list[Row]:
    by_day = defaultdict[date, list[Row]](list)
    for row in rows:
        by_day[date.fromisoformat(row["date"])].append(row)
    return [{**row, "date": day.isoformat()} for day in period.dates for row in by_day[_nearest(day, told)]]


def _nearest(day: date, told: Period) -> date:
    """Give the day of a period that is the fewest whole weeks away; one outside where none is."""
    late, early = (day - told.last) // DAY, (told.first - day) // DAY
    weeks = -(-max(0, late) // _WEEK) - (-(-max(0, early) // _WEEK))
    return day - weeks * _WEEK * DAY
