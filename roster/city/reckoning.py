"""Reading many stations' rosters, side by side in some processes; each that cannot be read gives its reason."""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from roster.city.sums import Sums, sums_of
from roster.errors import RosterError, UnusableInput
from roster.words import Text

ALONE = 6  # stations; so few are not worth a second process
_MOST = 8  # processes, unless told otherwise: each takes some 150 MB


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A station's roster to read, and who was lent to it by other stations and by headquarters."""

    folder: Path
    neighbours: frozenset[str]
    reserve: frozenset[str]


def reckoned(readings: Sequence[Reading], processes: int | None = None) -> Iterator[Sums | Text]:
    """Yield each roster's figures, or why it cannot be read, in their order and as they come.

    What a process held that was ended from outside is reckoned here.
    """
    workers = processes or min(os.cpu_count() or 1, _MOST)
    if workers == 1 or (processes is None and len(readings) <= ALONE):
        yield from map(_reckoned, readings)
        return
    done = 0
    try:
        with ProcessPoolExecutor(workers, get_context("spawn"), _leave_interruptions) as pool:
            for found in pool.map(_reckoned, readings):
                done += 1
                yield found
    except BrokenProcessPool:
        yield from map(_reckoned, readings[done:])


def _reckoned(reading: Reading) -> Sums | Text:
    try:
        return sums_of(reading.folder, reading.neighbours, reading.reserve)
    except UnusableInput as error:
        fault = error.faults[0]
        return fault.source.text + Text("：", ": ") + fault.message
    except RosterError as error:
        return error.text


def _leave_interruptions() -> None:
    """Leave Ctrl-C to the process that was asked for the report."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
