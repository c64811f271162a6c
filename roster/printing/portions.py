"""Sheets in portions, portions over processes.

The portions depend on the sheets alone, never on the number of processes, so that the bytes do not either.
"""

import os
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context

from roster.errors import RosterError
from roster.printing.press import press
from roster.words import Text

# Layout keeps some 100 times the HTML in memory, and every portion carries its own cut of the faces.
PORTION = 250_000  # characters of HTML
ALONE = 300_000  # characters; so little is not worth a second process
MOST = 3  # processes, unless told otherwise: each takes some 400 MB


def portioned(sheets: Sequence[str]) -> list[tuple[str, ...]]:
    """Cut a run of sheets into portions of some `PORTION` characters, at least one sheet each."""
    portions: list[list[str]] = []
    room = 0
    for sheet in sheets:
        if not portions or len(sheet) > room:
            portions.append([])
            room = PORTION
        portions[-1].append(sheet)
        room -= len(sheet)
    return [tuple(portion) for portion in portions]


def printed(portions: Sequence[tuple[str, ...]], processes: int | None) -> list[bytes]:
    """Print portions, each into a PDF, in their order."""
    workers = min(processes or os.cpu_count() or 1, processes or MOST, len(portions))
    if workers <= 1 or (processes is None and sum(map(_size, portions)) <= ALONE):
        return [_printed(portion) for portion in portions]
    largest_first = sorted(range(len(portions)), key=lambda i: -_size(portions[i]))
    with _printers(workers) as printers:
        made = {i: printers.submit(_printed, portions[i]) for i in largest_first}
        waiting = set(made.values())
        while waiting:  # in short turns: a wait without end does not hear the keyboard on every system
            done, waiting = wait(waiting, timeout=0.5)
            for future in done:
                future.result()
        return [made[i].result() for i in range(len(portions))]


def _size(portion: tuple[str, ...]) -> int:
    return sum(map(len, portion))


def _printed(sheets: tuple[str, ...]) -> bytes:
    return press().pdf(sheets)


@contextmanager
def _printers(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Open a pool whose copies of the faces lie in a folder of ours: it goes even if a worker is killed.

    Where the work is broken off, by the keyboard or a failure, the workers are stopped in the midst of it.
    """
    others = set(active_children())
    with (
        tempfile.TemporaryDirectory(prefix="roster-") as folder,
        ProcessPoolExecutor(workers, get_context("spawn"), _work_in, (folder,)) as pool,
    ):
        try:
            yield pool
        except BrokenProcessPool as error:
            raise RosterError(
                Text(
                    "打印进程被系统终止，多半是内存不足",
                    "the system ended a printing process, probably short of memory",
                ),
                Text(
                    "请关闭其他程序，或逐类打印勤务表",
                    "close other programs, or print one kind of sheets at a time",
                ),
            ) from error
        except BaseException:
            for worker in set(active_children()) - others:
                worker.terminate()
            raise


def _work_in(folder: str) -> None:
    """Keep a worker's files in a folder, and leave an interruption from the keyboard to its parent."""
    tempfile.tempdir = folder
    signal.signal(signal.SIGINT, signal.SIG_IGN)
