"""The audit at a glance, for the terminal and the printed page: grades, and how many are near which limit."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from roster.audit import columns as col
from roster.audit.auditing import Audit
from roster.audit.cells import figure, places
from roster.audit.columns import Column
from roster.audit.limits import Limit, State
from roster.domain import MINUTE, Grade
from roster.words import Text, joined, same, short_day

ALARMS = (State.OVER, State.REACHED, State.NEAR)
_AVERAGES = (col.PER_DUTY_DAY, col.PER_CALENDAR_DAY)
_SUMS = (
    col.COUNTED,
    col.NORMAL,
    col.IN_LIEU,
    col.OVER_WORKDAY,
    col.OVER_RESTDAY,
    col.OVER_HOLIDAY,
    col.SERVED,
)
_OF_STAFF = {"normal", "in_lieu", "over_workday", "over_restday", "over_holiday"}


def headed(text: Text) -> Text:
    """Begin a text with a capital, as a row or a column does in English."""
    return Text(text.zh, text.en[:1].upper() + text.en[1:])


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How many people are over one limit, have reached it, are near it, of how many it holds for."""

    limit: Limit
    people: int
    counts: tuple[int, ...]  # in the order of ALARMS


def headings() -> tuple[Text, ...]:
    """Name the columns of `summary_rows`."""
    return (
        col.GRADE.title,
        Text("出勤/人数", "On duty/all"),
        *(column.title for column in (*_SUMS, *_AVERAGES)),
    )


def summary_rows(audit: Audit) -> list[tuple[Text, ...]]:
    """Give headings, then a row for each grade that has people.

    Sums of hours have as many decimals as the least round of them needs, averages two; "–" where none apply.
    """
    rows = list(audit.grades.iter_rows(named=True))
    sums = [_minutes(row, column) or 0 for row in rows for column in _SUMS]
    decimals = max((places(minutes) for minutes in sums), default=0)
    return [headings(), *(_grade(row, decimals) for row in rows)]


def _grade(row: dict[str, object], decimals: int) -> tuple[Text, ...]:
    there = same(f"{row['on_duty']}/{row['people']}")
    figures = [
        *(same(_written(_minutes(row, column), decimals)) for column in _SUMS),
        *(same(_written(_minutes(row, column), 2)) for column in _AVERAGES),
    ]
    return (headed(Grade(str(row["grade"])).text), there, *figures)


def _minutes(row: dict[str, object], column: Column) -> float | None:
    """Give a figure of a grade, or None where it does not apply to it."""
    foreign = _OF_STAFF if row["grade"] == Grade.VOLUNTEER.value else {"served"}
    value = row[column.source]
    return None if column.source in foreign or value is None else float(str(value))


def _written(minutes: float | None, decimals: int) -> str:
    return "–" if minutes is None else f"{minutes / 60:.{decimals}f}"


def standings(audit: Audit) -> list[Standing]:
    """Count the people at each limit that holds for anybody, each under the worst of their rows."""
    found = []
    for limit in Limit:
        rows = audit.limits.filter(pl.col("kind") == limit.value)
        worst = rows.unique("person", keep="first", maintain_order=True)["state"].to_list()
        if worst:
            counts = tuple(worst.count(state.value) for state in ALARMS)
            found.append(Standing(limit=limit, people=len(worst), counts=counts))
    return found


def alarms(audit: Audit) -> pl.DataFrame:
    """Give the worst row of each person and limit that is near it or beyond it; `spans` counts such rows.

    Sorted as `limits` is: by state, then limit, then percent.
    """
    found = audit.limits.filter(pl.col("state") != State.WITHIN.value)
    counted = found.with_columns(spans=pl.len().over("person", "kind").cast(pl.Int64))
    return counted.unique(["person", "kind"], keep="first", maintain_order=True)


def foremost(found: pl.DataFrame, rows: int) -> pl.DataFrame:
    """Keep the first rows of `alarms` such that every limit has its share, in their order."""
    rank = pl.int_range(pl.len()).over("state", "kind")
    order = pl.col("state").cast(pl.Enum([state.value for state in State]))
    chosen = found.with_row_index("place").sort(order, rank, "place").head(rows)
    return chosen.sort("place").drop("place")


_SPANS = {
    Limit.DAILY_CAP: ("天", "days"),
    Limit.DAILY_OVERTIME: ("天", "days"),
    Limit.WEEKLY_MOST: ("周", "weeks"),
    Limit.MONTHLY_OVERTIME: ("个月", "months"),
    Limit.AVERAGE_WEEK: ("期", "periods"),
}


def remarks(row: dict[str, object]) -> Text:
    """Say what is worth saying of one row of `alarms` beside its figures."""
    found = []
    if row["spans"] != 1:
        zh, en = _SPANS[Limit(str(row["kind"]))]
        found.append(Text(f"共 {row['spans']} {zh}", f"{row['spans']} {en}"))
    if isinstance(row["reached_on"], date):
        on = short_day(row["reached_on"])
        found.append(Text(f"{on.zh}用完", f"used up {on.en}"))
    elif row["more_days"] is not None:
        left = row["more_days"]
        found.append(Text(f"按此进度还可 {left} 天", f"{left} more such days"))
    if not row["complete"]:
        found.append(Text("部分数据", "partial"))
    return joined(found, "，", ", ")


def average(audit: Audit) -> Text:
    """Say the average per day of those under contract or in service, beside the cap."""
    staff = audit.grades.filter(pl.col("grade") != Grade.VOLUNTEER.value)
    duty_days, there = int(staff["duty_days"].sum()), int(staff["days_there"].sum())
    per_duty = figure(int(staff["duty_counted"].sum()) / duty_days) if duty_days else "0"
    per_day = figure(int(staff["counted"].sum()) / there) if there else "0"
    said = Text(
        f"民警、辅警日均工时：出勤日 {per_duty} 小时，自然日 {per_day} 小时",
        f"Officers and auxiliaries a day: {per_duty} h per duty day, {per_day} h per calendar day",
    )
    if audit.cap is None:
        return said
    cap = figure(audit.cap / MINUTE)
    return said + Text(f"，上限 {cap} 小时", f", cap {cap} h")
