"""VTIMEZONE (RFC 5545, 3.6.5): what a zone's clocks do in the years of a feed.

`icalendar.Timezone.from_tzinfo` gives the onset of summer time by the new clock, an hour late; the standard
asks for the local time before the change. So the changes are found here, and icalendar writes them down.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Observance:
    """What the clocks show for a while: offset before it and in it, the name, and whether it is summer time."""

    before: timedelta
    offset: timedelta
    name: str
    is_daylight: bool


@lru_cache(maxsize=32)
def vtimezone(zone: ZoneInfo, first_year: int, last_year: int) -> bytes:
    """Give the VTIMEZONE of a zone, right from the start of one year to the end of another."""
    onsets: defaultdict[_Observance, list[datetime]] = defaultdict(list)
    begin = datetime(first_year, 1, 1, tzinfo=zone)
    onsets[_observance(begin, _offset(begin))].append(begin.replace(tzinfo=None))
    for change in _changes(zone, begin.astimezone(UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        before = _offset((change - timedelta(seconds=1)).astimezone(zone))
        onsets[_observance(change.astimezone(zone), before)].append((change + before).replace(tzinfo=None))
    component = Timezone()
    component.add("TZID", zone.key)
    for observance, starts in onsets.items():
        component.add_component(_component(observance, starts))
    return bytes(component.to_ical())


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the instants (UTC) at which the zone's clocks change, to the second."""
    day = first
    while day < last:
        now = _shown(day, zone)
        if _shown(day + _DAY, zone) != now:
            seconds = range(int(_DAY.total_seconds()))
            yield day + timedelta(
                seconds=bisect_left(
                    seconds, x=True, key=lambda s: _shown(day + timedelta(seconds=s), zone) != now
                )
            )
        day += _DAY


def _shown(moment: datetime, zone: ZoneInfo) -> tuple[timedelta, str | None, bool]:
    local = moment.astimezone(zone)
    return _offset(local), local.tzname(), bool(local.dst())


def _observance(local: datetime, before: timedelta) -> _Observance:
    return _Observance(before, _offset(local), local.tzname() or "", bool(local.dst()))


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta()


def _component(observance: _Observance, starts: list[datetime]) -> TimezoneStandard | TimezoneDaylight:
    component = TimezoneDaylight() if observance.is_daylight else TimezoneStandard()
    component.add("DTSTART", starts[0])
    component.add("TZOFFSETFROM", observance.before)
    component.add("TZOFFSETTO", observance.offset)
    component.add("TZNAME", observance.name)
    if starts[1:]:
        component.add("RDATE", starts[1:])
    return component
