"""Which hour is which: every counted minute goes to exactly one class. The method in full.

Basis. Counted time: the time of a duty times the factor of its kind (`Station.factors`), in whole minutes, on
the local day in which it lies. A duty over midnight is split at midnight, so its two parts may fall into two
classes. What a day is (working day, make-up working day included; rest day, moved rest day included;
statutory holiday) comes from `Problem.day_classes`.

Officers, and auxiliaries on standard hours, day by day:

1. Statutory holiday: every hour is `over_holiday` (auxiliaries 300 %, 劳动法 44(3)). Never set off.
2. Any other day: what exceeds 8 hours is overtime of that day's class: `over_workday` on a working day
   (150 %, 44(1)), `over_restday` on a rest day.
3. Working day: the first 8 hours are `normal`.
4. Rest day: its first 8 hours are set against the week's free normal time, the 8 hours less the hours worked
   of each working day of the same week on which the person belongs to the station and is not on leave. What
   that covers is `in_lieu`: the rest was given on another day of the week (44(2), 补休时间等同于加班时间;
   国务院关于职工工作时间的规定 7 lets rest days lie on other days). Earlier days are served first. What it does
   not cover is `over_restday` (200 %, or time off still to be given).

So `normal` and `in_lieu` together stay within 8 hours a day and, in a week of five working days, within 40; a
make-up working day adds its 8. A week's excess over 40 hours is thereby found once, on the rest day or in the
hours beyond 8, and never a second time. Whoever reads article 44(2) more strictly adds `in_lieu` to
`over_restday`. Of a week that is known only in part the free time of its known days alone is used.

Auxiliaries on averaged hours (综合计算工时), over the period: statutory holidays as above. All other hours of
the period, in time, are `normal` up to the period's total (8 hours × the working days on which the person
belongs and is not on leave), and `over_workday` (150 %) beyond it; rest days earn nothing of their own. Before
and after the period, whose accounting period is not known, such hours are `normal`.

Auxiliaries on flexible hours (不定时): all hours are `normal`. Volunteers: the real time is `served`.

For officers the three classes are hours of comp leave owed (公务员法 82).
"""

import polars as pl

from roster.audit.frames import PERIOD, Regime
from roster.domain import DayClass

OVERTIME = ("over_workday", "over_restday", "over_holiday")
CLASSES = ("normal", "in_lieu", *OVERTIME, "served")
"""The columns into which every minute is put once."""

_daily = pl.col("regime") == Regime.DAILY.value
_averaged = (pl.col("regime") == Regime.AVERAGED.value) & (pl.col("part") == PERIOD)
_served = pl.col("regime") == Regime.SERVED.value
_workday = pl.col("class") == DayClass.WORKDAY.value
_restday = pl.col("class") == DayClass.RESTDAY.value
_holiday = pl.col("class") == DayClass.HOLIDAY.value
_counted = pl.col("counted")


def normal_time(day: int) -> pl.Expr:
    """Give the minutes of statutory normal time of a row's day: a full day on working days of presence."""
    return pl.when(_workday & pl.col("present")).then(pl.lit(day, pl.Int64)).otherwise(0)


def reckon(days: pl.DataFrame, day: int) -> pl.DataFrame:
    """Add the columns of `CLASSES` (minutes) to the frame of `person_days`; `day` is 8 hours in minutes."""
    week, period = ["person", "week"], ["person", "part"]
    beyond = pl.when(_daily & ~_holiday).then((_counted - day).clip(0)).otherwise(0)
    free = (normal_time(day) - _counted).clip(0)
    days = days.with_columns(
        beyond=beyond,
        over_holiday=pl.when((_daily | _averaged) & _holiday).then(_counted).otherwise(0),
        rest=pl.when(_daily & _restday).then(_counted - beyond).otherwise(0),
        free=free.sum().over(week),
        pool=pl.when(_averaged & ~_holiday).then(_counted).otherwise(0),
        base=normal_time(day).sum().over(period),
    )
    days = days.with_columns(
        in_lieu=_covered("rest", "free", week),
        covered=_covered("pool", "base", period),
        served=pl.when(_served).then(pl.col("real")).otherwise(0),
    )
    days = days.with_columns(
        over_workday=pl.when(_workday).then(pl.col("beyond")).otherwise(0)
        + pl.col("pool")
        - pl.col("covered"),
        over_restday=pl.when(_restday).then(pl.col("counted") - pl.col("in_lieu")).otherwise(0) * _daily,
    )
    overtime = pl.sum_horizontal(OVERTIME)
    normal = pl.when(_served).then(0).otherwise(_counted - pl.col("in_lieu") - overtime)
    return days.with_columns(normal=normal, over=overtime).drop(
        "beyond", "rest", "free", "pool", "base", "covered"
    )


def _covered(hours: str, cover: str, group: list[str]) -> pl.Expr:
    """Give how much of each row's hours a group's cover reaches, the earlier rows first."""
    before = pl.col(hours).cum_sum().over(group) - pl.col(hours)
    return pl.min_horizontal(pl.col(hours), (pl.col(cover) - before).clip(0))
