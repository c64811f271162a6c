"""The picture of fairness: geometry alone, which the template `fairness_picture.html` draws as SVG.

For every grade and measure a histogram of how far people are from their fair share, and below it the people who
are farthest, with a bar each. Lengths are in the picture's own units, 720 wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from math import ceil, floor

from roster.explaining.fair import Bearer, Fairness, Group, Load, Measure
from roster.explaining.wording import plural
from roster.words import Text, hours_figure

WIDTH = 720.0
NAMES = 132.0  # for names, on the left
_TITLE, _HEAD, _BARS, _ROW, _GAP = 26.0, 34.0, 44.0, 13.0, 16.0
_ROWS = 39  # people in all, so that the picture stays on one page
_SIDE = 5  # bins on each side of the fair share
_MARGIN = 26.0  # of a column, for figures


@dataclass(frozen=True, kw_only=True)
class Bin:
    """A bar of a histogram: its place, its height, and how many people it stands for; `fair` in the middle."""

    x: float
    y: float
    width: float
    height: float
    count: int
    fair: bool


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How far one person is from the fair share: a bar from the middle, and figures beside it."""

    x: float
    width: float
    over: bool
    total: str
    away: str


@dataclass(frozen=True, kw_only=True)
class Column:
    """One measure of a grade: its name, what is said of it, its middle, and its histogram."""

    x: float
    width: float
    middle: float
    title: Text
    about: Text
    step: Text
    bins: tuple[Bin, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person: name, id, and a bar for each column, None where the measure does not concern them."""

    y: float
    name: str
    id: str
    bars: tuple[Bar | None, ...]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One grade: where it begins, its columns and its people; `left_out` are not drawn one by one."""

    y: float
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: int


@dataclass(frozen=True, kw_only=True)
class Picture:
    """All grades, one below another."""

    width: float
    height: float
    panels: tuple[Panel, ...]


def picture(found: Fairness) -> Picture:
    """Lay out the picture of everybody's fairness."""
    panels, y = [], 0.0
    groups = [group for group in found.groups if group.measures]
    rows = max(k for k in range(_ROWS + 1) if sum(min(k, len(g.bearers)) for g in groups) <= _ROWS)
    for group in groups:
        panel = _panel(group, y, rows)
        panels.append(panel)
        y += _TITLE + _HEAD + _BARS + _ROW * (len(panel.rows) + 1) + _GAP
    return Picture(width=WIDTH, height=y, panels=tuple(panels))


def _panel(group: Group, y: float, rows: int) -> Panel:
    width = (WIDTH - NAMES) / len(group.measures)
    places = [NAMES + index * width for index in range(len(group.measures))]
    top = y + _TITLE + _HEAD
    listed = group.bearers[:rows]
    scales = {m: max([_step(m), *(abs(load.away) for load in group.loads(m))]) for m in group.measures}
    count = len(group.bearers)
    return Panel(
        y=y,
        title=Text(f"{group.grade.text.zh}　{count} 人", f"{plural(group.grade).capitalize()}: {count}"),
        columns=tuple(
            _column(group, measure, x, width, top) for measure, x in zip(group.measures, places, strict=True)
        ),
        rows=tuple(
            Row(
                y=top + _BARS + _ROW * (place + 1),
                name=bearer.person.name,
                id=bearer.person.id,
                bars=tuple(
                    _bar(bearer, measure, x, width, scales[measure])
                    for measure, x in zip(group.measures, places, strict=True)
                ),
            )
            for place, bearer in enumerate(listed)
        ),
        left_out=count - len(listed),
    )


def _column(group: Group, measure: Measure, x: float, width: float, top: float) -> Column:
    loads = group.loads(measure)
    mean = amount(measure, group.mean(measure))
    least, most = (amount(measure, end(load.total for load in loads)) for end in (min, max))
    unit = Text(" 小时", " h") if measure is Measure.HOURS else Text("", "")
    step = amount(measure, _step(measure))
    return Column(
        x=x,
        width=width,
        middle=x + width / 2,
        title=measure.text,
        about=Text(f"人均 {mean}（{least}–{most}）", f"mean {mean} ({least}–{most})"),
        step=Text(f"，每格 {step}{unit.zh}", f", {step}{unit.en} a bar"),
        bins=tuple(_bins(measure, loads, x, width, top)),
    )


def _step(measure: Measure) -> Fraction:
    """Give the width of a bin: a duty, or four hours."""
    return Fraction(240) if measure is Measure.HOURS else Fraction(1)


def _bins(measure: Measure, loads: Sequence[Load], x: float, width: float, top: float) -> Iterator[Bin]:
    counts = dict.fromkeys(range(-_SIDE, _SIDE + 1), 0)
    for load in loads:
        steps = load.away / _step(measure)
        place = floor(steps + Fraction(1, 2)) if steps >= 0 else ceil(steps - Fraction(1, 2))
        counts[max(-_SIDE, min(_SIDE, place))] += 1
    most, each = max(counts.values()) or 1, (width - 2 * _MARGIN) / (2 * _SIDE + 1)
    room = _BARS - 12
    for place, count in counts.items():
        height = room * count / most
        yield Bin(
            x=x + _MARGIN + (place + _SIDE) * each,
            y=top + _BARS - height,
            width=each - 1,
            height=height,
            count=count,
            fair=not place,
        )


def _bar(bearer: Bearer, measure: Measure, x: float, width: float, scale: Fraction) -> Bar | None:
    load = bearer.loads.get(measure)
    if load is None:
        return None
    half = width / 2 - _MARGIN - 10
    length = float(abs(load.away) / scale) * half
    over = load.away > 0
    return Bar(
        x=x + width / 2 - (0 if over else length),
        width=length,
        over=over,
        total=amount(measure, load.total),
        away=difference(measure, load.away),
    )


def amount(measure: Measure, value: Fraction | int) -> str:
    """Write a figure of a measure: duties with one decimal, hours as hours with one decimal, none that say nothing."""
    if measure is Measure.HOURS:
        return hours_figure(timedelta(minutes=round(value / 6) * 6))
    return f"{float(value):.1f}".removesuffix(".0")


def difference(measure: Measure, value: Fraction) -> str:
    """Write how far a load is from the fair share, with its sign: +1.4, −2, 0."""
    written = amount(measure, abs(value))
    if written == "0":
        return "0"
    return f"+{written}" if value > 0 else f"−{written}"
