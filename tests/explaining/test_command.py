"""`roster explain`, as people and programs call it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from rich.cells import cell_len

import cli
from roster.words import Language

TINY = Path(__file__).parents[2] / "examples" / "tiny"
both = pytest.mark.parametrize("language", list(Language))


@dataclass(frozen=True)
class Said:
    """How a call ended, and what it wrote."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture(name="call")
def _call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    monkeypatch.setenv("COLUMNS", "80")

    def call(*words: object) -> Said:
        capsys.readouterr()
        code = cli.program.run([str(word) for word in words])
        streams = capsys.readouterr()
        return Said(code, streams.out, streams.err)

    return call


@pytest.fixture(name="out", scope="module")
def _out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tiny") / "out"
    assert cli.program.run(["solve", str(TINY), "--out", str(out)]) == 0
    return out


@pytest.fixture(name="short", scope="module")
def _short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a station of one grid and one officer, who is on leave on the Monday."""
    folder = tmp_path_factory.mktemp("short") / "station"
    copytree(TINY, folder)
    for table, kept in (("people", ("O03",)), ("leave", ()), ("fixed", ()), ("past", ()), ("requests", ())):
        _keep(folder / f"{table}.csv", kept)
    for table in ("availability", "loans"):
        _keep(folder / f"{table}.csv", ())
    (folder / "demand.csv").write_text(
        "posture,applies_to,days,shift,officer\nroutine,G3,mon-fri,D,1\n", encoding="utf-8"
    )
    (folder / "leave.csv").write_text(
        "person,from,to,kind\nO03,2026-11-23,2026-11-23,annual\n", encoding="utf-8"
    )
    return folder


def _keep(path: Path, ids: tuple[str, ...]) -> None:
    head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([head, *(row for row in rows if row.startswith(ids))]) + "\n", encoding="utf-8")


@both
@pytest.mark.parametrize(
    "asked",
    [
        ("--why", "O01:2026-11-23"),
        ("--off", "O03:2026-11-25"),
        ("--duty", "O04:2026-11-24:D"),
        ("--fair",),
        ("--fair", "--person", "O03"),
    ],
)
def test_every_question_is_answered_within_80_columns(
    call: Call, out: Path, asked: tuple[str, ...], language: Language
) -> None:
    said = call("explain", TINY, out, *asked, "--lang", language)

    assert said.code == int("--duty" in asked)
    assert said.out.strip()
    assert max(cell_len(line) for line in said.out.splitlines()) <= 80


@both
def test_a_shortage_is_explained_with_what_would_fill_it(call: Call, short: Path, language: Language) -> None:
    said = call("explain", short, "--lang", language)

    assert said.code == 0
    assert {Language.ZH: "取消张建国（O03）", Language.EN: "Cancel the annual leave of 张建国 (O03)"}[
        language
    ] in said.out.replace("\n", " ")
    assert {Language.ZH: "已证明", Language.EN: "exact"}[language] in said.out


def test_a_program_is_told_the_price_of_each_alternative(call: Call, short: Path) -> None:
    said = call("explain", short, "--lang", "en", "--json")

    told = json.loads(said.out)
    (lack,) = told["lacks"]
    assert (told["possible"], told["missing"], lack["missing"]) == (True, 1, 1)
    assert lack["barriers"] == [{"rule": "leave", "people": 1, "alone": 1}]
    first = {a["change"]: a for a in lack["alternatives"]}[
        "cancel the annual leave of 张建国 (O03), Mon 23 Nov"
    ]
    assert (first["fills"], first["missing"], first["saves"]["exact"]) == (1, 0, True)


def test_a_program_is_told_what_each_rule_costs(call: Call, short: Path) -> None:
    told = json.loads(call("explain", short, "--rules", "--json").out)

    found = {rule["rule"]: rule for rule in told["rules"]}
    assert found["leave"]["shadow"]["least"] >= 900
    assert found["night-run"]["shadow"] == {"least": 0, "most": 0, "exact": True}
    assert found["fixed-duties"]["proof"] == "lasting"


def test_a_program_is_told_who_carries_how_much_and_where_the_files_are(
    call: Call, out: Path, tmp_path: Path
) -> None:
    told = json.loads(call("explain", TINY, out, "--fair", "--to", tmp_path / "fair", "--json").out)

    assert [Path(name).name for name in told["files"]] == ["fairness.csv", "fairness.svg", "fairness.pdf"]
    assert sum(len(group["people"]) for group in told["groups"]) == 42
    assert set(told["groups"][0]["people"][0]["hours"]) == {"now", "past", "fair", "away"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--fair",), "--fair needs the folder of a roster"),
        (("--rules", "--off", "O03:2026-11-25"), "--off, --rules: one at a time"),
        (("--person", "O03"), "--person and --to go with --fair"),
        (("--off", "O03"), '--off: "O03" will not do; write O0012:2026-11-28'),
        (("--duty", "O03:2026-11-25"), '--duty: "O03:2026-11-25" will not do; write O0012:2026-11-28:N'),
    ],
)
def test_a_wrong_question_gets_one_clear_message(call: Call, words: tuple[str, ...], message: str) -> None:
    said = call("explain", TINY, *words, "--lang", "en")

    assert said.code == 2
    assert message in said.err
    assert "advice" in said.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--off", "O99:2026-11-25"), 'nobody has the id or name "O99"'),
        (("--off", "O03:2026-12-25"), "2026-12-25 is not in the period"),
        (("--duty", "O03:2026-11-25:Q"), 'there is no shift "Q"'),
    ],
)
def test_who_or_what_is_not_there_is_said(
    call: Call, out: Path, words: tuple[str, ...], message: str
) -> None:
    said = call("explain", TINY, out, *words, "--lang", "en")

    assert said.code == 2
    assert message in said.err


def test_a_station_that_changed_since_is_not_explained_by_an_old_roster(
    call: Call, out: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "changed"
    copytree(TINY, changed)
    leave = changed / "leave.csv"
    leave.write_text(
        leave.read_text(encoding="utf-8") + "O03,2026-11-24,2026-11-24,annual\n", encoding="utf-8"
    )

    said = call("explain", changed, out, "--off", "O03:2026-11-25", "--lang", "en")

    assert said.code == 2
    assert "have changed since it was solved" in said.err.replace("\n", " ")


@both
def test_a_duty_settled_on_a_day_of_leave_is_explained_with_its_rows(
    call: Call, tmp_path: Path, language: Language
) -> None:
    """Elsewhere it is a fault of the tables; who asks why is told, and how to mend it."""
    folder = tmp_path / "station"
    copytree(TINY, folder)
    with (folder / "fixed.csv").open("a", encoding="utf-8") as table:
        table.write("O13,2026-11-25,N,K1\n")

    assert call("check", folder).code == 2
    said = call("explain", folder, "--lang", language.value, "--json")
    told = json.loads(said.out)

    assert (said.code, told["possible"]) == (1, False)
    parts = told["contradictions"][0]["parts"]
    assert [part["kind"] for part in parts] == ["fixed", "leave", "rule"]
    assert [part["sources"][0]["row"] for part in parts[:2]] == [4, 3]
    assert told["repairs"]
