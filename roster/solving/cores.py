"""The smallest set of things that contradict each other, and the cheapest sets of changes that mend them.

Both by hitting sets (Reiter 1987; Ignatiev, Previti, Liffiton and Marques-Silva 2015; Davies and Bacchus 2011):
whoever wants a contradiction must keep one of every set without which there is none, and whoever wants it mended
must make one of every set of changes without which it stays. What contradicts what is for the caller to say.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ortools.sat.python import cp_model

Numbers = frozenset[int]
_TRIES = 60  # sets looked at before an irreducible core is good enough


@dataclass(frozen=True, slots=True)
class Core:
    """Numbers of things that contradict each other, while any of them left out leaves the others in peace.

    `smallest` tells that no core has fewer members; otherwise it is irreducible, and that is all that is known.
    """

    members: tuple[int, ...]
    smallest: bool


def smallest_core(count: int, contradict: Callable[[Numbers], bool]) -> Core:
    """Find a core among the things 0 … count - 1, which must contradict each other."""
    everything = frozenset(range(count))
    needed = frozenset(each for each in everything if not contradict(everything - {each}))
    if contradict(needed):  # every core has all of them, so there is one alone
        return _irreducible(needed, contradict, smallest=True)
    missed = [frozenset({each}) for each in sorted(needed)]
    for _ in range(_TRIES):
        chosen = _fewest(count, missed)
        if contradict(chosen):
            return _irreducible(chosen, contradict, smallest=True)
        missed.append(everything - _grown(chosen, everything, contradict))
    return _irreducible(everything, contradict, smallest=False)


def _grown(chosen: Numbers, everything: Numbers, contradict: Callable[[Numbers], bool]) -> Numbers:
    """Add to a set without contradiction whatever leaves it without."""
    for each in sorted(everything - chosen):
        if not contradict(chosen | {each}):
            chosen |= {each}
    return chosen


def _irreducible(members: Numbers, contradict: Callable[[Numbers], bool], *, smallest: bool) -> Core:
    """Leave out what is not needed, until everything is."""
    again = True
    while again:
        again = False
        for each in sorted(members, reverse=True):
            if contradict(members - {each}):
                members, again = members - {each}, True
    return Core(tuple(sorted(members)), smallest)


def _fewest(count: int, sets: Sequence[Numbers]) -> Numbers:
    found = _cheapest([1] * count, sets, (), ())
    if found is None:
        raise AssertionError("sets that all have members can be hit")
    return found


def cheapest_mends(
    costs: Sequence[int], together: Sequence[AbstractSet[int]], mends: Callable[[Numbers], bool]
) -> Iterator[Numbers]:
    """Yield sets of changes that mend, the cheapest first, none with a change more than it needs.

    Of the changes in a set of `together` at most one is made.
    """
    missed: list[Numbers] = []
    found: list[Numbers] = []
    ranked = [cost * len(costs) ** 2 + number for number, cost in enumerate(costs)]  # of equals the first
    while (chosen := _cheapest(ranked, missed, together, found)) is not None:
        if mends(chosen):
            yield chosen
            if not chosen:
                return
            found.append(chosen)
        else:
            missed.append(frozenset(range(len(costs))) - _grown_in_vain(chosen, costs, together, mends))


def _grown_in_vain(
    chosen: Numbers,
    costs: Sequence[int],
    together: Sequence[AbstractSet[int]],
    mends: Callable[[Numbers], bool],
) -> Numbers:
    """Add to changes that do not mend whatever leaves it at that, the dear ones first."""
    for each in sorted(set(range(len(costs))) - chosen, key=lambda number: (-costs[number], number)):
        more = chosen | {each}
        if all(len(more & group) <= 1 for group in together) and not mends(more):
            chosen = more
    return chosen


def _cheapest(
    costs: Sequence[int],
    sets: Sequence[Numbers],
    together: Sequence[AbstractSet[int]],
    without: Sequence[Numbers],
) -> Numbers | None:
    """Find the cheapest choice with one of each set, at most one of `together`, and none of `without` whole."""
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in costs]
    for members in sets:
        model.add_bool_or([chosen[each] for each in sorted(members)])
    for group in together:
        model.add_at_most_one([chosen[each] for each in sorted(group)])
    for whole in without:
        model.add_bool_or([~chosen[each] for each in sorted(whole)])
    model.minimize(cp_model.LinearExpr.weighted_sum(chosen, list(costs)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    return frozenset(each for each, variable in enumerate(chosen) if solver.value(variable))
