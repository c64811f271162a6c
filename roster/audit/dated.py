"""Legal figures as dated data: what an act says, since when, and how sure that is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Self, TypeVar

from roster.errors import UnusableCall
from roster.rules import Law
from roster.words import Text

T_co = TypeVar("T_co", covariant=True)


class Sureness(StrEnum):
    """How a figure came to be known."""

    READ = "read"  # read in the text of the act
    CHECK = "check"  # remembered, or from a secondary source: to be checked before it is relied on
    LOCAL = "local"  # the station's own decision, not law

    @property
    def text(self) -> Text:
        """Name the sureness as users do."""
        return {
            Sureness.READ: Text("已核条文", "read in the act"),
            Sureness.CHECK: Text("待核", "to be checked"),
            Sureness.LOCAL: Text("单位规定", "own decision"),
        }[self]


@dataclass(frozen=True)
class Figure(Generic[T_co]):
    """One figure as one act states it."""

    value: T_co
    law: Law
    says: Text
    sure: Sureness = Sureness.READ


@dataclass(frozen=True)
class Dated(Generic[T_co]):
    """A figure through time, the oldest version first."""

    versions: tuple[Figure[T_co], ...]

    @classmethod
    def of(cls, *versions: Figure[T_co]) -> Self:
        """Put the versions of a figure together, the oldest first."""
        return cls(versions)

    def in_force(self, day: date) -> Figure[T_co] | None:
        """Give the version in force on a day, or None before the oldest."""
        found = [f for f in self.versions if f.law.since is None or f.law.since <= day]
        return found[-1] if found else None

    def on(self, day: date) -> Figure[T_co]:
        """Give the version in force on a day. Raises UnusableCall for a day before the oldest."""
        figure = self.in_force(day)
        if figure is None:
            act = self.versions[0].law.text
            raise UnusableCall(
                Text(f"{day} 时{act.zh}尚未施行", f"on {day} {act.en} was not yet in force"),
                Text("请核对统计周期的日期", "check the dates of the period"),
            )
        return figure
