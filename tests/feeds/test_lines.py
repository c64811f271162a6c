from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Event, vDuration
from icalendar.parser import Contentline

from roster.feeds.lines import duration, instant, local, text, text_of, token

LONDON = ZoneInfo("Europe/London")
ANY = st.text(st.characters(codec=None, exclude_categories=["Cs"]))
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]))


def written(name: str, value: object) -> bytes:
    """Give the line that icalendar itself writes."""
    event = Event()
    event.add(name, value)
    return bytes(event.to_ical()).removeprefix(b"BEGIN:VEVENT\r\n").removesuffix(b"END:VEVENT\r\n")


@settings(deadline=None)
@given(ANY)
def test_any_text_comes_back_but_for_characters_that_no_calendar_may_hold(words: str) -> None:
    blanks = [*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x2028, 0x2029]
    expected = words.translate({**dict.fromkeys(blanks, " "), 9: "\t"})

    assert text_of(text("SUMMARY", words)) == expected


@settings(deadline=None)
@given(ANY)
def test_lines_are_at_most_75_octets_and_split_no_character(words: str) -> None:
    line = text("DESCRIPTION", words)

    assert all(len(part) <= 75 and part.decode() for part in line.removesuffix(b"\r\n").split(b"\r\n"))
    assert line.endswith(b"\r\n")


@settings(deadline=None)
@given(PLAIN.filter(lambda words: "\\N" not in words))
def test_texts_are_written_as_icalendar_writes_them(words: str) -> None:
    assert text("SUMMARY", words) == written("SUMMARY", words)
    assert text("CATEGORIES", words, "值班") == written("CATEGORIES", [words, "值班"])


def test_a_backslash_before_an_n_stays_one() -> None:
    assert text_of(text("SUMMARY", "A\\New\\name")) == "A\\New\\name"


def test_half_a_character_is_replaced() -> None:
    assert text("SUMMARY", "赵\ud800") == "SUMMARY:赵\N{REPLACEMENT CHARACTER}\r\n".encode()


def test_rare_characters_are_written_as_they_are() -> None:
    assert text("NAME", "翀堃玥燚垚㛃䶮𬭚") == "NAME:翀堃玥燚垚㛃䶮𬭚\r\n".encode()


def test_instants_are_written_as_icalendar_writes_them() -> None:
    at = datetime(2026, 7, 1, 8, tzinfo=LONDON)

    assert local("DTSTART", at, LONDON) == written("DTSTART", at)
    assert instant("DTSTAMP", at) == written("DTSTAMP", at) == b"DTSTAMP:20260701T070000Z\r\n"
    assert token("SEQUENCE", 7) == written("SEQUENCE", 7)
    assert duration("DURATION", timedelta(hours=-1)) == written("DURATION", vDuration(timedelta(hours=-1)))


def test_one_instant_is_written_in_each_zone_in_that_zones_time() -> None:
    at = datetime(2026, 11, 23, 8, tzinfo=UTC)

    lines = [local("DTSTART", at, ZoneInfo(zone)) for zone in ("Asia/Shanghai", "Asia/Manila", "UTC")]

    assert lines == [
        b"DTSTART;TZID=Asia/Shanghai:20261123T160000\r\n",
        b"DTSTART;TZID=Asia/Manila:20261123T160000\r\n",
        b"DTSTART:20261123T080000Z\r\n",
    ]


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), b"DTSTART;TZID=Europe/London:20261025T013000\r\n"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), b"DTSTART:20261025T013000Z\r\n"),
    ],
)
def test_of_a_time_that_comes_twice_the_second_is_written_in_utc(at: datetime, line: bytes) -> None:
    assert local("DTSTART", at, LONDON) == line


def test_a_long_value_is_folded_as_icalendar_folds_it() -> None:
    words = "早班 · 第1网格，" * 20

    assert text("SUMMARY", words) == bytes(Contentline(f"SUMMARY:{words}").to_ical()) + b"\r\n"  # type: ignore[no-untyped-call]
