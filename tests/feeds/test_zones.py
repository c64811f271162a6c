from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]

from roster.feeds.zones import vtimezone

ZONES = [
    "Asia/Shanghai",
    "Asia/Kathmandu",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/St_Johns",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
]


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_the_years_has_the_offset_of_the_zone(zone: str) -> None:
    described = tzical(StringIO(vtimezone(ZoneInfo(zone), 2026, 2027).decode())).get()
    hours = [datetime(2026, 1, 1) + timedelta(hours=h) for h in range(2 * 365 * 24)]  # noqa: DTZ001 - wall clock

    wrong = [
        wall
        for wall in hours
        if wall.replace(tzinfo=described).utcoffset() != wall.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        and _exists(wall, ZoneInfo(zone))
    ]

    assert wrong == []


def test_summer_time_begins_at_the_last_moment_of_the_old_clock() -> None:
    lines = vtimezone(ZoneInfo("Europe/London"), 2026, 2026).decode().splitlines()

    daylight = lines[lines.index("BEGIN:DAYLIGHT") : lines.index("END:DAYLIGHT")]
    assert daylight == [
        "BEGIN:DAYLIGHT",
        "DTSTART:20260329T010000",
        "TZNAME:BST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
    ]


def test_a_zone_whose_clocks_stand_still_has_one_observance() -> None:
    assert vtimezone(ZoneInfo("Asia/Shanghai"), 2026, 2036).count(b"BEGIN:STANDARD") == 1


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    """Tell whether a wall-clock time is not skipped by a change of clocks."""
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
