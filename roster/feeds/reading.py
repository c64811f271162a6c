"""Feeds as they were published: what is in a feed's folder is the only memory of what calendars know.

A feed as we write it matches one strict pattern, which cuts it into its events; their values are read by
icalendar. Any other file (other line ends, another order, an earlier or later version of ours) is read by
icalendar as a whole.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from roster.errors import Fault, Source, UnusableInput
from roster.feeds.events import Revision
from roster.feeds.lines import instant_of, properties, text_of
from roster.words import Text, same


def _pattern(*lines: bytes) -> bytes:
    """Give a pattern of lines: `%t` is a text, folded perhaps, and `%i` an instant."""
    text, instant = rb"[^\x00-\x08\x0a-\x1f\x7f]*+(?:\r\n [^\x00-\x08\x0a-\x1f\x7f]++)*+", rb"\d{8}T\d{6}"
    return b"".join(line.replace(b"%t", text).replace(b"%i", instant) for line in lines)


_EVENT: Final = _pattern(
    rb"BEGIN:VEVENT\r\n",
    rb"SUMMARY:%t\r\n",
    rb"(DTSTART(?:;TZID=[\w/+-]+:%i|:%iZ)\r\n)",
    rb"(DTEND(?:;TZID=[\w/+-]+:%i|:%iZ)\r\n)",
    rb"DTSTAMP:(%iZ)\r\n",
    rb"(UID:[0-9a-f-]{36}\r\n)",
    rb"(SEQUENCE:\d+\r\n)",
    rb"CATEGORIES:%t\r\n",
    rb"DESCRIPTION:%t\r\n",
    rb"(LAST-MODIFIED:\3\r\n)",
    rb"(?:LOCATION:%t\r\n)?+",
    rb"(STATUS:(?:CONFIRMED|TENTATIVE|CANCELLED)\r\n)",
    rb"TRANSP:(?:OPAQUE|TRANSPARENT)\r\n",
    rb"(?:BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:%t\r\nTRIGGER:-?P(?:T?\d+[DHMS])+\r\nEND:VALARM\r\n)?+",
    rb"END:VEVENT\r\n",
)
_EACH: Final = re.compile(_EVENT)
_HEAD: Final = re.compile(
    _pattern(
        rb"BEGIN:VCALENDAR\r\n",
        rb"(VERSION:2\.0\r\nPRODID:%t\r\nCALSCALE:GREGORIAN\r\nDESCRIPTION:%t\r\nX-WR-CALDESC:%t\r\n",
        rb"NAME:%t\r\nX-WR-CALNAME:%t\r\nCOLOR:[a-z]+\r\n",
        rb"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n)",
        rb"(?:BEGIN:VTIMEZONE\r\nTZID:[\w/+-]+\r\n",
        rb"(?:BEGIN:(STANDARD|DAYLIGHT)\r\nDTSTART:%i\r\n(?:RDATE:[\dT,\r\n ]+)?TZNAME:%t\r\n",
        rb"TZOFFSETFROM:[+-]\d+\r\nTZOFFSETTO:[+-]\d+\r\nEND:\2\r\n)+",
        rb"END:VTIMEZONE\r\n)*+",
    )
)
_FOOT: Final = b"END:VCALENDAR\r\n"
_READ: Final = ("DTSTART", "DTEND", "UID", "SEQUENCE", "LAST-MODIFIED", "STATUS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An event as it was published: the bytes of its VEVENT, and what they say. `start`, `end` are in UTC."""

    uid: str
    start: datetime
    end: datetime
    is_cancelled: bool
    revision: Revision
    block: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """A published feed: its bytes, the lines of the calendar itself, and its events by UID, in their order."""

    content: bytes = b""
    head: bytes = b""
    events: Mapping[str, Published] = field(default_factory=lambda: MappingProxyType({}))


