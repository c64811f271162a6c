"""What a reader of the figures must be told: what they cover, and where they stand on thin ground."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import polars as pl

from roster.audit.auditing import Audit
from roster.audit.cells import figure
from roster.audit.frames import PERIOD, Regime
from roster.domain import DutyKind, Posture
from roster.words import Text, joined, short_day


def notes(audit: Audit) -> tuple[Text, ...]:
    """Give the sentences that belong to this audit."""
    return (*_coverage(audit), *_calendar(audit), *_counting(audit), *_regimes(audit), *_emergency(audit))


def _coverage(audit: Audit) -> Iterator[Text]:
    known, first = audit.known, audit.problem.period.first
    yield Text(
        "本表为计划工时，不是考勤结果。",
        "These are planned hours, not attendance.",
    )
    since, until = short_day(known.first), short_day(known.last)
    if known.first < first:
        yield Text(
            f"已载入{since.zh}以来的往期勤务，计入周、月累计。",
            f"Past duties since {since.en} are loaded and count for weeks and months.",
        )
    else:
        yield Text(
            "未载入往期勤务：上期夜班跨入本期的工时未计。",
            "No past duties are loaded: the end of a night before the period is not counted.",
        )
    partial = [month for month in _months(audit) if not known.holds(*month)]
    if partial:
        named = joined(Text(f"{m.year}年{m.month}月", f"{m:%Y-%m}") for m, _ in partial)
        yield Text(
            f"{named.zh}只知{since.zh}至{until.zh}，月累计为部分数据。",
            f"Of {named.en} only {since.en} to {until.en} are known: its sums are partial.",
        )
    moved = [int(audit.people[name].sum()) for name in ("carried_in", "carried_out")]
    if any(moved):
        yield Text(
            f"跨零点工时：上期转入 {figure(moved[0])} 小时，转入下期 {figure(moved[1])} 小时。",
            f"Over midnight: {figure(moved[0])} h carried in, {figure(moved[1])} h carried out.",
        )


def _months(audit: Audit) -> list[tuple[date, date]]:
    firsts = dict.fromkeys(day.replace(day=1) for day in audit.problem.period.dates)
    return [(m, m.replace(day=monthrange(m.year, m.month)[1])) for m in firsts]


def _calendar(audit: Audit) -> Iterator[Text]:
    dates = audit.problem.period.dates
    if any(day not in audit.problem.day_classes for day in dates):
        yield Text(
            "节假日安排未载入：仅以周六、周日为休息日，法定节假日未计。",
            "No calendar of holidays was loaded: only Saturdays and Sundays are rest days.",
        )


def _counting(audit: Audit) -> Iterator[Text]:
    factors = audit.problem.station.factors
    partly = [(kind, factors[kind]) for kind in DutyKind if factors[kind] != 1]
    if partly:
        named = joined(
            Text(f"{kind.text.zh} × {float(f):g}", f"{kind.text.en} × {float(f):g}") for kind, f in partly
        )
        yield Text(f"计入系数：{named.zh}，其余为 1。", f"Factors: {named.en}, all others 1.")


def _regimes(audit: Audit) -> Iterator[Text]:
    regimes = audit.days.filter(pl.col("part") == PERIOD).unique("person")["regime"].to_list()
    averaged, flexible = regimes.count(Regime.AVERAGED.value), regimes.count(Regime.FLEXIBLE.value)
    if averaged:
        yield Text(
            f"综合计算工时 {averaged} 人，以本期为核算周期；批准周期更长的，"
            "请先合并各期的法定标准工时与计入工时。",
            f"{averaged} on averaged hours, reckoned over this period; where a longer one is approved, first"
            " add up the statutory and counted hours of its periods.",
        )
    if flexible:
        yield Text(
            f"不定时工时 {flexible} 人，不计加班；法定节假日工时另列，按当地规定处理。",
            f"{flexible} on flexible hours earn no overtime; their hours on holidays are shown for local rules.",
        )


def _emergency(audit: Audit) -> Iterator[Text]:
    days = [d for d in audit.problem.period.dates if audit.problem.posture_on(d) is Posture.EMERGENCY]
    if days:
        yield Text(
            f"本期有 {len(days)} 天处于应急勤务：紧急处理可不受劳动法第 41 条限制（第 42 条），仍予列出。",
            f"{len(days)} day{'s' * (len(days) > 1)} of emergency: article 42 lifts the limits of article 41;"
            " they are listed still.",
        )
