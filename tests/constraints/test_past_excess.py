"""What the past alone exceeds cannot be mended: a duty that adds nothing to it is no finding, one that adds is."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from constraints.daily_cap import DailyCap
from constraints.rolling_cap import RollingCap
from constraints.weekly_hours import WeeklyHours
from constraints.weekly_rest import WeeklyRest
from roster.domain import DutyKind, Roster
from roster.rules import HardRule
from tests.constraints.drawing import drawn, found, with_person
from tests.stations import station

HOUR = timedelta(hours=1)
FACTORS = dict.fromkeys(DutyKind, Fraction(1)) | {DutyKind.DESK: Fraction(0)}


def beyond(text: str) -> Roster:
    """Draw a roster in which desk duty counts nothing, of a person with at most 7 hours a week."""
    week = drawn(text, station=replace(station(), factors=FACTORS))
    return with_person(week, "O001", max_weekly_hours=7 * HOUR)


@pytest.mark.parametrize(
    "rule",
    [DailyCap(cap=7 * HOUR), RollingCap(in_force=True, cap=7 * HOUR), WeeklyHours()],
    ids=lambda r: r.name,
)
def test_hours_that_do_not_count_are_no_finding(rule: HardRule) -> None:
    assert found(rule, beyond("O001  L | S .")) == []
    assert found(rule, beyond("O001  L | U .")) == [("O001", 0)]


def test_a_day_that_was_touched_before_can_be_touched_again() -> None:
    assert found(WeeklyRest(days=7), drawn("O001  L | T .")) == []
    assert found(WeeklyRest(days=7), drawn("O001  L | . T")) == [("O001", 1)]
