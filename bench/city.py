"""A city of 12,000 grids: every station rostered, loans included, by core rules and by all rules; and its growth."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.commands import MEBIBYTE, ROSTER, Taken, take
from bench.rows import Row

PROMISED_MEMORY = 3 * 1024  # MiB, of all processes together
_PLACE = Path("out/bench/city")
_MONDAY = "2026-11-23"
_GRIDS, _FEW = 60, 6  # a station
_SIZES, _SMALL = (10, 50, 200), (2, 4)  # stations
_FLAT = 1.2  # how many times as long a station of a large city may take
_PACKS = """
[packs]
officer = ["cn-police"]
auxiliary = ["cn-labour", "cn-auxiliary"]
volunteer = ["cn-volunteer"]
"""


@dataclass(frozen=True, kw_only=True)
class _Promise:
    """What is promised of a city: minutes, and the gap of its worst station."""

    rules: str
    seconds: float
    gap: float


_CORE = _Promise(rules="core rules", seconds=240, gap=0.001)
_ALL = _Promise(rules="all rules of the Chinese packs", seconds=720, gap=0.01)


def run(quick: bool) -> list[Row]:
    """Roster cities of several sizes by core rules, and the largest by all rules."""
    sizes, grids = (_SMALL, _FEW) if quick else (_SIZES, _GRIDS)
    taken = {stations: _solved(_city(stations, grids), _CORE) for stations in sizes}
    largest = max(sizes)
    rows = [*_rows(largest, *taken[largest], _CORE)]
    each = {stations: found.wall / stations for stations, (found, _) in taken.items()}
    told = ", ".join(f"{stations}: {seconds:.2g} s" for stations, seconds in each.items())
    rows.append(
        Row(
            figure=f"time for a station in a city of {largest}",
            ours=each[largest],
            peer=each[min(sizes)],
            peer_is=f"in a city of {min(sizes)}",
            target=_FLAT,
            note=told,
        )
    )
    folder = _city(largest, grids)
    _under_packs(folder)
    return [*rows, *_rows(largest, *_solved(folder, _ALL), _ALL)]


def _city(stations: int, grids: int) -> Path:
    """Invent a city anew."""
    folder = _PLACE / f"city-{stations}"
    shutil.rmtree(folder, ignore_errors=True)
    size = ("--grids", str(stations * grids), "--stations", str(stations), "--from", _MONDAY, "--lang", "en")
    subprocess.run([ROSTER, "example", "city", folder, *size], check=True, stdout=subprocess.DEVNULL)
    return folder


def _under_packs(folder: Path) -> None:
    for settings in folder.glob("stations/*/station.toml"):
        settings.write_text(settings.read_text(encoding="utf-8") + _PACKS, encoding="utf-8")


def _solved(folder: Path, promise: _Promise) -> tuple[Taken, Mapping[str, Any]]:
    out = folder.with_name(f"{folder.name}-out")
    shutil.rmtree(out, ignore_errors=True)
    taken = take(
        ROSTER, "city", "solve", folder, "--out", out, "--gap", str(promise.gap), "--seconds", "7200"
    )
    return taken, json.loads((out / "city.json").read_text(encoding="utf-8"))


def _rows(stations: int, taken: Taken, told: Mapping[str, Any], promise: _Promise) -> Iterator[Row]:
    made: Sequence[Mapping[str, Any]] = told["stations"]
    master = told["master"]
    what = f"city of {stations} stations, {promise.rules}"
    limit = "the promised limit"
    yield Row(
        figure=f"{what}: wall time",
        ours=taken.wall,
        peer=promise.seconds,
        peer_is=limit,
        note=f"{taken.processor:.0f} s of processor time; {master['loans']} people lent in {master['rounds']} rounds",
    )
    gaps = sorted(row["gap"] for row in made)
    near = sum(gap <= promise.gap for gap in gaps)
    yield Row(
        figure=f"{what}: the worst station's gap",
        ours=100 * gaps[-1],
        peer=100 * promise.gap,
        peer_is=limit,
        unit="%",
        note=f"{near} of {stations} within it",
    )
    yield Row(
        figure=f"{what}: memory of all processes at one time",
        ours=taken.memory / MEBIBYTE,
        peer=PROMISED_MEMORY,
        peer_is=limit,
        unit="MiB",
    )
    yield Row(
        figure=f"{what}: price of the loans",
        ours=master["price"],
        peer=master["saved"],
        peer_is="what they save",
        unit="points",
        note=f"proven: {master['saved_at_least']} to {master['saved_at_most']} saved",
    )
