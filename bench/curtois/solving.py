"""Solving one instance by the product's own rules and engine, and writing its roster."""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from bench.curtois.known import KNOWN
from bench.curtois.mapping import MONDAY, mapped
from bench.curtois.reading import Instance, read_instance
from bench.curtois.scoring import scored
from constraints import RULES
from roster.checking import verify
from roster.domain import Roster
from roster.errors import RosterError
from roster.rules import open_book
from roster.solving import Clock, Limits, solve
from roster.words import Language

_WORK = 8.0  # as `roster solve` does by itself; beyond it the engine goes on in turns until the time is up


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of an instance; `score` is the independent scorer's, None without a roster.

    `fault` says what is wrong: a file that cannot be read, no roster, a hard rule broken, or three opinions
    that do not agree.
    """

    name: str
    size: str
    score: int | None
    bound: int | None
    seconds: float
    cpu_seconds: float
    fault: str = ""

    @property
    def gap(self) -> float | None:
        """Give how far the score may be above the best, as a share of it."""
        if self.score is None or self.bound is None:
            return None
        return (self.score - self.bound) / self.score if self.score else 0.0


def solved(path: Path, out: Path, seconds: float, seed: int) -> Result:
    """Solve an instance within some seconds of wall time; the roster is written to `out`."""
    began, busy = perf_counter(), process_time()
    try:
        instance = read_instance(path)
        problem = mapped(instance)
    except ValueError as error:
        return Result(
            name=path.stem,
            size="–",
            score=None,
            bound=None,
            seconds=0,
            cpu_seconds=0,
            fault=f"not read: {error}",
        )
    rules = open_book(RULES, {}, problem).rules
    score = bound = None
    fault = ""
    try:
        limits = Limits.of("best", seconds=seconds - (perf_counter() - began), work=_WORK, seed=seed)
        found = solve(problem, rules, Clock(limits))
    except RosterError as error:
        fault = error.text.to(Language.EN)
    else:
        bound = found.bound
        csv = out / f"{instance.name}.csv"
        write_roster(found.roster, csv)
        third = scored(path, csv)
        score = third.points
        verdict = verify(found.roster, rules)
        fault = "; ".join(third.broken[:3])
        if (known := KNOWN.get(instance.name)) is not None and bound > known.best:
            fault = f"the bound {bound} is above a roster that is known: {known.best}"
        if not fault and (verdict.violations or verdict.objective != score or bound > score):
            fault = f"the product says {verdict.objective}, bound {bound}, broken {len(verdict.violations)}"
    return Result(
        name=instance.name,
        size=_size(instance),
        score=score,
        bound=bound,
        seconds=perf_counter() - began,
        cpu_seconds=process_time() - busy,
        fault=fault,
    )


def write_roster(roster: Roster, path: Path) -> None:
    """Write a roster as employee, day (from 0) and shift, a row a duty."""
    rows = sorted((duty.person, (duty.day - MONDAY).days, duty.shift) for duty in roster.duties)
    lines = ["employee,day,shift", *(f"{who},{day},{shift}" for who, day, shift in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _size(instance: Instance) -> str:
    return f"{len(instance.staff)}×{instance.days}×{len(instance.shifts)}"
