"""Older feeds: what is read quickly is what icalendar reads, and what cannot be read is never lost."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from roster.errors import UnusableInput
from roster.feeds.reading import read_feed
from tests.feeds.publishing import LATER, files, publish, states, station
from tests.stations import greedy, roster, six_grids

FEED = Path("people") / "O001.ics"
ZONE = station().station.timezone


def as_read(path: Path) -> list[tuple[object, ...]]:
    return [
        (e.uid, e.start, e.end, e.is_cancelled, e.revision.sequence, e.revision.changed_at)
        for e in read_feed(path, ZONE).events.values()
    ]


def as_icalendar_reads(path: Path) -> list[tuple[object, ...]]:
    calendar: Any = Calendar.from_ical(path.read_bytes())
    return [
        (str(e["UID"]), e.start, e.end, e["STATUS"] == "CANCELLED", e.sequence, e.LAST_MODIFIED)
        for e in calendar.events
    ]


def test_every_feed_of_a_station_reads_as_icalendar_reads_it(tmp_path: Path) -> None:
    full = greedy(six_grids())
    publish(full, tmp_path)
    publish(replace(full, duties=full.duties[::3]), tmp_path, LATER)

    for name in files(tmp_path):
        assert as_read(tmp_path / name) == as_icalendar_reads(tmp_path / name)


def test_what_we_wrote_needs_no_second_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = greedy(six_grids())
    publish(full, tmp_path)
    publish(replace(full, duties=full.duties[::3]), tmp_path, LATER)
    monkeypatch.delattr(Calendar, "from_ical")

    assert sum(len(as_read(tmp_path / name)) for name in files(tmp_path)) > len(full.duties)


def test_a_feed_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    assert read_feed(tmp_path / "none.ics", ZONE).events == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n", b"\n"),
        (b"BEGIN:VEVENT", b"begin:vevent"),
        (b"SEQUENCE:", b"Sequence:"),
        (b"\r\n ", b"\r\n\t"),
    ],
)
def test_a_feed_that_another_tool_rewrote_is_read_all_the_same(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    """O001 D, rewritten; then O001 N: the entry is known again."""
    problem = station()
    publish(roster(problem, ("O001", 0, "D")), tmp_path)
    content = (tmp_path / FEED).read_bytes()
    assert old in content
    (tmp_path / FEED).write_bytes(content.replace(old, new))

    publish(roster(problem, ("O001", 0, "N")), tmp_path, LATER)

    assert states(tmp_path / FEED) == [("11-23 23:00", 1, "CONFIRMED")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"END:VCALENDAR\r\n", b""),
        (b"UID:", b"URL:"),
        (b"SEQUENCE:0", b"SEQUENCE:many"),
        (b"DTSTART;TZID=Asia/Shanghai:2026", b"DTSTART;TZID=Asia/Shanghai:MMXXVI"),
        (b"DTSTART;TZID=Asia/Shanghai", b"DTSTART;TZID=Asia/Nowhere"),
        (b"DTEND;TZID=Asia/Shanghai:20261123T160000", b"DTEND;VALUE=DATE:20261124"),
        (b"VEVENT", b"VTODO"),
        ("早班".encode(), "早班".encode("gb18030")),
        (b"BEGIN:VCALENDAR", b"\x00\x00"),
    ],
)
def test_a_feed_that_cannot_be_read_is_named_and_nothing_is_written(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    problem = station()
    publish(roster(problem, ("O001", 0, "D"), ("O002", 0, "D")), tmp_path)
    for name in ("O001", "O002"):
        path = tmp_path / "people" / f"{name}.ics"
        assert old in path.read_bytes()
        path.write_bytes(path.read_bytes().replace(old, new))
    before = files(tmp_path)

    with pytest.raises(UnusableInput) as error:
        publish(roster(problem), tmp_path, LATER)

    places = [fault.source.file for fault in error.value.faults]
    assert places == [str(tmp_path / "people" / "O001.ics"), str(tmp_path / "people" / "O002.ics")]
    assert "读不懂" in error.value.faults[0].message.zh
    assert "move it away" in error.value.faults[0].advice.en
    assert files(tmp_path) == before


@pytest.mark.parametrize("content", [b"", b"BEGIN:VCALENDAR\r\n", b"\xff\xfe", b"<html></html>\n"])
def test_a_file_that_is_no_feed_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "station.ics").write_bytes(content)

    with pytest.raises(UnusableInput, match="fault"):
        publish(roster(station()), tmp_path)

    assert files(tmp_path) == {"station.ics": content}


def test_a_folder_in_a_feeds_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "station.ics").mkdir()

    with pytest.raises(UnusableInput) as error:
        publish(roster(station()), tmp_path)

    assert error.value.faults[0].source.file == str(tmp_path / "station.ics")


def test_a_feed_of_another_version_of_ours_is_read(tmp_path: Path) -> None:
    """It knew one property more of an event and one less of the calendar."""
    problem = station()
    publish(roster(problem, ("O001", 0, "D")), tmp_path)
    content = (tmp_path / FEED).read_bytes()
    other = content.replace(b"STATUS:", b"PRIORITY:5\r\nSTATUS:").replace(b"COLOR:navy\r\n", b"")
    (tmp_path / FEED).write_bytes(other)

    assert as_read(tmp_path / FEED) == as_icalendar_reads(tmp_path / FEED)

    publish(roster(problem), tmp_path, LATER)
    assert states(tmp_path / FEED) == [("11-23 08:00", 1, "CANCELLED")]


@given(data=st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_events_are_refused_or_read_as_icalendar_reads_them(
    tmp_path: Path, data: st.DataObject
) -> None:
    """One line of the events is dropped, doubled, cut, or replaced by another, or gets another octet."""
    if not (tmp_path / "people").exists():
        publish(roster(station(), ("O001", 0, "D"), ("O001", 1, "N")), tmp_path)
    lines = (tmp_path / FEED).read_bytes().split(b"\r\n")
    at, other = (data.draw(st.integers(lines.index(b"BEGIN:VEVENT"), len(lines) - 3)) for _ in range(2))
    line, cut = lines[at], data.draw(st.integers(0, len(lines[at])))
    octet = data.draw(st.sampled_from([b"0", b"Z", b":", b";", b",", b"\\", b" ", b"\x00", b"\xe8", b"\n"]))
    damage: tuple[list[bytes], ...] = (
        [],
        [line, line],
        [lines[other]],
        [line[:cut]],
        [line[:cut] + octet + line[cut:]],
    )
    lines[at : at + 1] = data.draw(st.sampled_from(damage))
    damaged = tmp_path / "damaged.ics"
    damaged.write_bytes(b"\r\n".join(lines))

    try:
        found = as_read(damaged)
    except UnusableInput:
        return
    assert found == as_icalendar_reads(damaged)
