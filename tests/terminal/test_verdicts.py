"""Broken rules as `roster verify` tells them."""

from datetime import timedelta

from roster.rules import Violation
from roster.terminal.verdicts import render_violations
from roster.words import Language, Text
from tests.stations import MONDAY
from tests.terminal.drawing import drawn

TITLES = {"daily-cap": Text("每日工时上限", "daily cap")}


def finding(number: int, rule: str = "daily-cap") -> Violation:
    day = MONDAY + timedelta(days=number % 7)
    message = Text(
        f"钱堃（O{number:03}）当日计 12 小时，最多 10 小时。", f"O{number:03} has 12 h, at most 10 h."
    )
    return Violation(rule=rule, day=day, person=f"O{number:03}", message=message)


def test_a_clean_roster_is_told_in_a_sentence() -> None:
    assert drawn(lambda page: render_violations([], page)) == "已核对：没有违反任何规则。"


def test_findings_stand_under_their_rule_and_are_counted() -> None:
    text = drawn(lambda page: render_violations([finding(1), finding(2, "leave")], page, TITLES))
    assert "每日工时上限（1 处）\n! 钱堃（O001）当日计 12 小时，最多 10 小时。" in text
    assert "leave（1 处）" in text
    assert text.endswith("违反规则 2 处。")


def test_one_finding_is_told_as_one_in_english() -> None:
    text = drawn(lambda page: render_violations([finding(1)], page, TITLES), Language.EN)
    assert text.endswith("One rule is broken once.")


def test_a_rule_broken_everywhere_is_not_told_a_thousand_times() -> None:
    text = drawn(lambda page: render_violations([finding(i) for i in range(50)], page, TITLES))
    assert text.count("! ") == 20
    assert "另有 30 处，--json 可列出全部。" in text
