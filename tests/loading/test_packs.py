"""The rule packs of `station.toml`, by grade; which packs there are is no matter of loading."""

from pathlib import Path

import pytest

from roster.domain import Grade
from roster.loading import input_hash, load, snapshot
from tests.loading.folders import TOML, faults, station

PACKS = '[packs]\nofficer = ["one", "two", "one"]\n"辅警" = ["three"]\n'


def test_packs_are_read_by_grade_in_either_language(tmp_path: Path) -> None:
    found = load(station(tmp_path, toml=TOML + PACKS))

    assert found.packs == {Grade.OFFICER: ("one", "two"), Grade.AUXILIARY: ("three",)}


def test_packs_are_part_of_the_input_and_of_its_copy(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    found = load(station(tmp_path / "with", toml=TOML + PACKS))
    snapshot(tmp_path / "with", tmp_path / "copy")

    assert input_hash(found) != input_hash(load(station(tmp_path / "without")))
    assert input_hash(load(tmp_path / "copy")) == input_hash(found)


@pytest.mark.parametrize(
    ("packs", "key", "advice"),
    [
        ('[packs]\noficer = ["one"]\n', "oficer", "officer"),
        ('[packs]\nofficer = "one"\n', "officer", "[…]"),
        ('[packs]\nofficer = ["one"]\n"民警" = ["two"]\n', "民警", "one line"),
        ('packs = ["one"]\n', "packs", "[packs]"),
    ],
)
def test_what_is_wrong_with_them_is_one_fault(tmp_path: Path, packs: str, key: str, advice: str) -> None:
    toml = packs + TOML if packs.startswith("packs") else TOML + packs
    (fault,) = faults(station(tmp_path, toml=toml))

    assert fault.source.column == key
    assert advice in fault.advice.en
