"""Feeds read back by two parsers that share no code, into the same plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import vobject  # type: ignore[import-untyped]
from icalendar import Calendar


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An event as a calendar sees it; `alarms` are how long before the start it rings."""

    uid: str
    start: datetime
    end: datetime
    summary: str
    location: str
    description: str
    categories: tuple[str, ...]
    status: str
    transparency: str
    sequence: int
    stamp: datetime
    changed: datetime
    alarms: tuple[timedelta, ...]

    @property
    def lines(self) -> list[str]:
        """List the lines of the description."""
        return self.description.splitlines()


def seen(path: Path) -> list[Seen]:
    """Read a feed with icalendar, in its order."""
    calendar: Any = Calendar.from_ical(path.read_bytes())
    assert [part.errors for part in calendar.walk() if part.errors] == []
    return list(_by_icalendar(calendar))


def seen_otherwise(path: Path) -> list[Seen]:
    """Read a feed with vobject, in its order."""
    return list(_by_vobject(vobject.readOne(path.read_bytes().decode())))


def head(path: Path) -> dict[str, str]:
    """Map the properties of the calendar itself to their values, as vobject reads them."""
    calendar = vobject.readOne(path.read_bytes().decode())
    return {line.name: line.value for line in calendar.lines()}


def _by_icalendar(calendar: Any) -> Iterator[Seen]:  # noqa: ANN401 - a library's object
    for event in calendar.events:
        yield Seen(
            uid=str(event["UID"]),
            start=event.start,
            end=event.end,
            summary=str(event["SUMMARY"]),
            location=str(event.get("LOCATION", "")),
            description=str(event["DESCRIPTION"]),
            categories=tuple(event.categories),
            status=str(event["STATUS"]),
            transparency=str(event["TRANSP"]),
            sequence=event.sequence,
            stamp=event.DTSTAMP,
            changed=event.LAST_MODIFIED,
            alarms=tuple(-alarm["TRIGGER"].dt for alarm in event.walk("VALARM")),
        )


def _by_vobject(calendar: Any) -> Iterator[Seen]:  # noqa: ANN401 - a library's object
    for event in calendar.contents.get("vevent", ()):
        texts = {name: lines[0].value for name, lines in event.contents.items() if name != "valarm"}
        yield Seen(
            uid=texts["uid"],
            start=texts["dtstart"],
            end=texts["dtend"],
            summary=texts["summary"],
            location=texts.get("location", ""),
            description=texts["description"],
            categories=tuple(texts["categories"]),
            status=texts["status"],
            transparency=texts["transp"],
            sequence=int(texts["sequence"]),
            stamp=texts["dtstamp"],
            changed=texts["last-modified"],
            alarms=tuple(-alarm.trigger.value for alarm in event.contents.get("valarm", ())),
        )
