"""Lending people to places where they fill open seats, at the best price: the program of a city's master.

People who are alike form a group; each of them is lent for one *run* of successive days to one place, or stays. There
are too many runs to state (some million for a city), so they are generated: a linear program knows some, its duals
price all of them at once (`lending_runs.py`), those that gain most come in, until none would. Then whole numbers are
taken of what came in, by HiGHS. The bound is Lagrange's, in whole numbers, and holds for all runs there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ortools.math_opt.python import mathopt

from roster.solving.lending_runs import FINE, Ceiling, Group, Master, Pricing, Run, Seats

_CLOSE = 1e-4  # of the saving: nearer than this to the bound, looking on costs more than it brings
_ROUNDS = 60
_EACH = 6  # runs a group to come in at a time
_SECONDS = 60.0  # only a stop


@dataclass(frozen=True, kw_only=True)
class Lending:
    """Who is lent where, a run for each person; what it saves in points, and what no lending can save more than."""

    runs: tuple[Run, ...]
    saved: int
    bound: int


def lend(groups: Sequence[Group], seats: Sequence[Seats], ceilings: Sequence[Ceiling], days: int) -> Lending:
    """Find the runs that save most: the prices of the seats filled less those of the days lent, numbered from 0."""
    wanted = [seat for seat in seats if seat.count > 0 and seat.price > 0]
    if not wanted or not any(group.size and group.longest and group.prices for group in groups):
        return Lending(runs=(), saved=0, bound=0)
    pricing = Pricing(groups, wanted, ceilings, days)
    master = Master(pricing)
    bound = _generate(master, pricing)
    runs, saved = _whole(master)
    return Lending(runs=tuple(runs), saved=saved, bound=max(saved, bound))


def _generate(master: Master, pricing: Pricing) -> int:
    """Let runs come in until none gains, or the bound is close; give the bound."""
    best: int | None = None
    for _ in range(_ROUNDS):
        found = master.solve()
        priced = pricing.price(found.seats, found.ceilings)
        best = priced.bound if best is None else min(best, priced.bound)
        if best - FINE * found.saved <= _CLOSE * best or not master.add(priced.runs(found.groups, _EACH)):
            break
    return (best or 0) // FINE


def _whole(master: Master) -> tuple[list[Run], int]:
    """Choose among the runs that came in: as many people each as whole numbers allow."""
    model, runs = master.whole()
    params = mathopt.SolveParameters(relative_gap_tolerance=_CLOSE, time_limit=timedelta(seconds=_SECONDS))
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=params)
    if not result.has_primal_feasible_solution():
        return [], 0
    values = result.variable_values()
    return list(_repeated(runs, values)), round(-result.objective_value())


def _repeated(
    runs: Mapping[Run, mathopt.Variable], values: Mapping[mathopt.Variable, float]
) -> Iterator[Run]:
    for run in sorted(runs):
        yield from [run] * round(values[runs[run]])
