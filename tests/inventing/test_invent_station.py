"""Invented stations: the same for the same seed, of the promised size, and as a real one could be."""

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from roster.domain import Grade, Problem
from roster.domain.standing import can_stand
from roster.domain.station import DAY, Period
from roster.errors import UnusableCall
from roster.inventing import copy_example, invent_station
from roster.inventing.station import invent
from roster.loading import load
from roster.words import Language
from tests.stations import MONDAY

REST = timedelta(hours=11)


def station(grids: int = 12, seed: int = 7, staffing: float = 1.0) -> Problem:
    return invent(grids, seed, Period(first=MONDAY, days=7), Language.ZH, staffing)


@pytest.fixture(scope="module")
def sixty() -> Problem:
    return station(60, 1)


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (invent_station(tmp_path / name, grids=5, seed=3, first=MONDAY) for name in ("one", "other"))
    assert [path.name for path in one] == [path.name for path in other]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_another_seed_gives_another_station() -> None:
    assert station(seed=1).people != station(seed=2).people


@pytest.mark.parametrize("grids", [1, 2, 7, 12, 100])
def test_a_station_has_the_grids_asked_for_in_sectors_with_a_patrol_each(grids: int) -> None:
    given = station(grids)
    sectors = Counter(grid.sector for grid in given.grids.values())
    patrols = [post for post in given.posts.values() if post.kind == "sector"]
    assert len(given.grids) == grids
    assert max(sectors.values()) - min(sectors.values()) <= 1
    assert sorted(sectors) == sorted(post.sector for post in patrols)


def test_sixty_grids_have_some_nine_hundred_people(sixty: Problem) -> None:
    counts = {grade: len(people) for grade, people in sixty.by_grade.items()}
    assert 180 <= counts[Grade.OFFICER] <= 200
    assert 370 <= counts[Grade.AUXILIARY] <= 400
    assert 330 <= counts[Grade.VOLUNTEER] <= 350


@pytest.mark.parametrize("grade", list(Grade))
def test_contract_hours_just_cover_what_is_needed(sixty: Problem, grade: Grade) -> None:
    needed = sum(
        (need.least[grade] * sixty.duty("", need.day, need.shift, None).counted for need in sixty.needs),
        timedelta(),
    )
    there = sum(
        (
            person.weekly_hours * sum(sixty.present(person, day) for day in sixty.period.dates) / 7
            for person in sixty.by_grade[grade]
        ),
        timedelta(),
    )
    assert 1.0 <= there / needed <= 1.25


def test_staffing_scales_the_headcount() -> None:
    assert len(station(staffing=0.8).people) < len(station().people) < len(station(staffing=1.2).people)


def test_every_auxiliary_and_volunteer_is_commanded_by_an_officer(sixty: Problem) -> None:
    patrols = {post.sector: post.id for post in sixty.posts.values() if post.kind == "sector"}
    for need in sixty.needs:
        patrol = (patrols.get(sixty.posts[need.post].sector, ""), need.day, need.shift)
        officers = [key for key in (need.key, patrol) if key in sixty.need_at]
        assert any(sixty.need_at[key].least[Grade.OFFICER] for key in officers), need


def test_every_skill_asked_for_is_held_by_more_people_than_one_shift_needs(sixty: Problem) -> None:
    holders = Counter(skill for person in sixty.people.values() for skill in person.skills)
    asked = {skill.skill for need in sixty.needs for skill in need.skills}
    assert all(holders[skill] >= 2 for skill in asked)


def test_names_are_unique_and_some_have_rare_characters(sixty: Problem) -> None:
    listed = [person.name for person in sixty.people.values()]
    assert len(set(listed)) == len(listed)
    assert all(any(rare in name for name in listed) for rare in "翀堃玥燚垚㛃䶮𬭚")


def test_what_is_known_of_days_speaks_of_people_who_are_there(sixty: Problem) -> None:
    away = {(row.person, day) for row in sixty.leave for day in sixty.period.dates if day in row}
    assert not [row for row in sixty.fixed if (row.person, row.day) in away]
    assert len({row.person for row in sixty.leave}) == len(sixty.leave)
    assert {p.id for p in sixty.people.values() if p.home_unit} == {row.person for row in sixty.loans}
    assert {row.person for row in sixty.availability} == {p.id for p in sixty.by_grade[Grade.VOLUNTEER]}


