"""What rules find in a roster, added up: each rule looks, without any solver."""

from collections.abc import Iterable

from roster.domain import Roster
from roster.rules.base import Charge, HardRule, Rule, SoftRule, Violation


def lasting(rules: Iterable[Rule]) -> list[HardRule]:
    """List the hard rules whose violations no further duty can mend."""
    return [rule for rule in rules if isinstance(rule, HardRule) and rule.lasting]


def broken_by(roster: Roster, rules: Iterable[Rule]) -> list[Violation]:
    """List what a roster breaks of the hard rules among some."""
    return [v for rule in rules if isinstance(rule, HardRule) for v in rule.violations(roster)]


def charged_to(roster: Roster, rules: Iterable[Rule]) -> list[Charge]:
    """List what a roster pays for the soft rules among some."""
    return [c for rule in rules if isinstance(rule, SoftRule) for c in rule.price(roster)]


def price_of(roster: Roster, rules: Iterable[Rule]) -> int:
    """Give what a roster pays for the soft rules among some, in points."""
    return sum(charge.points for charge in charged_to(roster, rules))
