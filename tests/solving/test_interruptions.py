"""Stopped by the clock or from another thread: a legal roster with its bound, or none at all."""

from pathlib import Path
from threading import Timer
from time import monotonic

import pytest

from constraints import RULES
from roster.checking import verify
from roster.errors import Interrupted
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import configured
from roster.solving import Clock, Limits, solve
from tests.stations import MONDAY, six_grids

USUAL = configured(RULES, {})


def test_no_time_at_all_is_an_interruption() -> None:
    with pytest.raises(Interrupted):
        solve(six_grids(), USUAL, Clock(limits=Limits(seconds=0)))


def test_who_is_halted_before_the_start_does_not_begin() -> None:
    clock = Clock()
    clock.halt()
    with pytest.raises(Interrupted):
        solve(six_grids(), USUAL, clock)


@pytest.mark.parametrize("seconds", [0.2, 0.6])
def test_a_time_limit_gives_a_legal_roster_with_its_bound_or_an_interruption(
    seconds: float, tmp_path: Path
) -> None:
    invent_station(tmp_path / "station", grids=10, seed=1, first=MONDAY, staffing=0.7)
    given_problem = load(tmp_path / "station")
    rules = configured(RULES, given_problem.overrides)
    try:
        solved = solve(given_problem, rules, Clock(limits=Limits(seconds=seconds)))
    except Interrupted:
        return
    verdict = verify(solved.roster, rules)
    assert verdict.violations == ()
    assert solved.bound <= verdict.objective


@pytest.mark.parametrize("after", [0.05, 0.5])
def test_halt_from_another_thread_ends_the_solve_with_a_legal_roster_or_none(
    after: float, tmp_path: Path
) -> None:
    invent_station(tmp_path / "station", grids=10, seed=1, first=MONDAY, staffing=0.7)
    given_problem = load(tmp_path / "station")
    rules = configured(RULES, given_problem.overrides)
    clock = Clock(limits=Limits(seconds=120, work=1e9))
    Timer(after, clock.halt).start()
    began = monotonic()
    try:
        solved = solve(given_problem, rules, clock)
    except Interrupted:
        pass
    else:
        verdict = verify(solved.roster, rules)
        assert verdict.violations == ()
        assert solved.bound <= verdict.objective

    assert monotonic() - began < 30  # it would be much longer; a busy machine needs some of it
