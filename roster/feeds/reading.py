"""Feeds as they were published: what is in a feed's folder is the only memory of what calendars know.

A feed is cut into its events by one pattern, which a file matches only if it is a feed of ours and whole;
values are read by icalendar. A file that does not match as it is (other line ends, another order) is first
read and written by icalendar, and must match then.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar

from roster.errors import Fault, Source, UnusableInput
from roster.feeds.events import Revision
from roster.feeds.lines import instant_of, properties, text_of
from roster.words import Text

_LINE: Final = rb"(?!BEGIN:|END:)[A-Z][A-Z0-9-]*+[;:][^\r\n]*+\r\n(?:[ \t][^\r\n]*+\r\n)*+"
_ALARM: Final = rb"BEGIN:VALARM\r\n(?:%b)*+END:VALARM\r\n" % _LINE
_EVENT: Final = rb"BEGIN:VEVENT\r\n(?:%b)*+(?:%b)*+END:VEVENT\r\n" % (_LINE, _ALARM)
_ZONE: Final = (
    rb"BEGIN:VTIMEZONE\r\n(?:%b|(?:BEGIN|END):(?:STANDARD|DAYLIGHT)\r\n)*+END:VTIMEZONE\r\n" % _LINE
)
_FEED: Final = re.compile(
    rb"BEGIN:VCALENDAR\r\n(?P<head>(?:%b)*+)(?:%b)*+(?P<events>(?:%b)*+)END:VCALENDAR\r\n"
    % (_LINE, _ZONE, _EVENT)
)
_EACH: Final = re.compile(_EVENT)


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
    """A published feed: the lines of the calendar itself, and its events by UID, in their order."""

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
        raise _unreadable(path, error.strerror or str(error)) from error
    try:
        return _feed(content, zone)
    except KeyError as error:
        raise _unreadable(path, f"an event without {error.args[0].decode()}") from error
    except (ValueError, TypeError) as error:
        raise _unreadable(path, str(error)) from error


def _feed(content: bytes, zone: ZoneInfo) -> Feed:
    content.decode()
    match = _FEED.fullmatch(content) or _FEED.fullmatch(_rewritten(content))
    if match is None:
        raise ValueError("it holds more than the events of a feed")
    blocks = _EACH.findall(match["events"])
    events = {event.uid: event for event in (_published(block, zone) for block in blocks)}
    if len(events) < len(blocks):
        raise ValueError("two events have the same UID")
    return Feed(content, match["head"], events)


def _rewritten(content: bytes) -> bytes:
    calendar = Calendar.from_ical(content)
    faults = [f"{name}: {fault}" for part in calendar.walk() for name, fault in part.errors]
    if faults:
        raise ValueError(faults[0])
    return bytes(calendar.to_ical())


def _published(block: bytes, zone: ZoneInfo) -> Published:
    lines = properties(block.partition(b"\r\nBEGIN:VALARM")[0] + b"\r\n")
    return Published(
        uid=text_of(lines[b"UID"]),
        start=instant_of(lines[b"DTSTART"], zone),
        end=instant_of(lines[b"DTEND"], zone),
        is_cancelled=lines[b"STATUS"].rstrip() == b"STATUS:CANCELLED",
        revision=Revision(
            int(lines[b"SEQUENCE"].partition(b":")[2]), instant_of(lines[b"LAST-MODIFIED"], zone)
        ),
        block=block,
    )


def _unreadable(path: Path, reason: str) -> UnusableInput:
    return UnusableInput(
        [
            Fault(
                Source(str(path)),
                Text(
                    f"已有的日历文件读不懂：{reason}", f"the calendar that is there cannot be read: {reason}"
                ),
                Text(
                    "请从备份恢复此文件；若没有备份，请移走它，勤务将作为新日程重新发布。",
                    "Put a backup of it back; without one move it away: its duties will be published as new.",
                ),
            )
        ]
    )
