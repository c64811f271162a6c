"""A city's result: every station's figures, the loans and what they save, written as `city.json` and `loans.csv`."""

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib.metadata import version
from io import StringIO
from pathlib import Path

from roster import __version__
from roster.city.city import City, StationEntry
from roster.city.ledger import FOLDER
from roster.city.outcome import Outcome, State
from roster.city.rounds import Rounds
from roster.errors import UnusableCall
from roster.files import write_aside
from roster.words import Text, joined

REPORT, LOANS = "city.json", "loans.csv"
_LOAN_COLUMNS = ("person", "name", "grade", "home_unit", "station", "from", "to", "minutes", "saves")


_REASONS = 5  # of a station without a roster that are named in city.json


class Ended(StrEnum):
    """Why a run ended."""

    WHOLE = "whole"
    STOPPED = "stopped"
    OUT_OF_TIME = "out of time"
    CREW_GONE = "crew gone"
    NO_WORKERS = "no workers"

    @property
    def text(self) -> Text:
        """Say it as users do."""
        return {
            Ended.WHOLE: Text("全部完成", "all done"),
            Ended.STOPPED: Text("已按要求停止", "stopped as asked"),
            Ended.OUT_OF_TIME: Text("时间已到", "out of time"),
            Ended.CREW_GONE: Text("调度器失去联系", "the scheduler went away"),
            Ended.NO_WORKERS: Text("调度器下没有计算进程", "the scheduler has no workers"),
        }[self]


def refuse_other(out: Path) -> None:
    """Raise UnusableCall where OUT holds anything but what is left of an earlier run of a city."""
    if os.path.lexists(out) and not out.is_dir():
        raise UnusableCall(
            Text(f"{out} 是一个文件，不是文件夹", f"{out} is a file, not a folder"),
            Text("请用 --out 指定文件夹。", "Name a folder with --out."),
        )
    if out.is_dir() and any(out.iterdir()) and not any((out / name).exists() for name in (REPORT, FOLDER)):
        raise UnusableCall(
            Text(f"{out} 里有别的文件，不是全市排班结果", f"{out} holds other files, not a city's rosters"),
            Text("请用 --out 指定一个新文件夹。", "Name a new folder with --out."),
        )


@dataclass(frozen=True, kw_only=True)
class StationResult:
    """One station: how it is now, and how it was by itself (None where it was never rostered)."""

    entry: StationEntry
    now: Outcome
    alone: Outcome | None
    lent_in: int = 0
    lent_out: int = 0


@dataclass(frozen=True, kw_only=True)
class Saving:
    """What lending saves, in points: `saved` is what the rosters found cost less, prices of loans not taken off.

    What is proven lies between `least` and `most`: the stations' bounds say so.
    """

    saved: int
    least: int
    most: int
    price: int
    days: int


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of a city."""

    city: City
    out: Path
    drafts: dict[str, Outcome]
    rounds: Rounds
    ended: Ended
    seconds: float

    @cached_property
    def stations(self) -> tuple[StationResult, ...]:
        """List the stations in the order of the city's table."""
        days_in, days_out = dict.fromkeys(self.city.stations, 0), dict.fromkeys(self.city.stations, 0)
        for lent, _ in self.rounds.loans:
            days_in[lent.station] += lent.days
            if lent.home in days_out:
                days_out[lent.home] += lent.days
        return tuple(
            StationResult(
                entry=entry,
                now=self.rounds.now.get(id_) or self.drafts.get(id_) or _open(id_),
                alone=self.drafts.get(id_),
                lent_in=days_in[id_],
                lent_out=days_out[id_],
            )
            for id_, entry in self.city.stations.items()
        )

    @property
    def whole(self) -> bool:
        """Tell whether every station has its roster, and nothing was left undone."""
        return self.ended is Ended.WHOLE and all(station.now.made for station in self.stations)

    @property
    def saving(self) -> Saving:
        """Give what lending saves."""
        changed = [
            s for s in self.stations if s.alone is not None and s.alone.made and s.lent_in + s.lent_out
        ]
        pairs = [(s.alone, s.now) for s in changed if s.alone is not None]
        loans = [lent for lent, _ in self.rounds.loans]
        return Saving(
            saved=sum(alone.objective - now.objective for alone, now in pairs),
            least=sum(alone.bound - now.objective for alone, now in pairs),
            most=sum(alone.objective - now.bound for alone, now in pairs),
            price=sum(lent.cost for lent in loans),
            days=sum(lent.days for lent in loans),
        )


def _open(station: str) -> Outcome:
    reason = Text("运行结束前没有轮到", "the run ended before its turn")
    return Outcome(station=station, key="", state=State.OPEN, reasons=(reason,))


def write_result(result: Result) -> tuple[Path, Path]:
    """Write `city.json` and `loans.csv` into OUT; each is there as a whole or not at all."""
    table = StringIO(newline="")
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(_LOAN_COLUMNS)
    rows.writerows(_loan_rows(result.rounds))
    told = json.dumps(to_json(result), ensure_ascii=False, indent=2) + "\n"
    loans = write_aside(result.out / LOANS, table.getvalue().encode())
    return write_aside(result.out / REPORT, told.encode()), loans


def _loan_rows(rounds: Rounds) -> Iterator[tuple[object, ...]]:
    for lent, used in rounds.loans:
        who = (used.id, lent.person.name, lent.person.grade, lent.home, lent.station)
        yield (*who, lent.first, lent.last, lent.minutes, used.saves)


def to_json(result: Result) -> dict[str, object]:
    """Give the figures of a run: stations in the order of their table, points, seconds and MiB."""
    city, saving, rounds = result.city, result.saving, result.rounds
    return {
        "city": city.id,
        "name": city.name,
        "language": city.language,
        "period": {"first": str(city.period.first), "days": city.period.days},
        "ended": result.ended,
        "stations": [_station_to_json(station) for station in result.stations],
        "units": [{"id": u.id, "name": u.name, "district": u.district} for u in city.units.values()],
        "master": {
            "rounds": rounds.rounds,
            "loans": sum(1 for _ in rounds.loans),
            "days": saving.days,
            "saved": saving.saved,
            "saved_at_least": saving.least,
            "saved_at_most": saving.most,
            "price": saving.price,
            "proposed": rounds.first.saved,
            "bound": rounds.first.bound,
        },
        "seconds": round(result.seconds, 3),
        "versions": {"gridroster": __version__, "ortools": version("ortools")},
    }


def _reason(outcome: Outcome) -> dict[str, str] | None:
    if not outcome.reasons:
        return None
    said = joined(outcome.reasons[:_REASONS], "；", "; ")
    more = len(outcome.reasons) - _REASONS
    told = said + Text(f"；另有 {more} 处", f"; {more} more") if more > 0 else said
    return {"zh": told.zh, "en": told.en}


def _station_to_json(station: StationResult) -> dict[str, object]:
    now, alone = station.now, station.alone
    known = alone is not None and alone.made
    told: dict[str, object] = {
        "id": station.entry.id,
        "name": station.entry.name,
        "district": station.entry.district,
        "status": now.state,
        "reason": _reason(now),
    }
    figures: dict[str, object] = {
        "objective": now.objective,
        "bound": now.bound,
        "gap": now.gap,
        "missing": now.missing,
        "before": alone.objective if alone is not None and known else None,
        "bound_before": alone.bound if alone is not None and known else None,
        "missing_before": alone.missing if alone is not None and known else None,
        "lent_in": station.lent_in,
        "lent_out": station.lent_out,
        "seconds": now.seconds,
        "memory": now.memory,
    }
    return told | {name: value if now.made else None for name, value in figures.items()}
