"""Every rule shows a roster that breaks it, or pays for it; what is said of it is what its checker says."""

import pytest

from constraints import RULES
from roster.rules import HardRule, Rule, SoftRule
from roster.rules.drawing import played


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_breaks_it_or_pays_for_it(rule: Rule) -> None:
    instance, roster = played(rule)

    if isinstance(instance, HardRule):
        assert list(instance.violations(roster))
    else:
        assert isinstance(instance, SoftRule)
        assert sum(charge.points for charge in instance.price(roster)) > 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_the_drawing_cannot_show_is_told(rule: Rule) -> None:
    example = rule.example

    assert bool(example.told.zh) == bool(example.told.en)
    assert example.given is None or example.told.en
