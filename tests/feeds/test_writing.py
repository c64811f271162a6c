"""Whole publications: the bytes, the files, the figures, the time they take."""

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from roster.domain import Roster
from roster.errors import UnusableInput
from roster.words import Language
from tests.feeds.grammar import faults
from tests.feeds.parsers import Seen, seen, seen_otherwise
from tests.feeds.publishing import LATER, MADE, files, publish, states, station
from tests.stations import greedy, needs, person, problem, roster, six_grids

WEEK = greedy(six_grids())


def test_there_is_a_feed_for_everybody_and_one_for_the_station(tmp_path: Path) -> None:
    written = publish(WEEK, tmp_path)

    assert sorted(files(tmp_path)) == sorted(
        ["station.ics", *(f"people/{person}.ics" for person in WEEK.problem.people)]
    )
    assert written.feeds == 43
    assert (written.changed, written.cancelled, written.unchanged) == (0, 0, 0)
    assert written.new == len(WEEK.duties) + len(seen(tmp_path / "station.ics"))
    assert written.text.zh.startswith("43 份日历：新增 ")
    assert written.text.en.startswith("Calendars: 43. ")


def test_every_duty_is_in_its_persons_calendar_at_its_time(tmp_path: Path) -> None:
    publish(WEEK, tmp_path)

    for person_id, duties in WEEK.of_person.items():
        found = seen(tmp_path / "people" / f"{person_id}.ics")
        assert [(e.start, e.end) for e in found] == [(d.start, d.end) for d in duties]


def test_the_same_rosters_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        publish(WEEK, tmp_path / folder)
        publish(replace(WEEK, duties=WEEK.duties[::2]), tmp_path / folder, LATER)

    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_icalendar_writes_a_feed_that_it_read_byte_for_byte(tmp_path: Path) -> None:
    publish(WEEK, tmp_path)
    publish(replace(WEEK, duties=WEEK.duties[::2]), tmp_path, LATER, Language.EN)

    for content in files(tmp_path).values():
        assert Calendar.from_ical(content).to_ical() == content


def test_an_event_has_the_bytes_that_icalendar_gives_it(tmp_path: Path) -> None:
    """The event is built from its parts with icalendar alone."""
    publish(WEEK, tmp_path)
    path = tmp_path / "people" / "A001.ics"
    content = path.read_bytes()

    for found in seen(path):
        event, alarm = Event(), Alarm()
        for name, value in (
            ("UID", found.uid),
            ("SUMMARY", found.summary),
            ("DTSTART", found.start),
            ("DTEND", found.end),
            ("DTSTAMP", MADE),
            ("LAST-MODIFIED", MADE),
            ("SEQUENCE", 0),
            ("STATUS", "CONFIRMED"),
            ("TRANSP", "OPAQUE"),
            ("CATEGORIES", ["执勤"]),
            ("LOCATION", found.location),
            ("DESCRIPTION", found.description),
        ):
            event.add(name, value)
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", found.summary)
        alarm.add("TRIGGER", timedelta(hours=-1))
        event.add_component(alarm)
        assert event.to_ical() in content


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/London", "America/New_York"])
def test_two_parsers_read_the_same(tmp_path: Path, zone: str) -> None:
    local = replace(WEEK.problem, station=replace(WEEK.problem.station, timezone=ZoneInfo(zone)))
    moved = tuple(local.duty(d.person, d.day, d.shift, d.post) for d in WEEK.duties)
    publish(Roster(problem=local, duties=moved), tmp_path)
    publish(Roster(problem=local, duties=moved[::2]), tmp_path, LATER)

    for name in files(tmp_path):
        assert seen(tmp_path / name) == seen_otherwise(tmp_path / name)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1)


@given(name=NAMES, place=NAMES, shift=NAMES)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_comes_through_to_both_parsers(tmp_path: Path, name: str, place: str, shift: str) -> None:
    given_names = station(people=[person(1, name=name)])
    grid = replace(given_names.posts["G01"], name=place)
    day = replace(given_names.shifts["D"], name=shift)
    renamed = replace(
        given_names, posts={**given_names.posts, "G01": grid}, shifts={**given_names.shifts, "D": day}
    )
    folder = tmp_path / "feeds"
    for path in folder.rglob("*.ics"):
        path.unlink()

    publish(roster(renamed, ("O001", 0, "D")), folder)

    path = folder / "people" / "O001.ics"
    assert faults(path.read_bytes()) == []
    assert seen(path) == seen_otherwise(path) == [_expected(seen(path)[0], name, place, shift)]


