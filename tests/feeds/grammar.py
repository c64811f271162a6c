"""The rules of RFC 5545 and RFC 7986 that a duty feed can break, checked by hand and without icalendar."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)"
    r"(?P<params>(?:;[A-Za-z0-9-]+=(?:\"[^\"\x00-\x08\x0a-\x1f\x7f]*\"|[^\";:,\x00-\x08\x0a-\x1f\x7f]*))*)"
    r":(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_LOCAL, _UTC = re.compile(r"\d{8}T\d{6}"), re.compile(r"\d{8}T\d{6}Z")
_DURATION = re.compile(r"[+-]?P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
_OFFSET = re.compile(r"[+-]\d{4}(?:\d\d)?")
_TEXTS = (
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "UID",
    "NAME",
    "PRODID",
    "X-WR-CALNAME",
    "X-WR-CALDESC",
    "TZNAME",
)
_ONCE = {  # properties that must be there once, and those that may be there once at most
    "VCALENDAR": (
        {"PRODID", "VERSION"},
        {"CALSCALE", "COLOR", "REFRESH-INTERVAL", "SOURCE", "LAST-MODIFIED"},
    ),
    "VTIMEZONE": ({"TZID"}, {"LAST-MODIFIED", "TZURL"}),
    "STANDARD": ({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}, set()),
    "DAYLIGHT": ({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}, set()),
    "VEVENT": (
        {"UID", "DTSTAMP", "DTSTART"},
        {"CLASS", "COLOR", "DESCRIPTION", "DTEND", "LAST-MODIFIED", "LOCATION", "SEQUENCE", "STATUS"}
        | {"SUMMARY", "TRANSP"},
    ),
    "VALARM": ({"ACTION", "TRIGGER", "DESCRIPTION"}, {"DURATION", "REPEAT"}),
}
_PARTS = {
    "": {"VCALENDAR"},
    "VCALENDAR": {"VTIMEZONE", "VEVENT"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
    "VEVENT": {"VALARM"},
}


@dataclass
class Part:
    """A component: its name, its properties (name, parameters, value), its components."""

    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Give the value of a property, empty where it is missing."""
        return next((value for found, _, value in self.properties if found == name), "")

    def walk(self) -> Iterator["Part"]:
        """Yield this component and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def faults(content: bytes) -> list[str]:
    """List what in a feed breaks the standard."""
    found = list(_physical(content))
    if found:
        return found
    lines = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    matches = [_LINE.fullmatch(line) for line in lines]
    if bad := [line for line, match in zip(lines, matches, strict=True) if match is None]:
        return [f"no content line: {line}" for line in bad]
    root = Part("")
    stack = [root]
    for match in filter(None, matches):
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            part = Part(value)
            stack[-1].parts.append(part)
            stack.append(part)
        elif name == "END":
            if stack.pop().name != value:
                return [f"END:{value} ends something else"]
        else:
            stack[-1].properties.append((name, match["params"], value))
    if len(stack) != 1 or len(root.parts) != 1:
        return ["not one whole calendar"]
    return [fault for part in root.walk() for fault in _of_part(part)] + list(_of_calendar(root.parts[0]))


def _physical(content: bytes) -> Iterator[str]:
    if not content.endswith(b"\r\n") or re.search(rb"\r(?!\n)|(?<!\r)\n", content):
        yield "a line does not end in CRLF"
    for line in content.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a character is split: {line!r}"


def _of_part(part: Part) -> Iterator[str]:
    if wrong := {below.name for below in part.parts} - _PARTS.get(part.name, set()):
        yield f"{wrong} in {part.name}"
    if not part.name:
        return
    counts = Counter(name for name, _, _ in part.properties)
    once, at_most_once = _ONCE[part.name]
    yield from (f"{part.name} has {counts[name]} {name}" for name in once if counts[name] != 1)
    yield from (f"{part.name} has {counts[name]} {name}" for name in at_most_once if counts[name] > 1)
    for name, params, value in part.properties:
        if name in _TEXTS and not _TEXT.fullmatch(value):
            yield f"{name} is not escaped: {value}"
        yield from _of_value(part.name, name, params, value)


def _of_value(part: str, name: str, params: str, value: str) -> Iterator[str]:
    in_zone = part in ("STANDARD", "DAYLIGHT")
    wanted = {
        "DTSTAMP": _UTC,
        "LAST-MODIFIED": _UTC,
        "DTSTART": _LOCAL if in_zone or "TZID" in params else _UTC,
        "DTEND": _LOCAL if "TZID" in params else _UTC,
        "TZOFFSETFROM": _OFFSET,
        "TZOFFSETTO": _OFFSET,
        "REFRESH-INTERVAL": _DURATION,
        "TRIGGER": _DURATION,
        "SEQUENCE": re.compile(r"\d+"),
        "STATUS": re.compile(r"CONFIRMED|CANCELLED|TENTATIVE"),
        "TRANSP": re.compile(r"OPAQUE|TRANSPARENT"),
        "ACTION": re.compile(r"DISPLAY"),
        "VERSION": re.compile(r"2\.0"),
        "CALSCALE": re.compile(r"GREGORIAN"),
        "COLOR": re.compile(r"[a-z]+"),
    }.get(name)
    if wanted is not None and not wanted.fullmatch(value):
        yield f"{name} in {part} is {value}"
    if name == "REFRESH-INTERVAL" and params != ";VALUE=DURATION":
        yield "REFRESH-INTERVAL without VALUE=DURATION"
    if in_zone and name == "DTSTART" and params:
        yield "an onset is local time"


def _of_calendar(calendar: Part) -> Iterator[str]:
    if not calendar.parts:
        yield "a calendar without a component"
    if present := {"METHOD", "UID"} & {name for name, _, _ in calendar.properties}:
        yield f"a feed has no {present}"
    zones = [part for part in calendar.parts if part.name == "VTIMEZONE"]
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    defined = [zone.value("TZID") for zone in zones]
    used = {
        p.removeprefix(";TZID=")
        for e in events
        for n, p, _ in e.properties
        if n in ("DTSTART", "DTEND") and p
    }
    if len(defined) != len(set(defined)) or (events and set(defined) != used):
        yield f"zones {defined} for times in {used}"
    yield from ("a zone without an observance" for zone in zones if not zone.parts)
    uids = Counter(event.value("UID") for event in events)
    yield from (f"{uid} comes {count} times" for uid, count in uids.items() if count > 1)
