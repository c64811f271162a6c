import tomllib
from datetime import date
from pathlib import Path

import pytest

from roster.errors import UnusableCall
from roster.loading import init_station, load
from roster.loading.catalogue import TABLES
from roster.words import Language
from tests.loading.folders import TABLES as USUAL
from tests.loading.folders import places, station


@pytest.mark.parametrize("language", Language)
def test_an_empty_station_lacks_nothing_but_rows(tmp_path: Path, language: Language) -> None:
    written = init_station(tmp_path / "new", language)
    assert [path.name for path in written] == [
        "station.toml",
        "README.md",
        *(f"{t.name}.csv" for t in TABLES),
    ]
    empty = [(f"{name}.csv", None, None) for name in ("demand", "grids", "people", "shifts")]
    assert places(tmp_path / "new", date(2026, 11, 23)) == empty


@pytest.mark.parametrize("language", Language)
def test_filling_in_the_tables_makes_it_work(tmp_path: Path, language: Language) -> None:
    init_station(tmp_path, language)
    toml = (tmp_path / "station.toml").read_text(encoding="utf-8")
    station(tmp_path, USUAL, toml.replace("# from = 2026-11-23", "from = 2026-11-23"))
    assert load(tmp_path).station.language is language


def test_every_key_that_is_explained_is_understood(tmp_path: Path) -> None:
    init_station(tmp_path, Language.EN)
    path = tmp_path / "station.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [line.removeprefix("# ") if "=" in line or line.startswith("# [") else line for line in lines]
    path.write_text("\n".join(bare), encoding="utf-8")
    assert "cap" in tomllib.loads("\n".join(bare))["rules"]["daily-cap"]
    assert {place[0] for place in places(tmp_path)} == {"demand.csv", "grids.csv", "people.csv", "shifts.csv"}


def test_spreadsheets_see_the_mark_of_utf8_and_the_headers(tmp_path: Path) -> None:
    init_station(tmp_path, Language.ZH)
    raw = (tmp_path / "people.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").startswith("编号,姓名,人员类别,责任网格,技能,")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "leave.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableCall) as caught:
        init_station(tmp_path, Language.EN)
    assert "leave.csv" in caught.value.text.en
    assert [path.name for path in tmp_path.iterdir()] == ["leave.csv"]
    (tmp_path / "file").touch()
    with pytest.raises(UnusableCall):
        init_station(tmp_path / "file", Language.EN)
