"""Ctrl-C, time limits and sudden death: a whole and verified roster, or nothing; never half a folder.

GRIDROSTER_SOAK=1 adds a station of 60 grids, interrupted at many moments.
"""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from roster.commands.shared import load_station
from roster.loading import snapshot
from roster.terminal.progress import Known, ProgressLine
from tests.faults.calls import Caller, contents, station
from tests.faults.program import Ending, ended, interrupted, started

SOLVE = ("solve", "station", "--out", "out")
WORDS = (*SOLVE, "--lang", "en")
soak = pytest.mark.skipif(not os.environ.get("GRIDROSTER_SOAK"), reason="GRIDROSTER_SOAK=1 runs it")


def ctrl_c() -> None:
    """Interrupt at once: a signal to the process may reach another thread, later, and two of them be one by then."""
    signal.raise_signal(signal.SIGINT)


def before(real: Callable[..., Any], times: int = 1) -> Callable[..., Any]:
    """Give a function that is interrupted before it begins."""

    def called(*args: object, **kwargs: object) -> object:
        for _ in range(times):
            ctrl_c()
        return real(*args, **kwargs)

    return called


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Hear Ctrl-C as a program in a terminal does; one that a script starts in the background may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True)
def _tiny(roster: Caller) -> None:
    station(roster.folder)


def assert_whole(roster: Caller) -> None:
    """See that a folder holds a roster that the second opinion confirms, and that nothing lies beside it."""
    assert sorted(path.name for path in roster.folder.iterdir()) == ["out", "station"]
    assert roster("verify", "station", "out").code == 0


def assert_nothing(roster: Caller) -> None:
    assert [path.name for path in roster.folder.iterdir()] == ["station"]


