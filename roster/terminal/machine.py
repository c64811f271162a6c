"""What `--json` writes: the same values as the terminal shows, plain. Times are in hours, days in ISO 8601."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import singledispatch
from typing import Any

from roster.domain import Roster
from roster.domain.balance import GradeSupply, Supply
from roster.rules import Violation
from roster.storing.report import Report
from roster.terminal.figures import Figures
from roster.words import Language, Text


@singledispatch
def plain(value: object, language: Language) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn a value of ours into JSON's values: a timedelta becomes hours, a dataclass an object."""
    if not is_dataclass(value):
        raise TypeError(f"no JSON for {type(value).__name__}")
    return {field.name: plain(getattr(value, field.name), language) for field in fields(value)}


@plain.register
def _(value: Text, language: Language) -> str:
    return value.to(language)


@plain.register
def _(value: timedelta, language: Language) -> float:
    del language
    return round(value / timedelta(hours=1), 2)


@plain.register
def _(value: Fraction, language: Language) -> float:
    del language
    return round(float(value), 4)


@plain.register
def _(value: date, language: Language) -> str:
    del language
    return value.isoformat()


@plain.register
def _(value: str, language: Language) -> str:
    del language
    return str(value)


@plain.register(int | float | None)
def _(value: float | None, language: Language) -> float | None:
    del language
    return value


@plain.register(Mapping)
def _(value: Mapping[Any, Any], language: Language) -> dict[str, Any]:
    return {str(plain(key, language)): plain(item, language) for key, item in value.items()}


@plain.register(tuple | list)
def _(value: Sequence[Any], language: Language) -> list[Any]:
    return [plain(item, language) for item in value]


def summary_to_json(found: Figures, report: Report, language: Language) -> dict[str, object]:
    """Give what `roster solve --json` says: how good the roster is, and its figures."""
    told = ("status", "objective", "bound", "gap", "first", "days", "seconds", "prices", "repaired")
    return {
        **{name: plain(getattr(report, name), language) for name in told},
        "missing": found.missing,
        **plain(found, language),
    }


def supply_to_json(supply: Supply, language: Language) -> dict[str, object]:
    """Give what `roster check --json` says of demand and supply."""
    return {
        "short": supply.is_short,
        "grades": [_grade_to_json(row, language) for row in supply.grades],
        "teams": [plain(gap, language) | {"missing": plain(gap.missing, language)} for gap in supply.teams],
    }


def _grade_to_json(row: GradeSupply, language: Language) -> dict[str, object]:
    rows = {
        name: [plain(part, language) | {"missing": plain(part.missing, language)} for part in parts]
        for name, parts in (("weeks", row.weeks), ("days", row.days), ("shifts", row.shifts))
    }
    told = ("grade", "people", "hours", "contract", "possible", "missing", "missing_people")
    return {**{name: plain(getattr(row, name), language) for name in told}, **rows}


def violations_to_json(violations: Sequence[Violation], language: Language) -> list[dict[str, object]]:
    """Give what `roster verify --json` says of broken rules."""
    return [plain(violation, language) for violation in violations]


def roster_to_json(roster: Roster, language: Language) -> dict[str, object]:
    """Give what `roster show --json` says: every duty and every open seat."""
    told = ("person", "day", "shift", "start", "end", "post", "kind", "origin")
    local = roster.problem.station.local
    return {
        "duties": [
            {name: plain(getattr(duty, name), language) for name in told}
            | {"start": local(duty.start).isoformat(), "end": local(duty.end).isoformat()}
            for duty in roster.duties
        ],
        "shortages": [plain(shortage, language) for shortage in roster.shortages],
    }
