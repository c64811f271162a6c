"""Duties of earlier periods: what counts for rest, runs of days and fairness.

People who have left, that is whose id is no longer among the people, are kept out: their duties count for
nobody. A post that no longer exists is left open (None): the duty counts all the same. A duty that carries its
own times and kind keeps them, even where its shift has other times by now.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from roster.domain import DAY, Duty, Origin, Period, Problem
from roster.loading.findings import Findings
from roster.loading.records import Record
from roster.loading.tables_duties import PastRow
from roster.words import Text


def check_past(records: Iterable[Record], period: Period, findings: Findings) -> None:
    """Note past duties that are not past, and times that cannot be those of the duty."""
    for record in records:
        when = record.values.get("date")
        if when is not None and when >= period.first:
            findings.add(
                record.at("date"),
                Text(
                    f"{when} 不早于本期第一天 {period.first}，不是过往勤务",
                    f"{when} is not before {period.first}, the first day of the period, so it is not past",
                ),
                Text(
                    "删去这一行；已经定下的勤务请写进固定勤务表（fixed）。",
                    "Delete the row; a duty that is settled belongs into the table fixed.",
                ),
            )
        _check_times(record, findings)


def first_day(records: Iterable[Record], period: Period, people: Container[str]) -> date:
    """Give the day of the first past duty of anybody who is still there, or the period's first."""
    kept = (r.values["date"] for r in records if "date" in r.values and r.values.get("person") in people)
    return min(kept, default=period.first)


def past_duties(problem: Problem, rows: Sequence[PastRow]) -> tuple[Duty, ...]:
    """Make the past duties of those who are still there, sorted."""
    return tuple(sorted(_duties(problem, rows)))


def _duties(problem: Problem, rows: Iterable[PastRow]) -> Iterator[Duty]:
    given = _AsRecorded(problem)
    for row in rows:
        if row.person in problem.people:
            post = row.post if row.post in problem.posts else None
            yield given.of(row).duty(row.person, row.day, row.shift, post, Origin.PAST, source=row.source)


class _AsRecorded:
    """Problems in which a shift is as it was when a duty was done, reckoned once for all duties that are alike."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._of_times: dict[object, Problem] = {}
        self._of_row: dict[object, Problem] = {}

    def of(self, row: PastRow) -> Problem:
        """Give the problem of a row's shift."""
        key = (row.shift, row.start, row.end, row.kind)
        if key not in self._of_row:
            self._of_row[key] = self._made(row)
        return self._of_row[key]

    def _made(self, row: PastRow) -> Problem:
        problem = self._problem
        shift = problem.shifts[row.shift]
        start = shift.start if row.start is None else _wall(problem, row.start)
        end = shift.end if row.end is None else _wall(problem, row.end)
        kind = row.kind or shift.kind
        if (start, end, kind) == (shift.start, shift.end, shift.kind):
            return problem
        key = (row.shift, start, end, kind)
        if key not in self._of_times:
            as_it_was = replace(shift, start=start, end=end, kind=kind)
            self._of_times[key] = replace(problem, shifts={**problem.shifts, row.shift: as_it_was})
        return self._of_times[key]


def _wall(problem: Problem, moment: datetime) -> time:
    """Give the wall-clock time of a moment; one without an offset is the station's own time."""
    local = moment if moment.tzinfo is None else problem.station.local(moment)
    return local.time().replace(second=0, microsecond=0, tzinfo=None, fold=0)


def _check_times(record: Record, findings: Findings) -> None:
    start, end, when = (record.values.get(name) for name in ("start", "end", "date"))
    if (start is None) != (end is None):
        findings.add(
            record.at("end" if end is None else "start"),
            Text("开始和结束时间应当都填或都不填", "give both start and end, or neither"),
            Text(
                "补上另一个，或都留空，按班次的时间计。",
                "Add the other, or leave both blank to take the shift's times.",
            ),
        )
    elif start is not None and end is not None:
        same_clock = (start.tzinfo is None) == (end.tzinfo is None)
        if not same_clock or start.date() != when or not start < end <= start + DAY:
            findings.add(
                record.at("start"),
                Text("起止时间与日期不符", "start and end do not fit the date"),
                Text(
                    "开始须在当日，结束须在开始之后 24 小时以内，两者的时区写法要一致。",
                    "A duty starts on its date and ends within 24 hours; both times carry an offset or neither.",
                ),
            )
