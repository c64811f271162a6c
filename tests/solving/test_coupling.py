"""Rules that rarely bind are left out of the model until a roster breaks them; then all fits together again."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from constraints import RULES
from constraints.lockdown_time import LockdownTime
from roster.checking import verify
from roster.domain import Grade, Need, Post, PostKind, Problem, ZoneLevel
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


def test_only_grades_whose_people_broke_a_lazy_rule_are_solved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, places = [], LockdownTime.places

    def noting(rule: LockdownTime, given: Problem) -> Mapping[str, Callable[[Need], str]]:
        seen.append(set(given.people))
        return places(rule, given)

    monkeypatch.setattr(LockdownTime, "places", noting)
    officers, led = [person(n) for n in range(1, 4)], [person(1, Grade.AUXILIARY)]
    patrol = Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X")
    demands = [needs("G01", "D", officer=1), needs("X1", "D", officer=1), needs("G02", "D", auxiliary=1)]
    given = problem([*officers, *led], demands, grids=2, posts=[patrol], days=5)
    given = replace(given, grids={**given.grids, "G01": replace(given.grids["G01"], zone=ZoneLevel.LOCKDOWN)})
    rules = with_most(2)

    solved = solve(given, rules, Clock())
    verdict = verify(solved.roster, rules)

    assert seen == [{"O001", "O002", "O003"}]
    assert verdict.violations == ()
    assert verdict.objective == solved.bound
    assert len(solved.roster.duties) == 15


def test_what_it_costs_that_nobody_is_without_command_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    # on a large station, too, where the seats that stay open cost far more than those that follow from it
    monkeypatch.setattr("roster.solving.coupling._LARGE", 0)
    led = [person(n, Grade.AUXILIARY) for n in range(1, 3)]
    demands = [needs("G01", "D", officer=20, auxiliary=1), needs("G02", "D", officer=20, auxiliary=1)]
    given = problem([person(1), *led], demands, grids=2, days=1)
    rules = configured(RULES, {})

    solved = solve(given, rules, Clock())
    verdict = verify(solved.roster, rules)

    assert verdict.violations == ()
    assert len(solved.roster.duties) == 2
    assert verdict.objective == solved.bound
