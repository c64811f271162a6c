"""The picture of a city: geometry alone, which the template `city_picture.html` draws as SVG.

A tile for every district, in it a cell for every station: the darker the more of its seats stay open, and beside
the open seats how many days were lent to it or by it. Lengths are in the picture's own units, 720 wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from roster.city.report import CityReport, DistrictReport, StationReport
from roster.words import Text

WIDTH = 720.0
_GAP, _PAD = 10.0, 6.0  # between tiles, inside them
_HEAD = 31.0
_CELL, _ROW, _BETWEEN = 34.0, 34.0, 2.0
_LEGEND = 40.0
_ABREAST = 3  # tiles side by side at most
_EM, _INSET = 7.2, 3.0  # of the labels in cells
STEPS = (0.0, 0.01, 0.03, 0.06, 0.1)
"""Where a darker shade begins: the share of seats that stay open; above nothing, above 1 % …"""


@dataclass(frozen=True, kw_only=True)
class Shade:
    """A colour of the scale, whether writing on it must be white, and what it means."""

    fill: str
    light: bool
    text: Text


SHADES = (
    Shade(fill="#ffffff", light=False, text=Text("满员", "none open")),
    Shade(fill="#f7e3da", light=False, text=Text("1% 以内", "to 1 %")),
    Shade(fill="#eebba6", light=False, text=Text("1–3%", "1–3 %")),
    Shade(fill="#d98068", light=False, text=Text("3–6%", "3–6 %")),
    Shade(fill="#a8303a", light=True, text=Text("6–10%", "6–10 %")),
    Shade(fill="#57051c", light=True, text=Text("10% 以上", "over 10 %")),
)
"""From light to dark, so that a grey print tells them apart too."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One station: its place, its shade (None: no roster), open seats, and lent days in and out."""

    x: float
    y: float
    width: float
    height: float
    name: str
    about: Text
    shade: Shade | None
    missing: str
    loans: str


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One district: its frame, its name and figures, and its stations' cells."""

    x: float
    y: float
    width: float
    height: float
    name: str
    about: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A shade of the legend and where it stands."""

    x: float
    y: float
    shade: Shade


@dataclass(frozen=True, kw_only=True)
class Picture:
    """All districts, in the order of the table, and the legend below them."""

    width: float
    height: float
    tiles: tuple[Tile, ...]
    samples: tuple[Sample, ...]


def picture(report: CityReport) -> Picture:
    """Lay out the picture of a city."""
    abreast = max(1, min(_ABREAST, len(report.districts)))
    width = (WIDTH - (abreast - 1) * _GAP) / abreast
    tiles, y = [], 0.0
    columns = min(_columns(width), max((len(one.stations) for one in report.districts), default=1))
    for begin in range(0, len(report.districts), abreast):
        row = report.districts[begin : begin + abreast]
        height = max(_height(district, columns) for district in row)
        tiles += [_tile(one, columns, i * (width + _GAP), y, width, height) for i, one in enumerate(row)]
        y += height + _GAP
    each = WIDTH / len(SHADES)
    samples = (Sample(x=i * each, y=y + _PAD, shade=shade) for i, shade in enumerate(SHADES))
    return Picture(width=WIDTH, height=y + _LEGEND, tiles=tuple(tiles), samples=tuple(samples))


def shade(share: float) -> Shade:
    """Give the shade of a share of open seats."""
    return SHADES[sum(share > step for step in STEPS)]


def _columns(width: float) -> int:
    return max(1, int((width - 2 * _PAD + _BETWEEN) // (_CELL + _BETWEEN)))


def _height(district: DistrictReport, columns: int) -> float:
    return _HEAD + ceil(len(district.stations) / columns) * (_ROW + _BETWEEN) + _PAD


def _tile(  # noqa: PLR0913, PLR0917 - four of them are its frame
    district: DistrictReport, columns: int, x: float, y: float, width: float, height: float
) -> Tile:
    return Tile(
        x=x,
        y=y,
        width=width,
        height=height,
        name=district.name,
        about=_said(district),
        cells=tuple(_cells(district.stations, columns, x, y, width)),
    )


def _said(district: DistrictReport) -> Text:
    sums = district.sums.all
    said = _cover(sums.filled, sums.needed)
    if district.borrowed or district.lent:
        said += Text(
            f"　借入 {district.borrowed} 借出 {district.lent}",
            f", in {district.borrowed}, out {district.lent}",
        )
    return said


def _cells(
    stations: Sequence[StationReport], columns: int, x: float, y: float, width: float
) -> Iterator[Cell]:
    wide = (width - 2 * _PAD + _BETWEEN) / columns - _BETWEEN
    for i, station in enumerate(stations):
        known = station.share
        yield Cell(
            x=x + _PAD + i % columns * (wide + _BETWEEN),
            y=y + _HEAD + i // columns * (_ROW + _BETWEEN),
            width=wide,
            height=_ROW,
            name=_label(station, wide - 2 * _INSET),
            about=_full(station),
            shade=shade(known) if known is not None else None,
            missing=_open(station),
            loans=_loans(station),
        )


def _open(station: StationReport) -> str:
    if station.sums is None:
        return "×"
    return f"−{station.missing}" if station.missing else "0"


def _loans(station: StationReport) -> str:
    parts = [f"+{station.borrowed}"] if station.borrowed else []
    parts += [f"→{station.lent}"] if station.lent else []
    return " ".join(parts)


def _full(station: StationReport) -> Text:
    """Say it in full, for whoever points at the cell on a screen."""
    one = station.result
    if station.sums is None:
        return Text(
            f"{one.name}（{one.id}）：{one.state.text.zh}", f"{one.name} ({one.id}): {one.state.text.en}"
        )
    needed = station.sums.all.needed
    return Text(
        f"{one.name}（{one.id}）：需要 {needed}，缺 {station.missing}，"
        f"借入 {station.borrowed} 人日，借出 {station.lent} 人日",
        f"{one.name} ({one.id}): {needed} needed, {station.missing} short, "
        f"{station.borrowed} days borrowed, {station.lent} lent",
    )


def _label(station: StationReport, room: float) -> str:
    """Give the id and the name where there is room for both, else the id, cut where it must be."""
    id_ = station.result.id
    if _length(both := f"{id_} {station.result.name}") <= room:
        return both
    while _length(id_) > room:
        id_ = f"{id_.removesuffix('…')[:-1]}…"
    return id_


def _length(text: str) -> float:
    """Estimate the width of a label: a Chinese character is one em, any other a little over half."""
    return _EM * sum(1.0 if east_asian_width(letter) in "WF" else 0.58 for letter in text)


def _cover(filled: int, needed: int) -> Text:
    """Say how much is covered; nothing is known of a district whose stations have no rosters."""
    if not needed:
        return Text("没有排班", "no roster")
    cover, missing = percent(filled / needed), needed - filled
    return Text(f"到位 {cover}　缺 {missing}", f"cover {cover}, short {missing}")


def percent(part: float) -> str:
    """Write a part as a percentage; what is not all never reads 100 %, what is not nothing never 0 %."""
    if part in {0, 1}:
        return f"{part:.0%}"
    return f"{min(max(part * 100, 0.1), 99.9):.1f}%"
