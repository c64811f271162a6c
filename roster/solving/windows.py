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
from math import ceil

import numpy as np

from roster.model import Ints, Program
from roster.model.matrix import Bools
from roster.solving.days import Days
from roster.solving.lines.many_weeks import are_few_for_many_weeks
from roster.solving.lines.one_by_one import one_by_one
from roster.solving.part import Part, Solution
from roster.solving.relaxation import TOLERANCE

WEEK = 7  # days
_LONG, _LONGEST = 2 * WEEK, 4 * WEEK  # of a window where shorter ones win nothing; the second where it is far
_SHARE = 0.08  # of the work, to complete what was put together
_GAP = 0.001  # of the bound, all weeks together: nearer to its own, a week is seldom worth lines
_SLOW = 0.01  # of the objective: where windows and lines by turns win no more, windows grow

Solve = Callable[[Program, Ints | None, int], Solution]
_Seen = dict[tuple[int, int], bytes]


def by_windows(part: Part, solve: Solve) -> None:
    """Decide week after week, then windows across the seams, until nothing is won or it is near enough.

    `solve` solves a program of some days, from values to start with if there are any; told is also how many points
    above its bound are little.
    """
    days = Days.of(part.program)
    if days.count <= WEEK:
        return
    values = _week_by_week(part, days, solve)
    if values is None:
        _line_by_line(part)
    else:
        part.search({v: int(values[v]) for v in part.program.decisions}, _SHARE)
    length, seen = WEEK, _Seen()
    slow = _SLOW if are_few_for_many_weeks(part.program) else 0.0  # longer windows win more there
    while part.best is not None and part.clock.left and not part.done:
        before = part.objective
        _anew_where_paid(part, days, length, solve, seen)
        if values is None and not part.done:
            _line_by_line(part)
        if _won(part, before) <= slow:
            length += WEEK
            if length > min(_LONGEST if part.far else _LONG, days.count // 2):
                break


def _won(part: Part, before: int | None) -> float:
    """Give what was won since the best was that, as a share of it."""
    now = part.objective
    return 0.0 if now is None or not before else (before - now) / abs(before)


def _anew_where_paid(part: Part, days: Days, length: int, solve: Solve, seen: _Seen) -> None:
    """Decide every window anew in which anything can be won, first where the most; leave out what was `seen`.

    That is a window where nothing has changed since, nor in the week before and after it.
    """
    waiting = list(_across(days.count, length))
    while waiting and not part.done and part.clock.left:
        most, window = max((_to_win(part, days, each), each) for each in waiting)
        if most < 1 - TOLERANCE:
            return
        waiting.remove(window)
        near = days.within(window[0] - WEEK, window[1] + WEEK)
        if seen.get(window) != np.array(part.best, np.int64)[near].tobytes():
            _anew(part, days, window, solve)
            seen[window] = np.array(part.best, np.int64)[near].tobytes()


def _to_win(part: Part, days: Days, window: tuple[int, int]) -> float:
    """Give how many points, at the most, another way to decide a window may win."""
    free, rows = days.within(*window) | days.wide, part.program.matrix
    by_variable, by_row = part.beyond(part.best or ())
    spoken = rows.totals(free[rows.variables]) > 0
    return float(by_variable[free].sum() + by_row[spoken].sum())


def _little(part: Part, days: Days) -> int:
    """Give a week's share of the points that do not matter, a whole one at least."""
    return max(1, ceil(_GAP * abs(part.bound) * WEEK / days.count))


def _line_by_line(part: Part) -> None:
    """Decide everybody's whole line anew, one after another."""
    if (settled := one_by_one(part)) is not None:
        part.search(settled, _SHARE)


def _across(count: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield windows across the seams of others, then those."""
    starts = chain(range(length // 2, count, length), range(0, count, length))
    return ((start, min(start + length, count)) for start in starts)


def _week_by_week(part: Part, days: Days, solve: Solve) -> Ints | None:
    """Decide every week with those before it settled; None where one of them has no solution."""
    values = np.zeros(len(part.program.upper), np.int64)
    for start in range(0, days.count, WEEK):
        end = min(start + WEEK, days.count)
        program, numbers = _of_window(part, days, start, end, values)
        found = solve(program, None, _little(part, days)).values
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


def _anew(part: Part, days: Days, window: tuple[int, int], solve: Solve) -> None:
    """Decide the days of a window anew, all others as they are."""
    values = np.array(part.best, np.int64)
    program, numbers = restricted(part.program, days.within(*window) | days.wide, values)
    found = solve(program, values[numbers], _little(part, days)).values
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
