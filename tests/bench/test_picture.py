from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bench.picture import Axis, curve, gaps
from tests.bench.test_comparing import AWAY, LOST, OURS, SLOW

SVG = "{http://www.w3.org/2000/svg}"


def test_an_axis_is_logarithmic_and_ends_where_it_ends() -> None:
    axis = Axis(0.1, 1000, 100, 500)

    assert [axis.at(value) for value in (0.1, 1, 10, 1000)] == pytest.approx([100, 200, 300, 500])
    assert (axis.at(0.001), axis.at(5000)) == (100, 500)
    assert axis.marks() == pytest.approx([0.1, 1, 10, 100, 1000])
    assert Axis(0.1, 10, 0, 1).marks() == pytest.approx([0.1, 0.2, 0.5, 1, 2, 5, 10])


def test_each_method_that_found_a_roster_is_a_line_and_each_is_named() -> None:
    runs = [
        OURS,
        SLOW,
        replace(LOST, trace=OURS.trace),
        replace(OURS, method="CP-SAT", trace=(), objective=None),
        AWAY,
    ]
    drawn = ET.fromstring(gaps(runs, "A week"))  # noqa: S314 - drawn by ourselves

    assert len(drawn.findall(f"{SVG}polyline")) == 3
    told = [text.text for text in drawn.iter(f"{SVG}text")]
    assert {"A week: A", "gridroster", "HiGHS", "Timefold", "CP-SAT", "no roster"} <= set(told)
    assert "SCIP" not in told


def test_a_line_falls_and_ends_in_a_dot_where_it_is_proven() -> None:
    drawn = ET.fromstring(gaps([OURS], "A week"))  # noqa: S314 - drawn by ourselves

    (line,) = drawn.findall(f"{SVG}polyline")
    heights = [float(corner.split(",")[1]) for corner in line.attrib["points"].split()]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]
    (dot,) = drawn.findall(f"{SVG}circle")
    assert dot.attrib["fill"] == "#000000"


def test_growth_is_drawn_with_every_station() -> None:
    drawn = ET.fromstring(curve([(10, 1.0, [0.9, 1.0, 1.1]), (20, 2.0, [1.5, 2.0])], 1.0, "Growth"))  # noqa: S314 - drawn by ourselves

    assert len(drawn.findall(f"{SVG}circle")) == 5 + 2
