"""Ctrl-C: once for the best roster so far, twice to give up."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from roster.words import Text

if TYPE_CHECKING:
    from roster.explaining.trials import Trials
    from roster.solving import Clock
    from roster.terminal.progress import ProgressLine


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
