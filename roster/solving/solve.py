"""From a problem and its rules to the best roster, with a proof of how good it is."""

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

from roster.domain import Problem, Roster
from roster.model import Component, Model, build, components, outside
from roster.rules import Rule, broken_by
from roster.solving.confirming import confirm_impossible
from roster.solving.coupling import coupled, spoken_first, unfit
from roster.solving.cpsat import Found
from roster.solving.guided import Solution, solve_part
from roster.solving.placing import place
from roster.solving.progress import Clock, Progress, Watch
from roster.solving.refusals import contradiction, refuse_contradictions, without_roster
from roster.solving.retelling import as_told


@dataclass(frozen=True, kw_only=True)
class Solved:
    """A roster that keeps every rule, and an objective that no roster can be below."""

    roster: Roster
    bound: int
    seconds: float


def solve(problem: Problem, rules: Sequence[Rule], clock: Clock, watch: Watch | None = None) -> Solved:
    """Find the best roster.

    Raises NotPossible when the settled duties contradict the rules, Interrupted when the clock ran out before
    a first roster.
    """
    with _collecting_seldom():
        refuse_contradictions(problem, rules)
        if not clock.left:
            raise without_roster(clock)

        def solve_model(model: Model) -> tuple[list[int], int]:
            return _solve_model(model, rules, clock, watch)

        model = build(problem, spoken_first(rules))
        values, bound = solve_model(model)
        roster = place(model, values)
        if unfit(roster, rules):
            roster, joint = coupled(roster, rules, solve_model)
            bound = max(bound, joint)
        if problem.published:
            roster = as_told(roster, rules)
    return Solved(roster=roster, bound=bound, seconds=clock.elapsed)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look for cycles seldom: a model is a million small objects without any, and looking took a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _solve_model(
    model: Model, rules: Sequence[Rule], clock: Clock, watch: Watch | None
) -> tuple[list[int], int]:
    """Solve a model's parts apart; give values for all variables, and the bound."""
    parts = components(model.program)
    values = outside(model.program, parts)
    apart = model.program.objective(values)
    board = _Board(clock, len(parts), apart, watch)
    with ThreadPoolExecutor(max_workers=max(1, min(len(parts), os.cpu_count() or 1))) as pool:
        tasks = [pool.submit(solve_part, part.program, clock, board.of(n)) for n, part in enumerate(parts)]
        solutions = [task.result() for task in tasks]
    for part, solution in zip(parts, solutions, strict=True):
        if solution.values is None:
            _refuse(model, rules, part, solution, clock)
        for variable, value in zip(part.variables, solution.values or (), strict=True):
            values[variable] = value
    return values, apart + sum(solution.bound for solution in solutions)


def _refuse(
    model: Model, rules: Sequence[Rule], part: Component, solution: Solution, clock: Clock
) -> NoReturn:
    """Say why a part has no solution: time, or a contradiction that a second, different run confirms."""
    if not solution.impossible:
        raise without_roster(clock)
    confirm_impossible(part.program, clock)
    settled = Roster(problem=model.problem, duties=model.problem.settled)
    raise contradiction(broken_by(settled, rules))


class _Board:
    """What all parts together have reached, told to whoever watches."""

    def __init__(self, clock: Clock, parts: int, apart: int, watch: Watch | None) -> None:
        self._clock, self._apart, self._watch = clock, apart, watch
        self._best: list[int | None] = [None] * parts
        self._bound: list[int | None] = [None] * parts

    def of(self, number: int) -> Found:
        """Give one part's way to tell its objective and bound."""

        def found(objective: int | None, bound: int) -> None:
            with self._clock.lock:
                self._best[number], self._bound[number] = objective, bound
                if self._watch is not None:
                    self._watch(Progress(self._clock.elapsed, self._sum(self._best), self._sum(self._bound)))

        return found

    def _sum(self, figures: Sequence[int | None]) -> int | None:
        known = [figure for figure in figures if figure is not None]
        return self._apart + sum(known) if len(known) == len(figures) else None
