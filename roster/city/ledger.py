"""What is noted of finished stations, so that a run can be stopped and taken up again: OUT/.ledger/ID.json.

Beside it, OUT/.ledger/ID.KEY.gz holds what the engine knows of a solve, for the next of the same station.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from roster.city.outcome import Outcome
from roster.city.plain import from_plain, to_plain
from roster.errors import RosterError, UnusableCall
from roster.files import write_aside
from roster.solving import Known, Solution
from roster.storing import report_of
from roster.words import Text

FOLDER = ".ledger"
_KEPT = 6  # outcomes of a station, the newest last: without loans, and with those of a few rounds
_SHORT = 16  # of the 64 figures of a key name a file
_QUICK = 1  # level of compression: mostly noughts


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Let no second run work in the same OUT meanwhile; raises UnusableCall where one does."""
    place = out / FOLDER / "lock"
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as lock:
        try:
            import fcntl  # noqa: PLC0415 - there is none on Windows: there it is up to the user
        except ImportError:
            yield
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UnusableCall(
                Text(f"{out} 里正有另一次运行", f"another run is at work in {out}"),
                Text(
                    "等它结束，或用 --out 指定别的文件夹。",
                    "Wait for its end, or name another folder with --out.",
                ),
            ) from error
        yield


def note(out: Path, outcome: Outcome, known: Known) -> None:
    """Note an outcome whose roster has just been written, and what the engine knows of it.

    One that the wall clock cut is noted apart: when a run is taken up again it may get better with more time.
    """
    before = _known(out, outcome.station)
    others = [(key, told) for key, told in before.items() if key != outcome.key]
    new = [] if outcome.cut else [(outcome.key, to_plain(outcome))]
    kept = dict([*others, *new][-_KEPT:])
    if not outcome.cut:
        write_aside(_solve_file(out, outcome.station, outcome.key), _packed(known))
    for key in before.keys() - kept.keys():
        _solve_file(out, outcome.station, key).unlink(missing_ok=True)
    told: dict[str, object] = {"stored": outcome.key, "known": kept}
    if outcome.cut:
        told["cut"] = {outcome.key: to_plain(outcome)}
    write_aside(_file(out, outcome.station), _json(told))


def recall(out: Path, station: str, key: str) -> Outcome | None:
    """Give what became of a station that was rostered from the same; None where it was not."""
    return _recalled(_known(out, station), key)


def recall_cut(out: Path, station: str, key: str) -> Outcome | None:
    """Give what became of a station that was rostered from the same until time ran out, if its roster is there."""
    found = _recalled(_read(out, station).get("cut"), key)
    return found if found is not None and is_stored(out, found) else None


def has_only_cut(out: Path, station: str) -> bool:
    """Tell whether all that is noted of a station was cut by the clock."""
    told = _read(out, station)
    return bool(told) and not told.get("known")


def _recalled(told: Any, key: str) -> Outcome | None:  # noqa: ANN401 - as it was read
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        found: Outcome = from_plain(Outcome, told[key])
        return found
    return None


def recall_solve(out: Path, station: str, key: str) -> Known:
    """Give what the engine knows of the solve of an outcome; nothing where that was not noted, or not whole."""
    with suppress(OSError, EOFError, KeyError, TypeError, ValueError, zlib.error):
        told = json.loads(gzip.decompress(_solve_file(out, station, key).read_bytes()))
        return Known(
            people=frozenset(told["people"]),
            places={(who, date.fromisoformat(day), shift): post for who, day, shift, post in told["duties"]},
            parts={name: Solution(values, bound) for name, (bound, values) in told["parts"].items()},
        )
    return Known()


def _packed(known: Known) -> bytes:
    told = {
        "people": sorted(known.people),
        "duties": [
            (who, day.isoformat(), shift, post) for (who, day, shift), post in sorted(known.places.items())
        ],
        "parts": {name: (found.bound, found.values) for name, found in sorted(known.parts.items())},
    }
    return gzip.compress(_json(told), _QUICK, mtime=0)


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


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


def _solve_file(out: Path, station: str, key: str) -> Path:
    return out / FOLDER / f"{station}.{key[:_SHORT]}.gz"


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
