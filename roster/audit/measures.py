"""The figures that are held against a limit, one function each; limits.py says what they mean.

Each gives person, name, grade, first, last, used, limit, near_from, in minutes.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from roster.audit.figures import AVERAGE_WEEK, DAILY_OVERTIME, MONTHLY_OVERTIME, NORMAL_DAY, NORMAL_WEEK
from roster.audit.frames import PERIOD, Regime
from roster.audit.reckoning import OVERTIME, normal_time
from roster.domain import DAY, MINUTE, DayClass, Grade

_NEAR = 90  # percent of a limit from which it is near
_NEAR_MONTH = 80  # a month's overtime is seen coming earlier: there is time to act
_WEEK = 7

_PERSON = ("person", "name", "grade")
_in_period = pl.col("part") == PERIOD
_daily = pl.col("regime") == Regime.DAILY.value
_averaged = pl.col("regime") == Regime.AVERAGED.value
_limited = (pl.col("grade") == Grade.AUXILIARY.value) & (pl.col("regime") != Regime.FLEXIBLE.value)


def daily_cap(days: pl.DataFrame, caps: Mapping[Grade, int]) -> pl.DataFrame:
    """Give the fullest day of each person in the period, and every day above the cap of their grade, if it has one."""
    known = {grade.value: cap for grade, cap in caps.items()}
    cap = pl.col("grade").cast(pl.String).replace_strict(known, default=None, return_dtype=pl.Int64)
    capped = pl.col("grade").is_in(list(known))
    found = _of_day(days.filter(_in_period & capped & (pl.col("counted") > 0)), "counted")
    above = found.filter(pl.col("used") > cap)
    both = pl.concat([_fullest(found), above]).unique(["person", "first"], maintain_order=True)
    return _against(both, cap, _NEAR)


def daily_overtime(days: pl.DataFrame, law_of: date) -> pl.DataFrame:
    """Give each auxiliary's working day with the most overtime."""
    limit = DAILY_OVERTIME.on(law_of).value // MINUTE
    chosen = days.filter(_in_period & _limited & _daily & (pl.col("over_workday") > 0))
    return _against(_fullest(_of_day(chosen, "over_workday")), pl.lit(limit, pl.Int64), _NEAR)


def weekly_most(days: pl.DataFrame, law_of: date) -> pl.DataFrame:
    """Give the weeks of everybody who has a weekly maximum of their own.

    A maximum above the normal week is not near before the normal week is full.
    """
    above_normal = NORMAL_WEEK.on(law_of).value // MINUTE + 1
    touched = days.filter(_in_period)["week"].unique().to_list()
    found = (
        days.filter(pl.col("most").is_not_null() & pl.col("week").is_in(touched))
        .group_by(*_PERSON, "week", "most", maintain_order=True)
        .agg(used=pl.col("counted").sum())
        .with_columns(first=pl.col("week"), last=pl.col("week") + 6 * DAY)
    )
    held = _against(found, pl.col("most"), _NEAR).drop("week", "most")
    longer = pl.col("limit") >= above_normal
    near = pl.when(longer).then(pl.max_horizontal("near_from", pl.lit(above_normal, pl.Int64)))
    return held.with_columns(near_from=near.otherwise(pl.col("near_from")))


def average_week(days: pl.DataFrame, law_of: date) -> pl.DataFrame:
    """Give the average week of each auxiliary over the days of the period on which they belong."""
    full_day = NORMAL_DAY.on(law_of).value // MINUTE
    on_leave = pl.col("leave").is_not_null() & pl.col("belongs") & (pl.col("class") == DayClass.WORKDAY.value)
    found = (
        days.filter(_in_period & _limited)
        .group_by(*_PERSON, maintain_order=True)
        .agg(
            total=pl.col("counted").sum() + on_leave.sum().cast(pl.Int64) * full_day,
            there=pl.col("belongs").sum().cast(pl.Int64),
            first=pl.col("day").min(),
            last=pl.col("day").max(),
        )
        .filter(pl.col("there") >= _WEEK)
        .with_columns(used=pl.col("total") * _WEEK // pl.col("there"))
        .drop("total", "there")
    )
    above_normal = NORMAL_WEEK.on(law_of).value // MINUTE + 1
    limit = AVERAGE_WEEK.on(law_of).value // MINUTE
    return found.with_columns(limit=pl.lit(limit, pl.Int64), near_from=pl.lit(above_normal, pl.Int64))


def monthly_overtime(days: pl.DataFrame, law_of: date) -> pl.DataFrame:
    """Give each auxiliary's overtime of every month that touches the period, and when it is used up."""
    limit = MONTHLY_OVERTIME.on(law_of).value // MINUTE
    full_day = NORMAL_DAY.on(law_of).value // MINUTE
    touched = days.filter(_in_period)["month"].unique().to_list()
    of_months = days.filter(_limited & pl.col("month").is_in(touched))
    by_day = _months_by_day(of_months.filter(_daily), limit)
    found = pl.concat([by_day, _months_averaged(of_months.filter(_averaged), full_day)], how="diagonal")
    spans = found.with_columns(first=pl.col("month"), last=pl.col("month").dt.month_end()).drop("month")
    return _against(spans, pl.lit(limit, pl.Int64), _NEAR_MONTH)


def _months_by_day(days: pl.DataFrame, limit: int) -> pl.DataFrame:
    over = pl.sum_horizontal(OVERTIME)
    used_up = over.cum_sum() >= limit
    overtime_days = (over > 0).sum().cast(pl.Int64)
    return (
        days.group_by(*_PERSON, "month", maintain_order=True)
        .agg(used=over.sum(), reached_on=pl.col("day").filter(used_up).first(), count=overtime_days)
        .with_columns(
            more_days=pl.when(pl.col("used") > 0)
            .then((limit - pl.col("used")).clip(0) * pl.col("count") // pl.col("used"))
            .otherwise(None)
        )
        .drop("count")
    )


def _months_averaged(days: pl.DataFrame, full_day: int) -> pl.DataFrame:
    holiday = pl.col("class") == DayClass.HOLIDAY.value
    others = pl.col("counted").filter(~holiday).sum()
    return (
        days.filter(pl.col("part") != "after")
        .group_by(*_PERSON, "month", maintain_order=True)
        .agg(used=pl.col("counted").filter(holiday).sum() + (others - normal_time(full_day).sum()).clip(0))
    )


def _of_day(days: pl.DataFrame, used: str) -> pl.DataFrame:
    return days.select(*_PERSON, first=pl.col("day"), last=pl.col("day"), used=pl.col(used))


def _fullest(found: pl.DataFrame) -> pl.DataFrame:
    """Keep each person's largest figure, the earliest of equals."""
    ordered = found.sort("used", descending=True, maintain_order=True)
    return ordered.unique("person", keep="first", maintain_order=True)


def _against(found: pl.DataFrame, limit: pl.Expr, near: int) -> pl.DataFrame:
    return found.with_columns(limit=limit).with_columns(near_from=pl.col("limit") * near // 100)
