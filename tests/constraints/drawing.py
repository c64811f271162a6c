"""What a rule says of a drawn roster (`roster/rules/drawing.py`): checker and model must say the same."""

from dataclasses import replace

from roster.domain import Roster
from roster.rules import HardRule, SoftRule
from roster.rules.drawing import drawn
from tests.constraints.agreement import modelled_price

__all__ = ["changed", "drawn", "found", "paid", "with_person"]


def changed(roster: Roster, **facts: object) -> Roster:
    """Give the same duties under a problem with other facts."""
    return replace(roster, problem=replace(roster.problem, **facts))  # type: ignore[arg-type]


def with_person(roster: Roster, who: str, **facts: object) -> Roster:
    """Give the same duties with other facts about a person."""
    other = replace(roster.problem.people[who], **facts)  # type: ignore[arg-type]
    return changed(roster, people=roster.problem.people | {who: other})  # type: ignore[operator]


def found(rule: HardRule, roster: Roster) -> list[tuple[str | None, int]]:
    """Give who breaks the rule on which day, counted from the first; the model must forbid just that."""
    findings = [(v.person, (v.day - roster.problem.period.first).days) for v in rule.violations(roster)]
    assert (modelled_price(roster, [rule]) is None) == bool(findings)
    return findings


def paid(rule: SoftRule, roster: Roster) -> int:
    """Give what the roster pays for the rule; the model must charge the same."""
    points = sum(charge.points for charge in rule.price(roster))
    assert modelled_price(roster, [rule]) == points
    return points
