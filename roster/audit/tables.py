"""The tables that leave the house: which columns of which frame, under which name."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from roster.audit import columns as col
from roster.audit.auditing import Audit
from roster.audit.columns import Column
from roster.domain import Grade
from roster.words import Text


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """A table: the stem of its file, its title, its columns, and the frame they come from."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    frame: pl.DataFrame

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows as the frame has them: hours in minutes."""
        sources = [column.source for column in self.columns]
        places = {source: i for i, source in enumerate(dict.fromkeys(sources))}
        for row in self.frame.select(list(places)).iter_rows():
            yield tuple(row[places[source]] for source in sources)


def grades(audit: Audit) -> Table:
    """Sum up each grade."""
    shown = (col.GRADE, col.PEOPLE, col.ON_DUTY, col.DUTIES, col.REAL, col.COUNTED, *col.CLASSES)
    more = (*col.ON_DAYS, col.PER_DUTY_DAY, col.PER_CALENDAR_DAY)
    return Table(name="grades", title=Text("类别汇总", "Grades"), columns=(*shown, *more), frame=audit.grades)


def people(audit: Audit) -> Table:
    """Sum up each person."""
    shown = (
        *col.WHO,
        col.DUTIES,
        col.DUTY_DAYS,
        col.REAL,
        col.COUNTED,
        *col.CLASSES,
        col.OVER,
        *col.ON_DAYS,
        col.STATUTORY,
        col.COMP_TAKEN,
        col.PER_DUTY_DAY,
        col.PER_CALENDAR_DAY,
        col.CARRIED_IN,
        col.CARRIED_OUT,
    )
    frame = audit.people.with_columns(
        statutory=pl.when(pl.col("grade") != Grade.VOLUNTEER.value).then(pl.col("statutory"))
    )
    return Table(name="people", title=Text("人员汇总", "People"), columns=shown, frame=frame)


def weeks(audit: Audit) -> Table:
    """Sum up each week of each person."""
    shown = (
        *col.WHO,
        col.FIRST,
        col.LAST,
        col.REAL,
        col.COUNTED,
        *col.CLASSES,
        col.OVER,
        col.MOST,
        col.COMPLETE,
    )
    return Table(name="weeks", title=Text("每周工时", "Weeks"), columns=shown, frame=audit.weeks)


def hours(audit: Audit) -> Table:
    """List the days with hours of each person: those of the period and what runs over its end."""
    shown = (*col.WHO, col.DATE, col.WEEKDAY, col.DAY_CLASS, col.PART, col.REAL, col.COUNTED, *col.CLASSES)
    there = (pl.col("real") + pl.col("counted") > 0) & (pl.col("part") != "past")
    return Table(name="hours", title=Text("每日明细", "Days"), columns=shown, frame=audit.days.filter(there))


def limits(audit: Audit) -> Table:
    """List who stands how to which limit, the worst first."""
    shown = (
        *col.WHO[:3],
        col.LIMIT_KIND,
        col.FIRST,
        col.LAST,
        col.STATE,
        col.USED,
        col.LIMIT,
        col.PERCENT,
        col.REMAINING,
        col.REACHED_ON,
        col.MORE_DAYS,
        col.COMPLETE,
    )
    return Table(name="limits", title=Text("限额", "Limits"), columns=shown, frame=audit.limits)
