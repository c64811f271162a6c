"""Methods side by side: who was how fast and how good, as figures with their targets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.peers import OURS, run_apart
from bench.rows import Row
from bench.runs import ALL_GAP, Run, median_seconds, of_method

PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class Patience:
    """Seconds that methods may take on a station: `ours`; a peer `times` what ours took, but at least `least`."""

    ours: float
    least: float
    times: float = 0


def side_by_side(
    work: str, stations: Iterable[Path], peers: Sequence[str], patience: Patience
) -> Iterator[Run]:
    """Run ours and its peers on each station, one after another, each in its own process."""
    for station in stations:
        mine = run_apart(OURS, work, station, patience.ours)
        yield mine
        for peer in peers:
            yield run_apart(peer, work, station, max(patience.least, patience.times * mine.seconds))


def faster(runs: Sequence[Run], targets: dict[str, float], figure: str) -> Iterator[Row]:
    """Hold our median time beside each peer's, with how small a ratio is promised."""
    ours = of_method(runs, OURS)
    for peer, target in targets.items():
        theirs = of_method(runs, peer)
        if ours and theirs:
            yield Row(
                figure=f"{figure}, median of {len(ours)} stations",
                ours=median_seconds(ours),
                peer=median_seconds(theirs),
                peer_is=peer,
                target=target,
                note=ending(theirs),
            )


def closer(runs: Sequence[Run], peers: Iterable[str], figure: str) -> Iterator[Row]:
    """Hold the median gap at which ours ended beside each peer's."""
    ours = of_method(runs, OURS)
    for peer in peers:
        theirs = of_method(runs, peer)
        if ours and theirs:
            yield Row(
                figure=f"{figure}, median of {len(ours)} stations",
                ours=PERCENT * median(run.gap for run in ours),
                peer=PERCENT * median(run.gap for run in theirs),
                peer_is=peer,
                unit="%",
                note=ending(theirs),
            )


def promised_gap(
    runs: Sequence[Run], seconds: float, promised: float, figure: str, *, with_loading: bool = False
) -> Row:
    """Hold our median gap after some seconds, from the problem or from its tables, beside the promised one."""
    ours = of_method(runs, OURS)
    gaps = [run.gap_at(seconds - (run.loading if with_loading else 0)) for run in ours]
    return Row(
        figure=f"{figure}: gap after {seconds:g} s, median of {len(ours)} stations",
        ours=PERCENT * median(gaps or [ALL_GAP]),
        peer=PERCENT * promised,
        peer_is="promised limit",
        unit="%",
        note=ending(ours),
    )


def ending(runs: Sequence[Run]) -> str:
    """Say how runs ended: how many are proven, and the median gap of the others."""
    proven = sum(run.is_proven for run in runs)
    open_ = [run.gap for run in runs if not run.is_proven and run.bound is not None]
    left = f", the others at a gap of {median(open_):.2%}" if open_ else ""
    broken = sum(bool(run.broken) for run in runs)
    return f"{proven} of {len(runs)} proven{left}" + (f"; {broken} break hard rules" if broken else "")
