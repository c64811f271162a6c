"""Each method runs in a process of its own, on the same problem, and our checker prices what it gives."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench import works
from bench.peers import MODULES, OURS, run_apart
from roster.inventing import invent_station


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stations") / "one"
    invent_station(folder, grids=1, seed=5, first=works.FIRST)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("method", [OURS, "HiGHS", "SCIP"])
def test_what_is_proven_is_the_same_whoever_proves_it(method: str, station: Path) -> None:
    ours, theirs = run_apart(OURS, "week", station, 60), run_apart(method, "week", station, 60)

    assert theirs.is_proven, theirs
    assert theirs.objective == ours.objective
    assert theirs.seed == 5
    assert theirs.trace[-1].objective == theirs.objective
    assert theirs.cpu > 0
    assert theirs.memory > 0


@pytest.mark.slow
@pytest.mark.parametrize("method", ["CP-SAT", "CP-SAT textbook", "Timefold"])
def test_a_stopped_peer_gives_what_it_has(method: str, station: Path) -> None:
    run = run_apart(method, "week", station, 3)

    if method == "Timefold" and (shutil.which("java") is None or find_spec("timefold") is None):
        assert run.why_not
        return
    assert run.why_not == ""
    assert not run.broken
    known = [moment.objective for moment in run.trace if moment.objective is not None]
    assert known == sorted(known, reverse=True)
    if method != "CP-SAT":  # the others give a roster, which our checker prices as they do
        assert known[-1] == known[-2]


def test_a_method_that_fails_is_told_as_one_that_could_not_run(tmp_path: Path) -> None:
    run = run_apart(OURS, "week", tmp_path / "nowhere", 1)

    assert "failed" in run.why_not
    assert run.objective is None


def test_every_method_has_its_module() -> None:
    assert all(find_spec(module) for module in MODULES.values())
