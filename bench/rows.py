"""What a benchmark gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import inf, isfinite
from typing import Protocol

from bench.runs import Run


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure, beside a peer's figure of the same run, or beside a limit that was promised.

    `ours` and `peer` are in `unit`, smaller is better. The target is met when `ratio`, ours to the peer's, is
    at most `target`: 1 is "no worse than", 0.1 is "ten times as good".
    """

    figure: str
    ours: float
    peer: float
    peer_is: str
    target: float = 1
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float:
        """Give ours to the peer's."""
        if not self.peer:
            return inf if self.ours else 1.0
        return self.ours / self.peer

    @property
    def is_met(self) -> bool:
        """Tell whether the target is reached."""
        return self.ratio <= self.target

    def as_json(self) -> dict[str, object]:
        """Give the row with what follows from it."""
        told = {**asdict(self), "ratio": self.ratio, "is_met": self.is_met}
        endless = {key for key, value in told.items() if isinstance(value, float) and not isfinite(value)}
        return {**told, **dict.fromkeys(endless)}


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The figures of a benchmark; where it held methods to the same work, their runs; and pictures as SVG, by name."""

    rows: Sequence[Row]
    runs: Sequence[Run] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)


class Benchmark(Protocol):
    """A module that can be run as a benchmark."""

    __name__: str
    __doc__: str | None

    def run(self, quick: bool) -> Findings | Sequence[Row]:
        """Measure; `quick` asks for a smaller case that shows the same in a few seconds."""
