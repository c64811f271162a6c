"""No report without the checker's word."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from constraints import RULES
from roster.checking import Verdict, verify
from roster.domain import Grade
from roster.errors import RulesBroken
from roster.rules import Figure, Law, Setting, Sure, Whence, configured
from roster.solving import Limits, Repair, Solved
from roster.storing import Repaired, Report, Status, made_alike, make_report
from roster.words import Text
from tests.stations import needs, person, problem, roster

USUAL = configured(RULES, {})
GIVEN = problem([person(1), person(2)], [needs("G01", "D", officer=1)], days=3)
SHORT = roster(GIVEN, ("O001", 0, "D"), ("O002", 1, "D"))
VERDICT = verify(SHORT, USUAL)
SOLVED = Solved(roster=SHORT, bound=0, seconds=1.23456)
LIMITS = Limits(seed=7)
HOUR = timedelta(hours=1)


def made(verdict: Verdict, bound: int) -> Report:
    return make_report(replace(SOLVED, bound=bound), verdict, USUAL, LIMITS)


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

    assert report.parameters["daily-cap"] == {
        "in_force": "true",
        "grades": '["officer", "auxiliary", "volunteer"]',
        "cap": "10h",
    }
    assert "rolling-cap" not in report.parameters


def test_a_rule_that_differs_between_grades_is_kept_once_for_each() -> None:
    rules = configured(RULES, {"daily-cap": {"officer": {"cap": "9h"}}})
    report = make_report(SOLVED, VERDICT, rules, LIMITS)

    assert report.parameters["daily-cap.officer"]["cap"] == "9h"
    assert report.parameters["daily-cap.auxiliary+volunteer"]["cap"] == "10h"
    assert "daily-cap" not in report.parameters


def test_what_is_relaxed_is_kept_with_its_reason_and_read_again() -> None:
    law = Law(Text("某法", "Some Act"), "3")
    figure = Figure(pack="one", rule="daily-cap", parameter="cap", value=HOUR * 8, law=law, sure=Sure.LAW)
    setting = Setting(
        rule="daily-cap",
        parameter="cap",
        value=HOUR * 10,
        grades=frozenset({Grade.OFFICER}),
        whence=Whence.STATION,
        figures=(figure,),
        reason="市局批复",
        relaxed=True,
    )
    report = make_report(SOLVED, VERDICT, USUAL, LIMITS, [setting])

    (relaxed,) = report.relaxed
    assert (relaxed["value"], relaxed["asked"], relaxed["law"], relaxed["reason"]) == (
        "10h",
        "8h",
        "某法 第3条",
        "市局批复",
    )
    assert Report.from_json(report.to_json()) == report


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


def test_how_near_to_the_best_each_part_is_goes_with_the_report() -> None:
    gaps = {frozenset({Grade.AUXILIARY, Grade.OFFICER}): 3, frozenset({Grade.VOLUNTEER}): 0}
    repair = Repair(away=("O002",), grades=frozenset({Grade.VOLUNTEER, Grade.OFFICER}))
    solved = replace(SOLVED, bound=VERDICT.objective - 3, gaps=gaps, repair=repair)
    report = Report.from_json(make_report(solved, VERDICT, USUAL, LIMITS).to_json())

    assert report.gaps == {"officer+auxiliary": 3, "volunteer": 0}
    assert report.gaps_by_grades == gaps
    assert report.repaired == Repaired(away=("O002",), grades=(Grade.OFFICER, Grade.VOLUNTEER))


def test_gaps_that_are_less_than_the_whole_are_of_no_use() -> None:
    solved = replace(SOLVED, bound=VERDICT.objective - 3, gaps={frozenset({Grade.OFFICER}): 2})

    assert make_report(solved, VERDICT, USUAL, LIMITS).gaps_by_grades == {}


@pytest.mark.parametrize("gaps", [{"officer": "3"}, {"chief": 3}, {"": 0}])
def test_a_report_with_gaps_of_another_sort_is_none(gaps: object) -> None:
    plain = json.loads(made(VERDICT, 0).to_json()) | {"gaps": gaps}

    with pytest.raises((TypeError, ValueError)):
        Report.from_json(json.dumps(plain))


def test_a_roster_was_made_alike_under_the_same_rules_by_the_same_version() -> None:
    report = made(VERDICT, 0)

    assert made_alike(report, USUAL)
    assert not made_alike(report, configured(RULES, {"daily-cap": {"cap": "9h"}}))
    assert not made_alike(replace(report, versions={**report.versions, "gridroster": "0.0.1"}), USUAL)
