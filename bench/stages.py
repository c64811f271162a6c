"""Where the time of one `roster solve` goes, stage by stage: what is not solving should hardly count.

python -m bench.stages DIR [--days N]     one station's stages, processor and wall time
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.rows import Row
from constraints.packs import rule_book
from roster.checking import verify
from roster.collecting import collecting_seldom
from roster.loading import load
from roster.model import build, components
from roster.solving import Clock, Limits, solve
from roster.storing import make_report, write

DAOLI = Path("examples/daoli")
_SOLVING = "solve: search, post by post"
_LIMIT = 1.0  # seconds of processor time for a week of 60 grids, all but the search
_LIMIT_MONTH = 2.5


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage's processor time (all threads) and wall time, in seconds."""

    name: str
    cpu: float
    wall: float


def run(quick: bool) -> list[Row]:
    """Measure a week of `examples/daoli`, and four of them, each in a process of its own."""
    rows = [_row("a week of 60 grids: tables to files, all but the search", 7, _LIMIT)]
    if not quick:
        rows.append(_row("four weeks of 60 grids: the same", 28, _LIMIT_MONTH))
    return rows


def _row(figure: str, days: int, limit: float) -> Row:
    command = [sys.executable, "-m", "bench.stages", str(DAOLI), "--days", str(days), "--json"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    stages = [Stage(**each) for each in json.loads(told)]
    rest = sum(stage.cpu for stage in stages if stage.name != _SOLVING)
    note = ", ".join(f"{stage.name.split(':')[0]} {stage.cpu:.2f}" for stage in stages)
    return Row(figure=figure, ours=rest, peer=limit, peer_is="promised (processor time)", note=note)


class _Stages:
    def __init__(self) -> None:
        self.found: list[Stage] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done within."""
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.found.append(Stage(name, time.process_time() - cpu, time.perf_counter() - wall))

    def without(self, name: str, others: float) -> None:
        """Take what was measured apart off a stage."""
        stage = next(each for each in self.found if each.name == name)
        self.found[self.found.index(stage)] = Stage(name, stage.cpu - others, stage.wall - others)


@collecting_seldom()  # as the command line does
def measured(folder: Path, days: int | None) -> list[Stage]:
    """Go from a station's tables to the files of its roster, stage by stage."""
    stages = _Stages()
    stages.found.append(Stage("start: Python, imports", time.process_time(), time.process_time()))
    limits = Limits()
    with stages.stage("load: tables, rules"):
        problem = load(folder, days=days)
        book = rule_book(problem)
        for rule in book.rules:
            list(rule.faults(problem, book.rules))
    with stages.stage("build: the model, its parts"):
        components(build(problem, book.rules).program)
    built = stages.found[-1].cpu
    with stages.stage(_SOLVING):
        solved = solve(problem, book.rules, Clock(limits=limits))
    stages.without(_SOLVING, built)
    with stages.stage("verify: every rule's checker"):
        verdict = verify(solved.roster, book.rules)
    with stages.stage("write: report and files"), TemporaryDirectory() as place:
        report = make_report(solved, verdict, book.rules, limits)
        write(Path(place) / "out", folder, solved.roster, report)
    return stages.found


def main() -> None:
    """Show one station's stages, or print them as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--days", type=int)
    parser.add_argument("--json", action="store_true", help="for programs")
    asked = parser.parse_args()
    stages = measured(asked.folder, asked.days)
    if asked.json:
        print(json.dumps([{"name": s.name, "cpu": s.cpu, "wall": s.wall} for s in stages]))
        return
    print(f"{'stage':32}{'processor':>10}{'wall':>9}")
    for stage in stages:
        print(f"{stage.name:32}{stage.cpu:9.3f}s{stage.wall:8.3f}s")


if __name__ == "__main__":
    main()
