import pytest

from bench.growth import fitted


@pytest.mark.parametrize("exponent", [1.0, 1.3, 2.0])
def test_the_exponent_of_a_power_is_found(exponent: float) -> None:
    assert fitted({grids: 0.02 * grids**exponent for grids in (10, 20, 60, 120)}) == pytest.approx(exponent)