def test_the_best_roster_so_far_is_written_and_its_gap_stated(
    roster: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    phases: list[str] = []

    def watch(self: ProgressLine, known: Known) -> None:
        del self
        if known.objective is not None:
            ctrl_c()

    monkeypatch.setattr(ProgressLine, "watch", watch)
    monkeypatch.setattr(ProgressLine, "phase", lambda _, text: phases.append(text.en))
    answer = roster(*WORDS)
    assert answer.code == 0, answer
    assert [text.partition(",")[0] for text in phases][-2:] == ["stopping", "checking and writing"]
    assert "gap" in answer.out
    assert_whole(roster)


def test_ctrl_c_while_the_tables_are_read_is_heard(roster: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roster.commands.solving.load_station", before(load_station))
    answer = roster(*WORDS)
    if answer.code == 0:  # the model was small enough for a roster all the same
        assert_whole(roster)
    else:
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("stopped before a first roster was found; nothing was written\nadvice: ")
        assert_nothing(roster)


def test_ctrl_c_while_writing_lets_the_writing_end(roster: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roster.storing.folder.snapshot", before(snapshot))
    assert roster(*WORDS).code == 0
    assert_whole(roster)


def test_a_second_ctrl_c_ends_the_program_and_leaves_the_earlier_roster(
    roster: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert roster(*WORDS).code == 0
    earlier = contents(roster.folder / "out")
    monkeypatch.setattr("roster.storing.folder.snapshot", before(snapshot, times=2))
    answer = roster(*WORDS)
    assert (answer.code, answer.out, answer.err.split()) == (1, "", ["interrupted"])
    assert contents(roster.folder / "out") == earlier
    assert_whole(roster)


def test_ctrl_c_is_as_it_was_after_a_call(roster: Caller) -> None:
    was = signal.getsignal(signal.SIGINT)
    roster(*WORDS)
    assert signal.getsignal(signal.SIGINT) is was


def judge(ending: Ending, out: Path) -> None:
    """See that a run that was cut short left a whole roster or nothing, nothing beside it, and no traceback.

    On a busy machine Ctrl-C may come when all is written, while the summary is printed or the process ends.
    """
    assert "Traceback" not in ending.err, ending
    beside = sorted(path.name for path in out.parent.iterdir() if path.name.startswith("."))
    assert beside == []
    if out.exists():
        assert ending.code in {0, 1, -signal.SIGINT}, ending
        assert ended(started("verify", "station", out.name, within=out.parent)).code == 0
    else:
        assert (ending.code, ending.out) == (1, ""), ending
        assert ending.err.strip().splitlines()[-1].startswith(("advice: ", "interrupted"))


@pytest.mark.parametrize("moment", [1.2, 2.0])
def test_a_process_that_is_interrupted_ends_cleanly(moment: float, tmp_path: Path) -> None:
    judge(interrupted(started(*SOLVE, within=tmp_path), moment), tmp_path / "out")


@pytest.mark.parametrize("seconds", ["0.001", "0.5"])
def test_a_short_time_gives_a_whole_roster_or_none(seconds: str, roster: Caller) -> None:
    answer = roster(*WORDS, "--seconds", seconds)
    if answer.code == 0:
        assert_whole(roster)
    else:
        assert answer.err.startswith(f"no roster was found within {seconds} s; nothing was written\nadvice: ")
        assert_nothing(roster)


def test_however_short_the_time_there_is_a_roster_where_there_was_one(roster: Caller) -> None:
    """Next week's, from this week's: without it, nothing is found in so short a time."""
    assert roster(*WORDS).code == 0
    words = ("solve", "station", "--out", "next", "--from", "2026-11-30", "--seconds", "0.001")
    assert roster(*words, "--lang", "en").code == 1
    assert not (roster.folder / "next").exists()

    answer = roster(*words, "--start-from", "out", "--lang", "en")
    assert answer.code == 0, answer
    assert "\nChecked and usable" in answer.out
    assert roster("verify", "station", "next").code == 0


def test_sudden_death_leaves_the_earlier_roster_whole(roster: Caller) -> None:
    assert roster(*WORDS).code == 0
    earlier = contents(roster.folder / "out")
    for moment in (0.7, 1.4):
        killed = interrupted(started(*SOLVE, within=roster.folder), moment, by=signal.SIGKILL)
        assert killed.code in {-signal.SIGKILL, 0}
        kept = {
            path: digest for path, digest in contents(roster.folder / "out").items() if path != "report.json"
        }
        assert kept.items() <= earlier.items()  # the report alone tells the time of making
        assert roster("verify", "station", "out").code == 0


@pytest.fixture(scope="module", name="large")
def _large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invent a station of 60 grids."""
    folder = tmp_path_factory.mktemp("large")
    words = ("example", "station", "station", "--grids", "60", "--seed", "3", "--from", "2026-11-23")
    assert ended(started(*words, within=folder)).code == 0
    return folder


@soak
@pytest.mark.parametrize(
    "moments", [(t,) for t in (0.5, 1, 2, 3, 4, 5, 6, 8, 10)] + [(2, 2.1), (4, 4.5), (6, 6.1)]
)
def test_a_large_station_may_be_interrupted_at_any_moment(
    moments: tuple[float, ...], large: Path, tmp_path: Path
) -> None:
    copytree(large, tmp_path, dirs_exist_ok=True)
    judge(interrupted(started(*SOLVE, within=tmp_path), *moments), tmp_path / "out")


@soak
@pytest.mark.parametrize("seconds", ["0.5", "3", "6"])
def test_a_large_station_keeps_its_time(seconds: str, large: Path, tmp_path: Path) -> None:
    copytree(large, tmp_path, dirs_exist_ok=True)
    judge(ended(started(*SOLVE, "--seconds", seconds, within=tmp_path)), tmp_path / "out")


@soak
@pytest.mark.parametrize("moment", [1.0, 3.0, 6.0, 9.0])
def test_a_large_stations_earlier_roster_survives_sudden_death(
    moment: float, large: Path, tmp_path: Path
) -> None:
    copytree(large, tmp_path, dirs_exist_ok=True)
    assert ended(started(*SOLVE, "--days", "2", within=tmp_path)).code == 0
    interrupted(started(*SOLVE, "--days", "2", "--seed", "2", within=tmp_path), moment, by=signal.SIGKILL)
    assert ended(started("verify", "station", "out", within=tmp_path)).code == 0
