"""Every example runs from the command line, as its README says."""

import csv
from pathlib import Path

import pytest

from roster.words import Language
from tests.examples.walk import EXAMPLES, EXPECTED, TINY, Walk, roster, shown, timeless, walk

RENEW = "run: python -m tests.examples.walk"
pytestmark = pytest.mark.xdist_group("examples")  # one walk serves all


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    return walk(tmp_path_factory.mktemp("walk"))


@pytest.mark.parametrize("name", EXPECTED)
def test_tiny_gives_what_is_expected_to_the_byte(seen: Walk, name: str) -> None:
    assert (seen.folder / "out" / "tiny" / name).read_bytes() == (TINY / "expected" / name).read_bytes(), (
        RENEW
    )


def test_the_readme_of_tiny_shows_what_is_seen(seen: Walk) -> None:
    text = (TINY / "README.md").read_text(encoding="utf-8")
    assert timeless(shown(text, seen)) == timeless(text), RENEW


def test_after_the_leave_row_is_changed_one_seat_more_stays_open(seen: Walk) -> None:
    before, after = (shortages(seen.folder / "out" / name) for name in ("tiny", "after"))
    assert [row for row in after if row not in before] == [
        ["2026-11-25", "D", "W1", "officer", "cyber", "need", "1"]
    ]


def shortages(folder: Path) -> list[list[str]]:
    with (folder / "shortages.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def test_what_the_readme_of_tiny_says_of_single_rows_is_so(seen: Walk) -> None:
    with (seen.folder / "out" / "tiny" / "duties.csv").open(encoding="utf-8-sig", newline="") as file:
        duties = {(d["person"], d["date"][-2:], d["shift"], d["post"]) for d in csv.DictReader(file)}
    days = {person_and_day[:2] for person_and_day in duties}
    women = [duty for duty in duties if duty[2:] == ("D", "K1") and duty[0].startswith("O")]
    assert {("O13", "27", "D", "W1"), ("O14", "25", "D", "W1")} < duties  # leave
    assert {("O10", "26", "T", ""), ("A02", "24", "D", "K1")} < duties  # fixed
    assert days.isdisjoint({("O06", "28"), ("A09", "25")})  # requests
    assert days.isdisjoint(
        {("O09", "23"), ("O15", "23"), ("O15", "24"), ("A19", "23")}
    )  # past, loans, joined
    assert ("V07", "29") not in days  # people: the training that a rule pack asks for is over
    assert not {duty for duty in duties if duty[:3] == ("O11", "23", "D")}  # past
    assert {day for _, day, _, _ in women} == {"23", "24", "25", "26", "27", "28"}  # demand, postures
    assert {person for person, _, _, _ in women} <= {"O02", "O05", "O08", "O12"}  # skills


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("check", "examples/tiny"), ()),
        (("show", "out/tiny"), ()),
        (("rules", "examples/tiny"), ()),
        (("verify", "examples/tiny", "out/tiny"), ()),
        (("sheet", "out/tiny", "--kind", "week"), ("sheets/week.pdf",)),
        (("feed", "out/tiny"), ("feeds/station.ics",)),
        (("audit", "out/tiny"), ("hours/hours.csv", "hours/hours.pdf")),
    ],
)
def test_every_command_of_the_readme_works(seen: Walk, words: tuple[str, ...], made: tuple[str, ...]) -> None:
    leave = seen.folder / "examples" / "tiny" / "leave.csv"
    leave.write_bytes((TINY / "leave.csv").read_bytes())
    assert f"roster {words[0]}" in (TINY / "README.md").read_text(encoding="utf-8")
    done = roster(*words, within=seen.folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert all((seen.folder / "out" / "tiny" / name).stat().st_size for name in made)


def test_an_example_of_any_size_can_be_written_as_the_readmes_say(tmp_path: Path) -> None:
    for readme, words in (
        ("README.md", "roster example station my-station --grids 120 --seed 7"),
        ("daoli/README.md", "roster example station another-daoli --grids 60 --seed 1 --from 2026-11-23"),
        ("tiny/README.md", "roster example tiny examples/tiny"),
    ):
        assert words in (EXAMPLES / readme).read_text(encoding="utf-8")
        done = roster(*words.split()[1:], within=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "my-station" / "station.toml").exists()
    assert (tmp_path / "examples" / "tiny" / "leave.csv").read_bytes() == (TINY / "leave.csv").read_bytes()


@pytest.mark.slow
def test_daoli_is_solved_and_verified(tmp_path: Path) -> None:
    for words in (
        ("check", EXAMPLES / "daoli"),
        ("solve", EXAMPLES / "daoli", "--out", "out", "--seconds", "60"),
        ("verify", EXAMPLES / "daoli", "out"),
    ):
        done = roster(*words, "--lang", Language.EN, within=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    open_seats = [row for row in shortages(tmp_path / "out") if row[5] == "need"]
    assert [row[4] for row in open_seats] == ["流调", "流调"]
