from dataclasses import replace
from math import inf

import pytest

from bench.growth import fitted, points
from bench.runs import median_seconds
from tests.bench.test_comparing import OURS


@pytest.mark.parametrize("exponent", [1.0, 1.3, 2.0])
def test_the_exponent_of_a_power_is_found(exponent: float) -> None:
    assert fitted({grids: 0.02 * grids**exponent for grids in (10, 20, 60, 120)}) == pytest.approx(exponent)


def test_where_a_station_could_not_be_solved_there_is_no_exponent_and_no_dot() -> None:
    failed = replace(OURS, seconds=0, why_not="failed")

    assert median_seconds([]) == inf
    assert fitted({10: 1.0, 20: inf}) == inf
    assert points({10: [OURS, failed], 20: [failed]}) == [(10, 2, [2])]
