import json
from pathlib import Path

import pytest

from bench.runs import (
    Moment,
    Run,
    Stopwatch,
    above,
    best_bounds,
    gap,
    median_seconds,
    most_memory,
    write_runs,
)

STOPPED = Run(
    work="week",
    station="A",
    method="HiGHS",
    limit=20,
    seconds=20.5,
    objective=110,
    bound=99,
    trace=(Moment(seconds=3, objective=None, bound=99), Moment(seconds=8, objective=132, bound=99)),
)
PROVEN = Run(work="week", station="A", method="gridroster", limit=60, seconds=1, objective=100, bound=100)


@pytest.mark.parametrize(
    ("objective", "bound", "share"),
    [(100, 100, 0), (110, 99, 0.1), (None, 99, 1), (110, None, 1), (0, 0, 0), (0, -5, 0), (10, -90, 1)],
)
def test_the_gap_is_the_share_of_the_objective_that_is_not_proven(
    objective: float | None, bound: float | None, share: float
) -> None:
    assert gap(objective, bound) == pytest.approx(share)


def test_the_gap_at_a_time_is_that_of_what_was_known_then() -> None:
    assert [STOPPED.gap_at(seconds) for seconds in (1, 5, 8, 99)] == [1, 1, 0.25, 0.25]


def test_proven_is_what_has_no_gap_and_breaks_nothing() -> None:
    assert PROVEN.is_proven
    assert not STOPPED.is_proven
    assert not Run(**{**vars(PROVEN), "broken": 2}).is_proven
    assert not Run(**{**vars(PROVEN), "why_not": "no Java"}).is_proven


def test_what_was_stopped_early_and_unproven_took_its_limit_at_least() -> None:
    gave_up = Run(**{**vars(STOPPED), "seconds": 2.0})

    assert median_seconds([PROVEN, gave_up, STOPPED]) == 20


def test_a_roster_is_held_against_the_best_bound_that_anybody_proved() -> None:
    assert best_bounds([STOPPED, PROVEN]) == {("week", "A"): 100}
    assert above(110, 100) == pytest.approx(0.1)
    assert above(99, 100) == 0
    assert above(5, 0) == 5


def test_a_run_comes_back_from_its_json_as_it_was() -> None:
    assert Run.of_json(json.loads(json.dumps(STOPPED.as_json()))) == STOPPED


def test_runs_are_written_with_the_machine_they_were_made_on(tmp_path: Path) -> None:
    write_runs(tmp_path / "week.json", [PROVEN])

    told = json.loads((tmp_path / "week.json").read_text(encoding="utf-8"))
    assert told["machine"].keys() >= {"cores", "processor", "python"}
    assert told["runs"][0]["name"] == "week/A/gridroster"


def test_a_stopwatch_counts_from_its_start_and_writes_down_what_is_known() -> None:
    watch = Stopwatch()
    watch.note(5, None)
    watch.start()

    assert watch.trace[0].objective == 5
    assert 0 <= watch.seconds < 60
    assert watch.cpu >= 0
    assert most_memory() > 1_000_000
