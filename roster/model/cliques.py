"""Pairwise conflicts as cliques: «at most one of these» is far tighter than pair by pair."""

from collections.abc import Mapping


def clique_cover(conflicts: Mapping[int, frozenset[int]]) -> list[tuple[int, ...]]:
    """Cover every edge of a conflict graph with cliques, each grown greedily, in a fixed order."""
    uncovered = {(a, b) for a, others in conflicts.items() for b in others if a < b}
    cliques = []
    for a, b in sorted(uncovered):
        if (a, b) in uncovered:
            clique = _grown(conflicts, a, b)
            cliques.append(clique)
            uncovered.difference_update((x, y) for x in clique for y in clique if x < y)
    return cliques


def _grown(conflicts: Mapping[int, frozenset[int]], a: int, b: int) -> tuple[int, ...]:
    members, candidates = [a, b], conflicts[a] & conflicts[b]
    while candidates:
        # the one that keeps most of the others in play, the lowest of equals
        chosen = min(candidates, key=lambda c: (-len(conflicts[c] & candidates), c))
        members.append(chosen)
        candidates &= conflicts[chosen]
    return tuple(sorted(members))
