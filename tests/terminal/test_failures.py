"""Whatever goes wrong: one clear message, the right exit code, and never a traceback unasked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.program import program


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "ROSTER_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (["solve"], "缺少参数「目录」（站所数据目录）", "the argument DIR is missing (a station's tables)"),
        (["solve", "."], "缺少选项 --out（结果写到这里）", "the option --out is missing (where it goes)"),
        (
            ["solve", "nowhere", "--out", "x"],
            "文件夹「nowhere」不存在",
            'the folder "nowhere" does not exist',
        ),
        (["solve", ".", "--out"], "选项 --out 后面要带一个值", "the option --out wants a value"),
        (["solve", "--json=1"], "选项 --json 后面不带值", "the option --json takes no value"),
        (["solve", ".", "more", "--out", "x"], "多出的内容：more", "this is too much: more"),
        (["--what"], "没有选项 --what", "there is no option --what"),
        (["paint"], "没有命令「paint」", 'there is no command "paint"'),
        (
            ["solve", ".", "--out", "x", "--from", "soon"],
            "--from：「soon」不是日期，请写成 2026-11-23",
            '--from: "soon" is not a date; write 2026-11-23',
        ),
    ],
)
def test_a_wrong_call_is_explained_in_both_languages(
    args: list[str], zh: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.run(args) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert zh in streams.err.splitlines()
    assert program.run(["--lang", "en", *args]) == 2
    assert en in capsys.readouterr().err.splitlines()


def test_a_slip_of_the_pen_is_answered_with_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solv"]) == 2
    assert "建议：是不是要用：solve" in capsys.readouterr().err
    assert program.run(["solve", ".", "--abent", "x", "--lang", "en"]) == 2
    assert "advice: did you mean --absent or --lang?" in capsys.readouterr().err


def test_a_wrong_language_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solve", ".", "--out", "x", "--lang", "fr"]) == 2
    assert "--lang：没有「fr」，可用：zh-CN、en" in capsys.readouterr().err


def test_every_fault_is_a_block_with_its_place_and_advice(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solve", ".", "--out", "faults"]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err == (
        "grids.csv\n"
        "    表是空的\n"
        "    建议：至少写一行\n"
        "people.csv 第 3 行「grade」列\n"
        "    没有「警官」这个人员类别\n"
        "    建议：可用：officer、auxiliary、volunteer\n"
        "输入有 2 处问题\n"
    )


def test_faults_are_values_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solve", ".", "--out", "faults", "--json", "--lang", "en"]) == 2
    streams = capsys.readouterr()
    assert streams.err == ""
    told = json.loads(streams.out)
    assert told["error"] == "the input has 2 faults"
    assert told["faults"][1] == {
        "file": "people.csv",
        "row": 3,
        "column": "grade",
        "message": 'there is no grade "boss"',
        "advice": "use officer, auxiliary or volunteer",
    }


def test_a_wrong_call_is_json_where_json_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solve", "--json"]) == 2
    streams = capsys.readouterr()
    assert streams.err == ""
    assert json.loads(streams.out)["advice"] == "详见 roster solve --help"


def test_a_bug_says_that_it_is_one_and_shows_its_trace_only_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.run(["solve", ".", "--out", "bug"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("程序内部出错，不是您的输入有误：ZeroDivisionError: by nought\n")
    assert "Traceback" not in err
    monkeypatch.setenv("ROSTER_DEBUG", "1")
    assert program.run(["solve", ".", "--out", "bug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_told_in_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solve", ".", "--out", "stopped", "--lang", "en"]) == 1
    assert capsys.readouterr().err.split() == ["interrupted"]


def test_a_refusal_of_the_system_names_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["solve", ".", "--out", "denied"]) == 2
    assert capsys.readouterr().err == "读写 out/week 失败：没有权限\n建议：请检查权限，或换一个位置。\n"


def test_a_terminal_that_knows_no_chinese_gets_question_marks_and_no_error() -> None:
    script = "import sys; from tests.terminal.program import program; sys.exit(program.run(['--help']))"
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env=environment, cwd=root, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"roster solve examples/tiny" in done.stdout


def test_a_reader_who_leaves_early_is_let_go_in_silence(tmp_path: Path) -> None:
    script = (
        "from tests.terminal.program import program, Session\n"
        "import sys\n"
        "from roster.words import Text, same\n"
        "@program.task('long', Text('长。', 'Long.'), example=same('roster long'))\n"
        "def long(session: Session) -> None:\n"
        "    for number in range(100_000):\n"
        "        session.say(same(number))\n"
        "sys.exit(program.run(['long']))\n"
    )
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"0\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=20) in {0, 1}
