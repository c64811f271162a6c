"""No report without the checker's word."""

from dataclasses import replace

import pytest

from constraints import RULES
from roster.checking import Verdict, verify
from roster.errors import RulesBroken
from roster.rules import configured
from roster.solving import Limits, Solved
from roster.storing import Report, Status, make_report
from tests.stations import needs, person, problem, roster

USUAL = configured(RULES, {})
GIVEN = problem([person(1), person(2)], [needs("G01", "D", officer=1)], days=3)
SHORT = roster(GIVEN, ("O001", 0, "D"), ("O002", 1, "D"))
VERDICT = verify(SHORT, USUAL)


def made(verdict: Verdict, bound: int) -> Report:
    return make_report(Solved(roster=SHORT, bound=bound, seconds=1.23456), verdict, USUAL, Limits(seed=7))


def test_a_roster_at_its_bound_is_optimal_and_has_no_gap() -> None:
    report = made(VERDICT, VERDICT.objective)

    assert (report.status, report.gap, report.objective) == (Status.OPTIMAL, 0.0, VERDICT.objective)
    assert (report.seed, report.seconds, report.days) == (7, 1.235, 3)


def test_a_roster_above_its_bound_says_how_far() -> None:
    report = made(VERDICT, VERDICT.objective // 2)

    assert report.status is Status.FEASIBLE
    assert report.gap == pytest.approx(0.5, abs=0.01)


def test_a_price_of_nothing_has_no_gap() -> None:
    assert made(replace(VERDICT, charges=()), 0).gap == 0.0


def test_each_soft_rule_has_its_price_and_they_add_up() -> None:
    report = made(VERDICT, 0)

    assert sum(price.points for price in report.prices.values()) == report.objective
    assert report.prices["shortage"].points == 1000
    assert report.prices["shortage"].places == 1
    assert report.prices["home-grid"].points == 0


def test_the_parameters_in_force_are_kept() -> None:
    report = made(VERDICT, 0)

    assert report.parameters["daily-cap"] == {"in_force": "True", "cap": "10:00:00"}
    assert "rolling-cap" not in report.parameters


def test_a_bound_above_the_price_is_a_bug_and_no_report() -> None:
    with pytest.raises(RulesBroken):
        made(VERDICT, VERDICT.objective + 1)


def test_a_broken_rule_is_a_bug_and_no_report() -> None:
    broken = verify(roster(GIVEN, ("O001", 0, "D"), ("O002", 0, "D")), USUAL)
    with pytest.raises(RulesBroken) as caught:
        made(broken, 0)

    assert "O002" in caught.value.text.en
    assert "O002" in caught.value.text.zh


def test_a_report_is_read_back_as_it_was_written() -> None:
    report = made(VERDICT, 5)

    assert Report.from_json(report.to_json()) == report
