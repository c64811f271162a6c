"""From person × day to weeks, people, grades: sums of minutes."""

import polars as pl

from roster.audit.frames import PERIOD, Known
from roster.audit.reckoning import CLASSES, normal_time
from roster.domain import DAY, DayClass, Grade, LeaveKind, Period

_SUMS = ("real", "counted", *CLASSES, "over")
_PERSON = ("person", "name", "grade", "system")
_in_period = pl.col("part") == PERIOD


def weeks(days: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Give a row per person and week that touches the period, its known days outside the period included.

    Columns: person, name, grade, system, first, last, real, counted, the classes, over, most, complete.
    """
    touched = days.filter(_in_period)["week"].unique().to_list()
    last = pl.col("first") + 6 * DAY
    return (
        days.filter(pl.col("week").is_in(touched))
        .group_by(*_PERSON, pl.col("week").alias("first"), "most", maintain_order=True)
        .agg(pl.col(_SUMS).sum())
        .with_columns(last=last, complete=(pl.col("first") >= known.first) & (last <= known.last))
    )


def people(days: pl.DataFrame, parts: pl.DataFrame, period: Period, full_day: int) -> pl.DataFrame:
    """Give a row per person for the period, those without any duty included.

    Beside the sums of `weeks`: `on_workday`, `on_restday`, `on_holiday` (counted hours by day class),
    `statutory` (normal time of the working days of presence), `comp_taken` (normal time of the working days
    on comp leave), `duties`, `duty_days` (days of the period on which a duty starts), `duty_counted` (the
    counted hours of those duties), `carried_in` and `carried_out` over the midnights at the two ends,
    `per_duty_day` and `per_calendar_day` (null where there is no such day), in minutes; `days_there`.
    """
    workday = pl.col("class") == DayClass.WORKDAY.value
    comp = workday & pl.col("belongs") & (pl.col("leave") == LeaveKind.COMP.value).fill_null(value=False)
    by_class = {
        f"on_{kind.value}": pl.col("counted").filter(pl.col("class") == kind.value).sum() for kind in DayClass
    }
    inside = (
        days.filter(_in_period)
        .group_by(*_PERSON, maintain_order=True)
        .agg(
            pl.col(_SUMS).sum(),
            statutory=normal_time(full_day).sum(),
            comp_taken=comp.sum().cast(pl.Int64) * full_day,
            days_there=pl.col("belongs").sum().cast(pl.Int64),
            **by_class,
        )
    )
    found = inside.join(_duties(parts, period), on="person", how="left").with_columns(
        pl.col(_OF_DUTIES).fill_null(0)
    )
    return found.with_columns(*_averages())


_OF_DUTIES = ("duties", "duty_days", "duty_counted", "carried_in", "carried_out")


def _duties(parts: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Count each person's duties of the period and what crosses its two ends."""
    first, last = period.first, period.last
    inside = pl.col("duty_day").is_between(first, last)
    return parts.group_by("person").agg(
        duties=pl.col("duty").filter(inside).n_unique().cast(pl.Int64),
        duty_days=pl.col("duty_day").filter(inside).n_unique().cast(pl.Int64),
        duty_counted=pl.col("counted").filter(inside).sum(),
        carried_in=pl.col("counted").filter(~inside & pl.col("day").is_between(first, last)).sum(),
        carried_out=pl.col("counted").filter(inside & (pl.col("day") > last)).sum(),
    )


def _averages() -> list[pl.Expr]:
    return [
        pl.when(pl.col(count) > 0).then(pl.col(total) / pl.col(count)).alias(name)
        for name, total, count in (
            ("per_duty_day", "duty_counted", "duty_days"),
            ("per_calendar_day", "counted", "days_there"),
        )
    ]


def grades(people: pl.DataFrame) -> pl.DataFrame:
    """Give a row per grade that has people: the sums, and the averages over its people.

    `people` and `on_duty` count persons; the averages are the grade's hours ÷ its duty days (days there).
    """
    sums = (
        *_SUMS,
        *(f"on_{kind.value}" for kind in DayClass),
        *_OF_DUTIES,
        "statutory",
        "comp_taken",
        "days_there",
    )
    return (
        people.group_by("grade", maintain_order=True)
        .agg(
            pl.col(sums).sum(),
            people=pl.len().cast(pl.Int64),
            on_duty=(pl.col("counted") + pl.col("real") > 0).sum().cast(pl.Int64),
        )
        .with_columns(*_averages())
        .sort(pl.col("grade").cast(pl.Enum([grade.value for grade in Grade])))
    )
