"""Help and answers in the language that was asked for, wherever it was asked."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from roster.terminal.consoles import language_asked
from roster.words import Language
from tests.terminal.program import program


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Language.ZH),
        ({"LANG": "C.UTF-8"}, Language.ZH),
        ({"LANG": "POSIX"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ({"LANG": "en_GB.UTF-8"}, Language.EN),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN"}, Language.ZH),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, Language.EN),
        ({"LC_ALL": "", "LANG": "en_US"}, Language.EN),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], expected: Language) -> None:
    assert language_asked([], environment) is expected


@pytest.mark.parametrize(
    "args",
    [
        ["--lang", "en", "solve"],
        ["solve", "--lang", "en"],
        ["--lang=en"],
        ["solve", "x", "--help", "--lang=en"],
    ],
)
def test_the_language_may_be_asked_for_anywhere(args: list[str]) -> None:
    assert language_asked(args, {"LANG": "zh_CN"}) is Language.EN


def test_what_comes_after_two_dashes_is_no_option() -> None:
    assert language_asked(["solve", "--", "--lang", "en"], {}) is Language.ZH
    assert language_asked(["solve", "--lang"], {}) is Language.ZH


def test_help_in_chinese_names_every_section_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solve", "--help"]) == 0
    assert capsys.readouterr().out == (
        "用法：roster solve [选项] 目录\n"
        "\n"
        "  求一期排班。读入各表，求出最优排班。\n"
        "\n"
        "参数：\n"
        "  目录  站所数据目录\n"
        "\n"
        "选项：\n"
        "  --from 日期    第一天\n"
        "  --out 文字     结果写到这里（必填）\n"
        "  --absent 文字  缺勤（可重复）\n"
        "\n"
        "通用选项：\n"
        "  --lang zh-CN|en  语言（默认随系统）\n"
        "  --json           输出 JSON，供程序读取\n"
        "  --help           显示本说明\n"
        "\n"
        "示例：\n"
        "  roster solve examples/tiny --out out/week\n"
    )


def test_help_in_english_is_english_though_the_language_comes_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert program.run(["--help", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: roster [OPTIONS] COMMAND …\n\n  Duty rosters.\n")
    assert "Commands:\n  solve    Make a roster\n  example  Write an example\n" in out
    assert "  --help           show this help" in out
    assert out.isascii() or set(out) - set(map(chr, range(128))) == {"…"}


@pytest.mark.parametrize("args", [[], ["example"]])
def test_a_group_without_a_command_shows_its_help_and_is_a_wrong_call(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.run(args) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "命令：" in streams.err


def test_no_line_of_help_is_wider_than_eighty_cells(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["--help"], ["solve", "--help"], ["example", "station", "--help"]):
        for language in Language:
            program.run([*args, "--lang", language.value])
    assert all(cell_len(line) <= 80 for line in capsys.readouterr().out.splitlines())


def test_a_command_of_a_branch_is_carried_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["example", "station", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "example\n"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["--version"]) == 0
    assert capsys.readouterr().out == "roster 0.1.0\n"


def test_a_task_answers_with_words_or_with_json_and_never_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["solve", str(tmp_path), "--out", "week", "--from", "2026-11-23"]
    assert program.run(call) == 0
    assert capsys.readouterr().out == "写入 week，2026-11-23\n"
    assert program.run([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"out": "week", "folder": tmp_path.name}


def test_what_a_task_returns_is_the_exit_code(tmp_path: Path) -> None:
    assert program.run(["solve", str(tmp_path), "--out", "broken"]) == 1
