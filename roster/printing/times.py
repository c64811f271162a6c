"""Times as they are printed: a shift over midnight says so."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from roster.domain import DAY, Period, Shift
from roster.words import Text, clock, full_day, hours_figure, short_day

_MIDNIGHT = time()


def shift_times(shift: Shift) -> Text:
    """Name a shift's times: 08:00–16:00, 16:00–24:00, 23:00–次日07:00."""
    if shift.crosses_midnight and shift.end != _MIDNIGHT:
        return _over_midnight(f"{shift.start:%H:%M}", f"{shift.end:%H:%M}")
    end = "24:00" if shift.end == _MIDNIGHT else f"{shift.end:%H:%M}"
    return Text(f"{shift.start:%H:%M}–{end}", f"{shift.start:%H:%M}–{end}")


def duty_times(start: datetime, end: datetime) -> Text:
    """Name the local times of one duty, as the clocks on the wall show them that night."""
    if start.date() == end.date():
        return Text(f"{clock(start)}–{clock(end)}", f"{clock(start)}–{clock(end)}")
    if end.time() == _MIDNIGHT and end.date() - start.date() == DAY:
        return Text(f"{clock(start)}–24:00", f"{clock(start)}–24:00")
    return _over_midnight(clock(start), clock(end))


def _over_midnight(start: str, end: str) -> Text:
    return Text(f"{start}–次日{end}", f"{start}–{end} next day")


def hours_column(durations: Iterable[timedelta]) -> Iterator[str]:
    """Give durations in hours, all with as many decimals as the one that needs most, so that they align."""
    listed = list(durations)
    figures = [hours_figure(duration) for duration in listed]
    places = max((len(figure.partition(".")[2]) for figure in figures), default=0)
    return (f"{duration / timedelta(hours=1):.{places}f}" for duration in listed)


def days_between(period: Period) -> Text:
    """Name a period: 2026年11月23日—29日, 23–29 November 2026 in short months."""
    first, last = period.first, period.last
    if first == last:
        return full_day(first)
    start, end = short_day(first), short_day(last)
    if first.year != last.year:
        return Text(
            f"{first.year}年{start.zh}—{last.year}年{end.zh}",
            f"{start.en} {first.year} – {end.en} {last.year}",
        )
    if first.month != last.month:
        return Text(f"{first.year}年{start.zh}—{end.zh}", f"{start.en} – {end.en} {last.year}")
    return Text(f"{first.year}年{start.zh}—{last.day}日", f"{first.day}–{end.en} {last.year}")
