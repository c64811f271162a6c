from pathlib import Path

from roster.domain import Grade, Roster
from roster.words import Language
from tests.feeds.parsers import seen
from tests.feeds.publishing import LATER, publish, states, station, uids
from tests.stations import needs, person, problem, roster

FEED = "station.ics"


def of_monday_day(folder: Path) -> dict[str, str]:
    """Map the places of Monday's day shift to what their events say in their titles."""
    return {
        event.location: event.summary for event in seen(folder / FEED) if f"{event.start:%m-%d}" == "11-23"
    }


def test_every_post_has_an_event_for_every_shift_staffed_or_not(tmp_path: Path) -> None:
    """O001 commands on the patrol, A001 stands at G01; G02 lacks an auxiliary."""
    publish(roster(station(), ("O001", 0, "D", "X1"), ("A001", 0, "D", "G01")), tmp_path)

    assert of_monday_day(tmp_path) == {
        "第1网格，片区 X": "早班 · 第1网格：钱堃",
        "第2网格，片区 X": "早班 · 第2网格：无人（缺辅警 1 人）",
        "片区巡逻，片区 X": "早班 · 片区巡逻：钱堃",
    }
    assert len(seen(tmp_path / FEED)) == 7 * 3


def test_a_shortage_is_said_in_words(tmp_path: Path) -> None:
    publish(roster(station()), tmp_path, language=Language.EN)

    event = next(event for event in seen(tmp_path / FEED) if event.location == "第1网格, Sector X")

    assert event.summary == "早班 · 第1网格: nobody (short of 1 auxiliary)"
    assert event.lines[-1] == "Short of: 1 auxiliary"
    assert event.categories == ("patrol", "short")


def test_volunteers_that_are_only_wished_for_are_not_missing(tmp_path: Path) -> None:
    given = problem([person(1)], [needs("grid", "D", officer=1, volunteer_target=2)], days=1)
    publish(roster(given, ("O001", 0, "D")), tmp_path)

    (event,) = seen(tmp_path / FEED)

    assert event.summary == "早班 · 第1网格：钱堃"


def test_a_title_has_room_for_three_names_officers_first_and_the_text_for_all(tmp_path: Path) -> None:
    people = [person(5), *(person(i, Grade.AUXILIARY) for i in range(1, 5))]
    given = problem(people, [needs("grid", "D", officer=1, auxiliary=4)], days=1)
    publish(roster(given, *((p.id, 0, "D") for p in people)), tmp_path)

    (event,) = seen(tmp_path / FEED)

    assert event.summary == "早班 · 第1网格：吴㛃、钱堃、孙玥等 5 人"
    assert "在岗：民警 吴㛃；辅警 钱堃、孙玥、李燚、周垚" in event.description


def test_duties_away_from_all_posts_are_together_in_one_event(tmp_path: Path) -> None:
    publish(roster(station(), ("O001", 0, "S", None), ("O002", 0, "S", None)), tmp_path)

    (event,) = (event for event in seen(tmp_path / FEED) if not event.location)

    assert event.summary == "短班 · 值班：钱堃、孙玥"
    assert event.lines[-1] == "人员：民警 钱堃、孙玥"


def test_it_rings_for_nobody_and_keeps_nobody_busy(tmp_path: Path) -> None:
    publish(roster(station(), ("O001", 0, "D", "X1")), tmp_path)

    assert [event.alarms for event in seen(tmp_path / FEED) if event.alarms] == []
    assert {event.transparency for event in seen(tmp_path / FEED)} == {"TRANSPARENT"}


def test_who_stands_there_may_change_the_event_stays(tmp_path: Path) -> None:
    """O001 on the patrol becomes O002."""
    given = station()
    publish(roster(given, ("O001", 0, "D", "X1")), tmp_path)
    before = uids(tmp_path / FEED)

    written = publish(roster(given, ("O002", 0, "D", "X1")), tmp_path, LATER)

    assert uids(tmp_path / FEED) == before
    assert sum(sequence for _, sequence, _ in states(tmp_path / FEED)) == 3  # the posts of its sector, too
    assert (written.new, written.cancelled) == (1, 1)  # in the feeds of O002 and O001


def test_a_post_that_is_no_longer_needed_is_cancelled(tmp_path: Path) -> None:
    given = problem([person(1)], [needs("grid", "D", officer=1)], days=1)
    publish(roster(given, ("O001", 0, "D")), tmp_path)
    silent = problem([person(1)], [], days=1)

    publish(Roster(problem=silent, duties=()), tmp_path, LATER)

    assert states(tmp_path / FEED) == [("11-23 08:00", 1, "CANCELLED")]
