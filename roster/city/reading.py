"""A city's result as `city solve` leaves it: `city.json` and `loans.csv` of its folder."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from roster.city.outcome import State
from roster.domain import DAY, Grade, Period
from roster.errors import Fault, Source, UnusableInput
from roster.words import Language, Text

CITY, LOANS, STATIONS = "city.json", "loans.csv", "stations"
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class StationFigures:
    """One station of the result; points are None where there is no roster, `before` is without any loan."""

    id: str
    name: str
    district: str
    state: State
    objective: int | None = None
    bound: int | None = None
    gap: float | None = None
    before: int | None = None
    seconds: float = 0.0
    reason: Text | None = None

    @property
    def made(self) -> bool:
        """Tell whether there is a roster."""
        return self.state in {State.OPTIMAL, State.FEASIBLE}


@dataclass(frozen=True, kw_only=True)
class UnitName:
    """A headquarters unit that could lend."""

    id: str
    name: str
    district: str


@dataclass(frozen=True, kw_only=True)
class LoanRow:
    """One person lent by a unit or a station to a station; `saves` is in points, None where it is not told."""

    person: str
    name: str
    grade: Grade
    home: str
    station: str
    first: date
    last: date
    travel: timedelta
    saves: int | None

    @property
    def days(self) -> int:
        """Count the lent days."""
        return (self.last - self.first) // DAY + 1


@dataclass(frozen=True, kw_only=True)
class CityFigures:
    """Everything that a city's result says of itself.

    `master` are the figures of lending; not `whole` is a run that ended before all was done.
    """

    folder: Path
    id: str
    name: str
    period: Period
    language: Language
    stations: Mapping[str, StationFigures]
    units: Mapping[str, UnitName]
    loans: tuple[LoanRow, ...] = ()
    master: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = True
    seconds: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)


def read_result(out: Path) -> CityFigures:
    """Read a result; raises UnusableInput where the folder holds none or one that cannot be read."""
    with _named(out / LOANS):
        loans = _loans(out / LOANS)
    with _named(out / CITY):
        return _result(out, json.loads((out / CITY).read_text(encoding="utf-8")), loans)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Turn whatever is wrong with a file into a fault that names it."""
    try:
        yield
    except FileNotFoundError as error:
        said = Text(f"文件夹里没有 {path.name}", f"the folder has no {path.name}")
        raise UnusableInput([Fault(Source(str(path.parent)), said, _ADVICE)]) from error
    except OSError as error:
        said = Text(f"不能读取：{error.strerror}", f"cannot be read: {error.strerror}")
        raise UnusableInput([Fault(Source(str(path)), said, _ADVICE)]) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        said = Text(f"内容读不出：{error}", f"its content cannot be read: {error}")
        raise UnusableInput([Fault(Source(str(path)), said, _ADVICE)]) from error


_ADVICE = Text("给出 roster city solve 的结果文件夹。", "Name the folder that roster city solve has written.")


def _result(out: Path, plain: Mapping[str, Any], loans: tuple[LoanRow, ...]) -> CityFigures:
    period = plain["period"]
    return CityFigures(
        folder=out,
        id=plain["city"],
        name=plain["name"],
        period=Period(first=date.fromisoformat(period["first"]), days=period["days"]),
        language=Language.of(plain.get("language", "")),
        stations={row["id"]: _station(row) for row in plain["stations"]},
        units={
            row["id"]: UnitName(id=row["id"], name=row["name"], district=row["district"])
            for row in plain.get("units", ())
        },
        loans=loans,
        master=plain.get("master") or {},
        whole=plain.get("ended", "whole") == "whole",
        seconds=plain.get("seconds", 0.0),
        versions=plain.get("versions") or {},
    )


def _station(row: Mapping[str, Any]) -> StationFigures:
    reason = row.get("reason")
    return StationFigures(
        id=row["id"],
        name=row["name"],
        district=row["district"],
        state=State(row["status"]),
        objective=row.get("objective"),
        bound=row.get("bound"),
        gap=row.get("gap"),
        before=row.get("before"),
        seconds=row.get("seconds") or 0.0,
        reason=Text(reason["zh"], reason["en"]) if reason else None,
    )


def _loans(path: Path) -> tuple[LoanRow, ...]:
    """Read the loans; a result without the file has none."""
    if not path.exists():
        return ()
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    return tuple(
        LoanRow(
            person=row["person"],
            name=row["name"],
            grade=Grade(row["grade"]),
            home=row["home_unit"],
            station=row["station"],
            first=date.fromisoformat(row["from"]),
            last=date.fromisoformat(row["to"]),
            travel=int(row["minutes"]) * _MINUTE,
            saves=int(row["saves"]) if row["saves"] else None,
        )
        for row in rows
    )
