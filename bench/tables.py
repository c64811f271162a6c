"""Tables for the terminal: what each method took and reached, and every figure with its target."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from statistics import median

from rich.box import MARKDOWN, SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bench.commands import MEBIBYTE
from bench.peers import OURS
from bench.rows import Findings, Row
from bench.runs import Run, above, best_bounds, median_seconds, of_method

_PERCENT = 100
_THREE_DIGITS = 100
_LARGE = 0.1
_WIDE = 400  # columns: no cell is broken
_HEAD = ("method", "proven", "wall s", "× ours", "CPU s", "MiB", "gap", "points", "above", "broken")


def of_runs(runs: Sequence[Run]) -> Iterator[Table]:
    """Lay out, a table for each work, what each method took and reached: medians over the stations."""
    for work in dict.fromkeys(run.work for run in runs):
        listed = [run for run in runs if run.work == work]
        count = len({run.station for run in listed})
        drawn = Table(
            title=f"{work}, {count} station{'' if count == 1 else 's'}",
            title_justify="left",
            box=SIMPLE_HEAD,
            show_edge=False,
            padding=(0, 1, 0, 0),
        )
        drawn.add_column(_HEAD[0], min_width=len(OURS))
        for head in _HEAD[1:]:
            drawn.add_column(head, justify="right", no_wrap=True)
        reasons = dict.fromkeys(f"{run.method}: {run.why_not}" for run in listed if run.why_not)
        drawn.caption = "\n".join(reasons) or None
        for method in dict.fromkeys(run.method for run in listed):
            could = of_method(listed, method)
            cells = (
                [*_times(could, of_method(listed, OURS)), *_results(could, listed)] if could else ["not run"]
            )
            drawn.add_row(method, *cells)
        yield drawn


def _times(runs: Sequence[Run], ours: Sequence[Run]) -> list[str]:
    """Say how many are proven, the wall time and its ratio to ours, and what was used."""
    proven, wall = sum(run.is_proven for run in runs), median_seconds(runs)
    at_least = "" if proven == len(runs) else "≥ "
    comparable = ours and all(run.is_proven for run in ours)
    return [
        f"{proven} of {len(runs)}",
        f"{at_least}{three_digits(wall)}",
        f"{at_least}{wall / median_seconds(ours):.1f}" if comparable else "",
        three_digits(median(run.cpu for run in runs)),
        f"{median(run.memory for run in runs) / MEBIBYTE:.0f}",
    ]


def _results(runs: Sequence[Run], beside: Sequence[Run]) -> list[str]:
    """Say how good the rosters are: by what the method proves, and by what anybody beside it proves."""
    proves = any(run.bound is not None for run in runs)
    bounds = best_bounds(beside)
    found = [(run.objective, run.station) for run in runs if run.objective is not None]
    beyond = [above(o, bounds[runs[0].work, at]) for o, at in found if (runs[0].work, at) in bounds]
    broken = [run.broken for run in runs if run.broken is not None]
    return [
        share(median(run.gap for run in runs)) if proves else "none",
        three_digits(median(objective for objective, _ in found)) if found else "no roster",
        share(median(beyond)) if beyond else "",
        f"{median(broken):.0f}" if broken else "",
    ]


def of_rows(parts: Iterable[Sequence[Row]]) -> Table:
    """Lay the figures out with their targets, a section for each benchmark."""
    drawn = Table("figure", "ours", "beside", "ratio", "", "note")
    for rows in parts:
        for row in rows:
            drawn.add_row(
                row.figure,
                f"{three_digits(row.ours)} {row.unit}",
                f"{three_digits(row.peer)} {row.unit}, {row.peer_is}",
                f"{row.ratio:.2f} (≤ {row.target:g})",
                "[green]met[/]" if row.is_met else "[red]missed[/]",
                row.note,
            )
        drawn.add_section()
    return drawn


def markdown(found: Iterable[Findings]) -> str:
    """Give all tables as Markdown, those of the runs first."""
    listed = list(found)
    drawn = [table for findings in listed for table in of_runs(findings.runs)]
    out = StringIO()
    console = Console(file=out, width=_WIDE)
    for table in [*drawn, of_rows(findings.rows for findings in listed)]:
        if table.title:
            console.print(f"**{table.title}**\n")
        table.box, table.title, table.show_edge = MARKDOWN, None, True
        console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def share(value: float) -> str:
    """Write a share as a percentage: with two digits behind the point where it is small."""
    return f"{_PERCENT * value:,.0f} %" if value >= _LARGE else f"{_PERCENT * value:.2f} %"


def three_digits(value: float) -> str:
    """Write a figure with three digits that count."""
    return f"{value:,.0f}" if value >= _THREE_DIGITS else f"{value:.3g}"
