"""From a problem and its rules to the best roster, with a proof of how good it is."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import NamedTuple, NoReturn

from roster.collecting import collecting_seldom
from roster.domain import Duty, Grade, Problem, Roster
from roster.errors import NotPossible
from roster.model import Component, Model, build, components, outside
from roster.rules import Rule, broken_by, price_of
from roster.solving.confirming import confirm_impossible
from roster.solving.coupling import coupled, spoken_first, unfit
from roster.solving.cpsat import Found
from roster.solving.guided import relax, solve_part
from roster.solving.part import Solution
from roster.solving.placing import place
from roster.solving.progress import Clock, Progress, Watch
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
    told_in,
)
from roster.solving.retelling import as_told

_GRACE = 5.0  # seconds to put posts right once the time is up


@dataclass(frozen=True, kw_only=True)
class Solved:
    """A roster that keeps every rule, and an objective that no roster can be below.

    `gaps` say the same by grades; `repair` what was decided anew, where the rest of a published roster stayed.
    """

    roster: Roster
    bound: int
    seconds: float
    gaps: Gaps = field(default_factory=dict)
    repair: Repair | None = None


def solve(  # noqa: PLR0913, PLR0917 - what is known beforehand
    problem: Problem,
    rules: Sequence[Rule],
    clock: Clock,
    watch: Watch | None = None,
    published: Published | None = None,
    start: Sequence[Duty] = (),
) -> Solved:
    """Find the best roster; where people are away more than when one was `published`, by repairing that one.

    `start` are duties of an earlier roster, maybe near the best: it is looked for first whether they still fit.
    Raises NotPossible when the settled duties contradict the rules, Interrupted when the clock ran out before
    a first roster.
    """
    with collecting_seldom():

        def solve_model(model: Model) -> _Found:
            return _solve_model(model, rules, clock, watch, start)

        found = _repaired(problem, rules, published, solve_model) if published and clock.left else None
        if found is None:
            refuse_contradictions(problem, rules)
            if not clock.left:
                raise without_roster(clock)
            found = _apart(problem, rules, solve_model)
        roster, bound, gaps, repair = found.roster, found.bound, found.gaps, found.repair
        if unfit(roster, rules):
            # who was interrupted has a roster all but for its posts: that much is still seen to
            patient = clock if clock.left else Clock(replace(clock.limits, seconds=_GRACE))
            roster, joint = coupled(
                roster,
                rules,
                lambda model: solve_model(model)[:2],
                lambda model: _solve_model(model, rules, patient, None)[:2],
            )
            bound = max(bound, joint)
            price, repair = price_of(roster, rules), None
            # as cheap as the parts' bounds together, each part is at its own
            is_best = price == found.bound
            gaps = dict.fromkeys(gaps, 0) if is_best else {frozenset(Grade): price - bound}
        if problem.published:
            roster = as_told(roster, rules)
    return Solved(roster=roster, bound=bound, seconds=clock.elapsed, gaps=gaps, repair=repair)


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


def _solve_model(
    model: Model, rules: Sequence[Rule], clock: Clock, watch: Watch | None, start: Sequence[Duty] = ()
) -> _Found:
    """Solve a model's parts apart."""
    parts = components(model.program)
    values = outside(model.program, parts)
    apart = model.program.objective(values)
    board = _Board(clock, len(parts), apart, watch)
    told = told_in(model, model.problem.published) if model.problem.published else None
    earlier = told_in(model, start) if start else {}
    fitting = []

    def solve_one(part: Component, found: Found, share: _Share) -> Solution:
        if told is None:
            known = {n: earlier[v] for n, v in enumerate(part.variables) if v in earlier}
            return solve_part(part.program, clock, found, top=share.top, enough=share.enough, earlier=known)
        near = solve_near(part, told, clock, found)
        fitting.append(near.told is not None)
        return near.solution or solve_part(part.program, clock, found, start=near.told)

    with ThreadPoolExecutor(max_workers=max(1, min(len(parts), os.cpu_count() or 1))) as pool:
        shares = [_Share()] * len(parts)
        if clock.limits.gap and told is None:
            tops = list(pool.map(lambda part: relax(part.program, clock), parts))
            shares = _shared_out(clock.limits.gap, apart, parts, tops)
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


@dataclass(frozen=True, slots=True)
class _Share:
    """A part's relaxation, if it is known, and how many points above its bound the part may stay."""

    top: Relaxed | None = None
    enough: int | None = None


def _shared_out(
    gap: float, apart: int, parts: Sequence[Component], tops: Sequence[Relaxed | None]
) -> list[_Share]:
    """Share out the gap of all parts together, a share of the objective, by how much is to be decided in each.

    Shares are whole points: what is left of them goes where the most is left out.
    """
    points = gap * max(0, apart + sum(top.bound for top in tops if top is not None))
    decided = sum(len(part.program.decisions) for part in parts) or 1
    shares = [points * len(part.program.decisions) / decided for part in parts]
    whole = [int(share) for share in shares]
    most_left_out = sorted(range(len(parts)), key=lambda n: whole[n] - shares[n])
    for n in most_left_out[: int(points) - sum(whole)]:
        whole[n] += 1
    return [_Share(top, enough) for top, enough in zip(tops, whole, strict=True)]


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
