"""A newcomer who does what the README says sees what the README says."""

import shlex
from pathlib import Path
from shutil import copytree

import pytest

import cli
from roster.words import Language
from tests.docs.markdown import ROOT, blocks

READMES = {Language.EN: "README.md", Language.ZH: "README.zh-CN.md"}


PRINTED = ("sheet", "audit")  # seconds of layout each, and held by tests of their own


@pytest.mark.parametrize("language", list(Language))
def test_the_start_goes_as_it_is_told(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copytree(ROOT / "examples" / "tiny", tmp_path / "examples" / "tiny")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    text = (ROOT / READMES[language]).read_text(encoding="utf-8")
    _demo, before, after, result, own, city = blocks(text, "sh")
    (change,), (row,), (said,) = (blocks(text, tag) for tag in ("diff", "csv", "text"))

    run(before + result, language)
    missing = shortages()
    edit(Path("examples/tiny/leave.csv"), change)
    capsys.readouterr()
    run(after, language)

    assert shortages() == missing | {row.strip()}
    assert said in capsys.readouterr().out
    run(own, language)
    assert "--grids 240 " in city
    run(city.replace("--grids 240 ", "--grids 8 --stations 2 "), language)  # as it is told, but in seconds


def run(block: str, language: Language) -> None:
    for line in block.splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["roster"] and words[1] not in PRINTED:
            assert cli.program.run([*words[1:], "--lang", language]) == 0, line


def edit(path: Path, change: str) -> None:
    old, new = (line[1:] for line in change.splitlines())
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def shortages() -> set[str]:
    return set(Path("out/tiny/shortages.csv").read_text(encoding="utf-8-sig").splitlines())
