"""Rules that rarely bind are left out of the model until a roster breaks them; then all fits together again."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from constraints import RULES
from constraints.lockdown_time import LockdownTime
from roster.checking import verify
from roster.domain import Need, Problem, ZoneLevel
from roster.rules import Rule, configured
from roster.solving import Clock, solve
from tests.stations import needs, person, problem


def locked() -> Problem:
    given = problem([person(1, home_grid="G01"), person(2)], [needs("G01", "D", officer=1)], days=5)
    return replace(given, grids={"G01": replace(given.grids["G01"], zone=ZoneLevel.LOCKDOWN)})


def with_most(days: int) -> tuple[Rule, ...]:
    told = {"in_force": True, "most": days}
    return configured(RULES, {"lockdown-time": told, "even-hours": {"in_force": False}})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note whenever the model asks the rule which places it tells apart."""
    noted, places = [], LockdownTime.places

    def noting(rule: LockdownTime, given: Problem) -> Mapping[str, Callable[[Need], str]]:
        noted.append(rule.name)
        return places(rule, given)

    monkeypatch.setattr(LockdownTime, "places", noting)
    return noted


def test_a_rule_that_a_roster_breaks_is_taken_in_and_the_roster_proven(asked: list[str]) -> None:
    rules = with_most(3)
    solved = solve(locked(), rules, Clock())
    verdict = verify(solved.roster, rules)

    assert asked
    assert verdict.violations == ()
    assert verdict.objective == solved.bound
    assert solved.roster.shortages == ()


def test_a_rule_that_no_roster_breaks_is_never_asked(asked: list[str]) -> None:
    solved = solve(locked(), with_most(7), Clock())

    assert asked == []
    assert len(solved.roster.duties) == 5
