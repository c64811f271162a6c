"""What is noted of finished stations, so that a run can be stopped and taken up again: OUT/.ledger/ID.json."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from roster.city.outcome import Outcome
from roster.city.plain import from_plain, to_plain
from roster.errors import RosterError
from roster.files import write_aside
from roster.storing import report_of

FOLDER = ".ledger"
_KEPT = 6  # outcomes of a station, the newest last: without loans, and with those of a few rounds


def note(out: Path, outcome: Outcome) -> None:
    """Note an outcome whose roster has just been written.

    One that the wall clock cut is not known when a run is taken up again: with more time it may be better.
    """
    known = _known(out, outcome.station)
    known.pop(outcome.key, None)
    new = [] if outcome.cut else [(outcome.key, to_plain(outcome))]
    kept = dict([*known.items(), *new][-_KEPT:])
    told = {"stored": outcome.key, "known": kept}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    write_aside(_file(out, outcome.station), text.encode())


def recall(out: Path, station: str, key: str) -> Outcome | None:
    """Give what became of a station that was rostered from the same; None where it was not."""
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        found: Outcome = from_plain(Outcome, _known(out, station)[key])
        return found
    return None


def is_stored(out: Path, outcome: Outcome) -> bool:
    """Tell whether the roster that lies in OUT is the one of an outcome, and whole."""
    folder = out / "stations" / outcome.station
    try:
        report = report_of(folder)
        found = hashlib.sha256((folder / "duties.csv").read_bytes()).hexdigest()
    except (RosterError, OSError):
        return False
    return _read(out, outcome.station).get("stored") == outcome.key and (
        outcome.duties_hash == report.duties_hash == found
    )


def _known(out: Path, station: str) -> dict[str, Any]:
    known = _read(out, station).get("known")
    return known if isinstance(known, dict) else {}


def _read(out: Path, station: str) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        told = json.loads(_file(out, station).read_bytes())
        if isinstance(told, dict):
            return told
    return {}


def _file(out: Path, station: str) -> Path:
    return out / FOLDER / f"{station}.json"
