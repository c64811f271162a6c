"""A crew of processes on this machine: a slot for each, so that one that dies takes nothing with it but its task."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing.context import SpawnContext

from roster.city.crew import Lost, Result
from roster.city.outcome import Outcome
from roster.city.work import WRITING, Book, Task, carry_out

_RENEWED = 40  # tasks after which a process makes way for a fresh one
_HEAVY = 900  # MiB that a process may have held before it does
_PAUSE = 1.0  # seconds to wait for a result before looking around
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS")


def cores() -> int:
    """Give how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


@dataclass
class _Slot:
    pool: ProcessPoolExecutor | None = None
    done: int = 0
    heaviest: int = 0
    task: Task | None = None


class Processes:
    """A crew of `workers` processes, each with one station at a time."""

    def __init__(self, workers: int, book: Book, work: Callable[[Task, Book], Outcome] = carry_out) -> None:
        self._book, self._work = book, work
        self._slots = [_Slot() for _ in range(max(1, workers))]
        self._under_way: dict[Future[Outcome], _Slot] = {}
        for name in _ONE_THREAD:  # as many threads as processes would be twice too many
            os.environ.setdefault(name, "1")

    @property
    def room(self) -> int:
        """Give how many processes there are."""
        return len(self._slots)

    def submit(self, task: Task) -> None:
        """Begin a task in a free process."""
        slot = next(slot for slot in self._slots if slot.task is None)
        if slot.pool is None:
            slot.pool = ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin)
        slot.task = task
        with _deaf():
            self._under_way[slot.pool.submit(self._work, task, self._book)] = slot

    def results(self) -> Iterator[Result]:
        """Wait for tasks that end."""
        done, _ = wait(self._under_way, timeout=_PAUSE, return_when=FIRST_COMPLETED)
        for future in done:
            yield self._ended(future, self._under_way.pop(future))

    def _ended(self, future: Future[Outcome], slot: _Slot) -> Result:
        task, slot.task = slot.task, None
        assert task is not None  # noqa: S101 - a slot at work has one
        if future.exception() is not None:  # the process died, or has no memory left, or was told to end
            _let_go(slot)
            return Lost(task=task)
        outcome = future.result()
        slot.done += 1
        slot.heaviest = max(slot.heaviest, outcome.memory)
        if slot.done >= _RENEWED or slot.heaviest >= _HEAVY:
            _let_go(slot)
        return outcome

    def abandon(self) -> None:
        """End the processes at once."""
        _kill()
        self.close()

    def close(self) -> None:
        """Let the processes end."""
        for slot in self._slots:
            _let_go(slot)
        self._under_way.clear()


def _let_go(slot: _Slot) -> None:
    if slot.pool is not None:
        # awaited: Python 3.11 wakes the threads of pools left behind as it exits, and may find their pipe just closed
        slot.pool.shutdown(cancel_futures=True)
    slot.pool, slot.done, slot.heaviest, slot.task = None, 0, 0, None


def _kill() -> None:
    for process in multiprocessing.active_children():
        process.kill()
        process.join(_PAUSE)


def _context() -> SpawnContext:
    return multiprocessing.get_context("spawn")


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started meanwhile not hear Ctrl-C: the terminal sends it to all, and only we are to answer."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a process ready: it leaves Ctrl-C to us, and does not outlive us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        with WRITING:  # a roster is there as a whole or not at all
            os._exit(1)
