"""The work that methods are held to: which stations, how many days, which rules."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import rmtree
from types import MappingProxyType

from roster.domain import Grade, Problem
from roster.inventing import invent_station
from roster.loading import load

EXAMPLE = Path("examples/daoli")  # what `roster example station --grids 60 --seed 1` writes
INVENTED = Path("out/bench/stations")
FIRST = date(2026, 11, 23)
_WEEK = 7
_PACKS: Mapping[Grade, tuple[str, ...]] = MappingProxyType(
    {
        Grade.OFFICER: ("cn-police",),
        Grade.AUXILIARY: ("cn-labour", "cn-auxiliary"),
        Grade.VOLUNTEER: ("cn-volunteer",),
    }
)
_ON: Mapping[str, object] = MappingProxyType({"in_force": True})
_RICHER: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "single-days": _ON,
        "rest-after-nights": {"in_force": True, "rest": "2d", "run": 1},
        "whole-weekends": _ON,
        "forward-rotation": _ON,
    }
)


@dataclass(frozen=True, kw_only=True)
class Work:
    """A kind of work: `rules` are the core ones, the `rich`er ones, or all of the Chinese `packs`."""

    name: str
    days: int = _WEEK
    rules: str = "core"

    def problem(self, station: Path) -> Problem:
        """Load a station's problem."""
        loaded = load(station, days=self.days)
        if self.rules == "packs":
            return replace(loaded, packs=_PACKS)
        richer = self.rules == "rich"
        return replace(loaded, overrides={**loaded.overrides, **_RICHER}) if richer else loaded


WORKS: Mapping[str, Work] = {
    work.name: work
    for work in (
        Work(name="week"),
        Work(name="month", days=28),
        Work(name="rich", rules="rich"),
        Work(name="packs", rules="packs"),
        Work(name="packs-month", days=28, rules="packs"),
    )
}


def invented(grids: int, seed: int, days: int = _WEEK) -> Path:
    """Give the folder of an invented station, written anew: one of an older version would be other work."""
    name = f"{grids}-{seed}" if days == _WEEK else f"{grids}-{seed}-{days}d"
    folder = INVENTED / name
    rmtree(folder, ignore_errors=True)
    invent_station(folder, grids=grids, seed=seed, first=FIRST, days=days)
    return folder


def stations(count: int, *, quick: bool, days: int = _WEEK) -> list[Path]:
    """Give so many stations of 60 grids, the example first; of 6 grids when quick."""
    if quick:
        return [invented(6, seed, days) for seed in range(1, count + 1)]
    first = EXAMPLE if days == _WEEK else invented(60, 1, days)  # the example's period is a week
    return [first, *(invented(60, seed, days) for seed in range(2, count + 1))]
