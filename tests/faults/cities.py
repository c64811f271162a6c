"""A city's run as a process of its own, whose workers, scheduler and self are killed at any moment."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from roster.city import write_city
from tests.faults.program import PATIENCE, Ending, ended, started
from tests.stations import MONDAY

STATIONS = ("P001", "P002", "P003")
_PAUSE = 0.05


def write_small_city(folder: Path) -> Path:
    """Write a city of three small stations into a folder `city`."""
    write_city(folder / "city", grids=9, stations=3, seed=5, first=MONDAY)
    return folder


def solving(within: Path, *words: str) -> subprocess.Popen[str]:
    """Start the run."""
    return started("city", "solve", "city", "--out", "out", "--work", "1", *words, within=within)


def wait_for(seen: Callable[[], object]) -> None:
    """Wait until something is seen."""
    began = time.monotonic()
    while not seen():
        assert time.monotonic() - began < PATIENCE, "nothing was seen"
        time.sleep(_PAUSE)


def finished(within: Path) -> list[str]:
    """List the stations whose rosters are noted as made."""
    return sorted(path.stem for path in (within / "out" / ".ledger").glob("[!.]*.json"))


def workers(running: subprocess.Popen[str]) -> list[int]:
    """List the processes that work for a run, not the one that minds its resources."""
    return [pid for pid in children(running.pid) if b"spawn_main" in _command(pid)]


def children(pid: int) -> list[int]:
    """List the processes that a process has started."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(word) for word in told.split()]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and that nobody asked about does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def kill(pid: int) -> None:
    """Kill a process, if it is there."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def assert_whole(within: Path, stations: tuple[str, ...] = STATIONS) -> None:
    """See that the rosters of these stations, and no others, are there and verified, and nothing half written."""
    there = sorted(path.name for path in (within / "out" / "stations").iterdir())
    assert there == sorted(stations)
    assert not list((within / "out").rglob("*.part"))
    for station in stations:
        place = f"out/stations/{station}"
        assert ended(started("verify", f"{place}/input", place, within=within)).code == 0


def duties(within: Path) -> dict[str, bytes]:
    """Give every station's duties and the loans as they are written."""
    files = [within / "out" / "loans.csv", *sorted((within / "out" / "stations").glob("*/duties.csv"))]
    return {str(path.relative_to(within)): path.read_bytes() for path in files}


def done(running: subprocess.Popen[str]) -> Ending:
    """Wait for the end of a run that is to succeed."""
    ending = ended(running)
    assert ending.code == 0, ending
    assert "Traceback" not in ending.err, ending.err
    return ending


@contextmanager
def cluster(
    folder: Path, count: int = 1
) -> Iterator[tuple[str, subprocess.Popen[bytes], subprocess.Popen[bytes]]]:
    """Start a Dask scheduler and workers as processes of their own; give address, scheduler and workers' nanny."""
    dask, address = [sys.executable, "-m", "dask"], f"tcp://127.0.0.1:{_free_port()}"
    with (folder / "cluster.log").open("wb") as log:
        port = address.rsplit(":", 1)[1]
        scheduler = subprocess.Popen(
            [*dask, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"],
            stdout=log,
            stderr=log,
        )
        nanny = subprocess.Popen(
            [*dask, "worker", address, "--nthreads", "1", "--nworkers", str(count), "--no-dashboard"],
            stdout=log,
            stderr=log,
            cwd=folder,
        )
        try:
            wait_for(lambda: b"Registered to" in (folder / "cluster.log").read_bytes())
            yield address, scheduler, nanny
        finally:
            for process in (nanny, scheduler):
                process.terminate()
            for process in (nanny, scheduler):
                process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
