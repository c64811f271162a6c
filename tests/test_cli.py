"""The whole command line: every command, in both languages, for people and for programs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import cli
from roster.words import Language

TINY = Path(__file__).parents[1] / "examples" / "tiny"
COMMANDS = tuple(cli.program.commands)
PROGRAM = Path(sys.executable).with_name("roster")
both = pytest.mark.parametrize("language", list(Language))


@dataclass(frozen=True)
class Answer:
    """How a call ended, and what it wrote."""

    code: int
    out: str
    err: str


class Caller:
    """Calls the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Answer:
        """Call it once."""
        self._capsys.readouterr()
        code = cli.program.run([str(word) for word in words])
        streams = self._capsys.readouterr()
        return Answer(code, streams.out, streams.err)

    def json(self, *words: str | Path) -> dict[str, Any]:
        """Call it for a program, and give what that is told."""
        answer = self(*words, "--json")
        assert (answer.code, answer.err) == (0, ""), answer
        found = json.loads(answer.out)
        assert isinstance(found, dict)
        return found


@pytest.fixture(name="roster")
def _roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Caller:
    """Give the command line, called in an empty folder on 80 columns, with no locale to go by."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "ROSTER_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return Caller(capsys)


@pytest.fixture(scope="module", name="solved")
def _solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Solve the example once: `station` and `out` in a folder."""
    folder = tmp_path_factory.mktemp("solved")
    copytree(TINY, folder / "station", ignore=lambda *_: ["expected", "README.md"])
    assert cli.program.run(["solve", str(folder / "station"), "--out", str(folder / "out")]) == 0
    return folder


@pytest.fixture(name="_here")
def _here(solved: Path, roster: Caller) -> None:
    """Copy the solved example into the current folder."""
    del roster
    copytree(solved, Path(), dirs_exist_ok=True)


# -- help and language -----------------------------------------------------------------------------


