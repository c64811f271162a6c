"""An earlier roster's duties as they would be on other days: by weekday, of those who are still there."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from roster.domain import DAY, Period, Problem
from roster.errors import UnusableCall, UnusableInput
from roster.storing import start_from, write
from tests.stations import MONDAY
from tests.storing.folders import report, roster, station

WEEK = 7 * DAY


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Give the folder of last week's roster."""
    write(tmp_path / "told", station(), roster(), report())
    return tmp_path / "told"


def of_days(first: int, days: int) -> Problem:
    """Give the station's problem for other days, counted from that Monday."""
    return replace(roster().problem, period=Period(first=MONDAY + first * DAY, days=days))


def test_of_the_same_days_it_is_as_it_was(told: Path) -> None:
    places = [(d.person, d.day, d.shift, d.post) for d in roster().duties]
    assert [(d.person, d.day, d.shift, d.post) for d in start_from(of_days(0, 7), told)] == places


@pytest.mark.parametrize("first", [7, 21, -7])
def test_it_moves_by_whole_weeks(first: int, told: Path) -> None:
    moved = start_from(of_days(first, 7), told)
    assert [(d.person, d.day - first * DAY, d.shift, d.post) for d in moved] == [
        (d.person, d.day, d.shift, d.post) for d in roster().duties
    ]


def test_each_week_of_a_longer_period_is_like_it_and_a_shorter_one_takes_its_days(told: Path) -> None:
    by_day = Counter(d.day for d in roster().duties)
    assert Counter(d.day for d in start_from(of_days(0, 28), told)) == {
        day + week * WEEK: count for day, count in by_day.items() for week in range(4)
    }
    assert {d.day for d in start_from(of_days(12, 3), told)} == {MONDAY + n * DAY for n in (12, 13, 14)}


def test_the_last_days_that_fit_are_taken(told: Path) -> None:
    """From Thursday on, the first week's Monday to Wednesday follow its Thursday to Sunday."""
    middle = Counter(d.day for d in start_from(of_days(3, 7), told))
    by_day = Counter(d.day for d in roster().duties)
    assert [middle[MONDAY + n * DAY] for n in range(3, 10)] == [
        by_day[MONDAY + n % 7 * DAY] for n in range(3, 10)
    ]


def test_who_has_left_is_dropped_and_a_post_that_is_gone_left_open(told: Path) -> None:
    given, gone = roster().problem, roster().duties[0]
    people = {who: person for who, person in given.people.items() if who != gone.person}
    posts = {id_: post for id_, post in given.posts.items() if id_ != gone.post}
    started = start_from(replace(given, people=people, posts=posts, fixed=()), told)
    assert gone.person not in {duty.person for duty in started}
    assert {duty.post for duty in started} == {duty.post for duty in roster().duties} - {gone.post} | {None}


def test_a_roster_of_another_station_is_refused_by_its_name(told: Path) -> None:
    given = roster().problem
    other = replace(given, station=replace(given.station, id="S99"))
    with pytest.raises(UnusableCall, match="another station"):
        start_from(other, told)


def test_one_of_which_nothing_can_be_used_is_refused(told: Path) -> None:
    with pytest.raises(UnusableCall, match="no duty"):
        start_from(replace(roster().problem, people={}, fixed=()), told)


def test_a_folder_that_holds_no_roster_is_refused(told: Path) -> None:
    (told / "duties.csv").unlink()
    with pytest.raises(UnusableInput):
        start_from(roster().problem, told)
