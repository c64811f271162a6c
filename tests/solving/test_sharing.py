"""What a roster may be above its bound is shared out among its parts: all of it, and no point twice."""

from hypothesis import given
from hypothesis import strategies as st

from roster.model import Component, Decision, Program
from roster.solving.part import Solution
from roster.solving.sharing import gap_of, shared_out


def part(size: int, price: int = 0) -> Component:
    """Make a part with so much to be decided, of which one costs a price."""
    decisions = {number: Decision(number, 1) for number in range(size)}
    prices = [price, *[0] * (size - 1)] if size else []
    return Component(
        Program(lower=[0] * size, upper=[1] * size, prices=prices, decisions=decisions), tuple(range(size))
    )


def known(above: int, size: int) -> Solution:
    """Give a solution that is so many points above its bound."""
    return Solution([1, *[0] * (size - 1)], bound=100 - above)


def test_points_are_shared_out_by_how_much_is_to_be_decided_and_none_is_lost() -> None:
    parts = [part(size) for size in (6, 3, 1)]
    shares = shared_out(5, parts, [None] * 3, [None] * 3)
    assert [share.enough for share in shares] == [3, 2, 0]


def test_a_part_known_to_be_near_enough_stays_and_leaves_the_rest_to_the_others() -> None:
    parts = [part(5, 100), part(5)]
    near, other = shared_out(10, parts, [None] * 2, [known(1, 5), None])
    assert near.kept
    assert (other.kept, other.enough) == (False, 9)


def test_a_part_that_is_not_near_enough_any_more_is_solved_on_from_where_it_was() -> None:
    parts = [part(5, 100), part(5)]
    far, other = shared_out(10, parts, [None] * 2, [known(6, 5), None])
    assert (far.kept, far.known, far.enough, other.enough) == (False, known(6, 5), 5, 5)


@given(
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(1, 9), st.none() | st.integers(0, 9)), min_size=1, max_size=5),
)
def test_all_parts_together_are_never_further_from_their_bounds_than_allowed(
    points: int, sizes: list[tuple[int, int | None]]
) -> None:
    parts = [part(size, 100) for size, _ in sizes]
    earlier = [None if above is None else known(above, size) for size, above in sizes]
    shares = shared_out(points, parts, [None] * len(parts), earlier)
    total = 0
    for one, share in zip(parts, shares, strict=True):
        assert share.enough is not None
        total += gap_of(one, share.known) if share.kept and share.known is not None else share.enough
    assert total <= points
    assert total == points or all(share.kept for share in shares)


def test_where_nothing_is_to_be_decided_nothing_is_shared_out() -> None:
    assert [share.enough for share in shared_out(3, [part(0)], [None], [None])] == [0]
