"""What three and more publications of one week, one after another, leave in a calendar."""

from datetime import timedelta
from pathlib import Path

from roster.words import Language
from tests.feeds.parsers import seen
from tests.feeds.publishing import LAST, LATER, MADE, files, publish, states, station, uids
from tests.stations import MONDAY, roster

FEED = Path("people") / "O001.ics"


def test_nothing_changes_where_nothing_has_changed(tmp_path: Path) -> None:
    """O001 D D . . . . . published twice."""
    week = roster(station(), ("O001", 0, "D"), ("O001", 1, "D"))
    publish(week, tmp_path)
    before = files(tmp_path)
    times = {name: (tmp_path / name).stat().st_mtime_ns for name in before}

    written = publish(week, tmp_path, LATER)

    assert files(tmp_path) == before
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in before} == times
    assert (written.new, written.changed, written.cancelled) == (0, 0, 0)


def test_a_moved_duty_stays_the_same_entry(tmp_path: Path) -> None:
    """O001 D becomes O001 N, at another post."""
    problem = station()
    publish(roster(problem, ("O001", 0, "D", "G01")), tmp_path)
    before = uids(tmp_path / FEED)

    publish(roster(problem, ("O001", 0, "N", "G02")), tmp_path, LATER)

    assert uids(tmp_path / FEED) == before
    assert states(tmp_path / FEED) == [("11-23 23:00", 1, "CONFIRMED")]
    (event,) = seen(tmp_path / FEED)
    assert event.location == "第2网格，片区 X"
    assert event.stamp == event.changed == LATER


def test_only_what_has_changed_counts_up(tmp_path: Path) -> None:
    """O001 D D becomes O001 D S: Monday keeps its bytes."""
    problem = station()
    publish(roster(problem, ("O001", 0, "D"), ("O001", 1, "D")), tmp_path)
    monday = (tmp_path / FEED).read_bytes().split(b"BEGIN:VEVENT")[1]

    publish(roster(problem, ("O001", 0, "D"), ("O001", 1, "S")), tmp_path, LATER)

    assert states(tmp_path / FEED) == [("11-23 08:00", 0, "CONFIRMED"), ("11-24 09:00", 1, "CONFIRMED")]
    assert (tmp_path / FEED).read_bytes().split(b"BEGIN:VEVENT")[1] == monday
    assert [event.changed for event in seen(tmp_path / FEED)] == [MADE, LATER]


def test_a_duty_that_is_dropped_is_cancelled_and_rings_no_more(tmp_path: Path) -> None:
    """O001 D D becomes O001 . D."""
    problem = station()
    publish(roster(problem, ("O001", 0, "D"), ("O001", 1, "D")), tmp_path)

    written = publish(roster(problem, ("O001", 1, "D")), tmp_path, LATER)

    assert states(tmp_path / FEED) == [("11-23 08:00", 1, "CANCELLED"), ("11-24 08:00", 0, "CONFIRMED")]
    dropped, kept = seen(tmp_path / FEED)
    assert dropped.summary == "已取消：早班 · 第1网格"
    assert (dropped.transparency, kept.transparency) == ("TRANSPARENT", "OPAQUE")
    assert (len(dropped.alarms), len(kept.alarms)) == (0, 1)
    assert written.cancelled == 1  # and the station's event changed: nobody stands there now


def test_a_duty_that_comes_back_is_the_old_entry_again(tmp_path: Path) -> None:
    """O001 D, then nothing, then nothing again, then D."""
    problem = station()
    week = roster(problem, ("O001", 0, "D"))
    publish(week, tmp_path)
    before = uids(tmp_path / FEED)
    publish(roster(problem), tmp_path, LATER)
    publish(roster(problem), tmp_path, LATER + timedelta(hours=1))
    assert states(tmp_path / FEED) == [("11-23 08:00", 1, "CANCELLED")]

    publish(week, tmp_path, LAST)

    assert states(tmp_path / FEED) == [("11-23 08:00", 2, "CONFIRMED")]
    assert uids(tmp_path / FEED) == before
    assert "取消" not in (tmp_path / FEED).read_text("utf-8")


def test_the_other_week_stays_as_it_was_published(tmp_path: Path) -> None:
    """O001 D in the first week; the second week's roster is silent on the first."""
    publish(roster(station(), ("O001", 0, "D")), tmp_path)

    publish(roster(station(first=MONDAY + timedelta(days=7)), ("O001", 0, "N")), tmp_path, LATER)

    assert states(tmp_path / FEED) == [("11-23 08:00", 0, "CONFIRMED"), ("11-30 23:00", 0, "CONFIRMED")]


def test_an_event_goes_four_weeks_after_its_end_and_its_last_change(tmp_path: Path) -> None:
    """O001 D, Tuesday's dropped; republished four weeks on, just before and just after Monday 16:00."""
    publish(roster(station(), ("O001", 0, "D"), ("O001", 1, "D")), tmp_path)
    publish(roster(station(), ("O001", 0, "D")), tmp_path, LATER)
    empty = roster(station(first=MONDAY + timedelta(days=28)))
    monday_ends = seen(tmp_path / FEED)[0].end

    publish(empty, tmp_path, monday_ends + timedelta(weeks=4))
    assert [status for _, _, status in states(tmp_path / FEED)] == ["CONFIRMED", "CANCELLED"]

    publish(empty, tmp_path, monday_ends + timedelta(weeks=4, seconds=1))
    assert [status for _, _, status in states(tmp_path / FEED)] == ["CANCELLED"]

    publish(empty, tmp_path, monday_ends + timedelta(weeks=5))
    assert states(tmp_path / FEED) == []


def test_the_time_of_an_entry_never_goes_back(tmp_path: Path) -> None:
    """O001 D, then N, then the older roster with D is published once more."""
    problem = station()
    publish(roster(problem, ("O001", 0, "D")), tmp_path, MADE)
    publish(roster(problem, ("O001", 0, "N")), tmp_path, LATER)

    publish(roster(problem, ("O001", 0, "D")), tmp_path, MADE)

    (event,) = seen(tmp_path / FEED)
    assert (event.sequence, event.stamp) == (2, LATER)


def test_a_word_that_changes_is_a_change(tmp_path: Path) -> None:
    week = roster(station(), ("O001", 0, "D"))
    publish(week, tmp_path)

    written = publish(week, tmp_path, LATER, Language.EN)

    assert (written.changed, written.new) == (1 + 21, 0)  # the person's one and the station's
    assert states(tmp_path / FEED) == [("11-23 08:00", 1, "CONFIRMED")]
