"""What a solve tells while it runs, and how it is told to stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from threading import Event, Lock
from time import monotonic

_NEAR_ENOUGH = 0.001  # of the objective
GRACE = 5.0  # seconds for the little that is missing once the time is up


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known so far: the best roster's objective and the proven bound, None where there is none yet."""

    seconds: float
    objective: int | None
    bound: int | None


Watch = Callable[[Progress], None]


class Profile(StrEnum):
    """How far to go: near enough (`quick`), to the proof or the limit of work, or to the end of the time (`best`)."""

    QUICK = "quick"
    PROOF = "proof"
    BEST = "best"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """When to stop: `seconds` of wall time is only a stop; `work` is CP-SAT's deterministic time for each part.

    `gap`, a share of the objective, says how near to the bound is near enough: at 0 only a proof is. `patient` says to
    go on beyond that work until the time is up, unless it is proven.

    The same input, seed and work give the same roster on any machine and any number of cores, as long as the
    wall time is not reached.
    """

    seconds: float = 300.0
    work: float = 8.0
    gap: float = 0.0
    patient: bool = False
    seed: int = 1

    @classmethod
    def of(cls, profile: str, *, seconds: float, work: float, seed: int) -> "Limits":
        """Give the limits of a solve that goes as far as a profile says."""
        gap = _NEAR_ENOUGH if profile == Profile.QUICK else 0.0
        return cls(seconds=seconds, work=work, gap=gap, patient=profile == Profile.BEST, seed=seed)

    @property
    def profile(self) -> Profile:
        """Tell how far they let a solve go."""
        return Profile.BEST if self.patient else Profile.QUICK if self.gap else Profile.PROOF


@dataclass(slots=True)
class Clock:
    """One solve's clock, shared by its threads; `halt` ends the solve from any of them."""

    limits: Limits = field(default_factory=Limits)
    started: float = field(default_factory=monotonic)
    lock: Lock = field(default_factory=Lock)
    _halted: Event = field(default_factory=Event)
    _running: set[Callable[[], None]] = field(default_factory=set)

    @property
    def halted(self) -> bool:
        """Tell whether the solve is to end."""
        return self._halted.is_set()

    def within(self, limits: Limits) -> "Clock":
        """Give the same clock with other limits: halting one halts both."""
        return replace(self, limits=limits)

    def with_grace(self) -> "Clock":
        """Give the same clock with some seconds left at least: halting one halts both."""
        return self.within(replace(self.limits, seconds=max(self.limits.seconds, self.elapsed + GRACE)))

    @property
    def elapsed(self) -> float:
        """Give the seconds since the start."""
        return monotonic() - self.started

    @property
    def left(self) -> float:
        """Give the seconds left; 0 when halted."""
        return 0.0 if self.halted else max(0.0, self.limits.seconds - self.elapsed)

    def halt(self) -> None:
        """End the solve with what it has: searches under way are told, later ones do not begin."""
        self._halted.set()
        for stop in tuple(self._running):
            stop()

    @contextmanager
    def running(self, stop: Callable[[], None]) -> Iterator[None]:
        """Let `halt` call a search's own way to stop while it runs."""
        self._running.add(stop)
        try:
            yield
        finally:
            self._running.discard(stop)
