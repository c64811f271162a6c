"""VCALENDAR (RFC 5545, 3.4; RFC 7986): what a feed says of itself, around its events."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from roster.domain import Grade, Person, Station
from roster.feeds.lines import duration, text, token
from roster.feeds.reading import Published
from roster.feeds.revising import Edition
from roster.feeds.zones import vtimezone
from roster.words import Language, Text

_HOUR = timedelta(hours=1)  # how often calendars are asked to look for changes
_COLOURS = {Grade.OFFICER: "navy", Grade.AUXILIARY: "teal", Grade.VOLUNTEER: "seagreen"}  # CSS3, RFC 7986 5.9
_STATION_COLOUR = "firebrick"
_TZID = re.compile(rb"^DT(?:START|END);TZID=([^:\r\n]+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Title:
    """A calendar's name, description and colour (a CSS3 name)."""

    name: Text
    description: Text
    colour: str


def title_of_person(station: Station, person: Person) -> Title:
    """Title the feed of one person."""
    return Title(
        name=Text(f"{person.name}的勤务", f"Duties of {person.name}"),
        description=Text(
            f"{station.name}：{person.text.zh}的勤务，每小时更新。",
            f"{station.name}: duties of {person.text.en}, updated hourly.",
        ),
        colour=_COLOURS[person.grade],
    )


def title_of_station(station: Station) -> Title:
    """Title the feed of the whole station."""
    return Title(
        name=Text(f"{station.name}勤务", f"Duties at {station.name}"),
        description=Text(
            f"{station.name}：每个岗位每一班的在岗人员和缺员，每小时更新。",
            f"{station.name}: who stands at each post on each shift, and who is missing, updated hourly.",
        ),
        colour=_STATION_COLOUR,
    )


def head(title: Title, language: Language) -> bytes:
    """Write the properties of a calendar, in icalendar's order.

    There is no METHOD (a feed is no invitation) and no UID (one client makes one event of all that share it).
    X-PUBLISHED-TTL is a text: that is what Outlook reads. No address is known here that SOURCE could give.
    """
    name, description = title.name.to(language), title.description.to(language)
    return b"".join(
        (
            token("VERSION", "2.0"),
            text("PRODID", f"-//gridroster//Duty calendars//{language.value[:2].upper()}"),
            token("CALSCALE", "GREGORIAN"),
            text("DESCRIPTION", description),
            text("X-WR-CALDESC", description),
            text("NAME", name),
            text("X-WR-CALNAME", name),
            token("COLOR", title.colour),
            duration("REFRESH-INTERVAL", _HOUR, "DURATION"),
            token("X-PUBLISHED-TTL", "PT1H"),
        )
    )


def vcalendar(head_lines: bytes, events: Sequence[Published], edition: Edition) -> bytes:
    """Write a feed: the calendar's properties, the zones of its times in the years it needs, its events."""
    moments = [edition.station.midnight(day) for day in (edition.period.first, edition.period.last)]
    moments += [moment for event in events for moment in (event.start, event.end)]
    first, last = (edition.station.local(moment).year for moment in (min(moments), max(moments)))
    blocks = b"".join(event.block for event in events)
    # an older event may be in another zone, since a station can correct its own; times in UTC need none;
    # and a calendar without events has a zone all the same, since it may not be empty
    zones = {key.decode() for key in _TZID.findall(blocks)} if events else {edition.station.timezone.key}
    return b"".join(
        (
            token("BEGIN", "VCALENDAR"),
            head_lines,
            *(vtimezone(ZoneInfo(key), first, last) for key in sorted(zones)),
            blocks,
            token("END", "VCALENDAR"),
        )
    )
