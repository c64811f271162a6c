"""The user guide names every command, table, column, rule and parameter, as the code has them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from constraints import RULES
from constraints.packs import PACKS
from roster.city import Terms
from roster.city.tables import SHELF
from roster.domain import Grade
from roster.loading import init_station
from roster.loading.catalogue import TABLES
from roster.loading.findings import Findings
from roster.loading.station_file import read_station
from roster.loading.tables import Column
from roster.rules import open_book, parameters, read_packs
from roster.rules.values import written
from roster.words import Language
from tests.docs.guide import CHAPTERS, COUNTED, GUIDES, counted, renewed
from tests.docs.markdown import ROOT, blocks
from tests.stations import person, problem

COMMON = {"in_force", "grades"}
SECTIONS = ("ratio", "period", "duty_kinds", "night", "holidays")
_BOTH = pytest.mark.parametrize("language", list(Language))


def read(language: Language) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


@_BOTH
@pytest.mark.parametrize("paths", [GUIDES, CHAPTERS], ids=["guide", "rules"])
def test_the_generated_parts_are_as_the_code_has_them(
    language: Language, paths: Mapping[Language, Path]
) -> None:
    text = paths[language].read_text(encoding="utf-8")

    assert renewed(text, language) == text, "run: make guide"


@_BOTH
def test_every_table_stands_there_with_all_its_columns_and_headers(language: Language) -> None:
    for table in (*TABLES, *SHELF.tables):
        heading = f"### {table.name} {table.zh}" if language is Language.ZH else f"### {table.name}"
        section = read(language).split(f"\n{heading}\n")[1].split("\n### ")[0]
        rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (是|yes)? ?\|", section, re.MULTILINE)

        assert rows == [row(column, language) for column in table.columns], table.name
        assert table.needed == (("必需的表" if language is Language.ZH else "must be there") in section)


@_BOTH
def test_every_term_of_lending_is_told_with_its_usual_value(language: Language) -> None:
    text = read(language)

    for term in fields(Terms):
        told = next(line for line in text.splitlines() if re.match(rf"\| (`\w+`[、, ]+)?`{term.name}`", line))
        assert written(getattr(Terms(), term.name)) in told, term.name


def row(column: Column, language: Language) -> tuple[str, str, str]:
    required = "是" if language is Language.ZH else "yes"
    return (column.name, column.zh, required if column.required else "")


@_BOTH
def test_every_rule_has_a_part_of_the_chapter_with_all_its_parameters(language: Language) -> None:
    chapter = CHAPTERS[language].read_text(encoding="utf-8")
    for rule in RULES:
        part = chapter.split(f"\n### {rule.name}\n")[1].split("\n### ")[0]

        assert set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) == set(parameters(rule)) - COMMON
        assert all(f"`{name}`" in chapter.split("\n### ")[0] for name in COMMON)


@_BOTH
def test_the_settings_shown_in_the_chapter_are_read_without_fault(language: Language) -> None:
    (shown,) = blocks(CHAPTERS[language].read_text(encoding="utf-8"), "toml")
    told = tomllib.loads(shown)
    packs = {Grade(grade): tuple(names) for grade, names in told["packs"].items()}

    book = open_book(
        RULES, read_packs(PACKS, RULES), problem([person(1)], [], packs=packs, overrides=told["rules"])
    )

    assert [setting.rule for setting in book.relaxed] == ["month-overtime"]


def test_every_rule_has_a_test_file_of_its_own() -> None:
    for rule in RULES:
        module = type(rule).__module__.rpartition(".")[2]
        assert (ROOT / "tests" / "constraints" / f"test_{module}.py").exists(), module


@_BOTH
def test_the_example_of_station_toml_is_read_without_fault_and_shows_every_key(
    language: Language, tmp_path: Path
) -> None:
    init_station(tmp_path, language)
    template = tomllib.loads((tmp_path / "station.toml").read_text(encoding="utf-8"))
    (example,) = blocks(read(language), "toml")
    (tmp_path / "station.toml").write_text(example, encoding="utf-8")
    findings = Findings()

    read_station(tmp_path, findings)

    assert list(findings) == []
    shown = tomllib.loads(example)
    assert {*template, "rules", "contracts"} == set(shown)
    assert [key for section in SECTIONS for key in template[section] if key not in shown[section]] == []


def test_the_number_of_rules_is_told_as_it_is() -> None:
    for path in COUNTED:
        text = path.read_text(encoding="utf-8")

        assert re.search(r"\d+( rules|条规则| 条规则)", text), path.name
        assert counted(text) == text, "run: make guide"
