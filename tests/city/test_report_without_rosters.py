"""Where no station has a roster nothing is covered, and nothing is said to be."""

import pytest

from roster.city import load_city
from roster.city.picture import picture
from roster.city.report import CityReport, report
from roster.city.saying import cover
from tests.city.cities import city, lay


@pytest.fixture(scope="module", name="found")
def _found(tmp_path_factory: pytest.TempPathFactory) -> CityReport:
    out, given = tmp_path_factory.mktemp("failed") / "out", load_city(city())
    lay(out, given, failed=given.stations)
    return report(out)


def test_a_city_without_rosters_is_not_covered(found: CityReport) -> None:
    assert cover(found).en == "There are no seats to count."
    assert cover(found).zh == "没有可统计的岗位需求。"


def test_nor_is_a_district(found: CityReport) -> None:
    assert {(tile.about.zh, tile.about.en) for tile in picture(found).tiles} == {("没有排班", "no roster")}