@both
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    command: str, language: Language, roster: Caller
) -> None:
    answer = roster(command, "--help", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    assert f"roster {command} " in answer.out
    assert ("例" in answer.out) if language is Language.ZH else ("xample" in answer.out)
    assert roster("--lang", language, command, "--help") == answer


@both
def test_the_program_lists_its_commands(language: Language, roster: Caller) -> None:
    answer = roster("--lang", language, "--help")
    assert answer.code == 0
    assert all(f"\n  {command} " in answer.out for command in COMMANDS)


def test_without_a_language_the_locale_decides(roster: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    assert roster("--help").out.startswith("用法")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert roster("--help").out.startswith("Usage")


def test_the_version_is_told(roster: Caller) -> None:
    assert roster("--version").out.split() == ["roster", "0.1.0"]


# -- every command, for people and for programs ----------------------------------------------------

ON_OUT = (
    ("check", "station"),
    ("verify", "station", "out"),
    ("show", "out"),
    ("show", "out", "--day", "2026-11-24"),
    ("show", "out", "--person", "O14"),
    ("sheet", "out", "--only", "O01"),
    ("feed", "out"),
    ("audit", "out"),
)


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("words", ON_OUT, ids=" ".join)
def test_a_command_answers_people_in_their_language_and_programs_in_json(
    words: tuple[str, ...], roster: Caller
) -> None:
    answers = [roster(*words, "--lang", language) for language in Language]
    for answer in answers:
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.strip()
    assert words[0] == "sheet" or answers[0].out != answers[1].out  # of sheets the files alone are named
    assert roster.json(*words)


@both
def test_an_empty_station_is_made_and_says_what_it_lacks(language: Language, roster: Caller) -> None:
    assert roster.json("init", "new", "--lang", language)["files"]
    answer = roster("check", "new", "--lang", language)
    assert answer.code == 2
    assert "people" in answer.err
    again = roster("init", "new", "--lang", language)
    assert (again.code, again.out) == (2, "")


@both
def test_the_main_job_from_an_invented_station_to_its_hours(language: Language, roster: Caller) -> None:
    told = roster.json("example", "station", "st", "--grids", "2", "--from", "2026-11-23", "--lang", language)
    assert Path("st/station.toml") in map(Path, told["files"])
    assert roster("check", "st", "--lang", language).code == 0
    solved = roster.json("solve", "st", "--out", "out", "--lang", language)
    assert (solved["status"], solved["gap"], solved["changes"]) == ("optimal", 0.0, None)
    assert roster.json("verify", "st", "out")["violations"] == []
    person = roster.json("show", "out")["duties"][0]["person"]
    (sheet,) = roster.json("sheet", "out", "--only", person)["files"]
    assert Path(sheet).stat().st_size
    assert roster.json("feed", "out")["new"]
    assert roster.json("audit", "out")["files"]


# -- where things lie ------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["a folder/of its own", "道里 派出所/第 1 周"])
def test_folders_may_have_blanks_and_chinese_names_and_lie_anywhere(place: str, roster: Caller) -> None:
    folder = Path(place)
    copytree(TINY, folder / "数据", ignore=lambda *_: ["expected", "README.md"])
    for out in (folder / "结果 1", (folder / "结果 2").absolute()):
        assert roster("solve", folder / "数据", "--out", out, "--days", "1").code == 0
        assert roster("verify", folder / "数据", out).code == 0
    one, other = ((folder / name / "duties.csv").read_bytes() for name in ("结果 1", "结果 2"))
    assert one == other


@pytest.mark.usefixtures("_here")
def test_a_result_can_be_moved_and_still_be_read(roster: Caller) -> None:
    Path("elsewhere").mkdir()
    Path("out").rename("elsewhere/week 48")
    assert roster("show", "elsewhere/week 48").code == 0
    assert roster("feed", "elsewhere/week 48", "--to", "calendars").code == 0
    assert Path("calendars/station.ics").exists()


def test_the_installed_program_runs_from_any_folder_and_may_be_cut_off(solved: Path, tmp_path: Path) -> None:
    script = f'set -o pipefail; "{PROGRAM}" show "{solved / "out"}" --all | head -n 2'
    settings = {**os.environ, "COLUMNS": "80", "LANG": "en_US.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=settings, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


# -- a second roster in the same place -------------------------------------------------------------


@pytest.mark.usefixtures("_here")
def test_solving_again_says_what_changed_and_keeps_what_was_published(roster: Caller) -> None:
    assert roster("feed", "out").code == 0
    Path("out/notes.txt").write_text("mine", encoding="utf-8")
    published = Path("out/feeds/station.ics").read_bytes()
    same = roster.json("solve", "station", "--out", "out")
    assert same["changes"] == {"opened": [], "filled": [], "days": []}

    change("leave", "O14,2026-11-27", "O14,2026-11-25")
    changed = roster.json("solve", "station", "--out", "out")["changes"]
    assert [(seat["post"], seat["day"]) for seat in changed["opened"]] == [("W1", "2026-11-25")]
    assert {"person": "O14", "day": "2026-11-25"}.items() <= changed["days"][0].items()
    assert Path("out/feeds/station.ics").read_bytes() == published
    assert Path("out/notes.txt").read_text(encoding="utf-8") == "mine"
    change("leave", "O14,2026-11-25", "O14,2026-11-27")
    assert "不再缺额：11月25日" in roster("solve", "station", "--out", "out").out


@pytest.mark.usefixtures("_here")
def test_who_falls_ill_after_publication_is_covered_with_few_changes(roster: Caller) -> None:
    duties = roster.json("show", "out")["duties"]
    ill = [duty for duty in duties if duty["person"] == "A07" and duty["day"] >= "2026-11-25"]
    asked = roster.json("cover", "station", "out", "--duty", f"A07:{ill[0]['day']}")
    assert asked["able"] or asked["chains"]
    change("leave", "\nO13,", "\nA07,2026-11-25,2026-11-29,sick\nO13,")
    again = roster.json("solve", "station", "--out", "new", "--keep", "out", "--today", "2026-11-24")

    shifts = [
        day for day in again["changes"]["days"] if {p[0] for p in day["before"]} != {p[0] for p in day["now"]}
    ]
    assert len(ill) <= len(shifts) <= 4 * len(ill)
    assert all(day["day"] >= "2026-11-24" for day in again["changes"]["days"])
    assert again["prices"]["stability"]["points"] > 0
    assert again["repaired"]["away"] == ["A07"]
    assert "auxiliary" in again["repaired"]["grades"]
    assert roster("verify", "station", "new").code == 0
    assert (
        "与已公布排班相比"
        in roster("solve", "station", "--out", "new", "--keep", "out", "--today", "2026-11-24").out
    )


@pytest.mark.usefixtures("_here")
def test_a_day_of_change_needs_a_roster_to_keep(roster: Caller) -> None:
    answer = roster("solve", "station", "--out", "new", "--today", "2026-11-24")
    assert answer.code == 2
    assert "--keep" in answer.err


@pytest.mark.usefixtures("_here")
@both
def test_who_can_take_a_duty_is_told_without_the_solver(language: Language, roster: Caller) -> None:
    duty = next(d for d in roster.json("show", "out")["duties"] if d["person"].startswith("A"))
    answer = roster(
        "cover", "station", "out", "--duty", f"{duty['person']}:{duty['day']}", "--lang", language
    )
    assert (answer.code in {0, 1}, answer.err) == (True, "")
    assert duty["person"] in answer.out
    assert roster("cover", "station", "out", "--duty", "nobody:2026-11-24").code == 2


@pytest.mark.usefixtures("_here")
def test_a_moved_duty_keeps_its_entry_and_a_cancelled_one_stays_as_cancelled(roster: Caller) -> None:
    """Move O10's training on Thursday, then let O10 be ill on that day."""
    assert roster.json("feed", "out")["new"]
    before = training(lambda event: "DTSTART;TZID=Asia/Shanghai:20261126T083000" in event)
    assert "SEQUENCE:0" in before
    (entry,) = (line for line in before if line.startswith("UID:"))

    change("shifts", "T,训练,08:30,", "T,训练,09:00,")
    assert roster("solve", "station", "--out", "out").code == 0
    assert roster.json("feed", "out")["changed"]
    moved = training(lambda event: entry in event)
    assert {"DTSTART;TZID=Asia/Shanghai:20261126T090000", "SEQUENCE:1", "STATUS:CONFIRMED"} <= {*moved}

    change("fixed", "O10,2026-11-26,T,\n", "")
    change("leave", "\nO13,", "\nO10,2026-11-26,2026-11-26,sick\nO13,")
    assert roster("solve", "station", "--out", "out").code == 0
    assert roster.json("feed", "out")["cancelled"]
    gone = training(lambda event: entry in event)
    assert {"SEQUENCE:2", "STATUS:CANCELLED"} <= {*gone}


def change(table: str, old: str, new: str) -> None:
    path = Path("station", f"{table}.csv")
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def training(wanted: Callable[[list[str]], bool]) -> list[str]:
    """Give the lines of the one event of O10 that is wanted."""
    texts = Path("out/feeds/people/O10.ics").read_text("utf-8").split("BEGIN:VEVENT\n")[1:]
    (found,) = (event for event in map(str.splitlines, texts) if wanted(event))
    return found
