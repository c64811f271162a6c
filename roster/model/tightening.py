"""Rows made tighter without losing a roster: what pairs exclude anyway is left out, and limits are rounded.

A limit of 44 hours on 8-hour duties admits five of them, yet half a sixth in the relaxation. Rounding the row
(Chvátal 1973) says «at most five» and closes that gap.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from roster.model.program import Row

_SHORT = 12  # a row up to this length is searched whole


def tightened(row: Row, upper: Sequence[int], conflicts: Mapping[int, AbstractSet[int]]) -> list[Row]:
    """Give the rows to state instead of one row over a person's duties; none when conflicts keep it anyway."""
    largest = max(row.terms.values(), default=0)
    if row.equal or largest <= 1 or min(row.terms.values()) < 0:
        return [row]
    if len(row.terms) <= _SHORT and _heaviest(sorted(row.terms), row.terms, conflicts) <= row.limit:
        return []
    terms = {variable: 1 for variable, c in row.terms.items() if c == largest}
    tight = Row(terms, row.limit // largest)
    if sum(upper[v] for v in terms) <= tight.limit:
        return [row]
    rest = sum(c * upper[v] for v, c in row.terms.items() if v not in terms)
    return [tight] if tight.limit * largest + rest <= row.limit else [tight, row]


def _heaviest(
    candidates: Sequence[int], weights: Mapping[int, int], conflicts: Mapping[int, AbstractSet[int]]
) -> int:
    """Give the most that candidates without conflicts among each other can weigh together."""
    if not candidates:
        return 0
    first, *others = candidates
    compatible = [other for other in others if other not in conflicts.get(first, ())]
    taken = weights[first] + _heaviest(compatible, weights, conflicts)
    return taken if len(compatible) == len(others) else max(taken, _heaviest(others, weights, conflicts))


def undominated(cliques: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Leave out cliques that lie within another; the order stays."""
    of_variable: dict[int, list[set[int]]] = {}
    sets = [set(clique) for clique in cliques]
    for members in sets:
        for variable in members:
            of_variable.setdefault(variable, []).append(members)
    kept: dict[frozenset[int], tuple[int, ...]] = {}
    for clique, members in zip(cliques, sets, strict=True):
        if not any(members < other for other in of_variable[clique[0]]):
            kept.setdefault(frozenset(members), clique)
    return list(kept.values())
