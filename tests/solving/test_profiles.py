"""How far a solve goes: near enough, to the proof, or to the end of its time."""

from pathlib import Path

import pytest

from constraints import RULES
from roster.checking import verify
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import configured
from roster.solving import Clock, Limits, solve
from tests.stations import MONDAY


@pytest.mark.parametrize("profile", ["quick", "proof", "best"])
def test_limits_know_the_profile_that_they_follow(profile: str) -> None:
    assert Limits.of(profile, seconds=60, work=8, seed=1).profile == profile


@pytest.mark.parametrize("profile", ["quick", "best"])
def test_near_enough_is_as_near_as_is_promised_and_patience_ends_with_the_proof(
    profile: str, tmp_path: Path
) -> None:
    invent_station(tmp_path / "station", grids=3, seed=2, first=MONDAY, staffing=0.8)
    problem = load(tmp_path / "station")
    rules = configured(RULES, problem.overrides)
    clock = Clock(limits=Limits.of(profile, seconds=60, work=0.05, seed=1))
    solved = solve(problem, rules, clock)
    verdict = verify(solved.roster, rules)

    assert verdict.violations == ()
    assert solved.bound <= verdict.objective
    if profile == "best":
        assert verdict.objective == solved.bound
        assert solved.seconds < 60
