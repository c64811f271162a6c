"""Ctrl-C: once for the best roster so far, twice to give up."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from roster.words import Text

if TYPE_CHECKING:
    from roster.explaining.trials import Trials
    from roster.solving import Clock
    from roster.terminal.progress import ProgressLine


_ONE = 0.2  # seconds: what sends a signal to a process and to its group sends it twice


@contextmanager
def ctrl_c_stops(clock: "Clock | Trials", line: "ProgressLine") -> Iterator[None]:
    """Let Ctrl-C end the search with the best roster so far; a second one ends the program."""
    before = signal.getsignal(signal.SIGINT)

    def stop(*_: object) -> None:
        signal.signal(signal.SIGINT, before)
        clock.halt()
        line.phase(
            Text(
                "正在停止，保留目前最好的排班；再按 Ctrl-C 放弃",
                "stopping, with the best so far; Ctrl-C again gives up",
            )
        )

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def signals_stop(ask: Callable[[], None], line: "ProgressLine") -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end long work after what is under way; a second one ends the program at once."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(*_: object) -> None:
        began = time.monotonic()

        def give_up(*_: object) -> None:
            if time.monotonic() - began > _ONE:
                raise KeyboardInterrupt

        for number in before:
            signal.signal(number, give_up)
        ask()
        line.phase(
            Text(
                "正在停止：等排着的所排完；再按 Ctrl-C 立即放弃",
                "stopping when the stations under way are done; Ctrl-C again gives up at once",
            )
        )

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
