"""A line for long work, nothing for short work, and nothing left behind."""

import time
from dataclasses import dataclass
from io import StringIO

import pytest
from rich.console import Console

from roster.terminal.progress import ProgressLine
from roster.words import Language, Text

SOLVING = Text("求解", "solving")


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


def test_away_from_a_terminal_a_line_comes_every_few_seconds_at_most() -> None:
    out, clock = StringIO(), Clock()
    with ProgressLine(Console(file=out, width=80), Language.ZH, clock=clock) as progress:
        progress.phase(SOLVING)
        for second in range(1, 13):
            clock.now = second
            progress.found(best=16_240 - second, bound=15_000)
    assert out.getvalue() == (
        "求解 · 最好 16,235 分 · 下界 15,000 分 · 差距 7.6% · 5 秒\n"
        "求解 · 最好 16,230 分 · 下界 15,000 分 · 差距 7.6% · 10 秒\n"
    )


def test_a_new_phase_forgets_what_the_last_one_found() -> None:
    out, clock = StringIO(), Clock()
    with ProgressLine(Console(file=out, width=80), Language.EN, clock=clock) as progress:
        progress.phase(SOLVING)
        progress.found(best=10, bound=10)
        clock.now = 7.0
        progress.phase(Text("核对", "checking"))
    assert out.getvalue() == "checking · 7 s\n"


def test_a_proven_roster_has_no_gap() -> None:
    out, clock = StringIO(), Clock()
    with ProgressLine(Console(file=out, width=80), Language.EN, clock=clock) as progress:
        progress.phase(SOLVING)
        clock.now = 6.0
        progress.found(best=0, bound=0)
    assert out.getvalue() == "solving · best 0 · bound 0 · gap 0% · 6 s\n"


def test_work_below_a_second_shows_nothing() -> None:
    for terminal in (False, True):
        out = StringIO()
        with ProgressLine(Console(file=out, width=80, force_terminal=terminal), Language.ZH) as progress:
            progress.phase(SOLVING)
            progress.found(best=10, bound=5)
        assert out.getvalue() == ""


def test_on_a_terminal_the_line_appears_and_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    out = StringIO()
    console = Console(file=out, width=80, force_terminal=True)
    with ProgressLine(console, Language.ZH, patience=0.01) as progress:
        progress.phase(SOLVING)
        progress.found(best=20, bound=10)
        deadline = time.monotonic() + 5
        while "求解 · 最好 20 分 · 下界 10 分 · 差距 50.0%" not in out.getvalue():
            assert time.monotonic() < deadline
            time.sleep(0.02)
    hidden, shown = out.getvalue().rfind("\x1b[?25l"), out.getvalue().rfind("\x1b[?25h")
    assert shown > hidden
    assert out.getvalue().endswith("\x1b[2K")


def test_a_solve_tells_its_figures_as_they_are() -> None:
    @dataclass
    class Told:
        objective: int | None
        bound: int | None

    out, clock = StringIO(), Clock()
    with ProgressLine(Console(file=out, width=80), Language.EN, clock=clock) as progress:
        progress.phase(SOLVING)
        progress.watch(Told(objective=None, bound=5))
        clock.now = 6.0
        progress.watch(Told(objective=10, bound=None))
    assert out.getvalue() == "solving · best 10 · bound 5 · gap 50.0% · 6 s\n"


def test_a_failure_inside_goes_on_its_way() -> None:
    def failing() -> None:
        with ProgressLine(Console(file=StringIO(), force_terminal=True), Language.ZH):
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        failing()
