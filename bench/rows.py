"""What a benchmark gives back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Protocol


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
        return self.ours / self.peer

    @property
    def is_met(self) -> bool:
        """Tell whether the target is reached."""
        return self.ratio <= self.target

    def as_json(self) -> dict[str, object]:
        """Give the row with what follows from it."""
        return {**asdict(self), "ratio": self.ratio, "is_met": self.is_met}


class Benchmark(Protocol):
    """A module that can be run as a benchmark."""

    __name__: str

    def run(self, quick: bool) -> Sequence[Row]:
        """Measure; `quick` asks for a smaller case that shows the same in a few seconds."""
