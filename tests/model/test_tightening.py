"""Rows that are tightened admit the same duties as before."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from roster.model.matrix import Row
from roster.model.tightening import (
    exclude_each_other,
    heaviest_in_turn,
    tightened,
    too_heavy_pairs,
    undominated,
)


def admitted(rows: list[Row], upper: list[int], pairs: set[tuple[int, int]]) -> set[tuple[int, ...]]:
    """Enumerate the values that keep all rows and no pair of conflicting variables."""
    return {
        values
        for values in product(*(range(most + 1) for most in upper))
        if all(row.holds(list(values)) for row in rows)
        and not any(values[one] and values[other] for one, other in pairs)
    }


@given(st.data())
def test_no_roster_is_lost_or_won(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 5))
    number = st.integers(0, size - 1)
    weights = data.draw(st.lists(st.sampled_from([-8, -4, 1, 4, 7, 8, 8, 10]), min_size=size, max_size=size))
    upper = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    pairs = {tuple(sorted(p)) for p in data.draw(st.sets(st.tuples(number, number))) if p[0] != p[1]}
    pairs = {pair for pair in pairs if upper[pair[0]] <= 1 and upper[pair[1]] <= 1}
    conflicts = {v: {o for pair in pairs for o in pair if v in pair and o != v} for v in range(size)}
    row = Row(dict(enumerate(weights)), data.draw(st.integers(-20, 40)))

    tight = tightened(row, upper, conflicts)

    kept = {(one, other) for one, other in pairs}
    assert admitted(tight, upper, kept) == admitted([row], upper, kept)


@given(st.data())
def test_no_duties_that_go_together_weigh_more_than_the_bound(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 6))
    number = st.integers(0, size - 1)
    weights = data.draw(st.lists(st.integers(-3, 9), min_size=size, max_size=size))
    upper = data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size))
    pairs = {tuple(sorted(p)) for p in data.draw(st.sets(st.tuples(number, number))) if p[0] != p[1]}
    pairs = {pair for pair in pairs if upper[pair[0]] <= 1 and upper[pair[1]] <= 1}
    conflicts = {v: {o for pair in pairs for o in pair if v in pair and o != v} for v in range(size)}
    possible = admitted([], upper, {(one, other) for one, other in pairs})

    bound = heaviest_in_turn(dict(enumerate(weights)), upper, conflicts)

    assert bound >= max(sum(w * v for w, v in zip(weights, values, strict=True)) for values in possible)
    if exclude_each_other(range(size), upper, conflicts):
        assert all(sum(values) <= 1 for values in possible)
        assert bound == max(0, *(w * most for w, most in zip(weights, upper, strict=True)))


def test_duties_of_a_day_that_exclude_each_other_weigh_as_the_longest() -> None:
    days = {0: {1}, 1: {0}, 2: {3}, 3: {2}}

    assert heaviest_in_turn({0: 8, 1: 10, 2: 8, 3: 7}, [1] * 4, days) == 18
    assert exclude_each_other([2, 3], [1] * 4, days)
    assert not exclude_each_other([1, 2], [1] * 4, days)
    assert not exclude_each_other([2], [2] * 4, days)


def test_a_count_beyond_one_is_weighed_as_often_as_it_can_be() -> None:
    row = Row({0: 2}, 2)

    assert tightened(row, [2], {}) != []


def test_five_duties_of_eight_hours_fit_into_44() -> None:
    row = Row(dict.fromkeys(range(7), 8), 44)

    assert Row(dict.fromkeys(range(7), 1), 5) in tightened(row, [1] * 7, {})


def test_a_clique_within_another_is_left_out_once_a_variable_is_gone() -> None:
    assert undominated([(0, 1, 2), (0, 1, 9), (3, 4, 9)], {9}) == [(0, 1, 2), (3, 4)]


def test_two_duties_for_which_a_third_makes_room_do_not_exclude_each_other() -> None:
    assert list(too_heavy_pairs(Row({0: 1, 1: 1}, 1), {0, 1})) == [(0, 1)]
    assert list(too_heavy_pairs(Row({0: 1, 1: 1, 2: -1}, 1), {0, 1, 2})) == []
