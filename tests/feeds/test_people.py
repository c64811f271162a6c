from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roster.domain import Grade, Origin
from roster.words import Language
from tests.feeds.parsers import head, seen
from tests.feeds.publishing import LATER, publish, states, station, uids
from tests.stations import RARE, person, roster

FEED = Path("people") / "O001.ics"


def test_an_event_says_what_where_when_and_with_whom(tmp_path: Path) -> None:
    """O001 and A001 stand at G01; nobody commands but O001."""
    publish(roster(station(), ("O001", 0, "D"), ("A001", 0, "D")), tmp_path)

    (event,) = seen(tmp_path / FEED)

    assert event.summary == "早班 · 第1网格"
    assert event.location == "第1网格，片区 X"
    assert event.categories == ("执勤",)
    assert event.lines == [
        "早班（D）08:00–16:00，8 小时",
        "岗位：第1网格（G01）",
        "带队民警：钱堃",
        "在岗：民警 钱堃；辅警 钱堃",
    ]
    assert (event.transparency, event.status) == ("OPAQUE", "CONFIRMED")


def test_it_says_so_in_english_too(tmp_path: Path) -> None:
    """A001 stands at G02, O001 is on the patrol of its sector."""
    week = roster(station(), ("O001", 0, "D", "X1"), ("A001", 0, "D", "G02"))
    publish(week, tmp_path, language=Language.EN)

    (event,) = seen(tmp_path / "people" / "A001.ics")

    assert event.lines == [
        "早班 (D) 08:00–16:00, 8 h",
        "Post: 第2网格 (G02)",
        "In command: 钱堃 (on the sector's patrol)",
        "On duty: auxiliary 钱堃",
    ]
    assert event.categories == ("patrol",)


def test_a_duty_away_from_all_posts_has_no_place(tmp_path: Path) -> None:
    publish(roster(station(), ("O001", 0, "S", None)), tmp_path)

    (event,) = seen(tmp_path / FEED)

    assert event.summary == "短班 · 值班"
    assert event.location == ""
    assert event.description == "短班（S）09:00–13:00，4 小时"


def test_the_calendar_names_its_owner_and_asks_to_be_read_hourly(tmp_path: Path) -> None:
    publish(roster(station()), tmp_path)

    found = head(tmp_path / FEED)

    assert found["NAME"] == found["X-WR-CALNAME"] == "钱堃的勤务"
    assert found["DESCRIPTION"] == "示例派出所：钱堃（O001）的勤务，每小时更新。"
    assert found["COLOR"] == "navy"
    assert found["REFRESH-INTERVAL"] == "PT1H"
    assert found["X-PUBLISHED-TTL"] == "PT1H"
    assert "SOURCE" not in found


def test_it_rings_an_hour_before_or_when_it_is_told(tmp_path: Path) -> None:
    week = roster(station(), ("O001", 0, "D"))
    publish(week, tmp_path / "usual")
    publish(week, tmp_path / "early", alarm=timedelta(hours=2))
    publish(week, tmp_path / "never", alarm=None)

    rings = [seen(tmp_path / folder / FEED)[0].alarms for folder in ("usual", "early", "never")]

    assert rings == [(timedelta(hours=1),), (timedelta(hours=2),), ()]


def test_rare_characters_and_signs_come_through(tmp_path: Path) -> None:
    name = f"{RARE}; \\N, 「王」: \"x\" 'y' 🚓"
    publish(roster(station(people=[person(1, name=name)]), ("O001", 0, "D")), tmp_path)

    assert head(tmp_path / FEED)["NAME"] == f"{name}的勤务"
    assert f"带队民警：{name}" in seen(tmp_path / FEED)[0].description


