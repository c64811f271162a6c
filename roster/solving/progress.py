"""What a solve tells while it runs, and how it is told to stop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock
from time import monotonic


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known so far: the best roster's objective and the proven bound, None where there is none yet."""

    seconds: float
    objective: int | None
    bound: int | None


Watch = Callable[[Progress], None]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """When to stop: `seconds` of wall time is only a stop; `work` is CP-SAT's deterministic time for each part.

    The same input, seed and work give the same roster on any machine and any number of cores, as long as the
    wall time is not reached.
    """

    seconds: float = 300.0
    work: float = 60.0
    seed: int = 1


@dataclass(slots=True)
class Clock:
    """One solve's clock, shared by its threads."""

    limits: Limits
    stop: Event = field(default_factory=Event)
    started: float = field(default_factory=monotonic)
    lock: Lock = field(default_factory=Lock)

    @property
    def elapsed(self) -> float:
        """Give the seconds since the start."""
        return monotonic() - self.started

    @property
    def left(self) -> float:
        """Give the seconds left; 0 when told to stop."""
        return 0.0 if self.stop.is_set() else max(0.0, self.limits.seconds - self.elapsed)
