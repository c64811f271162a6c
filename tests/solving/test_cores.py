"""The smallest core and the cheapest mends, held against trying every set there is."""

from collections.abc import Callable
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from roster.solving.cores import Numbers, cheapest_mends, smallest_core

COUNT = 6
SETS = st.frozensets(st.integers(0, COUNT - 1), min_size=1, max_size=4)


@given(st.lists(SETS, min_size=1, max_size=4))
def test_a_core_is_the_smallest_set_that_contradicts(contradictions: list[Numbers]) -> None:
    contradict = containing(contradictions)

    core = smallest_core(COUNT, contradict)

    members = frozenset(core.members)
    assert contradict(members)
    assert not any(contradict(members - {each}) for each in members)
    assert core.smallest
    assert len(members) == min(map(len, contradictions))


@given(
    st.lists(SETS, min_size=1, max_size=4),
    st.lists(st.integers(1, 5), min_size=COUNT, max_size=COUNT),
)
def test_mends_come_cheapest_first_and_none_is_missed(
    contradictions: list[Numbers], costs: list[int]
) -> None:
    def mends(chosen: Numbers) -> bool:
        return all(chosen & each for each in contradictions)

    found = list(cheapest_mends(costs, [], mends))

    least = [
        chosen for chosen in every_set() if mends(chosen) and not any(mends(chosen - {e}) for e in chosen)
    ]
    prices = [sum(costs[each] for each in chosen) for chosen in found]
    assert prices == sorted(prices)
    assert sorted(found, key=sorted) == sorted(least, key=sorted)


def test_of_changes_that_exclude_each_other_one_is_made() -> None:
    found = list(
        cheapest_mends([1, 2, 3], [frozenset({0, 1})], lambda chosen: {1, 2} <= chosen or {0, 2} <= chosen)
    )

    assert found == [frozenset({0, 2}), frozenset({1, 2})]


def test_what_nothing_mends_has_no_mends() -> None:
    assert list(cheapest_mends([1, 1], [], lambda _: False)) == []


def test_a_core_of_what_does_not_only_grow_worse_is_irreducible() -> None:
    """A third thing can mend what two others contradict: then no smaller set is claimed without a look at it."""
    core = smallest_core(3, lambda kept: {0, 1} <= kept)

    assert core.members == (0, 1)


def containing(sets: list[Numbers]) -> Callable[[Numbers], bool]:
    """Give what is so of whatever contains one of some sets."""
    return lambda kept: any(each <= kept for each in sets)


def every_set() -> list[Numbers]:
    """List all sets of the numbers."""
    return [
        frozenset(each)
        for each in chain.from_iterable(combinations(range(COUNT), n) for n in range(COUNT + 1))
    ]
