"""All rules of the Chinese packs: how long until a roster within a stated gap of the best possible.

`python -m bench.packs DIR DAYS SECONDS GAP` runs one case in a process of its own and prints JSON.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from bench.rows import Row
from constraints.packs import rule_book
from roster.checking import verify
from roster.domain import Grade
from roster.loading import load
from roster.solving import Clock, Limits, Progress, solve

_PACKS = MappingProxyType(
    {
        Grade.OFFICER: ("cn-police",),
        Grade.AUXILIARY: ("cn-labour", "cn-auxiliary"),
        Grade.VOLUNTEER: ("cn-volunteer",),
    }
)
_CASES = ((7, 10.0, 0.005), (28, 120.0, 0.01))  # days, promised seconds, promised gap
_PATIENCE = 2  # times the promise, after which nothing is waited for


@dataclass(frozen=True, kw_only=True)
class Reached:
    """When the gap was reached (None: never), counted from before loading, and how it ended."""

    reached: float | None
    wall: float
    objective: int | None
    bound: int


def run(quick: bool) -> list[Row]:
    """Solve a week and four weeks under the packs, each in its own process."""
    station = Path("examples") / ("tiny" if quick else "daoli")
    return [_row(station, *case) for case in (_CASES[:1] if quick else _CASES)]


def _row(station: Path, days: int, promised: float, gap: float) -> Row:
    command = [
        sys.executable,
        "-m",
        "bench.packs",
        str(station),
        str(days),
        str(_PATIENCE * promised),
        str(gap),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = Reached(**json.loads(done.stdout))
    end = f"{found.objective}, bound {found.bound}, after {found.wall:.1f} s"
    return Row(
        figure=f"all rules of the Chinese packs, {days} days, to a gap of {gap:.1%}, loading included",
        ours=found.wall if found.reached is None else found.reached,
        peer=promised,
        peer_is="promised limit",
        note=end if found.reached is not None else f"never reached: {end}",
    )


def main(station: str, days: str, seconds: str, gap: str) -> None:
    """Solve one case and print when the gap was reached."""
    begun = time.perf_counter()
    problem = replace(load(Path(station), days=int(days)), packs=_PACKS)
    rules = rule_book(problem).rules
    reached: list[float] = []

    def watch(progress: Progress) -> None:
        best, bound = progress.objective, progress.bound
        if best is not None and bound is not None and best - bound <= float(gap) * abs(best):
            reached.append(time.perf_counter() - begun)

    solved = solve(problem, rules, Clock(limits=Limits(seconds=float(seconds))), watch)
    wall = time.perf_counter() - begun
    objective = verify(solved.roster, rules).objective
    if not reached and objective - solved.bound <= float(gap) * abs(objective):
        reached.append(wall)
    told = {
        "reached": min(reached, default=None),
        "wall": wall,
        "objective": objective,
        "bound": solved.bound,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
