"""`roster rules`: what is in force and why, one rule in a page, one pack, in both languages on 80 columns."""

import json
import re
from pathlib import Path
from shutil import copytree

import pytest
from rich.cells import cell_len

import cli
from constraints import RULES
from constraints.packs import PACKS
from roster.rules import Rule, read_packs
from roster.rules.drawing import played
from roster.terminal.rule_page import findings
from roster.words import Language
from tests.docs.markdown import ROOT

PACK_NAMES = list(read_packs(PACKS, RULES))
CHINESE_PACKS = """
[packs]
officer = ["cn-police"]
auxiliary = ["cn-labour", "cn-auxiliary"]

[rules.daily-hours.auxiliary]
overtime = "4h"
reason = "市局批复（示例）"
"""


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Said":
    """Give what a call of `roster rules` writes; no line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    return Said(capsys)


class Said:
    """Calls `roster rules`."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *args: str, code: int = 0) -> str:
        """Give what the call writes, on stderr where it fails."""
        assert cli.program.run(["rules", *args]) == code
        heard = self.capsys.readouterr()
        text = heard.err if code else heard.out
        assert "--json" in args or max(map(cell_len, text.splitlines())) <= 80
        return text


@pytest.fixture
def station(tmp_path: Path) -> str:
    """Give the small example with the Chinese packs on and one figure relaxed."""
    copytree(ROOT / "examples" / "tiny", tmp_path / "tiny")
    settings = tmp_path / "tiny" / "station.toml"
    text = settings.read_text(encoding="utf-8").partition("[packs]")[0].partition("[rules.")[0]
    settings.write_text(text + CHINESE_PACKS, encoding="utf-8")
    return str(tmp_path / "tiny")


def test_without_a_folder_all_rules_and_packs_are_listed(said: Said) -> None:
    text = said("--lang", "en")

    for name in (*(rule.name for rule in RULES), *PACK_NAMES):
        assert f"  {name}  " in text


def test_a_station_sees_what_is_in_force_for_whom_and_by_which_law(said: Said, station: str) -> None:
    text = said(station, "--lang", "zh-CN")
    rest = text.split("  daily-hours  ")[1].split("\n  no-nights  ")[0]

    assert "辅警：" in rest
    assert "第36、41、42条（1995-01-01 起）" in re.sub(r"\s", "", rest).replace("起）", " 起）")
    assert "〔cn-labour〕" in re.sub(r"\s", "", rest)
    assert "理由：市局批复（示例）" in re.sub(r"\s", "", rest)
    assert "  rolling-cap  " not in text
    assert "  rolling-cap  " in said(station, "--lang", "zh-CN", "--all")


def test_the_same_is_to_be_had_by_machines(said: Said, station: str) -> None:
    told = json.loads(said(station, "daily-hours", "--json", "--lang", "en"))

    (rule,) = told["rules"]
    (overtime,) = [
        setting
        for setting in rule["settings"]
        if setting["parameter"] == "overtime" and setting["grades"] == ["auxiliary"]
    ]
    assert told["packs"]["auxiliary"] == ["cn-labour", "cn-auxiliary"]
    assert (overtime["value"], overtime["relaxed"], overtime["reason"]) == ("4h", True, "市局批复（示例）")
    (figure,) = overtime["figures"]
    assert (figure["value"], figure["law"]["article"], figure["sure"]) == ("3h", "41", "law")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_explained_in_a_page_with_what_its_checker_says_of_the_example(
    rule: Rule, language: Language, said: Said
) -> None:
    text = re.sub(r"\s", "", said(rule.name, "--lang", language))

    assert f"[rules.{rule.name}]" in text
    for finding in findings(*played(rule)):
        assert re.sub(r"\s", "", finding.to(language)) in text


def test_a_rule_is_found_by_its_title_and_on_either_side_of_the_folder(said: Said, station: str) -> None:
    by_name = said("daily-rest", station, "--lang", "zh-CN")

    assert by_name == said(station, "班次间休息", "--lang", "zh-CN")
    assert "本所" in by_name


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("pack", PACK_NAMES)
def test_a_pack_is_listed_with_every_article(pack: str, language: Language, said: Said) -> None:
    text = said("--pack", pack, "--lang", language)

    for figure in read_packs(PACKS, RULES)[pack].figures:
        assert f"  {figure.rule}  " in text
        assert str(figure.law.since) in text


@pytest.mark.parametrize(
    ("args", "word"), [(("daily-rset",), "daily-rest"), (("--pack", "cn-labor"), "cn-labour")]
)
def test_what_is_not_known_is_said_with_the_nearest(args: tuple[str, ...], word: str, said: Said) -> None:
    assert f'Did you mean "{word}"?' in said(*args, "--lang", "en", code=2)
