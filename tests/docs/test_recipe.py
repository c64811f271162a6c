"""The recipe for a rule in CONTRIBUTING.md works as it stands."""

import re
import sys
from functools import cache
from random import Random
from types import ModuleType
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from roster.rules import Rule, SoftRule
from roster.rules.drawing import played
from tests.constraints.agreement import modelled_price
from tests.constraints.drawing import drawn
from tests.constraints.random_rules import near_usual
from tests.constraints.random_weeks import some_roster
from tests.docs.markdown import ROOT, blocks


@cache
def written() -> dict[str, Any]:
    """Give what the test of the recipe defines and imports, the rule of the recipe among it."""
    rule, test = blocks((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "python")
    (name,) = re.findall(r"from (constraints\.\w+) import", test)
    module = ModuleType(name)
    found: dict[str, Any] = {}
    with patch.dict(sys.modules, {name: module}):
        exec(rule, module.__dict__)  # noqa: S102 - our own document, run as its readers will
        exec(test, found)  # noqa: S102
    return found


def the_rule() -> SoftRule:
    """Give the rule of the recipe."""
    (kind,) = {value for value in written().values() if isinstance(value, type) and issubclass(value, Rule)}
    made = kind()
    assert isinstance(made, SoftRule)
    return made


def test_the_rule_of_the_recipe_passes_the_test_of_the_recipe() -> None:
    (check,) = [check for name, check in written().items() if name.startswith("test_")]

    check(drawn(check.__doc__))


def test_its_example_pays_for_it() -> None:
    rule, roster = played(the_rule())

    assert isinstance(rule, SoftRule)
    assert list(rule.price(roster))


@given(random=st.randoms(use_true_random=False))
def test_its_model_charges_what_its_checker_finds(random: Random) -> None:
    roster, rule = some_roster(random), near_usual(random, the_rule())

    assert isinstance(rule, SoftRule)
    assert modelled_price(roster, [rule]) == sum(charge.points for charge in rule.price(roster))


def test_it_is_off_until_somebody_wants_it() -> None:
    assert not the_rule().in_force
