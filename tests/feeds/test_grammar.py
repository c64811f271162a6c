from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from roster.words import Language
from tests.feeds.grammar import faults
from tests.feeds.publishing import LATER, files, publish, station
from tests.stations import greedy, roster, six_grids


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("alarm", [timedelta(minutes=90), None])
def test_every_feed_keeps_the_rules_of_the_standard(
    tmp_path: Path, language: Language, alarm: timedelta | None
) -> None:
    full = greedy(six_grids())
    publish(full, tmp_path, language=language, alarm=alarm)
    publish(replace(full, duties=full.duties[::2]), tmp_path, LATER, language, alarm=alarm)

    found = files(tmp_path)

    assert len(found) == 43
    assert {name: faults(content) for name, content in found.items() if faults(content)} == {}
    assert any(b"STATUS:CANCELLED" in content for content in found.values())


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/London", "America/New_York", "UTC"])
def test_a_feed_without_any_duty_is_a_calendar_all_the_same(tmp_path: Path, zone: str) -> None:
    publish(roster(station(zone)), tmp_path)

    content = (tmp_path / "people" / "O001.ics").read_bytes()

    assert faults(content) == []
    assert b"BEGIN:VEVENT" not in content

    publish(roster(station(zone), ("O001", 0, "D")), tmp_path, LATER)

    assert faults((tmp_path / "people" / "O001.ics").read_bytes()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n", b"\n"),
        (b"VERSION:2.0\r\n", b""),
        (b"COLOR:navy", b"COLOR:#000080"),
        (b"COLOR:navy", b"METHOD:PUBLISH"),
        (b"COLOR:navy", b"UID:one-for-all"),
        (b";VALUE=DURATION", b""),
        (b"SEQUENCE:0", b"SEQUENCE:zero"),
        (b"STATUS:CONFIRMED", b"STATUS:DONE"),
        (b"TZID:Asia/Shanghai", b"TZID:Asia/Urumqi"),
        (b"UID:", b"URL:"),
        (b"LOCATION:", b"LOCATION:a;b"),
        (b"LOCATION:", b"LOCATION:" + b"x" * 80),
        (b"LOCATION:", b"LOCATION:\xe8"),
        (b"LOCATION:", b"LOCATION "),
        (b"END:VALARM\r\n", b""),
        (b"DTSTAMP:20261120T083000Z", b"DTSTAMP:20261120T083000"),
    ],
)
def test_the_check_itself_sees_what_is_wrong(tmp_path: Path, old: bytes, new: bytes) -> None:
    publish(roster(station(), ("O001", 0, "D")), tmp_path)
    content = (tmp_path / "people" / "O001.ics").read_bytes()

    assert faults(content) == []
    assert old in content
    assert faults(content.replace(old, new)) != []
