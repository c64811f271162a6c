"""Who is near a limit or over it: one row per person, limit and span of days.

- daily cap: the counted hours of a local day; the fullest day of each person and every day above the cap;
- weekly maximum: the person's own, for each week of the station that touches the period; one above 40 hours
  is near above 40 at the earliest;
- average week (auxiliaries but those on flexible hours): the period's hours × 7 ÷ its days, a working day on
  leave taken as 8 hours; only where the person belongs to the station for 7 days at least. Near is above 40
  (国务院关于职工工作时间的规定 3), over is above 44 (劳动法 36);
- overtime of a day (auxiliaries on standard hours): `over_workday` of a day, 3 hours (劳动法 41);
- overtime of a month (auxiliaries but those on flexible hours): all three classes of each calendar month that
  touches the period, 36 hours (劳动法 41, 劳部发〔1997〕271号 3). Averaged hours: what the known days of the month
  hold above their normal time, and the statutory holidays.

Near is 90 % unless said otherwise, 80 % for a month's overtime. Past duties that were loaded count.
`complete` is False where a part of the span is not known.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

import polars as pl

from roster.audit import measures
from roster.audit.frames import Known
from roster.domain import MINUTE, Grade
from roster.words import Text


class Limit(StrEnum):
    """The limits, in the order in which they are listed."""

    DAILY_CAP = "daily_cap"
    WEEKLY_MOST = "weekly_most"
    MONTHLY_OVERTIME = "monthly_overtime"
    DAILY_OVERTIME = "daily_overtime"
    AVERAGE_WEEK = "average_week"

    @property
    def text(self) -> Text:
        """Name the limit as users do."""
        return _LIMITS[self]


class State(StrEnum):
    """How a figure stands to its limit, the worst first."""

    OVER = "over"
    REACHED = "reached"
    NEAR = "near"
    WITHIN = "within"

    @property
    def text(self) -> Text:
        """Name the state as users do."""
        return _STATES[self]


_LIMITS = {
    Limit.DAILY_CAP: Text("每日工时上限", "daily cap"),
    Limit.WEEKLY_MOST: Text("本人每周上限", "weekly maximum"),
    Limit.MONTHLY_OVERTIME: Text("每月加班上限", "monthly overtime"),
    Limit.DAILY_OVERTIME: Text("每日加班上限", "daily overtime"),
    Limit.AVERAGE_WEEK: Text("平均周工时", "average week"),
}
_STATES = {
    State.OVER: Text("超出", "over"),
    State.REACHED: Text("已达", "reached"),
    State.NEAR: Text("接近", "near"),
    State.WITHIN: Text("未及", "within"),
}


def limits(days: pl.DataFrame, known: Known, caps: Mapping[Grade, timedelta], law_of: date) -> pl.DataFrame:
    """Hold a reckoned frame against every limit; the worst first.

    Columns: person, name, grade, kind, first, last (the span), used, limit, near_from, remaining (minutes;
    negative when over), percent, state, complete, reached_on (the day on which a month's overtime is used
    up, or null), more_days (how many more days with overtime like those so far a month still holds, or null).
    `law_of` is the day whose law is used.
    """
    measured = {
        Limit.DAILY_CAP: measures.daily_cap(days, {grade: cap // MINUTE for grade, cap in caps.items()}),
        Limit.WEEKLY_MOST: measures.weekly_most(days, law_of),
        Limit.MONTHLY_OVERTIME: measures.monthly_overtime(days, law_of),
        Limit.DAILY_OVERTIME: measures.daily_overtime(days, law_of),
        Limit.AVERAGE_WEEK: measures.average_week(days, law_of),
    }
    rows = [frame.with_columns(kind=pl.lit(kind.value)) for kind, frame in measured.items()]
    found = pl.concat(rows, how="diagonal").with_columns(
        percent=pl.col("used") * 100 / pl.col("limit"),
        remaining=pl.col("limit") - pl.col("used"),
        state=_state(),
        complete=(pl.col("first") >= known.first) & (pl.col("last") <= known.last),
    )
    return found.sort(*_order())


def _state() -> pl.Expr:
    used, limit = pl.col("used"), pl.col("limit")
    return (
        pl.when(used > limit)
        .then(pl.lit(State.OVER.value))
        .when(used == limit)
        .then(pl.lit(State.REACHED.value))
        .when(used >= pl.col("near_from"))
        .then(pl.lit(State.NEAR.value))
        .otherwise(pl.lit(State.WITHIN.value))
    )


def _order() -> list[pl.Expr]:
    state, kind = pl.Enum([s.value for s in State]), pl.Enum([k.value for k in Limit])
    return [
        pl.col("state").cast(state),
        pl.col("kind").cast(kind),
        -pl.col("percent"),
        pl.col("person"),
        pl.col("first"),
    ]
