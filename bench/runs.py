"""What one method reached on one station, how it came there, and what it took."""

import json
import os
import platform
import resource
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from statistics import median
from typing import Any

from roster.files import write_aside

NO_GAP = 0.0
ALL_GAP = 1.0  # there is no roster, or nothing is known of how good it is


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """What was known at a time: seconds since the start, the best objective and the bound, None before the first."""

    seconds: float
    objective: float | None
    bound: float | None


def gap(objective: float | None, bound: float | None) -> float:
    """Give the share of the objective that is not proven to be needed: 0 is proven the best, 1 nothing is known."""
    if objective is None or bound is None:
        return ALL_GAP
    return min(ALL_GAP, max(NO_GAP, (objective - bound) / abs(objective))) if objective else NO_GAP


def above(objective: float, bound: float) -> float:
    """Give what an objective is above a bound, as a share of the bound: 0 is nothing, 1 is twice as much."""
    return max(0.0, (objective - bound) / max(1.0, abs(bound)))


@dataclass(frozen=True, kw_only=True)
class Run:
    """One method on one station, invented with a `seed`.

    `seconds` of wall time and `cpu` of all its threads are counted from the loaded problem to the end of the method,
    `memory` is the most that its process ever held, in bytes. `loading` is the time it took to load the problem
    before that, `limit` the time the method was given. `broken` counts
    the hard rules that its roster breaks, by our checker; None where it gave no roster to check. `why_not` says
    why it could not run at all.
    """

    work: str
    station: str
    method: str
    limit: float
    seed: int | None = None
    loading: float = 0.0
    seconds: float = 0.0
    cpu: float = 0.0
    memory: int = 0
    objective: float | None = None
    bound: float | None = None
    broken: int | None = None
    trace: tuple[Moment, ...] = ()
    why_not: str = ""

    @property
    def gap(self) -> float:
        """Give the gap at the end."""
        return gap(self.objective, self.bound)

    @property
    def is_proven(self) -> bool:
        """Tell whether the roster is proven to be a best one."""
        return not self.why_not and not self.broken and self.gap == NO_GAP

    def gap_at(self, seconds: float) -> float:
        """Give the gap of what was known at a time."""
        known = [moment for moment in self.trace if moment.seconds <= seconds]
        return gap(known[-1].objective, known[-1].bound) if known else ALL_GAP

    def as_json(self) -> dict[str, object]:
        """Give the run with what follows from it."""
        name = f"{self.work}/{self.station}/{self.method}"
        return {"name": name, **asdict(self), "gap": self.gap, "is_proven": self.is_proven}

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> "Run":
        """Read a run back, as its own process printed it."""
        fields = {key: value for key, value in told.items() if key in cls.__dataclass_fields__}
        return cls(**fields | {"trace": tuple(Moment(**moment) for moment in told["trace"])})


class Stopwatch:
    """Wall time, processor time and incumbents of this process from now on."""

    def __init__(self) -> None:
        self.trace: list[Moment] = []
        self.start()

    def start(self) -> None:
        """Count from now."""
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    @property
    def seconds(self) -> float:
        """Give the wall seconds since the start."""
        return time.perf_counter() - self._wall

    @property
    def cpu(self) -> float:
        """Give the processor seconds of all threads since the start."""
        return time.process_time() - self._cpu

    def note(self, objective: float | None, bound: float | None, at: float | None = None) -> None:
        """Write down what is known now, or was known at a time."""
        seconds = self.seconds if at is None else at
        self.trace.append(Moment(seconds=seconds, objective=objective, bound=bound))


def most_memory() -> int:
    """Give the most bytes that this process ever held."""
    status = Path("/proc/self/status")
    if status.exists():  # of this program alone; getrusage also counts the one that started it
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def machine() -> dict[str, object]:
    """Say what the figures were measured on."""
    cpuinfo = Path("/proc/cpuinfo")
    named = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    model = next((line.partition(":")[2].strip() for line in named if line.startswith("model name")), "")
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": model or platform.processor(),
        "cores": os.cpu_count(),
    }


def best_bounds(runs: Iterable[Run]) -> Mapping[tuple[str, str], float]:
    """Map work and station to the best bound that any method proved: how good a roster is, whoever made it."""
    found: dict[tuple[str, str], float] = {}
    for run in runs:
        if run.bound is not None:
            key = (run.work, run.station)
            found[key] = max(run.bound, found.get(key, run.bound))
    return found


def of_method(runs: Sequence[Run], method: str) -> list[Run]:
    """List the runs of a method that could run."""
    return [run for run in runs if run.method == method and not run.why_not]


def median_seconds(runs: Sequence[Run]) -> float:
    """Give the median time; what was stopped unproven took at least its limit, and nothing at all took forever."""
    return median([run.seconds if run.is_proven else max(run.seconds, run.limit) for run in runs] or [inf])


def write_runs(path: Path, runs: Sequence[Run]) -> Path:
    """Write runs as JSON with the machine they were made on; give the path."""
    told = {"machine": machine(), "runs": [run.as_json() for run in runs]}
    return write_aside(path, (json.dumps(told, indent=1) + "\n").encode())
