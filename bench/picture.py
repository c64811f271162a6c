"""Pictures of benchmarks: geometry alone, which the template `picture.svg` beside this file draws.

Lengths are in the picture's own units, 780 wide. Both axes are logarithmic.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.runs import Run, above, best_bounds

_WIDTH, _HEIGHT = 780.0, 380.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 88.0, 196.0, 44.0, 52.0  # margins; the right one is for the legend
_LEGEND_LINE = 30.0
_SMALLEST_GAP = 1e-4  # what is below is drawn on the axis: no gap
_TENTH = 0.1
_SHORTEST = 0.05  # seconds
_STEPS = (1, 2, 5)
# Okabe and Ito's colours, which the colour-blind tell apart; ours is black
_COLOURS = ("#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


@dataclass(frozen=True)
class Axis:
    """A logarithmic axis from `start`, where `low` lies, to `end`, where `high` and whatever is beyond lie."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Give where a value lies."""
        inside = min(self.high, max(self.low, value))
        share = log10(inside / self.low) / log10(self.high / self.low)
        return self.start + share * (self.end - self.start)

    def marks(self) -> list[float]:
        """List round values to mark: 1, 2, 5, 10, … or powers of ten where that would be too many."""
        powers = range(-6, 7)
        steps = _STEPS if log10(self.high / self.low) < 3 else (1,)  # noqa: PLR2004 - decades
        every = [step * 10.0**power for power in powers for step in steps]
        return [
            value for value in every if self.low <= value * (1 + 1e-9) and value <= self.high * (1 + 1e-9)
        ]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A labelled place on an axis."""

    at: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: its corners, its dots (filled or hollow), and its two lines of legend."""

    colour: str
    corners: Sequence[tuple[float, float]]
    dots: Sequence[tuple[float, float, bool]]
    name: str
    about: str
    legend: float  # where its legend is, from the top
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Picture:
    """All that the template draws."""

    title: str
    across: str
    up: str
    marks_across: Sequence[Mark]
    marks_up: Sequence[Mark]
    lines: Sequence[Line]
    width: float = _WIDTH
    height: float = _HEIGHT
    left: float = _LEFT
    right: float = _WIDTH - _RIGHT
    top: float = _TOP
    bottom: float = _HEIGHT - _BOTTOM


def gaps(runs: Sequence[Run], title: str) -> str:
    """Draw how each method comes nearer, on the first station, to the best bound that any of them proved."""
    work, station = runs[0].work, runs[0].station
    there = [run for run in runs if (run.work, run.station) == (work, station) and not run.why_not]
    best = best_bounds(there).get((work, station), 0.0)
    farthest = max((above(o, best) for run in there for _, o in _known(run)), default=1.0)
    longest = max((run.seconds for run in there), default=1.0)
    across = Axis(_SHORTEST, max(1.0, longest), _LEFT, _WIDTH - _RIGHT)
    up = Axis(_SMALLEST_GAP, max(1.0, farthest), _HEIGHT - _BOTTOM, _TOP)
    drawn = Picture(
        title=f"{title}: {station}",
        across="seconds from the problem",
        up="above the best proven bound",
        marks_across=[Mark(at=across.at(value), text=f"{value:g}") for value in across.marks()],
        marks_up=[Mark(at=up.at(value), text=_percent(value)) for value in up.marks()],
        lines=[_falling(run, best, across, up, number) for number, run in enumerate(there)],
    )
    return _draw(drawn)


def curve(points: Iterable[tuple[int, float, Sequence[float]]], exponent: float, title: str) -> str:
    """Draw seconds against grids: every run a ring, medians a line, and the exponent fitted to them in the legend."""
    listed = list(points)
    every = [seconds for _, _, seconds_of in listed for seconds in seconds_of]
    across = Axis(listed[0][0] / 1.2, listed[-1][0] * 1.2, _LEFT, _WIDTH - _RIGHT)
    up = Axis(min(every) / 1.5, max(every) * 1.5, _HEIGHT - _BOTTOM, _TOP)
    corners = [(across.at(grids), up.at(middle)) for grids, middle, _ in listed]
    rings = [(across.at(grids), up.at(each), False) for grids, _, seconds in listed for each in seconds]
    line = Line(
        colour=_COLOURS[0],
        corners=corners,
        dots=[*rings, *((x, y, True) for x, y in corners)],
        name=f"seconds ~ grids^{exponent:.2f}",
        about="dots: medians; rings: stations",
        legend=_TOP + 14,
    )
    drawn = Picture(
        title=title,
        across="grids",
        up="seconds",
        marks_across=[Mark(at=across.at(grids), text=str(grids)) for grids, _, _ in listed],
        marks_up=[Mark(at=up.at(value), text=f"{value:g}") for value in up.marks()],
        lines=[line],
    )
    return _draw(drawn)


def _falling(run: Run, best: float, across: Axis, up: Axis, number: int) -> Line:
    """Draw a run as a line that falls in steps, from its first roster to its end."""
    known = _known(run)
    corners: list[tuple[float, float]] = []
    for seconds, objective in known:
        x, y = across.at(seconds), up.at(above(objective, best))
        corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
    ends = [(*corners[-1], run.is_proven)] if corners else []
    broken = f"; {run.broken} hard rules broken" if run.broken else ""
    end = (
        f"{_percent(above(known[-1][1], best))} above at {run.seconds:.1f} s{broken}"
        if known
        else "no roster"
    )
    return Line(
        colour=_COLOURS[number % len(_COLOURS)],
        corners=corners,
        dots=ends,
        name=run.method,
        about=f"proven at {run.seconds:.1f} s" if run.is_proven else end,
        legend=_TOP + 14 + number * _LEGEND_LINE,
        dashed=bool(run.broken),
    )


def _known(run: Run) -> list[tuple[float, float]]:
    """List when a run had a better roster, and its objective."""
    return [(moment.seconds, moment.objective) for moment in run.trace if moment.objective is not None]


def _percent(share: float) -> str:
    if share <= _SMALLEST_GAP:
        return f"≤ {100 * _SMALLEST_GAP:g} %"
    return f"{100 * share:,.0f} %" if share >= _TENTH else f"{100 * share:.2g} %"


def _draw(picture: Picture) -> str:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template("picture.svg").render(picture=picture).strip() + "\n"
