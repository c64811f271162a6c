"""A cluster without workers is given up after a while; a scheduler here only pretends."""

import socket
from contextlib import nullcontext
from threading import Thread

import pytest

from constraints.packs import rule_book
from roster.city import dask
from roster.city.crew import NoWorkers, Result
from roster.errors import UnusableCall
from tests.city.crews import done, task

distributed = pytest.importorskip("distributed")


class _Future:
    """Is never done, unless its cluster has workers."""

    status = "finished"

    def __init__(self, client: "_Client") -> None:
        self._client = client

    def done(self) -> bool:
        return bool(self._client.workers)

    def result(self) -> Result:
        return done(task("A"))


class _Client:
    """Answers, and has as many threads as it says."""

    status, id = "running", "client"

    def __init__(self) -> None:
        self.workers = 0

    def nthreads(self, **_: object) -> dict[str, int]:
        return {"worker": self.workers} if self.workers else {}

    def submit(self, *_: object, **__: object) -> _Future:
        return _Future(self)

    def as_current(self) -> nullcontext[None]:
        return nullcontext()


@pytest.fixture(autouse=True)
def _nothing_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(distributed, "wait", wait)


@pytest.fixture(name="client")
def _client(monkeypatch: pytest.MonkeyPatch) -> _Client:
    client = _Client()
    monkeypatch.setattr(dask, "_client", lambda _: client)
    return client


def _waiting() -> dask.Cluster:
    crew = dask.Cluster("tcp://10.0.0.1:8786", rule_book)
    crew.submit(task("A"))
    return crew


@pytest.mark.usefixtures("client")
def test_a_cluster_that_stays_without_workers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    crew = _waiting()
    assert not list(crew.results())
    monkeypatch.setattr(dask, "_WITHOUT", 0.0)
    with pytest.raises(NoWorkers):
        list(crew.results())


def test_workers_that_come_in_time_are_waited_for(client: _Client) -> None:
    crew = _waiting()
    assert not list(crew.results())
    client.workers = 1
    assert list(crew.results()) == [done(task("A"))]


def test_the_time_without_workers_counts_from_when_there_were_some_last(
    client: _Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    crew = _waiting()
    client.workers = 2
    assert crew.room == 2 * 2
    client.workers = 0
    monkeypatch.setattr(dask, "_WITHOUT", 5.0)
    assert not list(crew.results())


def _web_server(listening: socket.socket) -> None:
    while True:
        try:
            caller, _ = listening.accept()
        except OSError:  # closed: the test is over
            return
        caller.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n" * 100)
        caller.close()


def test_another_server_at_that_address_is_no_scheduler() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_web_server, args=[listening], daemon=True).start()
        with pytest.raises(UnusableCall, match="no scheduler answers"):
            dask.Cluster(f"tcp://127.0.0.1:{listening.getsockname()[1]}", rule_book)


def test_a_way_that_needs_keys_without_keys_is_refused() -> None:
    with pytest.raises(UnusableCall, match="no scheduler answers"):
        dask.Cluster("tls://127.0.0.1:9", rule_book)
