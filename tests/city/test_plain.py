"""What is noted of a station is read back as it was."""

import json
from datetime import date, time, timedelta
from fractions import Fraction

import pytest

from roster.city.lent import Elsewhere
from roster.city.outcome import Outcome, State, Used
from roster.city.plain import from_plain, to_plain
from roster.city.seats import OpenSeats
from roster.city.spare import Spare
from roster.domain import DutyKind, Grade, HoursSystem
from roster.words import Text
from tests.stations import MONDAY, person

OUTCOME = Outcome(
    station="P001",
    key="k",
    state=State.FEASIBLE,
    objective=7,
    bound=5,
    reasons=(Text("一", "one"),),
    advice=Text("二", "two"),
    seats=(
        OpenSeats(day=MONDAY, shift="D", post="G01", grade=Grade.OFFICER, skill="", missing=2, price=1000),
    ),
    spare=(
        Spare(
            person=person(
                1,
                skills={"driver": date(2027, 5, 1), "cyber": None},
                hours_system=HoursSystem.AVERAGED,
                max_weekly_hours=timedelta(hours=44, minutes=30),
            ),
            days=(MONDAY,),
        ),
    ),
    used=(
        Used(
            home="J01",
            person="J0001",
            id="J0001",
            saves=900,
            duties=(
                Elsewhere(
                    person="J0001",
                    day=MONDAY,
                    place="P001",
                    place_name="霁江所",
                    shift="D",
                    shift_name="早班",
                    start=time(7, 30),
                    end=time(15, 30),
                    kind=DutyKind.PATROL,
                ),
            ),
        ),
    ),
)


def test_an_outcome_comes_back_from_json_as_it_was() -> None:
    assert from_plain(Outcome, json.loads(json.dumps(to_plain(OUTCOME)))) == OUTCOME


@pytest.mark.parametrize("spoiled", [{"state": "perhaps"}, {"seats": [{"day": "soon"}]}, {"used": 3}])
def test_what_is_no_outcome_is_not_read_as_one(spoiled: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(Outcome, {**to_plain(OUTCOME), **spoiled})


def test_a_plain_value_stays_itself() -> None:
    assert to_plain({"a": (1, None, "x", 0.5)}) == {"a": [1, None, "x", 0.5]}
    assert to_plain(Fraction(1, 2)) == Fraction(1, 2)
