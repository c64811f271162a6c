"""Crews for tests: one that works in this process, and one that only pretends."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from constraints.packs import rule_book
from roster.city.crew import Lost, Result
from roster.city.outcome import Outcome, State
from roster.city.work import Book, Task, carry_out
from roster.solving import Limits
from tests.stations import MONDAY

_HEAVY = 2000  # MiB: a process that has held so much makes way for a fresh one


class Inline:
    """Does every task in this process, one at a time; `done` are those it did, in their order."""

    def __init__(self, work: Callable[[Task], Result] = lambda task: carry_out(task, rule_book)) -> None:
        self._work, self._under_way, self.done = work, deque[Task](), list[Task]()
        self.closed = False

    @property
    def room(self) -> int:
        """Give one place."""
        return 1

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._under_way.append(task)

    def results(self) -> Iterator[Result]:
        """Do it."""
        task = self._under_way.popleft()
        self.done.append(task)
        yield self._work(task)

    def abandon(self) -> None:
        """Have nothing under way."""
        self.close()

    def close(self) -> None:
        """End."""
        self.closed = True


def task(station: str) -> Task:
    """Give a task that nobody need carry out."""
    return Task(
        station=station, name=station, folder=Path(), out=Path(), first=MONDAY, days=7, limits=Limits()
    )


def done(given: Task) -> Outcome:
    """Say that a task is done."""
    return Outcome(station=given.station, key="", state=State.OPTIMAL)


def lost(given: Task) -> Lost:
    """Say that the process is gone."""
    return Lost(task=given)


def die_at_first(given: Task, book: Book) -> Outcome:
    """Kill the process that does station B, the first time; in the folder of its roster it is noted."""
    del book
    if given.station == "B" and not (given.out / "died").exists():
        (given.out / "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(station=given.station, key=str(os.getpid()), state=State.OPTIMAL, memory=_HEAVY)


def end(given: Task, book: Book) -> Outcome:
    """Do what a library may that ends its process."""
    del book
    raise SystemExit(given.station)


def run_out_of_memory(given: Task, book: Book) -> Outcome:
    """Ask for more memory than there is."""
    del book
    raise MemoryError(given.station)
