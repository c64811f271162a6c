"""Rows made tighter without losing a roster: what pairs exclude anyway is left out, and limits are rounded.

A limit of 44 hours on 8-hour duties admits five of them, yet half a sixth in the relaxation. Rounding the row
(Chvátal 1973) says «at most five» and closes that gap.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import combinations
from math import gcd

from roster.model.matrix import Row

_SHORT = 12  # a row up to this length is searched whole


def too_heavy_pairs(row: Row, duties: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of duties that a short row does not let together, such as two long shifts of one day.

    Where a term is negative, a third duty may make room for the two.
    """
    adds_up = not row.equal and min(row.terms.values(), default=0) >= 0
    if len(row.terms) <= _SHORT and adds_up and row.terms.keys() <= duties:
        for one, other in combinations(row.terms, 2):
            if row.terms[one] + row.terms[other] > row.limit:
                yield one, other


def heaviest_in_turn(
    terms: Mapping[int, int], upper: Sequence[int], conflicts: Mapping[int, AbstractSet[int]]
) -> int:
    """Give a bound on what terms come to: of duties that follow each other and all exclude each other, the heaviest.

    Options stand in time, so these are mostly the duties of one day.
    """
    total, heaviest = 0, 0
    clique: list[int] = []
    for variable in sorted(variable for variable, c in terms.items() if c > 0):
        excluded = conflicts.get(variable, ())
        if not all(other in excluded for other in clique):
            total, heaviest, clique = total + heaviest, 0, []
        clique.append(variable)
        heaviest = max(heaviest, terms[variable] * upper[variable])
    return total + heaviest


def exclude_each_other(
    variables: Collection[int], upper: Sequence[int], conflicts: Mapping[int, AbstractSet[int]]
) -> bool:
    """Tell whether at most one of some variables can be 1, and none more than that."""
    once = all(upper[variable] <= 1 for variable in variables)
    return once and all(other in conflicts.get(one, ()) for one, other in combinations(variables, 2))


def tightened(row: Row, upper: Sequence[int], conflicts: Mapping[int, AbstractSet[int]]) -> list[Row]:
    """Give the rows to state instead of one row over a person's duties; none when conflicts keep it anyway."""
    coefficients = tuple(row.terms.values())
    if row.equal or max(coefficients, default=0) == 1:
        return [row]
    uppers = tuple([upper[variable] for variable in row.terms])
    searched = (
        len(coefficients) <= _SHORT and max(uppers, default=0) <= 1 and min(coefficients, default=0) >= 0
    )
    if searched and not _may_exceed(row.limit, sorted(row.terms), row.terms, conflicts):
        return []
    return [
        Row({variable: c for variable, c in zip(row.terms, divided, strict=True) if c}, limit)
        for divided, limit in _cuts(coefficients, uppers, row.limit)
    ]


@lru_cache(maxsize=10_000)
def _cuts(
    coefficients: tuple[int, ...], uppers: tuple[int, ...], limit: int
) -> Sequence[tuple[Sequence[int], int]]:
    """Give what to state instead of a row, as coefficients and limit: mostly the same for many people.

    A row is divided and rounded down on both sides, which whole numbers keep anyway; the row itself comes last.
    """
    common = max(1, gcd(*coefficients))
    itself = (tuple(c // common for c in coefficients), limit // common)
    if max(itself[0], default=0) <= 1 or min(coefficients) < 0:
        return [itself]
    divisors = sorted(set(itself[0]), reverse=True)
    cuts = [(tuple(c // divisor for c in itself[0]), itself[1] // divisor) for divisor in divisors if divisor]
    most = (sum(c * high for c, high in zip(cut, uppers, strict=True)) for cut, _ in cuts)
    return [*(cut for cut, highest in zip(cuts, most, strict=True) if highest > cut[1]), itself]


def _may_exceed(
    limit: int,
    candidates: Sequence[int],
    weights: Mapping[int, int],
    conflicts: Mapping[int, AbstractSet[int]],
) -> bool:
    """Tell whether candidates without conflicts among each other can weigh more than a limit together."""
    if limit < 0:
        return True
    if sum(weights[variable] for variable in candidates) <= limit:
        return False
    first, *others = candidates
    excluded = conflicts.get(first, ())
    compatible = [other for other in others if other not in excluded]
    if _may_exceed(limit - weights[first], compatible, weights, conflicts):
        return True
    return len(compatible) < len(others) and _may_exceed(limit, others, weights, conflicts)


def undominated(cliques: Sequence[tuple[int, ...]], gone: AbstractSet[int]) -> list[tuple[int, ...]]:
    """Give cliques without the variables that are gone, and without those that then lie within another."""
    whole = [clique for clique in cliques if gone.isdisjoint(clique)]
    rest = [tuple(v for v in clique if v not in gone) for clique in cliques if not gone.isdisjoint(clique)]
    of_variable: dict[int, list[set[int]]] = {clique[0]: [] for clique in rest if clique}
    for clique in (*whole, *rest):
        for variable in clique:
            if variable in of_variable:
                of_variable[variable].append(set(clique))
    kept = dict.fromkeys(whole)
    for clique in rest:
        if clique not in kept and not any(set(clique) < other for other in of_variable[clique[0]]):
            kept[clique] = None
    return list(kept)