def _expected(found: Seen, name: str, place: str, shift: str) -> Seen:
    """Give what should be seen of O001's day at G01: its texts, and the rest as it was seen."""
    return replace(
        found,
        summary=f"{shift} · {place}",
        location=f"{place}，片区 X",
        description=(
            f"{shift}（D）08:00–16:00，8 小时\n岗位：{place}（G01）\n带队民警：{name}\n在岗：民警 {name}"
        ),
    )


def test_a_crash_between_two_files_leaves_each_of_them_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at the tenth file; the next publication mends everything."""
    publish(WEEK, tmp_path)
    before = files(tmp_path)
    thinned = replace(WEEK, duties=WEEK.duties[::2])
    renamed = iter(range(100))
    rename = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if next(renamed) == 9:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="No space"):
        publish(thinned, tmp_path, LATER)
    monkeypatch.undo()

    half = files(tmp_path)
    assert half.keys() == before.keys()
    assert sum(half[name] != before[name] for name in half) == 9
    assert [name for name, content in half.items() if faults(content)] == []
    publish(thinned, tmp_path, LATER)
    publish(WEEK, tmp_path / "straight")
    publish(thinned, tmp_path / "straight", LATER)
    straight = files(tmp_path / "straight")
    assert {name: (tmp_path / name).read_bytes() for name in straight} == straight


def test_a_file_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "holidays.ics").write_bytes(b"not ours")

    publish(roster(station()), tmp_path)

    assert (tmp_path / "people" / "holidays.ics").read_bytes() == b"not ours"


def test_an_id_that_is_too_long_for_a_file_is_named(tmp_path: Path) -> None:
    long = replace(person(1), id="警" * 30)

    with pytest.raises(UnusableInput) as error:
        publish(roster(station(people=[long])), tmp_path)

    assert "太长" in error.value.faults[0].message.zh
    assert files(tmp_path) == {}


def test_ids_with_any_signs_have_feeds_of_their_own(tmp_path: Path) -> None:
    people = [replace(person(1), id=identifier) for identifier in ("a1", "A1", "../A1", "a/1", "CON", ".")]

    publish(roster(station(people=people), *((p.id, 0, "D") for p in people)), tmp_path)

    assert len(list((tmp_path / "people").iterdir())) == len(people)
    assert all(len(states(path)) == 1 for path in (tmp_path / "people").iterdir())


def test_a_station_that_corrects_its_zone_describes_both(tmp_path: Path) -> None:
    """O001 D last week, published in the wrong zone; this week in the right one."""
    path = tmp_path / "people" / "O001.ics"
    publish(roster(station("Asia/Shanghai"), ("O001", 0, "D")), tmp_path)
    next_week = station("Asia/Urumqi", first=WEEK.problem.period.first + timedelta(days=7))

    publish(roster(next_week, ("O001", 0, "D")), tmp_path, LATER)

    assert faults(path.read_bytes()) == []
    assert path.read_bytes().count(b"BEGIN:VTIMEZONE") == 2


def test_a_week_over_new_year_has_the_changes_of_both_years(tmp_path: Path) -> None:
    first = WEEK.problem.period.first + timedelta(days=36)
    publish(roster(station("Europe/London", first), ("O001", 0, "D"), ("O001", 6, "D")), tmp_path)

    content = (tmp_path / "people" / "O001.ics").read_text("utf-8")

    assert "DTSTART:20260329T010000\r\nRDATE:20270328T010000" in content.replace("\n", "\r\n")


def test_feeds_of_a_large_station_take_little_time(tmp_path: Path) -> None:
    """300 people; at most 2 ms of CPU a feed, for the first publication and for one upon another."""
    people = [person(i, home_grid=f"G{i % 60 + 1:02}") for i in range(1, 301)]
    demands = [needs("grid", "D", officer=2), needs("grid", "E", officer=1), needs("grid", "N", officer=1)]
    full = greedy(problem(people, demands, grids=60))
    assert len(full.shortages) < len(full.problem.needs)

    for week in (full, replace(full, duties=full.duties[::2])):
        begun = time.process_time()
        written = publish(week, tmp_path)
        assert (time.process_time() - begun) / written.feeds < 0.002
