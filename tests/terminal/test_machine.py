"""What a program reads is what a person reads, as plain values."""

import json
from datetime import timedelta

import pytest

from roster.domain.supply import supply
from roster.terminal.figures import figures
from roster.terminal.machine import plain, summary_to_json, supply_to_json, violations_to_json
from roster.words import Language
from tests.stations import needs, person, problem
from tests.terminal.drawing import report, solved
from tests.terminal.test_verdicts import finding


def test_a_summary_has_the_quality_and_the_figures() -> None:
    told = json.loads(json.dumps(summary_to_json(figures(solved()), report(), Language.EN)))
    assert told["status"] == "optimal"
    assert told["prices"]["shortage"] == {"points": 16_000, "places": 16}
    assert told["missing"] == sum(grade["missing"] for grade in told["grades"]) == 18
    assert told["grades"][0]["hours"]["most"] == 52.0
    assert told["open"][0] == {
        "post": "G04",
        "shift": "D",
        "grade": "auxiliary",
        "skill": "",
        "days": {"2026-11-29": 2},
    }
    assert (told["wishes_met"], told["wishes"]) == (2, 3)


def test_supply_has_what_is_missing_in_hours_and_people() -> None:
    short = problem([person(1)], [needs("G01", "D", officer=2)])
    told = json.loads(json.dumps(supply_to_json(supply(short), Language.EN)))
    assert told["short"] is True
    (officers,) = told["grades"]
    assert (officers["hours"], officers["possible"], officers["missing"]) == (112.0, 48.0, 64.0)
    assert officers["shifts"][0] == {"day": "2026-11-23", "shift": "D", "seats": 2, "people": 1, "missing": 1}
    assert told["teams"][0]["missing"] == {"officer": 1, "auxiliary": 2, "volunteer": 3}


def test_a_finding_speaks_the_reader_s_language() -> None:
    (told,) = violations_to_json([finding(1)], Language.EN)
    assert told["message"] == "O001 has 12 h, at most 10 h."
    assert told["day"] == "2026-11-24"


def test_hours_keep_two_decimals_and_odd_things_are_refused() -> None:
    assert plain(timedelta(minutes=20), Language.EN) == 0.33
    with pytest.raises(TypeError, match="no JSON"):
        plain(object(), Language.EN)
