"""The command line as a user runs it, with what it takes: wall time, processor time, memory."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROSTER = Path(sys.executable).with_name("roster")
MEBIBYTE = 2**20
_LOOK = 0.05  # seconds between two looks at the memory
_PAGE = resource.getpagesize()


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What a command took, its child processes included.

    `wall` and `processor` are in seconds. `memory` is the most that all its processes held at one time, in
    bytes, memory that they share counted once for each.
    """

    wall: float
    processor: float
    memory: int


def take(*command: str | Path) -> Taken:
    """Run a command and measure it. Raises CalledProcessError where it fails."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    most = 0
    while process.poll() is None:
        most = max(most, sum(_resident(process.pid)))
        time.sleep(_LOOK)
    wall = time.perf_counter() - begun
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [str(word) for word in command])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(wall=wall, processor=processor, memory=most or after.ru_maxrss * 1024)


def _resident(session: int) -> Iterator[int]:
    """Yield the resident memory of every process of a session; nothing where there is no /proc."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            facts = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(facts[3]) == session:
                yield int((folder / "statm").read_text().split()[1]) * _PAGE
        except (OSError, ValueError):  # it has ended meanwhile
            continue


def solved(quick: bool) -> Path:
    """Solve the example that the figures are promised for (a small one when quick) and give its result."""
    name = "tiny" if quick else "daoli"
    out = Path("out") / "bench" / name
    subprocess.run(
        [ROSTER, "solve", Path("examples") / name, "--out", out], check=True, stdout=subprocess.DEVNULL
    )
    return out
