"""A new roster keeps to a published one, as far as their days are the same."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from roster.domain import Duty, Period, Problem
from roster.errors import UnusableCall, UnusableInput
from roster.storing.folder import DUTIES, read, report_of
from roster.storing.published import Row, duty_rows, known_duties
from roster.storing.stored import Stored
from roster.words import Text, joined, same, short_day

_NAMED = 5  # people named in a remark


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A problem that knows what was published, and what a chief should know about it.

    `published` is what was published as it was made, where its folder is whole and of the same days.
    """

    problem: Problem
    remarks: tuple[Text, ...]
    published: Stored | None = None


def keep(problem: Problem, published: Path, today: date) -> Kept:
    """Let a problem keep to the roster in a folder, as far as its days are the same.

    What was published for days before `today` is over and so settled. Raises UnusableCall where the two have no
    day in common, UnusableInput where the folder holds no roster.
    """
    report = report_of(published)
    told = Period(first=report.first, days=report.days)
    common = [day for day in problem.period.dates if day in told]
    if not common:
        raise UnusableCall(
            Text(
                f"{published} 是 {told.first} 至 {told.last} 的排班，与本期没有相同的日子",
                f"{published} holds the roster of {told.first} to {told.last}, which shares no day with this period",
            ),
            Text("请用 --keep 指定同一时期的排班。", "Name a roster of the same days with --keep."),
        )
    rows = [row for row in duty_rows(published / DUTIES) if date.fromisoformat(row["date"]) in set(common)]
    duties = known_duties(problem, rows)
    remarks = [*_other_days(problem.period, told, common), *_lost(problem, rows, duties)]
    return Kept(
        problem=replace(problem, published=duties, today=today),
        remarks=tuple(remarks),
        published=_as_made(published) if told == problem.period else None,
    )


def _as_made(published: Path) -> Stored | None:
    with suppress(UnusableInput):
        return read(published)
    return None


def _other_days(period: Period, told: Period, common: list[date]) -> Iterator[Text]:
    if (period.first, period.days) != (told.first, told.days):
        first, last = short_day(common[0]), short_day(common[-1])
        yield Text(
            f"两份排班的时期不同：只在{first.zh}至{last.zh}保持已公布的勤务。",
            f"The two rosters are of different days: what was published is kept from {first.en} to {last.en} alone.",
        )


def _lost(problem: Problem, rows: Sequence[Row], duties: tuple[Duty, ...]) -> Iterator[Text]:
    if lost := len(rows) - len(duties):
        gone = sorted({row["person"] for row in rows} - set(problem.people))
        who = _named(gone)
        yield Text(
            f"已公布的勤务中有 {lost} 次的人员或班次已不在表中，不再考虑{f'（{who.zh}）' if gone else ''}。",
            f"{lost} published duties are of people or shifts no longer in the tables and are left out"
            f"{f' ({who.en})' if gone else ''}.",
        )


def _named(names: Sequence[str]) -> Text:
    more = len(names) - _NAMED
    listed = joined(map(same, names[:_NAMED]))
    return listed + Text(f"等 {len(names)} 人", f" and {more} more") if more > 0 else listed
