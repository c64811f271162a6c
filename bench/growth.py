"""How the time for a station's week grows with its grids: from 10 to 120, as an exponent and a curve."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf, log
from statistics import linear_regression, median

from bench import works
from bench.peers import OURS, run_apart
from bench.picture import curve
from bench.rows import Findings, Row
from bench.runs import Run, median_seconds

PROMISED_EXPONENT = 1.3
_SIZES, _SMALL = (10, 20, 40, 60, 90, 120), (4, 8)  # grids
_SEEDS = 3
_SECONDS = 60.0


def run(quick: bool) -> Findings:
    """Solve stations of several sizes, three of each."""
    of_size = {
        grids: [
            run_apart(OURS, "week", works.invented(grids, seed), _SECONDS) for seed in range(1, _SEEDS + 1)
        ]
        for grids in (_SMALL if quick else _SIZES)
    }
    medians = {grids: median_seconds(runs) for grids, runs in of_size.items()}
    exponent = fitted(medians)
    proven = sum(run.is_proven for runs in of_size.values() for run in runs)
    row = Row(
        figure=f"growth of a station's time, from {min(medians)} to {max(medians)} grids: the exponent",
        ours=exponent,
        peer=PROMISED_EXPONENT,
        peer_is="promised limit",
        unit="",
        note=f"{told(medians)}; {proven} of {len(medians) * _SEEDS} proven",
    )
    every = [replace(run, work=f"{grids} grids") for grids, runs in of_size.items() for run in runs]
    known = points(of_size)
    drawn = {"growth": curve(known, exponent, "A station's week from problem to proof")} if known else {}
    return Findings(rows=[row], runs=every, pictures=drawn)


def fitted(medians: Mapping[int, float]) -> float:
    """Fit seconds = c · grids^k by least squares on logarithms, and give k."""
    if inf in medians.values():
        return inf
    return linear_regression([log(grids) for grids in medians], [log(s) for s in medians.values()]).slope


def told(medians: Mapping[int, float]) -> str:
    """Say the median seconds of each size."""
    return ", ".join(f"{grids}: {seconds:.2g} s" for grids, seconds in medians.items())


def points(of_size: Mapping[int, Sequence[Run]]) -> list[tuple[int, float, list[float]]]:
    """Give each size with the median of its seconds and all of them."""
    ran = {grids: [run.seconds for run in runs if not run.why_not] for grids, runs in of_size.items()}
    return [(grids, median(seconds), seconds) for grids, seconds in ran.items() if seconds]
