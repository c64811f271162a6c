from pathlib import Path

from bench.works import WORKS
from constraints.packs import rule_book

TINY = Path("examples/tiny")


def test_richer_rules_are_in_force_where_the_work_asks_for_them() -> None:
    usual, richer = (rule_book(WORKS[name].problem(TINY)).rules for name in ("week", "rich"))

    assert {rule.name for rule in richer} - {rule.name for rule in usual} >= {
        "single-days",
        "whole-weekends",
        "forward-rotation",
    }


def test_packs_bind_every_grade_and_periods_are_as_long_as_asked() -> None:
    problem = WORKS["packs-month"].problem(TINY)

    assert len(problem.packs) == 3
    assert problem.period.days == 28