def test_leave_and_wishes_are_as_common_as_in_real_stations(sixty: Problem) -> None:
    on_leave = sum(
        sixty.on_leave(person, day) is not None for person in sixty.people for day in sixty.period.dates
    )
    assert 0.04 <= on_leave / (7 * len(sixty.people)) <= 0.08
    assert 0.1 <= len({row.person for row in sixty.requests}) / len(sixty.people) <= 0.2


def test_past_duties_keep_the_rules(sixty: Problem) -> None:
    for person, duties in sixty.past_of.items():
        touched = {day for duty in duties for day in duty.counted_by_day}
        assert all(after.start - before.end >= REST for before, after in pairwise(duties))
        assert all(before.day < after.day for before, after in pairwise(duties))
        assert not [a for b, a in pairwise(duties) if b.is_night and not a.is_night and a.day - b.day == DAY]
        assert len(touched) <= 6
        assert sum((duty.counted for duty in duties), timedelta()) <= timedelta(hours=40)
        assert all(can_stand(sixty, sixty.people[person], duty) for duty in duties)
        assert longest_run(duty.day for duty in duties if duty.is_night) <= 3


def longest_run(days: Iterable[date]) -> int:
    longest, run, before = 0, 0, None
    for day in days:
        run = run + 1 if before == day - DAY else 1
        longest, before = max(longest, run), day
    return longest


def test_past_duties_fill_most_seats_of_their_week(sixty: Problem) -> None:
    seats = sum(need.least[grade] for need in sixty.needs for grade in (Grade.OFFICER, Grade.AUXILIARY))
    grades = Counter(sixty.people[duty.person].grade for duty in sixty.past)
    assert 0.9 * seats <= grades[Grade.OFFICER] + grades[Grade.AUXILIARY] <= seats


def test_tables_are_utf_8_with_a_byte_order_mark_and_headers_in_the_language(tmp_path: Path) -> None:
    for language, header in ((Language.ZH, "姓名"), (Language.EN, "name")):
        folder = tmp_path / language
        written = invent_station(folder, grids=1, seed=1, first=MONDAY, language=language)
        tables = [path for path in written if path.suffix == ".csv"]
        assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in tables)
        with (folder / "people.csv").open(encoding="utf-8-sig", newline="") as file:
            assert header in next(csv.reader(file))


def test_the_folder_says_in_both_languages_that_it_is_invented(tmp_path: Path) -> None:
    invent_station(tmp_path / "s", grids=1, seed=1, first=MONDAY)
    for name in ("station.toml", "README.md"):
        text = (tmp_path / "s" / name).read_text(encoding="utf-8")
        assert "虚构" in text
        assert "invented" in text


@pytest.mark.parametrize(("grids", "days", "staffing"), [(0, 7, 1), (501, 7, 1), (1, 0, 1), (1, 7, 0)])
def test_a_size_out_of_range_is_said_and_nothing_is_written(
    tmp_path: Path, grids: int, days: int, staffing: float
) -> None:
    with pytest.raises(UnusableCall):
        invent_station(tmp_path / "s", grids=grids, seed=1, first=MONDAY, days=days, staffing=staffing)
    assert not (tmp_path / "s").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableCall):
        invent_station(tmp_path, grids=1, seed=1, first=MONDAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("grids", [1, 21])
def test_what_is_written_is_read_back_as_it_was_invented(
    tmp_path: Path, grids: int, language: Language
) -> None:
    made = invent(grids, 5, Period(first=MONDAY, days=7), language, 1.0)
    invent_station(tmp_path / "s", grids=grids, seed=5, first=MONDAY, language=language)
    read = load(tmp_path / "s")
    assert (read.station, read.period) == (made.station, made.period)
    assert (read.people, read.grids, read.posts) == (made.people, made.grids, made.posts)
    assert read.needs == made.needs
    assert set(read.past) == set(made.past)
    for rows in ("leave", "availability", "requests", "fixed", "zones", "loans", "postures"):
        assert set(getattr(read, rows)) == set(getattr(made, rows)), rows


@pytest.mark.parametrize("name", ["tiny", "daoli"])
def test_a_shipped_example_is_copied_into_a_new_folder_only(tmp_path: Path, name: str) -> None:
    copied = copy_example(name, tmp_path / "s")
    assert {path.name for path in copied} >= {"station.toml", "people.csv", "README.md"}
    assert load(tmp_path / "s").needs
    with pytest.raises(UnusableCall):
        copy_example(name, tmp_path / "s")
