"""How fast a month's overtime is used, and when it will be used up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from constraints.by_day import Tally
from roster.domain import DAY, Period, dates_of_month, month_of
from roster.words import Text, hours, short_day

_NOTHING = timedelta()
_MONTH = 31  # days


@dataclass(frozen=True, kw_only=True)
class MonthPace:
    """One person's month as known: hours above the normal day, and all counted ones."""

    above_days: Tally
    counted: Tally
    standard: timedelta

    @classmethod
    def of(cls, days: Iterable[tuple[Tally, timedelta | None]], standard: timedelta) -> "MonthPace":
        """Add up days, each with what it may have before it is overtime; None where only the month matters."""
        listed = list(days)
        above = [_above(day, normal) for day, normal in listed if normal is not None]
        counted = sum((day for day, _ in listed), Tally())
        return cls(above_days=sum(above, Tally()), counted=counted, standard=standard)

    @property
    def overtime(self) -> timedelta:
        """Give the month's overtime: the larger of both."""
        return max(self.above_days.total, self.counted.total - self.standard, _NOTHING)

    def foreseen(self, period: Period, most: timedelta, warn: Fraction) -> tuple[date, Text] | None:
        """Say when the limit is used up if every day to come is as the period's, else that most of it is used.

        Gives the day and how the sentence about a person goes on; None where there is nothing to say.
        """
        by_days = _used_up(period, self.above_days, most)
        by_month = _used_up(period, self.counted, self.standard + most)
        day = min(by_days, by_month)
        if day <= dates_of_month(period.last)[-1]:
            return day, self._told(day, most, by_month=by_month < by_days)
        if self.overtime and self.overtime * warn.denominator >= most * warn.numerator:
            return period.last, self._mostly_used(period.last, most)
        return None

    def _told(self, day: date, most: timedelta, *, by_month: bool) -> Text:
        tally = self.counted if by_month else self.above_days
        when, limit, before, ours = short_day(day), hours(most), hours(tally.past), hours(tally.ours)
        if not by_month:
            return Text(
                f"照此到{when.zh}用完本月加班 {limit.zh}（此前已用 {before.zh}，本期再用 {ours.zh}）。",
                f"uses up the month's {limit.en} of overtime by {when.en} at this pace"
                f" ({before.en} before, {ours.en} in this roster).",
            )
        normal = hours(self.standard)
        return Text(
            f"照此到{when.zh}用完本月加班 {limit.zh}"
            f"（此前已计工时 {before.zh}，本期再计 {ours.zh}，当月标准 {normal.zh}）。",
            f"uses up the month's {limit.en} of overtime by {when.en} at this pace"
            f" ({before.en} counted before, {ours.en} in this roster, {normal.en} are normal).",
        )

    def _mostly_used(self, day: date, most: timedelta) -> Text:
        when, used, limit = short_day(day), hours(self.overtime), hours(most)
        percent = self.overtime * 100 // most if most else 100
        return Text(
            f"到{when.zh}已用加班 {used.zh}，占每月上限 {limit.zh}的 {percent}%。",
            f"has used {used.en} of overtime by {when.en}, {percent}% of the {limit.en} a month.",
        )


def _above(day: Tally, normal: timedelta) -> Tally:
    """Give what a day has above the normal one; the past had its hours first."""
    past = max(_NOTHING, day.past - normal)
    return Tally(past=past, ours=max(_NOTHING, day.total - normal) - past)


def _used_up(period: Period, used: Tally, limit: timedelta) -> date:
    """Give the day on which a limit is reached at the period's pace; the last day of all where it never is."""
    days = (period.last - max(month_of(period.last), period.first)) // DAY + 1
    left = max(_NOTHING, limit - used.total)
    if not used.ours:
        return date.max
    more = -(-left * days // used.ours)
    return period.last + more * DAY if more <= _MONTH else date.max