@pytest.mark.parametrize(
    ("zone", "starts", "ends", "length"),
    [
        ("Asia/Shanghai", "2026-11-23T23:00+08:00", "2026-11-24T07:00+08:00", 8),
        ("Europe/London", "2026-03-28T23:00+00:00", "2026-03-29T07:00+01:00", 7),
        ("Europe/London", "2026-10-24T23:00+01:00", "2026-10-25T07:00+00:00", 9),
        ("America/New_York", "2026-03-07T23:00-05:00", "2026-03-08T07:00-04:00", 7),
        ("America/New_York", "2026-10-31T23:00-04:00", "2026-11-01T07:00-05:00", 9),
    ],
)
def test_nights_are_right_over_midnight_and_over_a_change_of_clocks(
    tmp_path: Path, zone: str, starts: str, ends: str, length: int
) -> None:
    """O001 N, 23:00-07:00."""
    night = roster(station(zone, datetime.fromisoformat(starts).date()), ("O001", 0, "N"))
    publish(night, tmp_path)

    (event,) = seen(tmp_path / FEED)

    assert (event.start, event.end) == (datetime.fromisoformat(starts), datetime.fromisoformat(ends))
    assert event.start.isoformat(timespec="minutes") == starts
    assert f"DTSTART;TZID={zone}:" in (tmp_path / FEED).read_text("utf-8")
    assert event.end.astimezone(UTC) - event.start.astimezone(UTC) == timedelta(hours=length)
    assert f"{length} 小时" in event.description


def test_two_duties_of_a_day_are_two_entries(tmp_path: Path) -> None:
    """O001 S and E on Monday; then S alone is dropped, then E moves to N."""
    problem = station()
    publish(roster(problem, ("O001", 0, "S"), ("O001", 0, "E")), tmp_path)
    short, evening = uids(tmp_path / FEED)
    assert short != evening

    publish(roster(problem, ("O001", 0, "E")), tmp_path, LATER)
    assert uids(tmp_path / FEED) == [short, evening]
    assert states(tmp_path / FEED) == [("11-23 09:00", 1, "CANCELLED"), ("11-23 16:00", 0, "CONFIRMED")]

    publish(roster(problem, ("O001", 0, "N")), tmp_path, LATER)
    assert uids(tmp_path / FEED) == [short, evening]
    assert states(tmp_path / FEED) == [("11-23 09:00", 1, "CANCELLED"), ("11-23 23:00", 1, "CONFIRMED")]

    publish(roster(problem, ("O001", 0, "D"), ("O001", 0, "N")), tmp_path, LATER)
    assert uids(tmp_path / FEED) == [short, evening]
    assert states(tmp_path / FEED) == [("11-23 08:00", 2, "CONFIRMED"), ("11-23 23:00", 1, "CONFIRMED")]


def test_whoever_leaves_the_roster_keeps_a_feed_of_cancelled_duties(tmp_path: Path) -> None:
    """O001 D, O002 D; then O001 is no longer in the station."""
    publish(roster(station(), ("O001", 0, "D"), ("O002", 1, "D")), tmp_path)

    written = publish(roster(station(people=[person(2)]), ("O002", 1, "D")), tmp_path, LATER)

    assert states(tmp_path / FEED) == [("11-23 08:00", 1, "CANCELLED")]
    assert head(tmp_path / FEED)["NAME"] == "钱堃的勤务"
    assert written.feeds == 4  # O001 and A001, who left, O002, the station


def test_what_a_volunteer_has_yet_to_accept_is_tentative_until_it_is_settled(tmp_path: Path) -> None:
    """V001 is proposed for a day at G01, and accepts."""
    feed, given = tmp_path / "people" / "V001.ics", station(people=[person(1), person(1, Grade.VOLUNTEER)])
    proposed = roster(given, ("O001", 0, "D"), ("V001", 0, "D"))
    publish(proposed, tmp_path)
    (event,) = seen(feed)
    assert event.status == "TENTATIVE"
    assert event.summary == "早班 · 第1网格（待确认）"
    assert event.lines[-1] == "这是征询，不是派班：请答复是否参加。"
    assert "在岗：民警 钱堃；志愿者（待确认） 钱堃" in event.lines
    assert states(tmp_path / FEED) == [("11-23 08:00", 0, "CONFIRMED")]

    accepted = tuple(
        replace(duty, origin=Origin.FIXED) if duty.person == "V001" else duty for duty in proposed.duties
    )
    publish(replace(proposed, duties=accepted), tmp_path, LATER)
    assert states(feed) == [("11-23 08:00", 1, "CONFIRMED")]
    assert seen(feed)[0].summary == "早班 · 第1网格"
