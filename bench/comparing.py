"""Methods side by side: who was how fast and how good, as a table and as figures with their targets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.table import Table

from bench.commands import MEBIBYTE
from bench.peers import OURS, run_apart
from bench.rows import Row
from bench.runs import Run, above, best_bounds, median_seconds, of_method

PERCENT = 100
_THREE_DIGITS = 100
_LARGE = 0.1


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


def promised_gap(runs: Sequence[Run], seconds: float, promised: float, figure: str) -> Row:
    """Hold our median gap after some seconds beside the promised one."""
    ours = of_method(runs, OURS)
    return Row(
        figure=f"{figure}: gap after {seconds:g} s, median of {len(ours)} stations",
        ours=PERCENT * median([run.gap_at(seconds) for run in ours] or [1.0]),
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


def table(runs: Sequence[Run]) -> Table:
    """Lay out, work by work, what each method took and reached: medians over the stations."""
    drawn = Table(
        "work",
        "method",
        "proven",
        "wall",
        "× ours",
        "CPU",
        "× ours",
        "memory",
        "gap",
        "objective",
        "above best bound",
        "hard rules broken",
    )
    reasons = dict.fromkeys(f"{run.method}: {run.why_not}" for run in runs if run.why_not)
    drawn.caption = "\n".join(reasons) or None
    for work in dict.fromkeys(run.work for run in runs):
        listed = [run for run in runs if run.work == work]
        ours = of_method(listed, OURS)
        for method in dict.fromkeys(run.method for run in listed):
            drawn.add_row(work, method, *_cells(listed, method, ours))
        drawn.add_section()
    return drawn


def _cells(runs: Sequence[Run], method: str, ours: Sequence[Run]) -> list[str]:
    could = of_method(runs, method)
    if not could:
        return ["did not run"]
    wall, cpu = median_seconds(could), median(run.cpu for run in could)
    stopped = any(not run.is_proven for run in could)
    objectives = [run.objective for run in could if run.objective is not None]
    broken = [run.broken for run in could if run.broken is not None]
    bounds = best_bounds(runs)
    beyond = [above(r.objective, bounds[r.work, r.station]) for r in could if r.objective is not None]
    return [
        f"{sum(run.is_proven for run in could)} of {len(could)}",
        f"{'≥ ' if stopped else ''}{three_digits(wall)} s",
        f"{'≥ ' if stopped else ''}{wall / median_seconds(ours):.1f}" if ours else "",
        f"{three_digits(cpu)} s",
        f"{cpu / median(run.cpu for run in ours):.1f}" if ours else "",
        f"{median(run.memory for run in could) / MEBIBYTE:.0f} MiB",
        f"{median(run.gap for run in could):.2%}" if any(r.bound is not None for r in could) else "no proof",
        three_digits(median(objectives)) if objectives else "no roster",
        share(median(beyond)) if beyond else "",
        f"{median(broken):.0f}" if broken else "not checked",
    ]


def share(value: float) -> str:
    """Write a share as a percentage: with two digits behind the point where it is small."""
    return f"{PERCENT * value:,.0f} %" if value >= _LARGE else f"{PERCENT * value:.2f} %"


def three_digits(value: float) -> str:
    """Write a figure with three digits that count."""
    return f"{value:,.0f}" if value >= _THREE_DIGITS else f"{value:.3g}"
