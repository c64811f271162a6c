"""A published roster made anew because people are away more: only what that can touch is decided again.

A model falls into parts that have no row in common (`model/components.py`), mostly one for each grade. A part in whose
grades nobody is away more than before asks the same of the same people. What is new there is that days may be over, on
which everything stays as it was, and that each change is charged (`stability`), no less than when the roster was
published. So whatever could be gained there could have been gained before: the part stays as it is, and as near to
its best as it was. Only the other parts are modelled and solved. There, too, the price of a change holds the
relaxation near the published roster, so that mostly its optimum is a roster, and that is the proof.

What the argument rests on is looked up: tables, rules and versions are as they were but for absences, the published
duties are those of the roster, and how near to the best each of its parts was is known. Otherwise all is solved.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import numpy as np

from roster.domain import DAY, Duty, Grade, Problem, Roster
from roster.model import Component, Program
from roster.rules import Rule
from roster.solving.cpsat import Found
from roster.solving.part import Solution
from roster.solving.progress import Clock
from roster.solving.relaxation import Relaxation, Relaxed

_NOTHING = 1e-9  # a reduced cost that is none
_FEW = 4  # values that are not whole, of which all roundings are tried

Gaps = Mapping[frozenset[Grade], int]
"""By grades that are solved together: how far, in points, what was found may be from the best."""


@dataclass(frozen=True, kw_only=True)
class Published:
    """A published roster with the problem it answers, and how near to the best its parts are known to be."""

    roster: Roster
    gaps: Gaps

    def gaps_beside(self, repair: "Repair", found: Gaps) -> Gaps:
        """Give the gaps found for some grades, and beside them those of the grades that stay as they were."""
        return {**{group: gap for group, gap in self.gaps.items() if not group & repair.grades}, **found}


@dataclass(frozen=True, kw_only=True)
class Repair:
    """Who is away more than when a roster was published, and the grades that were decided anew for it."""

    away: tuple[str, ...]
    grades: frozenset[Grade]


def repair_of(problem: Problem, rules: Sequence[Rule], published: Published) -> Repair | None:
    """Say what more absence touches; None where anything else is not as it was published."""
    before = published.roster.problem
    later = before.today is None or (problem.today is not None and problem.today >= before.today)
    if not (later and published.gaps and _is_same(problem, before)):
        return None
    if _places(problem.published) != _places(published.roster.duties):
        return None
    away = tuple(person for person in problem.people if problem.leave_of[person] != before.leave_of[person])
    if any(_is_back(problem, before, person) for person in away):
        return None
    grades = {problem.people[person].grade for person in away}
    if grades:
        grades |= _told_apart(problem, rules)
    together = (group for group in published.gaps if group & grades)
    return Repair(away=away, grades=frozenset[Grade]().union(*together))


def _told_apart(problem: Problem, rules: Sequence[Rule]) -> set[Grade]:
    """Give the grades of people settled where people are told apart: what others may do there depends on them."""
    needs = ((row, problem.need_at.get((row.post or "", row.day, row.shift))) for row in problem.fixed)
    return {
        problem.people[row.person].grade
        for row, need in needs
        if need and (need.skills or any(rule.marks(need, problem) for rule in rules))
    }


def _is_same(problem: Problem, before: Problem) -> bool:
    """Tell whether two problems are the same but for leave, and for what was published."""
    return replace(problem, leave=before.leave, published=before.published, today=before.today) == before


def _places(duties: Sequence[Duty]) -> set[tuple[str, date, str, str | None]]:
    return {(duty.person, duty.day, duty.shift, duty.post) for duty in duties}


def _is_back(problem: Problem, before: Problem, person: str) -> bool:
    """Tell whether somebody is there on a day on which they were to be away."""
    spans = before.leave_of[person]
    days = (span.first + n * DAY for span in spans for n in range((span.last - span.first) // DAY + 1))
    return any(problem.on_leave(person, day) is None for day in days)


def merged(problem: Problem, anew: Roster, published: Published, repair: Repair) -> Roster:
    """Give the roster in which some grades have what was found for them, the others what they had."""
    settled = {(duty.person, duty.day, duty.shift): duty for duty in problem.settled}
    kept = [
        settled.get((d.person, d.day, d.shift)) or problem.duty(d.person, d.day, d.shift, d.post)
        for d in published.roster.duties
        if problem.people[d.person].grade not in repair.grades
    ]
    return Roster(problem=problem, duties=tuple(sorted([*anew.duties, *kept])))


def changed(roster: Roster, published: Published, repair: Repair) -> frozenset[str]:
    """Give the people whose duties, or whose presence, are not as they were: nobody else can break a rule anew."""
    differing = _places(roster.duties) ^ _places(published.roster.duties)
    return frozenset(person for person, *_ in differing) | frozenset(repair.away)


@dataclass(frozen=True, slots=True)
class Near:
    """A part solved near a published roster: None where the relaxation's optimum is no roster.

    `fits` tells whether the part admits the published duties of those who are there.
    """

    solution: Solution | None
    fits: bool


def solve_near(program: Program, kept: Mapping[int, int], clock: Clock, found: Found) -> Near:
    """Solve a part whose changes are charged, so that the relaxation's optimum mostly is a roster.

    `kept` are the values that its variables have in the published roster.
    """
    relaxation = Relaxation(_bounded(program, kept))
    first = relaxation.solve(clock.left)
    top = _freed(relaxation, first, program, kept, clock)
    for values in () if top is None else _rounded(top):
        objective = program.objective(values)
        if top is not None and objective <= top.bound and _keeps(program, values):
            found(objective, top.bound)
            return Near(Solution(values, top.bound), _fits(first))
    return Near(None, _fits(first))


def _rounded(relaxed: Relaxed) -> Iterator[list[int]]:
    """Yield all ways to round the values, where few are not whole."""
    broken = np.flatnonzero(~relaxed.whole)
    values = np.rint(relaxed.values).astype(int)
    for ways in product((0, 1), repeat=len(broken)) if len(broken) <= _FEW else ():
        values[broken] = np.floor(relaxed.values[broken]).astype(int) + np.array(ways, dtype=int)
        yield values.tolist()


def _keeps(program: Program, values: Sequence[int]) -> bool:
    """Tell whether values for all variables keep all rows."""
    rows = program.matrix
    terms = rows.coefficients * np.array(values)[rows.variables]
    totals = np.bincount(rows.of_entries, weights=terms, minlength=len(rows))
    return bool(np.all(np.where(rows.equal, totals == rows.limits, totals <= rows.limits)))


def _fits(relaxed: Relaxed | None) -> bool:
    return relaxed is not None and bool(relaxed.whole.all())


def _freed(
    relaxation: Relaxation, first: Relaxed | None, program: Program, kept: Mapping[int, int], clock: Clock
) -> Relaxed | None:
    """Free the kept variables that might gain by it, by their reduced costs, until none would: the optimum of all."""
    lower, upper, top = np.array(program.lower), np.array(program.upper), first
    at, values = np.array(list(kept), dtype=int), np.array(list(kept.values()))
    some_freed = False
    while len(at):
        gains = np.full(len(at), fill_value=top is None)
        if top is not None:
            costs = top.reduced_costs[at]
            gains = ((costs < -_NOTHING) & (values < upper[at])) | ((costs > _NOTHING) & (values > lower[at]))
        if not gains.any():
            break
        if some_freed:  # step by step takes longer than all at once
            gains[:] = True
        some_freed = True
        relaxation.bind({int(n): (program.lower[n], program.upper[n]) for n in at[gains]})
        at, values = at[~gains], values[~gains]
        top = relaxation.solve(clock.left)
    return top


def _bounded(program: Program, kept: Mapping[int, int]) -> Program:
    """Give a program with some variables kept at values."""
    lower, upper = list(program.lower), list(program.upper)
    for variable, value in kept.items():
        lower[variable] = upper[variable] = value
    return Program(lower=lower, upper=upper, prices=program.prices, rows=program.matrix)


def gaps_of(problem: Problem, parts: Sequence[Component], solutions: Sequence[Solution]) -> Gaps:
    """Add up how far a model's parts may be from their best, by the grades that they join."""
    grade = [person.grade for person in problem.people.values()]
    gaps: dict[frozenset[Grade], int] = {}
    for part, solution in zip(parts, solutions, strict=True):
        if solution.values is not None:
            gap = part.program.objective(solution.values) - solution.bound
            if not part.program.decisions and not gap:
                continue  # seats that nobody could take
            decided = (grade[decision.person] for decision in part.program.decisions.values())
            group = frozenset(decided) or frozenset(Grade)
            for other in [other for other in gaps if other & group]:
                group, gap = group | other, gap + gaps.pop(other)
            gaps[group] = gaps.get(group, 0) + gap
    return gaps
