"""One method on one station, in a process of its own: `python -m bench.peers METHOD WORK STATION SECONDS`.

Prints its run as JSON. Loading is not counted: a method begins with the problem in hand.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from bench.runs import Moment, Run, Stopwatch, most_memory
from bench.works import WORKS
from constraints.packs import rule_book
from roster.checking import verify
from roster.domain import Problem, Roster
from roster.rules import Rule

OURS = "gridroster"
MODULES: Mapping[str, str] = {
    OURS: "bench.guided",
    "HiGHS": "bench.milp",
    "SCIP": "bench.milp",
    "CP-SAT": "bench.cpsat",
    "CP-SAT textbook": "bench.cpsat",
    "Timefold": "bench.timefolding",
}
"""Where the function `solve_with(method, problem, rules, seconds, watch)` of each method is."""

_HANGING = 120  # seconds beyond the limit, after which a peer is given up


class NotHereError(Exception):
    """A method cannot run on this machine; its text says why."""


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What a method ended with: objective and bound as it knows them, and its roster where it gives one.

    `seconds` are its own where less than the time that went by: a peer does not pay for how we call it.
    """

    objective: float | None
    bound: float | None
    roster: Roster | None = None
    seconds: float | None = None


SolveWith = Callable[[str, Problem, Sequence[Rule], float, Stopwatch], Reached]


def run_apart(method: str, work: str, station: Path, limit: float) -> Run:
    """Run a method in a process of its own."""
    print(f"  {work} {station.name}: {method}, at most {limit:.0f} s …", file=sys.stderr)
    command = [sys.executable, "-m", "bench.peers", method, work, str(station), str(limit)]
    failed = Run(work=work, station=station.name, method=method, limit=limit)
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=2 * limit + _HANGING
        )
    except subprocess.TimeoutExpired:
        return replace(failed, why_not="did not stop in time")
    if done.returncode:
        return replace(failed, why_not=f"failed: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    return Run.of_json(json.loads(done.stdout.splitlines()[-1]))


def main(method: str, work: str, station: str, limit: str) -> None:
    """Run a method here and print its run."""
    loading = Stopwatch()
    problem = WORKS[work].problem(Path(station))
    told = Run(
        work=work,
        station=Path(station).name,
        method=method,
        limit=float(limit),
        seed=seed(problem),
        loading=loading.seconds,
    )
    try:
        told = measured(told, problem)
    except NotHereError as reason:
        told = replace(told, why_not=str(reason))
    print(json.dumps(told.as_json()))


def seed(problem: Problem) -> int | None:
    """Give the seed that a station was invented with, which is the end of its id."""
    end = problem.station.id.rpartition("-")[2]
    return int(end) if end.isdecimal() else None


def measured(asked: Run, problem: Problem) -> Run:
    """Solve a problem and give the run: what a roster comes to is what our checker says, whoever made it."""
    solve_with: SolveWith = import_module(MODULES[asked.method]).solve_with
    watch = Stopwatch()
    reached = solve_with(asked.method, problem, rule_book(problem).rules, asked.limit, watch)
    seconds = watch.seconds if reached.seconds is None else reached.seconds
    cpu, memory = watch.cpu, most_memory()
    objective, broken = reached.objective, None
    if reached.roster is not None:
        verdict = verify(reached.roster, rule_book(problem).rules)
        objective, broken = verdict.objective, len(verdict.violations)
    end = Moment(seconds=seconds, objective=objective, bound=reached.bound)
    return replace(
        asked,
        seconds=seconds,
        cpu=cpu,
        memory=memory,
        objective=objective,
        bound=reached.bound,
        broken=broken,
        trace=(*watch.trace, end),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
