"""Cliques that cover a person's conflicts: every pair in one of them, and no pair too many."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from roster.model.cliques import clique_cover

PAIRS = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]))


@given(PAIRS)
def test_all_conflicts_and_only_conflicts_are_covered(pairs: set[tuple[int, int]]) -> None:
    conflicts = {v: frozenset(o for pair in pairs for o in pair if v in pair and o != v) for v in range(8)}

    assert {pair for clique in clique_cover(conflicts) for pair in combinations(clique, 2)} == pairs


def test_what_all_exclude_each_other_is_one_clique() -> None:
    assert clique_cover({v: frozenset(range(5)) - {v} for v in range(5)}) == [(0, 1, 2, 3, 4)]
