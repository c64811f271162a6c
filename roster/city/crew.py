"""Whoever does the stations' work: processes of this machine, or those of a cluster, behind one small interface."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from roster.city.outcome import Outcome, failed
from roster.city.work import Task
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class Lost:
    """The process that did a task is gone: killed, or out of memory."""

    task: Task


Result = Outcome | Lost


class CrewGone(Exception):  # noqa: N818 - reads as what happened
    """Nobody is left to work: the scheduler does not answer."""


class NoWorkers(CrewGone):
    """Nobody is left to work: the scheduler answers, and has had no workers for some time."""


class Crew(Protocol):
    """Does tasks, several at a time."""

    @property
    def room(self) -> int:
        """Give how many tasks it may have at a time, at least one."""

    def submit(self, task: Task) -> None:
        """Begin a task; raises CrewGone."""

    def results(self) -> Iterable[Result]:
        """Wait for some of the tasks under way, a second at most, and give how they ended; raises CrewGone."""

    def abandon(self) -> None:
        """Give up what is under way, at once."""

    def close(self) -> None:
        """Let everybody go."""


def work_through(
    tasks: Iterable[Task], crew: Crew, may_begin: Callable[[], bool], prepared: Callable[[Task], Task]
) -> Iterator[Outcome]:
    """Do tasks in their order and yield outcomes as they come; whatever has not begun when it may not is left out.

    A task whose process died is tried once more, alone, and then named as failed. `prepared` gives a task as it is
    to begin now. Raises CrewGone; what is under way then is lost.
    """
    waiting, again = deque(tasks), deque[Task]()
    under_way = 0
    while True:
        while waiting and under_way < crew.room and may_begin():
            crew.submit(prepared(waiting.popleft()))
            under_way += 1
        if not under_way:
            break
        for result in crew.results():
            under_way -= 1
            if isinstance(result, Lost):
                again.append(result.task)
            else:
                yield result
    while again and may_begin():
        yield _alone(prepared(again.popleft()), crew)


def _alone(task: Task, crew: Crew) -> Outcome:
    crew.submit(task)
    while True:
        for result in crew.results():
            if not isinstance(result, Lost):
                return result
            return failed(
                task.station,
                Text(
                    "计算进程两次意外终止（可能内存不足）",
                    "the process at work on it died twice (out of memory, perhaps)",
                ),
                advice=Text(
                    "用 --workers 1 再试，或换一台内存更大的机器。",
                    "Try again with --workers 1, or on a machine with more memory.",
                ),
            )
