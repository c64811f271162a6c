"""What is known of a solved roster beside its duties: `report.json`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from roster.domain import Grade
from roster.words import Text


class Status(StrEnum):
    """How sure it is that no better roster exists."""

    OPTIMAL = "optimal"  # proven: nothing is better
    FEASIBLE = "feasible"  # every rule is kept; at most `gap` better may exist

    @property
    def text(self) -> Text:
        """Name the status as users do."""
        return {
            Status.OPTIMAL: Text("已证明最优", "proven optimal"),
            Status.FEASIBLE: Text("可行，未证明最优", "valid, not proven optimal"),
        }[self]


_KINDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("objective", "bound", "days", "seed"), int),
    **dict.fromkeys(("gap", "seconds"), (int, float)),
    **dict.fromkeys(("input_hash", "duties_hash", "made_at"), str),
    **dict.fromkeys(("prices", "parameters", "gaps"), dict),
}


def _check_kinds(plain: Mapping[str, Any]) -> None:
    """Raise TypeError where a value of a report is of the wrong sort, such as days in words."""
    wrong = [name for name, kind in _KINDS.items() if not isinstance(plain.get(name, {}), kind)]
    wrong += [rule for rule, values in plain["parameters"].items() if not isinstance(values, dict)]
    wrong += [
        names for names, gap in plain.get("gaps", {}).items() if not (_grades(names) and isinstance(gap, int))
    ]
    if wrong or datetime.fromisoformat(plain["made_at"]).tzinfo is None:
        raise TypeError(", ".join(wrong) or "made_at")


@dataclass(frozen=True, kw_only=True)
class RulePrice:
    """What one soft rule costs in a roster: points, and at how many places."""

    points: int
    places: int


@dataclass(frozen=True, kw_only=True)
class Repaired:
    """How a published roster was repaired: who is away more than it said, and the grades decided anew."""

    away: tuple[str, ...]
    grades: tuple[Grade, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """The figures of a solved roster.

    `objective` and `bound` are in points; `gap` is (objective - bound) / objective, 0 where the objective is.
    `parameters` are those of every rule in force, by rule and name, as `station.toml` has them; a rule that differs
    between grades is there by name and grades (`daily-cap.officer`). `relaxed` is what the station has relaxed of
    its rule packs, with the reason. `made_at` carries its offset. `gaps` say by grades that are decided together
    (`officer`, `officer+auxiliary`) how many points might still be gained there; `repaired` is there when the
    roster of the other grades is the published one. `profile` says how far the engine was to go.
    """

    status: Status
    objective: int
    bound: int
    gap: float
    first: date
    days: int
    made_at: datetime
    seconds: float
    seed: int
    input_hash: str
    duties_hash: str
    prices: Mapping[str, RulePrice]
    parameters: Mapping[str, Mapping[str, str]]
    versions: Mapping[str, str] = field(default_factory=dict)
    relaxed: Sequence[Mapping[str, str]] = ()
    today: date | None = None  # when a published roster was changed: the day on which it was
    gaps: Mapping[str, int] = field(default_factory=dict)
    repaired: Repaired | None = None
    profile: str = "proof"

    def to_json(self) -> str:
        """Give the report as JSON; dates and times as ISO 8601."""
        plain = asdict(self) | {"first": self.first.isoformat(), "made_at": self.made_at.isoformat()}
        plain["today"] = self.today and self.today.isoformat()
        return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a report; raises ValueError, KeyError or TypeError where it is none."""
        plain: dict[str, Any] = json.loads(text)
        _check_kinds(plain)
        return cls(
            **plain
            | {
                "status": Status(plain["status"]),
                "first": date.fromisoformat(plain["first"]),
                "made_at": datetime.fromisoformat(plain["made_at"]),
                "today": date.fromisoformat(plain["today"]) if plain.get("today") else None,
                "prices": {rule: RulePrice(**price) for rule, price in plain["prices"].items()},
                "relaxed": tuple(dict(entry) for entry in plain.get("relaxed", ())),
                "repaired": _repaired(plain["repaired"]) if plain.get("repaired") else None,
            }
        )

    @property
    def gaps_by_grades(self) -> dict[frozenset[Grade], int]:
        """Give the gaps by sets of grades; none where they are not known for all that might be gained."""
        known = {_grades(names): gap for names, gap in self.gaps.items()}
        return known if sum(known.values()) >= self.objective - self.bound else {}


def _grades(names: str) -> frozenset[Grade]:
    """Read the name of a gap; raises ValueError where it names no grades."""
    return frozenset(map(Grade, names.split("+")))


def _repaired(plain: Mapping[str, Any]) -> Repaired:
    return Repaired(away=tuple(plain["away"]), grades=tuple(map(Grade, plain["grades"])))
