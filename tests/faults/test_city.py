"""A city's run: workers killed, stopped and taken up again, a scheduler that goes away, too little time.

Whatever happens, rosters that are finished are whole and kept, the other stations are named, exit code and message
say so, and run again it goes on to the same result. GRIDROSTER_SOAK=1 adds moments at which that is tried.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from shutil import copytree

import pytest

from tests.faults.cities import (
    STATIONS,
    assert_whole,
    children,
    cluster,
    done,
    duties,
    finished,
    is_alive,
    kill,
    solving,
    wait_for,
    workers,
    write_small_city,
)
from tests.faults.program import ended

soak = pytest.mark.skipif(not os.environ.get("GRIDROSTER_SOAK"), reason="GRIDROSTER_SOAK=1 runs it")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are found in /proc")


@pytest.fixture(scope="module", name="made")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a city and its result."""
    folder = write_small_city(tmp_path_factory.mktemp("made"))
    done(solving(folder, "--workers", "1"))
    assert_whole(folder)
    return folder


@pytest.fixture(name="place")
def _place(made: Path, tmp_path: Path) -> Path:
    """Give a folder with the same city and no result."""
    copytree(made / "city", tmp_path / "city")
    return tmp_path


def named(place: Path) -> dict[str, str]:
    """Give the stations without a roster, with the reason in English."""
    rows = json.loads((place / "out" / "city.json").read_text(encoding="utf-8"))["stations"]
    return {row["id"]: row["reason"]["en"] for row in rows if row["objective"] is None}


def test_a_worker_that_is_killed_costs_a_repeat_and_nothing_else(place: Path, made: Path) -> None:
    running = solving(place, "--workers", "2")
    wait_for(lambda: workers(running))
    kill(workers(running)[0])
    done(running)
    assert_whole(place)
    assert duties(place) == duties(made)


@pytest.mark.parametrize("by", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=soak)])
def test_a_stopped_run_keeps_what_is_done_and_is_taken_up_again(
    by: signal.Signals, place: Path, made: Path
) -> None:
    running = solving(place, "--workers", "1")
    wait_for(lambda: finished(place))
    running.send_signal(by)
    ending = ended(running)
    assert ending.code == 1
    assert "Ended early (stopped as asked)" in " ".join(ending.out.split())
    assert "Traceback" not in ending.err, ending.err
    there = finished(place)
    assert set(named(place)) == set(STATIONS) - set(there)
    assert_whole(place, tuple(there))
    done(solving(place, "--workers", "2"))
    assert duties(place) == duties(made)


def test_a_second_ctrl_c_gives_up_at_once_and_leaves_nothing_half_written(place: Path) -> None:
    running = solving(place, "--workers", "2")
    wait_for(lambda: len(workers(running)) > 1)
    at_work = workers(running)
    running.send_signal(signal.SIGINT)
    time.sleep(0.3)  # two at once are one
    running.send_signal(signal.SIGINT)
    ending = ended(running)
    assert (ending.code, ending.out) == (1, "")
    assert ending.err.splitlines()[-1] == "interrupted"
    assert not any(map(is_alive, at_work))
    assert_whole_or_nothing(place)
    assert not list(place.glob("out/stations/.*"))


@soak
@pytest.mark.parametrize("after", [0, 1, 2])
def test_workers_do_not_outlive_a_run_that_is_killed(after: int, place: Path, made: Path) -> None:
    running = solving(place, "--workers", "2")
    wait_for(lambda: len(finished(place)) >= after and workers(running))
    at_work = workers(running)
    running.kill()
    ended(running)
    wait_for(lambda: not any(map(is_alive, at_work)))
    assert_whole_or_nothing(place)
    done(solving(place))
    assert_whole(place)
    assert duties(place) == duties(made)


def test_a_second_run_in_the_same_place_is_refused(place: Path) -> None:
    running = solving(place, "--workers", "1")
    wait_for(lambda: workers(running))
    ending = ended(solving(place))
    assert (ending.code, ending.out) == (2, "")
    assert ending.err.splitlines()[0] == "another run is at work in out"
    running.send_signal(signal.SIGINT)
    assert ended(running).code == 1
    assert_whole(place, tuple(finished(place)))


def assert_whole_or_nothing(place: Path) -> None:
    """See that what lies among the stations is a whole roster, but for what a process that died was laying aside."""
    folder = place / "out" / "stations"
    for path in folder.glob("[!.]*") if folder.is_dir() else ():
        assert (path / "report.json").is_file()
        assert (path / "input").is_dir()


def test_too_little_time_names_the_stations(place: Path) -> None:
    ending = ended(solving(place, "--seconds", "0.2", "--workers", "1"))
    assert ending.code == 1
    assert "Ended early (out of time)" in " ".join(ending.out.split())
    assert set(named(place)) == set(STATIONS) - set(finished(place))
    assert named(place)


def test_a_scheduler_that_goes_away_is_told_and_what_is_done_is_kept(place: Path, made: Path) -> None:
    with cluster(place) as (address, scheduler, _):
        running = solving(place, "--scheduler", address)
        wait_for(lambda: finished(place))
        scheduler.kill()
        ending = ended(running)
    assert ending.code == 1
    assert "Ended early (the scheduler went away)" in " ".join(ending.out.split())
    assert "Traceback" not in ending.err, ending.err
    assert set(STATIONS) - set(named(place)) <= set(finished(place)) < set(STATIONS)
    assert_whole(place, tuple(finished(place)))
    done(solving(place))
    assert duties(place) == duties(made)


@soak
def test_a_worker_of_a_cluster_that_is_killed_costs_a_repeat(place: Path, made: Path) -> None:
    with cluster(place, 2) as (address, _, nanny):
        running = solving(place, "--scheduler", address)
        wait_for(lambda: finished(place))
        kill(children(nanny.pid)[0])
        done(running)
    assert_whole(place)
    assert duties(place) == duties(made)


@soak
def test_a_cluster_whose_workers_are_all_gone_ends_the_run_and_keeps_what_is_done(place: Path) -> None:
    with cluster(place) as (address, _, nanny):
        running = solving(place, "--scheduler", address)
        wait_for(lambda: finished(place))
        at_work = children(nanny.pid)
        nanny.kill()  # nobody starts them anew
        for child in at_work:
            kill(child)
        ending = ended(running)
    assert ending.code == 1
    assert "Ended early (the scheduler has no workers)" in " ".join(ending.out.split())
    assert "Traceback" not in ending.err, ending.err
    assert_whole(place, tuple(finished(place)))


def test_without_a_scheduler_nothing_begins(place: Path) -> None:
    ending = ended(solving(place, "--scheduler", "tcp://127.0.0.1:9"))
    assert (ending.code, ending.out) == (2, "")
    assert ending.err.splitlines()[0] == "no scheduler answers at tcp://127.0.0.1:9"
    assert not (place / "out").exists()
