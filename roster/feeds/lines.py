"""Content lines (RFC 5545, 3.1), written by icalendar and remembered.

In the feeds of a station most lines occur again and again: the start of a shift, the name of a post, an alarm.
Each distinct line is written once, by icalendar's own types, and its bytes are used wherever it recurs.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import vDDDTypes, vText
from icalendar.parser import Contentline, Parameters

NEWLINE: Final = b"\r\n"
_ESCAPED: Final[Mapping[int, str]] = {
    # what no TEXT may hold, or what some reader takes for the end of a line, becomes a blank
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),  # half a character has no UTF-8
    ord("\t"): "\t",
    ord("\n"): "\\n",
    ord("\\"): "\\\\",
    ord(";"): "\\;",
    ord(","): "\\,",
}


_CONTENT_LINE: Final[Any] = Contentline  # icalendar gives the methods of these two no types
_MOMENT: Final[Any] = vDDDTypes
_PROPERTY: Final = re.compile(rb"([A-Z][A-Z0-9-]*+)[;:][^\r\n]*+\r\n(?:[ \t][^\r\n]*+\r\n)*+")


class Wording(vText):
    r"""A TEXT value (RFC 5545, 3.3.11) of any text whatever.

    icalendar's own escaping takes `\N` for a line break and lets control characters pass.
    """

    def to_ical(self) -> bytes:
        """Escape the text."""
        return str(self).translate(_ESCAPED).encode()


@lru_cache(maxsize=1 << 14)
def text(name: str, *values: str) -> bytes:
    """Give the line of a property that is a text, or a list of texts such as CATEGORIES."""
    return _line(name, b",".join(Wording(value).to_ical() for value in values))


@lru_cache(maxsize=1 << 8)
def token(name: str, value: str | int) -> bytes:
    """Give the line of a property whose value needs no escaping: a keyword, a number."""
    return _line(name, str(value).encode())


@lru_cache(maxsize=1 << 8)
def duration(name: str, length: timedelta, value_type: str = "") -> bytes:
    """Give the line of a property that is a duration; `value_type` names it where it is not the default."""
    return _line(name, vDDDTypes(length).to_ical(), Parameters({"VALUE": value_type} if value_type else {}))


def instant(name: str, at: datetime) -> bytes:
    """Give the line of a property that is an instant, in UTC."""
    return _instant(name, at.astimezone(UTC).replace(tzinfo=None))


def local(name: str, at: datetime, zone: ZoneInfo) -> bytes:
    """Give the line of a property that is an instant, as the wall clock of a zone shows it.

    A time that comes twice means its first occurrence in a calendar (RFC 5545, 3.3.5); the second is written
    in UTC.
    """
    wall = at.astimezone(zone)
    return instant(name, at) if wall.fold else _local(name, wall.replace(tzinfo=None), zone)


# Remembered by wall-clock time and zone: Python holds two instants equal whatever the zones they are shown in.
@lru_cache(maxsize=1 << 12)
def _instant(name: str, at: datetime) -> bytes:
    return _line(name, vDDDTypes(at.replace(tzinfo=UTC)).to_ical())


@lru_cache(maxsize=1 << 12)
def _local(name: str, wall: datetime, zone: ZoneInfo) -> bytes:
    value = vDDDTypes(wall.replace(tzinfo=zone))
    return _line(name, value.to_ical(), value.params)


def properties(block: bytes) -> dict[bytes, bytes]:
    """Map the names of a component's properties to their lines; of a name that comes twice, to the last."""
    return {match[1]: match[0] for match in _PROPERTY.finditer(block)}


def text_of(line: bytes) -> str:
    """Read the text of a property's line back, unfolded and unescaped."""
    return str(_CONTENT_LINE.from_ical(line.removesuffix(NEWLINE)).parts()[2])


@lru_cache(maxsize=1 << 12)
def instant_of(line: bytes, zone: ZoneInfo) -> datetime:
    """Read an instant (UTC) back from a property's line; one without a zone is in `zone`.

    Raises ValueError where the line holds no instant.
    """
    _, params, value = _CONTENT_LINE.from_ical(line.removesuffix(NEWLINE)).parts()
    at = _MOMENT.from_ical(value)
    if not isinstance(at, datetime):
        raise ValueError(f"not an instant: {value}")  # noqa: TRY004 - it is the value that is wrong
    if at.tzinfo is None:
        try:
            at = at.replace(tzinfo=ZoneInfo(params["TZID"]) if "TZID" in params else zone)
        except ZoneInfoNotFoundError as error:
            raise ValueError(f"an unknown zone: {params['TZID']}") from error
    return at.astimezone(UTC)


def _line(name: str, value: bytes, params: Parameters | None = None) -> bytes:
    given = f";{params.to_ical().decode()}" if params else ""
    return bytes(_CONTENT_LINE(f"{name}{given}:{value.decode()}").to_ical()) + NEWLINE
