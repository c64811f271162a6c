"""Ctrl-C and SIGTERM: the first asks for the end, a later one gives up; two in a blink are one."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from roster.terminal.progress import ProgressLine
from roster.terminal.stopping import signals_stop


class _Line(ProgressLine):
    """Is not there."""

    def __init__(self) -> None:
        self.said = 0

    def phase(self, *_: object) -> None:
        self.said += 1


def _sent(asked: Callable[[], None], *pauses: float) -> None:
    with signals_stop(asked, _Line()):
        os.kill(os.getpid(), signal.SIGTERM)
        for pause in pauses:
            time.sleep(pause)
            os.kill(os.getpid(), signal.SIGTERM)


def test_a_signal_that_a_process_and_its_group_both_get_asks_once() -> None:
    asked = list[str]()
    _sent(lambda: asked.append("end"), 0.0)
    assert asked == ["end"]


def test_a_second_signal_gives_up() -> None:
    with pytest.raises(KeyboardInterrupt):
        _sent(lambda: None, 0.3)
