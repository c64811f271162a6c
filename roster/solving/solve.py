"""From a problem and its rules to the best roster, with a proof of how good it is."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import NamedTuple, NoReturn

from roster.collecting import collecting_seldom
from roster.domain import Duty, Grade, Problem, Roster
from roster.errors import NotPossible
from roster.model import Component, Model, Program, build, components, outside
from roster.rules import Rule, broken_by, price_of
from roster.solving.confirming import confirm_impossible
from roster.solving.coupling import Apart, coupled, spoken_first, unfit
from roster.solving.cpsat import Found
from roster.solving.guided import relax, solve_part
from roster.solving.knowing import NOTHING, Known, Memory, places_of, told_in
from roster.solving.part import Solution
from roster.solving.placing import place
from roster.solving.progress import GRACE, Clock, Progress, Watch
from roster.solving.refusals import contradiction, refuse_contradictions, without_roster
from roster.solving.relaxation import Relaxed
from roster.solving.repairing import (
    Gaps,
    Published,
    Repair,
    changed,
    gaps_of,
    merged,
    repair_of,
    solve_near,
)
from roster.solving.retelling import as_told
from roster.solving.sharing import Share, shared_out
from roster.solving.starting import Start


@dataclass(frozen=True, kw_only=True)
class Solved:
    """A roster that keeps every rule, and an objective that no roster can be below.

    `gaps` say the same by grades; `repair` what was decided anew, where the rest of a published roster stayed; `known`
    is for a later solve of nearly the same problem.
    """

    roster: Roster
    bound: int
    seconds: float
    gaps: Gaps = field(default_factory=dict)
    repair: Repair | None = None
    known: Known = field(default_factory=Known)


def solve(  # noqa: PLR0913, PLR0917 - what is known beforehand
    problem: Problem,
    rules: Sequence[Rule],
    clock: Clock,
    watch: Watch | None = None,
    published: Published | None = None,
    known: Known = NOTHING,
) -> Solved:
    """Find the best roster; where people are away more than when one was `published`, by repairing that one.

    `known` is what an earlier solve of nearly the same problem found, with the same limits but for time: parts that are
    as they were are not solved again, the others begin from who was on duty then: as many duties as still fit are a
    first roster, found even if the time is up. What was published serves so, too.
    Raises NotPossible when the settled duties contradict the rules, Interrupted when the clock ran out before
    a first roster.
    """
    with collecting_seldom():
        memory = Memory(known)

        def solve_model(model: Model) -> _Found:
            return _solve_model(model, rules, clock, watch, memory)

        def solve_again(model: Model, duties: Sequence[Duty]) -> tuple[list[int], int]:
            # the objective of some grades alone is nobody's to watch
            listening = watch if model.problem is problem else None
            begun = memory.begun_from(model.problem.people, duties) if duties else memory
            return _solve_model(model, rules, clock, listening, begun, points=left_to(model))[:2]

        def left_to(model: Model) -> int:
            # of the whole roster's gap, what the other grades do not take
            grades = {person.grade for person in model.problem.people.values()}
            taken = sum(gap for group, gap in gaps.items() if not group & grades)
            return max(0, int(clock.limits.gap * max(0, found.bound if found else 0)) - taken)

        found = _repaired(problem, rules, published, solve_model) if published and clock.left else None
        if found is None:
            refuse_contradictions(problem, rules)
            if clock.halted or not (clock.left or known.places or problem.published):
                raise without_roster(clock)
            found = _apart(problem, rules, solve_model)
        roster, bound, gaps, repair = found.roster, found.bound, found.gaps, found.repair
        if unfit(roster, rules):
            # who was interrupted has a roster all but for its posts: that much is still seen to
            patient = clock if clock.left else Clock(replace(clock.limits, seconds=GRACE))
            roster, joint = coupled(
                Apart(roster, gaps),
                rules,
                solve_again,
                lambda model, _: _solve_model(
                    model, rules, patient, None, Memory(NOTHING), points=left_to(model)
                )[:2],
            )
            bound = max(bound, joint)
            price, repair = price_of(roster, rules), None
            # as cheap as the parts' bounds together, each part is at its own
            is_best = price == found.bound
            gaps = dict.fromkeys(gaps, 0) if is_best else {frozenset(Grade): price - bound}
        if problem.published:
            roster = as_told(roster, rules)
    return Solved(
        roster=roster,
        bound=bound,
        seconds=clock.elapsed,
        gaps=gaps,
        repair=repair,
        known=memory.with_roster(roster),
    )


class _Found(NamedTuple):
    """Values for all variables of a model, the bound, the gaps by grades, and whether what was published fits."""

    values: list[int]
    bound: int
    gaps: Gaps
    fits: bool


_SolveModel = Callable[[Model], _Found]


@dataclass(frozen=True, slots=True)
class _Apart:
    """A roster of which the parts were solved apart, coupling rules left out, and a bound that holds for all."""

    roster: Roster
    bound: int
    gaps: Gaps
    repair: Repair | None = None


def _apart(problem: Problem, rules: Sequence[Rule], solve_model: _SolveModel) -> _Apart:
    model = build(problem, spoken_first(rules))
    found = solve_model(model)
    return _Apart(place(model, found.values), found.bound, found.gaps)


def _repaired(
    problem: Problem, rules: Sequence[Rule], published: Published, solve_model: _SolveModel
) -> _Apart | None:
    """Decide anew what more absence touches; None where that is not known, or not enough."""
    repair = repair_of(problem, rules, published)
    if repair is None:
        return None
    spoken = spoken_first(rules)
    model = build(problem.of_grades(repair.grades), spoken, anew=repair.grades)
    try:
        found = solve_model(model)
    except NotPossible:
        return None
    roster = merged(problem, place(model, found.values), published, repair)
    if not found.fits or broken_by(replace(roster, about=changed(roster, published, repair)), spoken):
        return None
    gaps = published.gaps_beside(repair, found.gaps)
    return _Apart(roster, price_of(roster, rules) - sum(gaps.values()), gaps, repair)


def _solve_model(  # noqa: PLR0913 - what is known beforehand
    model: Model,
    rules: Sequence[Rule],
    clock: Clock,
    watch: Watch | None,
    memory: Memory,
    *,
    points: int | None = None,
) -> _Found:
    """Solve a model's parts apart.

    `points` are how far above its bound it may stay, where the limits' gap is not of this model's own price: that of
    some grades alone holds what the others are missed for.
    """
    parts = components(model.program)
    values = outside(model.program, parts)
    apart = model.program.objective(values)
    board = _Board(clock, len(parts), apart, watch)
    published = model.problem.published
    earlier = told_in(model, places_of(published)) if published else memory.earlier(model)
    fitting = []

    def solve_one(part: Component, found: Found, share: Share) -> Solution:
        held = {n: earlier[v] for n, v in enumerate(part.variables) if v in earlier}
        if published:
            near = solve_near(part.program, held, clock, found)
            fitting.append(near.fits)
            if near.solution is not None:
                return near.solution
        solution = _solve_share(part.program, clock, found, share, held)
        memory.keep(part, solution)
        return solution

    with ThreadPoolExecutor(max_workers=max(1, min(len(parts), os.cpu_count() or 1))) as pool:
        shares = [Share()] * len(parts) if published else _shares(parts, apart, clock, memory, pool, points)
        tasks = [
            pool.submit(solve_one, part, board.of(n), share)
            for n, (part, share) in enumerate(zip(parts, shares, strict=True))
        ]
        solutions = [task.result() for task in tasks]
    for part, solution in zip(parts, solutions, strict=True):
        if solution.values is None:
            _refuse(model, rules, part, solution, clock)
        for variable, value in zip(part.variables, solution.values or (), strict=True):
            values[variable] = value
    bound = apart + sum(solution.bound for solution in solutions)
    return _Found(values, bound, gaps_of(model.problem, parts, solutions), all(fitting))


def _shares(  # noqa: PLR0913, PLR0917 - what is known beforehand
    parts: Sequence[Component],
    apart: int,
    clock: Clock,
    memory: Memory,
    pool: ThreadPoolExecutor,
    points: int | None,
) -> list[Share]:
    """Say with what each part begins, and how near to its bound it is to come."""
    known = [memory.solution(part) for part in parts]
    if not clock.limits.gap:
        return [Share(known=earlier, kept=earlier is not None) for earlier in known]

    def relaxed(part: Component, earlier: Solution | None) -> Relaxed | None:
        return relax(part.program, clock) if earlier is None else None

    tops = list(pool.map(relaxed, parts, known))
    bounds = [found.bound for pair in zip(tops, known, strict=True) for found in pair if found is not None]
    if points is None:
        points = int(clock.limits.gap * max(0, apart + sum(bounds)))
    return shared_out(points, parts, tops, known)


def _solve_share(
    program: Program, clock: Clock, found: Found, share: Share, held: Mapping[int, int]
) -> Solution:
    """Solve a part, from what its variables were before; unless it is known to be near enough."""
    known = share.known
    if known is not None and known.values is not None:
        if share.kept:
            found(program.objective(known.values), known.bound)
            return known
        held = dict(enumerate(known.values))
    start = Start(program, clock, held)
    solution = solve_part(program, clock, found, top=share.top, enough=share.enough, start=start)
    return solution if known is None else replace(solution, bound=max(solution.bound, known.bound))


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
