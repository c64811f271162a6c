"""VEVENT (RFC 5545, 3.6.1): what an event says, and in which revision.

The properties stand in the order in which icalendar puts them, so that a feed which is read and written again
by icalendar keeps its bytes. There is no CLASS: of a feed's private events Google Calendar shows no more than
"busy", and who may see a feed is settled by who knows its address.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from roster.feeds.lines import duration, instant, local, properties, text, text_of, token
from roster.words import Language, Text

_ALARM = re.compile(rb"^BEGIN:VALARM\r\n.*?^END:VALARM\r\n", re.MULTILINE | re.DOTALL)
CANCELLED = Text("已取消：", "Cancelled: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an event says.

    `start` and `end` are instants; `alarm` is how long before the start to ring. A proposal is tentative
    (RFC 5545, 3.8.1.11) until it is accepted.
    """

    uid: str
    start: datetime
    end: datetime
    summary: str
    location: str
    description: str
    categories: tuple[str, ...]
    is_busy: bool
    is_proposal: bool = False
    alarm: timedelta | None


@dataclass(frozen=True, slots=True)
class Revision:
    """How often an event has changed since it was new, and when it last did."""

    sequence: int
    changed_at: datetime

    @classmethod
    def first(cls, made_at: datetime) -> "Revision":
        """Give the revision of an event that is new in a roster made at that time."""
        return cls(0, made_at.astimezone(UTC).replace(microsecond=0))

    def next(self, made_at: datetime) -> "Revision":
        """Give the revision after this one. Its time never goes back, even where an older roster returns."""
        return Revision(self.sequence + 1, max(self.changed_at, Revision.first(made_at).changed_at))


def vevent(entry: Entry, revision: Revision, zone: ZoneInfo) -> bytes:
    """Write an event, confirmed or tentative."""
    return b"".join(
        (
            token("BEGIN", "VEVENT"),
            text("SUMMARY", entry.summary),
            local("DTSTART", entry.start, zone),
            local("DTEND", entry.end, zone),
            instant("DTSTAMP", revision.changed_at),
            text("UID", entry.uid),
            token("SEQUENCE", revision.sequence),
            text("CATEGORIES", *entry.categories),
            text("DESCRIPTION", entry.description),
            instant("LAST-MODIFIED", revision.changed_at),
            text("LOCATION", entry.location) if entry.location else b"",
            token("STATUS", "TENTATIVE" if entry.is_proposal else "CONFIRMED"),
            token("TRANSP", "OPAQUE" if entry.is_busy else "TRANSPARENT"),
            _valarm(entry.summary, entry.alarm) if entry.alarm is not None else b"",
            token("END", "VEVENT"),
        )
    )


def cancelled(block: bytes, revision: Revision, language: Language) -> bytes:
    """Write a published event anew as cancelled: it says so, keeps nobody busy and rings no alarm."""
    replaced = {
        b"DTSTAMP": instant("DTSTAMP", revision.changed_at),
        b"SEQUENCE": token("SEQUENCE", revision.sequence),
        b"LAST-MODIFIED": instant("LAST-MODIFIED", revision.changed_at),
        b"STATUS": token("STATUS", "CANCELLED"),
        b"TRANSP": token("TRANSP", "TRANSPARENT"),
    }
    lines = dict(properties(_ALARM.sub(b"", block)))
    replaced[b"SUMMARY"] = text("SUMMARY", CANCELLED.to(language) + text_of(lines[b"SUMMARY"]))
    return b"".join(replaced.get(name, line) for name, line in lines.items())


def _valarm(words: str, before: timedelta) -> bytes:
    return b"".join(
        (
            token("BEGIN", "VALARM"),
            token("ACTION", "DISPLAY"),
            text("DESCRIPTION", words),
            duration("TRIGGER", -before),
            token("END", "VALARM"),
        )
    )
