"""A crew on several machines: the workers of a Dask cluster, which see the same folders as we do."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

from roster.city.crew import CrewGone, Lost, NoWorkers, Result
from roster.city.work import Book, Task, carry_out
from roster.errors import UnusableCall
from roster.words import Text

_TALKERS = (
    "distributed",
    "distributed.client",
    "tornado",
    "asyncio",
)  # what they have to say is said by us, in words for people
_ANSWER, _PATIENCE = 5.0, 10.0  # seconds in which a scheduler answers at first, and when it was lost
_WITHOUT = 30.0  # seconds that a cluster may be without workers: they may just be starting, or starting anew
_PAUSE = 1.0  # seconds to wait for a result before looking around


class Cluster:
    """A crew of a Dask scheduler's workers; raises UnusableCall where there is no Dask, or none that answers."""

    def __init__(self, address: str, book: Book) -> None:
        self._book, self._address, self._numbers = book, address, count()
        self._client: Any = _client(address)
        self._under_way: dict[Any, Task] = {}
        self._heard = self._manned = time.monotonic()

    @property
    def room(self) -> int:
        """Give twice as many tasks as the cluster has threads, so that nobody waits for us; raises CrewGone."""
        return 2 * max(1, self._threads())

    def _threads(self) -> int:
        """Count the cluster's threads; raises CrewGone."""
        with self._answered():
            found: int = sum(self._client.nthreads(callback_timeout=_PATIENCE).values())
        if found:
            self._manned = time.monotonic()
        return found

    def submit(self, task: Task) -> None:
        """Begin a task on some worker."""
        key = f"{task.station}-{next(self._numbers)}-{self._client.id}"
        with self._answered():
            future = self._client.submit(carry_out, task, self._book, pure=False, key=key)
        self._under_way[future] = task

    def results(self) -> Iterator[Result]:
        """Wait for tasks that end."""
        from distributed import wait  # noqa: PLC0415 - an extra that few have

        with self._answered(), suppress(TimeoutError), self._client.as_current():
            wait(list(self._under_way), timeout=_PAUSE, return_when="FIRST_COMPLETED")
        ended = [future for future in self._under_way if future.done()]
        if not ended:
            self._look_around()
        for future in ended:
            yield self._ended(future, self._under_way.pop(future))

    def _ended(self, future: Any, task: Task) -> Result:  # noqa: ANN401 - Dask's futures have no types of ours
        if future.status == "finished":
            with self._answered():
                outcome: Result = future.result()
            return outcome
        if future.status == "cancelled" or self._client.status != "running":
            raise CrewGone(self._address)
        return Lost(task=task)  # its workers died, one after the other

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """Say that nobody is left where Dask does: it has an exception for each place at which it notices."""
        try:
            yield
        except Exception as error:
            raise CrewGone(self._address) from error

    def _look_around(self) -> None:
        now = time.monotonic()
        if self._client.status == "running":
            self._heard = now
        elif now - self._heard > _PATIENCE:
            raise CrewGone(self._address)
        else:
            return
        if not self._threads() and now - self._manned > _WITHOUT:
            raise NoWorkers(self._address)

    def abandon(self) -> None:
        """Take back what is under way."""
        if self._under_way and self._client.status == "running":
            self._client.cancel(list(self._under_way), force=True)
        self.close()

    def close(self) -> None:
        """Leave the cluster to others."""
        self._under_way.clear()
        self._client.close(timeout=1)


def _client(address: str) -> Any:  # noqa: ANN401 - Dask has no types of ours
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that few have
    except ImportError as error:
        raise UnusableCall(
            Text("--scheduler 需要 Dask，这里没有安装", "--scheduler needs Dask, which is not installed"),
            Text("请运行 pip install 'gridroster[dask]'。", "Run pip install 'gridroster[dask]'."),
        ) from error
    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        return Client(address, timeout=_ANSWER, set_as_default=False)
    except Exception as error:  # whatever else answers there, such as a web server, is misread in many ways
        raise UnusableCall(
            Text(f"{address} 没有调度器应答", f"no scheduler answers at {address}"),
            Text(
                "请先启动 dask scheduler 和 dask worker，再核对地址。",
                "Start dask scheduler and dask worker first, and check the address.",
            ),
        ) from error
