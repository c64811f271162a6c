"""Pages drawn for tests: as plain text, with every line held to the width."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console

from roster.domain import FixedDuty, Leave, LeaveKind, Problem, Request, Roster
from roster.storing.report import Report, RulePrice, Status
from roster.storing.stored import Stored
from roster.terminal.pages import Page
from roster.words import Language
from tests.stations import MONDAY, greedy, six_grids

ESCAPE = "\x1b"


def drawn(draw: Callable[[Page], object], language: Language = Language.ZH, width: int = 80) -> str:
    """Draw a page as it looks away from a terminal; no line is wider than the page, nothing is cut off."""
    text = StringIO()
    draw(Page(Console(file=text, width=width, highlight=False, markup=False, emoji=False), language))
    lines = text.getvalue().splitlines()
    wide = [line for line in lines if cell_len(line) > width]
    assert not wide, wide
    assert "…" not in text.getvalue()
    assert ESCAPE not in text.getvalue()
    return "\n".join(line.rstrip() for line in lines)


def report(status: Status = Status.OPTIMAL, gap: float = 0.0) -> Report:
    return Report(
        status=status,
        objective=16_240,
        bound=16_240 if status is Status.OPTIMAL else 16_020,
        gap=gap,
        first=MONDAY,
        days=7,
        made_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
        seconds=3.21,
        seed=1,
        input_hash="0",
        duties_hash="0",
        prices={
            "wishes": RulePrice(points=240, places=12),
            "shortage": RulePrice(points=16_000, places=16),
            "even-hours": RulePrice(points=0, places=0),
        },
        parameters={},
    )


def week() -> Problem:
    """Give six grids with leave, wishes and a duty that is settled."""
    wednesday = MONDAY + timedelta(days=2)
    return replace(
        six_grids(),
        leave=(
            Leave(person="O001", first=MONDAY, last=wednesday, kind=LeaveKind.ANNUAL),
            Leave(person="A003", first=MONDAY, last=wednesday, kind=LeaveKind.MATERNITY),
        ),
        requests=(
            Request(person="O001", day=MONDAY, shift=None, weight=1),
            Request(person="O004", day=MONDAY, shift="D", weight=-2),
            Request(person="O004", day=MONDAY, shift="D", weight=2),
            Request(person="O004", day=MONDAY, shift="D", weight=0),
            Request(person="O004", day=MONDAY - timedelta(days=1), shift="D", weight=5),
        ),
        fixed=(FixedDuty(person="O002", day=MONDAY, shift="S"),),
    )


def solved() -> Roster:
    """Fill the week by hand: seats stay open on Sunday, one officer is in court, one has two duties."""
    problem = week()
    kept = [duty for duty in greedy(problem).duties if (duty.person, duty.day) != ("O002", MONDAY)]
    sunday = MONDAY + timedelta(days=6)
    more = (problem.duty("O003", sunday, "D", "G01"), problem.duty("O003", sunday, "E", "X1"))
    others = [duty for duty in kept if (duty.person, duty.day) != ("O003", sunday)]
    return Roster(problem=problem, duties=tuple(sorted([*others, *problem.settled, *more])))


def stored(roster: Roster | None = None) -> Stored:
    return Stored(folder=Path("out/week"), roster=roster or solved(), report=report())
