"""A station on disk, a roster for it, and its report; all of it invented."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from roster.domain import Roster
from roster.inventing import invent_station
from roster.loading import input_hash, load
from roster.storing import Report, RulePrice, Status
from tests.sheets.solved import filled
from tests.stations import MONDAY


@cache
def station() -> Path:
    """Write a station of two grids, once."""
    folder = Path(mkdtemp()) / "station"
    invent_station(folder, grids=2, seed=1, first=MONDAY)
    return folder


@cache
def roster() -> Roster:
    """Fill a week of the station without a solver."""
    return filled(load(station()))


def report(**figures: object) -> Report:
    """Report plausible figures."""
    usual: dict[str, object] = {
        "status": Status.FEASIBLE,
        "objective": 1200,
        "bound": 900,
        "gap": 0.25,
        "first": MONDAY,
        "days": 7,
        "made_at": datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
        "seconds": 1.5,
        "seed": 1,
        "input_hash": input_hash(roster().problem),
        "duties_hash": "",
        "prices": {"shortage": RulePrice(points=1200, places=3)},
        "parameters": {"daily-cap": {"cap": "10:00:00"}},
        "versions": {"gridroster": "0.1.0"},
    }
    return Report(**usual | figures)  # type: ignore[arg-type]
