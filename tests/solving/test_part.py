"""A part's state between searches: what ended in vain is not searched again."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.solving import Clock
from roster.solving.cpsat import MOST, Answer, solve_whole
from roster.solving.part import Part
from tests.solving.lines.test_lines import parts, relaxed


@settings(max_examples=settings().max_examples // 10)
@given(random=st.randoms(use_true_random=False))
def test_a_search_of_everything_that_ended_in_vain_is_not_begun_again(random: Random) -> None:
    """More work, more that is known and a better roster are each a reason to search again."""
    for program in parts(random):
        part, best = Part(program, Clock(), relaxed(program), lambda *_: None), solve_whole(program, Clock())
        with pytest.MonkeyPatch.context() as patch:
            works = _searching_in_vain(patch)
            _search_twice(part, 0.1)
            assert works == [0.1]
            _search_twice(part, 0.2)
            part.narrow_by(lambda _: {})
            _search_twice(part, 0.2)
            assert works == [0.1, 0.2, 0.2]
            part.take(best.values)
            _search_twice(part, 0.2)
            assert len(works) == (3 if best.values is None else 4)


def _search_twice(part: Part, work: float) -> None:
    bound = part.bound
    for _ in range(2):
        answer = part.search({}, work / part.clock.limits.work)
        assert answer.values is None
        assert not answer.closed
        assert answer.bound <= bound


def _searching_in_vain(patch: pytest.MonkeyPatch) -> list[float]:
    works: list[float] = []

    def in_vain(*_: object, work: float, **__: object) -> Answer:
        works.append(round(work, 6))
        return Answer(None, -MOST, closed=False)

    patch.setattr("roster.solving.part.solve_whole", in_vain)
    return works