def read_feed(path: Path, zone: ZoneInfo) -> Feed:
    """Read a published feed; one that does not exist yet is empty.

    `zone` is that of times without one. Raises UnusableInput where the file is there and is no feed.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Feed()
    except OSError as error:
        raise _unreadable(path, same(error.strerror or error)) from error
    try:
        content.decode()
        head, events = _as_we_write(content, zone) or _as_icalendar_reads(content, zone)
    except _NoFeedError as error:
        raise _unreadable(path, error.text) from error
    except (ValueError, TypeError) as error:
        raise _unreadable(path, Text("不是完整的日历文件", "it is no calendar, or not whole")) from error
    by_uid = {event.uid: event for event in events}
    if len(by_uid) < len(events):
        raise _unreadable(path, Text("两条日程的 UID 相同", "two events have the same UID"))
    return Feed(content, head, by_uid)


class _NoFeedError(Exception):
    """Why a calendar is no feed of ours."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def _as_we_write(content: bytes, zone: ZoneInfo) -> tuple[bytes, list[Published]] | None:
    """Cut a feed that is just as we write it; None if it is not."""
    found = _HEAD.match(content)
    if found is None:
        return None
    events, at = [], found.end()
    while event := _EACH.match(content, at):
        start, end, _, uid, sequence, changed, status = event.groups()
        events.append(_published(event[0], (start, end, uid, sequence, changed, status), zone))
        at = event.end()
    return (found[1], events) if content[at:] == _FOOT else None


def _as_icalendar_reads(content: bytes, zone: ZoneInfo) -> tuple[bytes, list[Published]]:
    """Read any feed. Raises ValueError or _NoFeedError where it is none."""
    calendar = Calendar.from_ical(content)
    names = {calendar.name, *(part.name for part in calendar.subcomponents)}
    if strange := names - {"VCALENDAR", "VTIMEZONE", "VEVENT"}:
        listed = ", ".join(sorted(map(str, strange)))
        raise _NoFeedError(Text(f"不应有 {listed}", f"it should hold no {listed}"))
    if faults := [fault for part in calendar.walk() for _, fault in part.errors]:
        raise ValueError(faults[0])
    events = [_as_icalendar_writes(event, zone) for event in calendar.walk("VEVENT")]
    calendar.subcomponents = []
    return bytes(calendar.to_ical()).removeprefix(b"BEGIN:VCALENDAR\r\n").removesuffix(_FOOT), events


def _as_icalendar_writes(event: Component, zone: ZoneInfo) -> Published:
    for name in (*_READ, "SUMMARY"):
        if name not in event or isinstance(event[name], list):
            raise _NoFeedError(
                Text(f"有一条日程缺少 {name} 或不止一个", f"an event has no {name}, or several")
            )
    block = bytes(event.to_ical())
    lines = properties(block.partition(b"\r\nBEGIN:VALARM")[0] + b"\r\n")
    return _published(block, [lines[name.encode()] for name in _READ], zone)


def _published(block: bytes, lines: Iterable[bytes], zone: ZoneInfo) -> Published:
    """Give an event out of its bytes and its lines of `_READ`."""
    start, end, uid, sequence, changed, status = lines
    return Published(
        uid=text_of(uid),
        start=instant_of(start, zone),
        end=instant_of(end, zone),
        is_cancelled=status == b"STATUS:CANCELLED\r\n",
        revision=Revision(int(sequence.partition(b":")[2]), instant_of(changed, zone)),
        block=block,
    )


def _unreadable(path: Path, reason: Text) -> UnusableInput:
    message = Text(
        f"已有的日历文件读不懂：{reason.zh}", f"the calendar that is there cannot be read: {reason.en}"
    )
    advice = Text(
        "请从备份恢复此文件；若没有备份，请移走它，勤务将作为新日程重新发布。",
        "Put a backup of it back; without one move it away: its duties will be published as new.",
    )
    return UnusableInput([Fault(Source(str(path)), message, advice)])
