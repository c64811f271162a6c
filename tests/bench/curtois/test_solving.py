import json
from itertools import product
from pathlib import Path

import pytest

from bench.curtois import __main__ as command
from bench.curtois.mapping import mapped
from bench.curtois.reading import read_instance
from bench.curtois.scoring import scored
from bench.curtois.solving import solved
from constraints import RULES
from roster.rules import open_book
from tests.bench.curtois.tiny import DAYS, TWO_WEEKS, csv_of, weekday, written


def test_day_0_is_a_monday() -> None:
    assert [weekday(day) for day in (0, 5, 13)] == [0, 5, 6]


def test_people_with_the_same_limits_share_a_contract(tmp_path: Path) -> None:
    text = TWO_WEEKS.replace("B,E=14", "C,E=9|L=2,3360,1920,3,2,2,1\nB,E=14")
    problem = mapped(read_instance(written(tmp_path, text)))
    rules = open_book(RULES, {}, problem).rules

    assert {who: person.contract for who, person in problem.people.items()} == {
        "A": "C1",
        "B": "C2",
        "C": "C1",
    }
    assert [rule.contracts for rule in rules if rule.name == "most-weekends"] == [
        frozenset({"C1"}),
        frozenset({"C2"}),
    ]


def test_what_the_product_cannot_say_is_refused(tmp_path: Path) -> None:
    cheaper, left_out = (TWO_WEEKS.replace("\n1,E,2,100,1", row) for row in ("\n1,E,2,90,1", ""))
    with pytest.raises(ValueError, match="different prices"):
        mapped(read_instance(written(tmp_path, cheaper)))
    with pytest.raises(ValueError, match="without cover"):
        mapped(read_instance(written(tmp_path, left_out)))


def test_the_optimum_is_that_of_trying_every_roster(tmp_path: Path) -> None:
    path = written(tmp_path, DAYS)
    everything = (
        scored(path, csv_of(tmp_path, {"A": "".join(days[:6]), "B": "".join(days[6:])}))
        for days in product("D.", repeat=12)
    )
    best = min(each.points for each in everything if not each.broken)

    result = solved(path, tmp_path, seconds=60, seed=1)

    assert (result.score, result.bound, result.fault) == (best, best, "")
    assert scored(path, tmp_path / "Instance0.csv").points == best


def test_an_instance_without_a_roster_is_said_so(tmp_path: Path) -> None:
    path = written(tmp_path, DAYS.replace("A,D=4,2880", "A,D=1,2880"))
    result = solved(path, tmp_path, seconds=60, seed=1)
    assert result.score is None
    assert result.fault


def test_the_command_writes_rosters_a_table_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, DAYS)
    out = tmp_path / "out"
    call = [
        "bench.curtois",
        str(tmp_path),
        "--seconds",
        "60",
        "--out",
        str(out),
        "--only",
        "0",
        "--seed",
        "2",
    ]
    monkeypatch.setattr("sys.argv", call)

    assert command.main() == 0

    (row,) = json.loads((out / "curtois.json").read_text(encoding="utf-8"))["instances"]
    assert (row["name"], row["size"], row["gap"], row["known"]) == ("Instance0", "2×6×1", 0, None)
    assert (out / "Instance0.csv").read_text(encoding="utf-8").startswith("employee,day,shift\n")
    assert str(row["score"]) in capsys.readouterr().out


def test_a_folder_without_the_instance_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["bench.curtois", str(tmp_path), "--seconds", "1", "--only", "3"])
    with pytest.raises(SystemExit) as caught:
        command.main()
    assert caught.value.code == 2


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_solved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, DAYS)
    (tmp_path / "Instance1.txt").write_bytes(b"SECTION_HORIZON\n\xff\n")
    words = ["curtois", str(tmp_path), "--seconds", "20", "--out", str(tmp_path / "out")]
    monkeypatch.setattr("sys.argv", words)

    assert command.main() == 1
    assert "Instance1: not read: 'utf-8'" in capsys.readouterr().out
    rows = json.loads((tmp_path / "out" / "curtois.json").read_text(encoding="utf-8"))["instances"]
    assert [row["score"] is None for row in rows] == [False, True]
