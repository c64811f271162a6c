"""Calendars: processor time for each, beside the plain way of writing them with icalendar."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from bench.commands import solved
from bench.rows import Row
from roster import storing
from roster.domain import Duty
from roster.feeds import write_feeds
from roster.storing.stored import Stored
from roster.words import Language

PROMISED = 2.0  # milliseconds a calendar


def run(quick: bool) -> list[Row]:
    """Write all calendars of a station, new and a second time, and once in the plain way."""
    stored = storing.read(solved(quick))
    with TemporaryDirectory() as folder:
        first, again = (_each(lambda: write_feeds(stored, Path(folder), Language.ZH).feeds) for _ in range(2))
    plain = _each(lambda: _plainly(stored))
    return [
        _row("a new calendar, CPU", first, PROMISED, "promised limit"),
        _row("an unchanged calendar, CPU", again, PROMISED, "promised limit"),
        _row("a new calendar, CPU, to the plain way", first, plain, "icalendar, one by one"),
    ]


def _row(figure: str, ours: float, peer: float, peer_is: str) -> Row:
    return Row(figure=figure, ours=ours, peer=peer, peer_is=peer_is, unit="ms")


def _each(write: Callable[[], int]) -> float:
    """Give the milliseconds of processor time that each of the calendars took."""
    begun = time.process_time()
    count = write()
    return (time.process_time() - begun) * 1000 / count


def _plainly(stored: Stored) -> int:
    """Build every person's calendar as icalendar's own documentation shows."""
    for person, duties in stored.roster.of_person.items():
        calendar = Calendar.new(name=person)
        for duty in duties:
            calendar.add_component(_event(duty, stored))
        calendar.add_missing_timezones()
        calendar.to_ical()
    return len(stored.roster.of_person)


def _event(duty: Duty, stored: Stored) -> Event:
    local = stored.roster.problem.station.local
    return Event.new(
        uid=str(uuid5(NAMESPACE_URL, f"{duty.person} {duty.day} {duty.shift}")),
        stamp=stored.report.made_at,
        start=local(duty.start),
        end=local(duty.end),
        summary=duty.shift,
        location=duty.post,
    )
