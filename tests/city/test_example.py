from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from roster.city import load_city, write_city
from roster.city.inventing import Wanted, invent_city, sizes
from roster.domain import Grade, Period
from roster.errors import UnusableCall
from roster.loading import load
from roster.words import Language, Text
from tests.city.cities import city
from tests.stations import MONDAY


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_call_writes_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_city(tmp_path / name, grids=10, stations=4, seed=seed, first=MONDAY)
    first, second, other = (hashes(tmp_path / name) for name in "abc")

    assert first == second
    assert first["reserve.csv"] != other["reserve.csv"]
    assert first["stations/P001/people.csv"] != other["stations/P001/people.csv"]


@pytest.mark.parametrize("language", list(Language))
def test_an_invented_city_and_its_stations_can_be_loaded_and_say_that_they_are_invented(
    language: Language,
) -> None:
    folder = city(language)
    given = load_city(folder)
    problems = [load(station.folder) for station in given.stations.values()]

    assert sum(len(problem.grids) for problem in problems) == 10
    assert [problem.station.id for problem in problems] == list(given.stations)
    assert [problem.station.name for problem in problems] == [one.name for one in given.stations.values()]
    assert all(problem.period == given.period for problem in problems)
    assert "invented" in (folder / "README.md").read_text(encoding="utf-8")
    assert ("虚构" if language is Language.ZH else "invented") in given.name


def test_nobody_has_the_id_of_somebody_else_in_the_city() -> None:
    given = load_city(city())
    people = [person for one in given.stations.values() for person in load(one.folder).people]

    everybody = [*people, *given.reserve]
    assert len(everybody) == len(set(everybody))


def test_every_unit_keeps_some_of_its_people_and_can_lend_some() -> None:
    given = load_city(city())

    for unit in given.units.values():
        officers = [person for person in given.members(unit.id) if person.grade is Grade.OFFICER]
        assert 0 < unit.minimum[Grade.OFFICER] < len(officers)


def test_a_large_city_is_as_the_field_has_it() -> None:
    period = Period(first=MONDAY, days=7)
    wanted = Wanted(folder=Path("x"), grids=12_000, seed=1, period=period, language=Language.ZH)
    made = invent_city(wanted)
    grids = [sketch.grids for sketch in made.sketches]
    staffing = [sketch.staffing for sketch in made.sketches]

    assert (len(grids), sum(grids)) == (200, 12_000)
    assert 25 < min(grids) < max(grids) < 120
    assert len(made.city.districts) == 18
    assert staffing.count(0.82) == 50
    assert staffing.count(1.06) == 40
    assert 0 < sum(sketch.zones for sketch in made.sketches) < 100
    assert len(made.city.reserve) == 1200
    names = [station.name for station in made.city.stations.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("grids", "stations"), [(1, 1), (4, 4), (7, 3), (100, 99)])
def test_every_station_has_a_grid(grids: int, stations: int) -> None:
    found = sizes(grids, stations, Random(3))  # noqa: S311 - a test keeps no secret

    assert (len(found), sum(found)) == (stations, grids)
    assert min(found) >= 1


@pytest.mark.parametrize(
    ("grids", "stations"), [(0, None), (30_001, None), (10, 11), (10, 0), (600, 501), (2000, 3)]
)
def test_a_size_out_of_range_is_refused(grids: int, stations: int | None, tmp_path: Path) -> None:
    with pytest.raises(UnusableCall):
        write_city(tmp_path / "x", grids=grids, stations=stations, seed=1, first=MONDAY)
    assert not (tmp_path / "x").exists()


def test_a_folder_that_holds_anything_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UnusableCall):
        write_city(tmp_path, grids=10, seed=1, first=MONDAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_interrupted_city_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(text: Text) -> None:
        if "2/" in text.en:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_city(tmp_path / "c", grids=6, stations=3, seed=1, first=MONDAY, told=stop)
    assert list((tmp_path / "c").iterdir()) == []


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    made = write_city(tmp_path, grids=2, stations=2, seed=1, first=MONDAY)

    assert made[0] == tmp_path / "city.toml"
    assert all(path.is_file() for path in made)
    assert len(load_city(tmp_path).stations) == 2
