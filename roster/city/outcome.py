"""What became of one station: its roster's figures, what is open, whom it could spare, what borrowed people did."""

from dataclasses import dataclass
from enum import StrEnum

from roster.city.lent import Elsewhere
from roster.city.seats import OpenSeats
from roster.city.spare import Spare
from roster.words import Text


class State(StrEnum):
    """How it went with a station."""

    OPTIMAL = "optimal"  # proven: no roster is better
    FEASIBLE = "feasible"  # a roster that keeps every rule
    FAILED = "failed"  # there is none, for the reasons given
    OPEN = "open"  # not rostered: the run ended before

    @property
    def text(self) -> Text:
        """Name the state as users do."""
        return {
            State.OPTIMAL: Text("已证明最优", "proven optimal"),
            State.FEASIBLE: Text("可行", "valid"),
            State.FAILED: Text("失败", "failed"),
            State.OPEN: Text("未排", "not rostered"),
        }[self]


@dataclass(frozen=True, kw_only=True)
class Used:
    """What somebody borrowed did: `id` is theirs in this roster; `saves` what it would cost more without them."""

    home: str
    person: str
    id: str
    saves: int
    duties: tuple[Elsewhere, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a station; `key` says from what it was made, `cut` that the wall clock ended the search.

    `base` is the key of the outcome that it began from, if there was one. Points for `objective` and `bound`, MiB for
    `memory`, the most its process held.
    """

    station: str
    key: str
    state: State
    base: str = ""
    objective: int = 0
    bound: int = 0
    seconds: float = 0.0
    memory: int = 0
    cut: bool = False
    reasons: tuple[Text, ...] = ()
    advice: Text | None = None
    seats: tuple[OpenSeats, ...] = ()
    spare: tuple[Spare, ...] = ()
    used: tuple[Used, ...] = ()
    duties_hash: str = ""

    @property
    def made(self) -> bool:
        """Tell whether there is a roster."""
        return self.state in (State.OPTIMAL, State.FEASIBLE)

    @property
    def gap(self) -> float:
        """Give (objective - bound) / objective, 0 where the objective is."""
        return (self.objective - self.bound) / self.objective if self.objective else 0.0

    @property
    def missing(self) -> int:
        """Count the seats below need that are open."""
        return sum(seat.missing for seat in self.seats)


def failed(station: str, *reasons: Text, advice: Text | None = None) -> Outcome:
    """Give the outcome of a station without a roster."""
    return Outcome(station=station, key="", state=State.FAILED, reasons=reasons, advice=advice)
