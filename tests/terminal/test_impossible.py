"""Why no roster is possible, as it is drawn and as JSON, and as `roster solve` says it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

import cli
from roster.explaining.impossible import Impossible, why_impossible
from roster.rules import Rule
from roster.solving import Clock
from roster.terminal.impossible import impossible_to_json, render_impossible
from roster.words import Language
from tests.explaining.test_impossible import USUAL, settled, station
from tests.terminal.drawing import drawn

TINY = Path(__file__).parents[2] / "examples" / "tiny"


def explained(*rows: tuple[str, int, str], rules: Sequence[Rule] = USUAL) -> Impossible:
    """Explain a station whose settled duties contradict the rules."""
    found = why_impossible(station(*(settled(*row) for row in rows)), rules, Clock())
    assert found is not None
    return found


def test_a_chief_reads_one_sentence_then_the_parts_with_their_rows_then_what_to_do() -> None:
    found = explained(("O001", 0, "E"), ("O001", 1, "D"))

    text = drawn(lambda page: render_impossible(found, page))

    assert text.startswith("本期排不出：按已定的勤务，钱堃（O001）11月24日（周二） D 班前只休息 8 小时")
    for line in (
        "下面 3 项不能同时成立",
        "1. 钱堃（O001）11月23日（周一）已定 E 班（16:00–00:00，不占岗位）\n   fixed.csv 第 2 行",
        "   依据：欧盟指令 2003/88/EC 第3条",
        "怎么办：以下任选其一，省事的在前",
        "仅作例外",
        "确能排出",
    ):
        assert line in text
    assert max(map(len, text.split("\n"))) <= 80


def test_contradictions_are_numbered_where_there_are_several() -> None:
    found = explained(("O001", 0, "E"), ("O001", 1, "D"), ("O002", 2, "D"), ("O002", 2, "S"))

    text = drawn(lambda page: render_impossible(found, page), Language.EN)

    assert "Contradiction 1: these 3 cannot all hold" in text
    assert "Contradiction 2: these 3 cannot all hold" in text
    assert "What to do: any one of these, the easiest first" in text


def test_without_a_mend_it_is_said_that_none_was_found() -> None:
    found = replace(explained(("O001", 0, "E"), ("O001", 1, "D")), repairs=())

    assert "没有找到能化解的改动" in drawn(lambda page: render_impossible(found, page))


def test_a_program_is_told_everything() -> None:
    told = impossible_to_json(explained(("O001", 0, "E"), ("O001", 1, "D")), Language.EN)

    assert told["possible"] is False
    text = json.dumps(told, ensure_ascii=False)
    for part in (
        '"kind": "fixed"',
        '"sources": [{"file": "fixed.csv", "row": 2, "column": null}]',
        '"rule": "daily-rest"',
        '"minimal": true',
        '"proven": true',
        '"proof": {"by": "solver"',
    ):
        assert part in text
    assert impossible_to_json(None, Language.EN) == {"possible": True}


def test_solve_says_the_sentence_and_who_tells_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copytree(TINY, tmp_path / "tiny")
    with (folder / "fixed.csv").open("a", encoding="utf-8") as table:
        table.write("O01,2026-11-24,E,\nO01,2026-11-25,D,\n")

    code = cli.program.run(["solve", str(folder), "--out", str(tmp_path / "out"), "--lang", "en"])

    said = " ".join(capsys.readouterr().err.split())
    assert code == 1
    assert said.startswith("no roster is possible: as settled,")
    assert "the easiest way out:" in said
    assert "roster explain" in said
    assert not (tmp_path / "out").exists()
