"""The solve: a station's week, found and proven, beside other solvers on the same model in the same run."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.commands import ROSTER, take
from bench.rows import Row

PROMISED_SECONDS = 5.0
TIMES_FASTER = 10  # than CP-SAT as it comes; so long it may take, and no longer is waited


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What a solver reached: wall seconds, objective (None without a roster) and bound in points."""

    wall: float
    objective: float | None
    bound: float

    @property
    def text(self) -> str:
        """Say objective, bound and gap."""
        if self.objective is None:
            return f"no roster, bound {self.bound:.0f}"
        gap = (self.objective - self.bound) / self.objective if self.objective else 0.0
        return f"{self.objective:.0f}, bound {self.bound:.0f}, gap {gap:.2%}"


def run(quick: bool) -> list[Row]:
    """Solve the week with each solver, each in its own process, one after another."""
    station = Path("examples") / ("tiny" if quick else "daoli")
    command = take(ROSTER, "solve", station, "--out", Path("out/bench") / station.name)
    ours = _reached("guided", station, 60)
    highs = _reached("highs", station, 60)
    cpsat = _reached("cpsat", station, max(1.0, TIMES_FASTER * ours.wall))
    return [
        Row(
            figure="roster solve, wall, loading included",
            ours=command.wall,
            peer=PROMISED_SECONDS,
            peer_is="promised limit",
            note=ours.text,
        ),
        Row(
            figure="from problem to proof", ours=ours.wall, peer=highs.wall, peer_is="HiGHS", note=highs.text
        ),
        Row(
            figure="from problem to proof",
            ours=ours.wall,
            peer=cpsat.wall,
            peer_is="CP-SAT with its defaults",
            target=1 / TIMES_FASTER,
            note=f"stopped after {cpsat.wall:.0f} s: {cpsat.text}",
        ),
    ]


def _reached(solver: str, station: Path, seconds: float) -> Reached:
    command = [sys.executable, "-m", "bench.peers", solver, str(station), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Reached(**json.loads(done.stdout))
