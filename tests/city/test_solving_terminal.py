"""What `roster city solve` says, while it runs and in the end, in both languages on 80 columns."""

from collections.abc import Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

import cli
from roster.city.outcome import Outcome, failed
from roster.city.result import Ended, Result
from roster.city.run import DRAFTING, Standing
from roster.errors import Source
from roster.terminal.city_solving import render_result, result_to_json, told
from roster.terminal.pages import Page
from roster.terminal.progress import ProgressLine
from roster.words import Language, Text
from tests.city.test_rounds import Pretended
from tests.city.towns import open_on, outcome, reservist, town

FAULT = Source("people.csv", 2, "grade").text + Text("：看不懂「上将」", ': cannot tell "general"')
LOST = failed(
    "P3", *[FAULT] * 5, advice=Text("运行 roster check stations/P3。", "Run roster check stations/P3.")
)


def finished(more: Mapping[str, Outcome] | None = None, ended: Ended = Ended.WHOLE) -> Result:
    given = Pretended(
        town([reservist(1)]), [outcome("P1", open_on(0, 1)), outcome("P2", objective=1234)], worth=1000
    )
    given.run()
    rounds = given.rounds
    drafts = {**rounds.drafts, **(more or {})}
    return Result(city=rounds.city, out=Path("out"), drafts=drafts, rounds=rounds, ended=ended, seconds=200.0)


def rendered(result: Result, language: Language) -> str:
    out = StringIO()
    render_result(result, [Path("out/city.json")], Page(Console(file=out, width=80), language))
    text = out.getvalue()
    assert max(map(cell_len, text.splitlines())) <= 80
    return " ".join(text.split())


def test_the_end_names_what_is_done_saved_and_failed() -> None:
    text = rendered(finished({"P3": LOST}), Language.EN)
    assert "示例市: 2 of 3 stations rostered in 3 min." in text
    assert "No seat stays open (2 before lending)." in text
    assert "1 person is lent for 2 days in all. That saves 2,000 points (proven: 2,000 to 2,000)" in text
    assert "Stations that failed P3所 (P3)" in text
    assert 'people.csv, row 2, column "grade": cannot tell "general"' in text
    assert "2 more advice: Run roster check stations/P3." in text


def test_the_same_in_chinese() -> None:
    text = rendered(finished({"P3": LOST}), Language.ZH)
    assert "示例市：3 个派出所，排好 2 个，用时 3 分钟。" in text
    assert "建议：运行 roster check stations/P3。" in text


@pytest.mark.parametrize("ended", [ended for ended in Ended if ended is not Ended.WHOLE])
def test_whoever_ends_early_hears_why_and_how_to_go_on(ended: Ended) -> None:
    text = rendered(finished(ended=ended), Language.EN)
    assert f"Ended early ({ended.text.en}); what is done is kept. Run it again to go on." in text
    assert "Stations not rostered P3所 (P3) the run ended before its turn" in text


def test_what_was_not_looked_at_is_not_said() -> None:
    given = Pretended(town(), [outcome("P1")], worth=1000)
    early = replace(finished(ended=Ended.OUT_OF_TIME), drafts=dict(given.rounds.drafts), rounds=given.rounds)
    text = rendered(early, Language.EN)
    assert "No seat is open in them. Nobody is lent yet." in text
    assert "No loan would pay." in rendered(replace(early, ended=Ended.WHOLE), Language.EN)


def test_programs_get_every_station_with_its_reason() -> None:
    said = result_to_json(finished({"P3": LOST}), Language.EN)
    status = {row["id"]: (row["status"], row["objective"], row["before"]) for row in said["stations"]}
    assert status == {
        "P1": ("optimal", 0, 2000),
        "P2": ("optimal", 1234, 1234),
        "P3": ("failed", None, None),
    }
    assert said["stations"][2]["reason"].endswith("; 2 more") is False
    assert said["stations"][2]["reason"].count("general") == 5
    assert said["folder"] == "out"


def test_the_line_tells_how_far_it_is() -> None:
    phases: list[Text] = []

    class Line(ProgressLine):
        def phase(self, text: Text) -> None:
            phases.append(text)

    line = Line(Console(file=StringIO()), Language.EN)
    now = Standing(phase=DRAFTING, done=3, total=10, gap=0.0004, missing=1200, left=90.0)
    told(line)(now)
    told(line)(replace(now, left=600.0, done=4))
    assert [text.en for text in phases] == [
        "stations by themselves 3/10 · worst gap 0.1% · 1,200 seats open · about 90 s left",
        "stations by themselves 4/10 · worst gap 0.1% · 1,200 seats open · about 10 min left",
    ]
    assert phases[0].zh == "各所自排 3/10 · 最大差距 0.1% · 缺 1,200 人次 · 约剩 90 秒"


def test_a_place_that_holds_something_else_is_refused_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "city").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").touch()
    words = ["city", "solve", str(tmp_path / "city"), "--out", str(tmp_path / "out"), "--lang", "en"]
    assert cli.program.run(words) == 2
    assert "holds other files" in " ".join(capsys.readouterr().err.split())
