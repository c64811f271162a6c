"""What is noted of a station: outcomes for a run that is taken up again, and what the engine knows for the next."""

from dataclasses import replace
from pathlib import Path

import pytest

from roster.city.ledger import FOLDER, note, recall, recall_solve
from roster.city.outcome import Outcome, State
from roster.solving import Known, Solution
from tests.stations import MONDAY

KNOWN = Known(
    people=frozenset({"O001", "A001"}),
    places={("O001", MONDAY, "D"): "G01", ("A001", MONDAY, "P2.D"): None},
    parts={"abc": Solution([0, 1, 7], bound=-3)},
)


def outcome(number: int, **more: object) -> Outcome:
    facts = {"station": "P1", "key": f"{number:<064}", "state": State.OPTIMAL, **more}
    return Outcome(**facts)  # type: ignore[arg-type]


def solves(out: Path) -> list[str]:
    return sorted(path.name for path in (out / FOLDER).glob("*.gz"))


def test_what_the_engine_knows_comes_back_as_it_was(tmp_path: Path) -> None:
    note(tmp_path, outcome(1), KNOWN)
    assert recall(tmp_path, "P1", outcome(1).key) == outcome(1)
    assert recall_solve(tmp_path, "P1", outcome(1).key) == KNOWN


def test_it_is_kept_as_long_as_its_outcome_is(tmp_path: Path) -> None:
    for number in range(40):
        note(tmp_path, outcome(10 + number), KNOWN)
    kept = [number for number in range(40) if recall(tmp_path, "P1", outcome(10 + number).key)]
    assert len(solves(tmp_path)) == len(kept) < 10
    assert kept[-1] == 39


def test_what_the_wall_clock_cut_is_not_begun_from(tmp_path: Path) -> None:
    note(tmp_path, replace(outcome(1), cut=True), KNOWN)
    assert recall(tmp_path, "P1", outcome(1).key) is None
    assert solves(tmp_path) == []


@pytest.mark.parametrize("spoilt", [b"", b"nonsense", None])
def test_what_is_damaged_or_gone_is_not_known(tmp_path: Path, spoilt: bytes | None) -> None:
    note(tmp_path, outcome(1), KNOWN)
    (path,) = (tmp_path / FOLDER).glob("*.gz")
    path.unlink() if spoilt is None else path.write_bytes(spoilt or path.read_bytes()[:-9])
    assert recall_solve(tmp_path, "P1", outcome(1).key) == Known()
