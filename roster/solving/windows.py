"""Long horizons, a week at a time: each window of days is decided with what lies before it settled.

The relaxation of four weeks takes long to solve to a vertex, but seconds to a bound (`solving/first_order.py`), with
values that tell how much of everything goes into which week. So the weeks are decided one after another. In a window's
program the days before are as they were decided; of the days after, what is priced over the whole horizon counts as the
relaxation would have it, and what is forbidden counts as if nobody worked then. Afterwards windows of the whole
roster are decided anew, all other days as they are: that wins back what was lost at the seams.

Where some week cannot follow those before it, the first roster is made of whole lines (`lines/one_by_one.py`), and
windows and lines are decided anew in turns.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

import numpy as np

from roster.model import Ints, Program
from roster.model.matrix import Bools
from roster.solving.days import Days
from roster.solving.lines.one_by_one import one_by_one
from roster.solving.part import Part, Solution
from roster.solving.progress import Clock
from roster.solving.relaxation import TOLERANCE

WEEK = 7  # days
_LONGEST = 4 * WEEK  # of a window, where shorter ones win nothing and it is far from the bound
_SHARE = 0.08  # of the work, for each window
_GAP = 0.001  # of a window's objective: nearer than that is not worth the time

Solve = Callable[[Program, Clock, Ints | None], Solution]


def by_windows(part: Part, solve: Solve) -> None:
    """Decide week after week, then windows across the seams, until nothing is won or it is near enough.

    `solve` solves a program of some days, from values to start with if there are any.
    """
    days = Days.of(part.program)
    if days.count <= WEEK:
        return
    limits = replace(part.clock.limits, work=_SHARE * part.clock.limits.work)
    roughly = part.clock.within(replace(limits, gap=max(_GAP, limits.gap)))
    closely = part.clock.within(limits)
    values = _week_by_week(part, days, lambda program: solve(program, roughly, None))
    if values is None:
        _line_by_line(part)
    else:
        part.search({v: int(values[v]) for v in part.program.decisions}, _SHARE)
    length, before = WEEK, None
    while part.best is not None and part.clock.left and (part.objective != before or part.far):
        if part.objective == before:
            length += WEEK
            if length > min(_LONGEST, days.count // 2):
                break
        before = part.objective
        for start, end in _across(days.count, length):
            if not part.done:
                free = days.within(start, end) | days.wide
                _anew(part, free, lambda program, known: solve(program, closely, known))
        if values is None and not part.done:
            _line_by_line(part)


def _line_by_line(part: Part) -> None:
    """Decide everybody's whole line anew, one after another."""
    if (settled := one_by_one(part)) is not None:
        part.search(settled, _SHARE)


def _across(count: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield windows across the seams of others, then those."""
    starts = chain(range(length // 2, count, length), range(0, count, length))
    return ((start, min(start + length, count)) for start in starts)


def _week_by_week(part: Part, days: Days, solve: Callable[[Program], Solution]) -> Ints | None:
    """Decide every week with those before it settled; None where one of them has no solution."""
    values = np.zeros(len(part.program.upper), np.int64)
    for start in range(0, days.count, WEEK):
        end = min(start + WEEK, days.count)
        program, numbers = _of_window(part, days, start, end, values)
        found = solve(program).values
        if found is None:
            return None
        values[numbers] = found
    return values


def _of_window(part: Part, days: Days, start: int, end: int, values: Ints) -> tuple[Program, Ints]:
    """Give the program of a window, and its variables' numbers."""
    whole, free = part.program, days.within(start, end) | days.wide
    rows = whole.matrix
    spoken = np.flatnonzero(rows.totals(free[rows.variables]) > 0)
    left = replace(rows, limits=rows.limits - _ahead(part, days, end))
    program = Program(
        lower=whole.lower,
        upper=whole.upper,
        prices=whole.prices,
        rows=left.with_rows(spoken, np.arange(len(free))),
        decisions=whole.decisions,
    )
    return restricted(program, free, np.where(days.within(0, start), values, 0))


def _ahead(part: Part, days: Days, end: int) -> Ints:
    """Give how much of each row's limit is left for the days from `end` on.

    In rows priced over the whole horizon it is what the relaxation has there, in whole duties, rather fewer than more;
    in others the least.
    """
    rows = part.program.matrix
    of_row, c, v = rows.of_entries, rows.coefficients, rows.variables
    lower, upper = np.array(part.program.lower, np.int64), np.array(part.program.upper, np.int64)
    later = (days.day >= end)[v]
    least = rows.totals(np.where(later, c * np.where(c > 0, lower[v], upper[v]), 0))
    expected = np.bincount(of_row, np.where(later, c * part.top.values[v], 0.0), len(rows))
    duty = np.zeros(len(rows), np.int64)
    np.gcd.at(duty, of_row[later], np.abs(c[later]))
    duty = np.maximum(duty, 1)
    priced = rows.equal | (rows.totals(days.wide[v]) > 0)
    duties = np.where(rows.equal, np.rint(expected / duty), np.floor(expected / duty + TOLERANCE))
    return np.where(priced, duties.astype(np.int64) * duty, least)


def _anew(part: Part, free: Bools, solve: Callable[[Program, Ints], Solution]) -> None:
    """Decide some variables anew, all others as they are."""
    values = np.array(part.best, np.int64)
    program, numbers = restricted(part.program, free, values)
    found = solve(program, values[numbers]).values
    if found is not None:
        values[numbers] = found
        part.take(values.tolist())


def restricted(program: Program, free: Bools, values: Ints) -> tuple[Program, Ints]:
    """Give the program of the free variables, all others having their values, and the numbers of the free ones."""
    numbers = np.flatnonzero(free)
    number = np.zeros(len(free), np.int64)
    number[numbers] = np.arange(len(numbers))
    lower, upper, prices = (
        np.array(each, np.int64) for each in (program.lower, program.upper, program.prices)
    )
    others = np.flatnonzero(~free)
    settled = dict(zip(others.tolist(), values[others].tolist(), strict=True))
    return Program(
        lower=lower[numbers].tolist(),
        upper=upper[numbers].tolist(),
        prices=prices[numbers].tolist(),
        rows=program.matrix.settled(settled, lower, upper).renumbered(number),
        decisions={int(number[v]): d for v, d in program.decisions.items() if free[v]},
    ), numbers
