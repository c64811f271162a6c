"""The recipe for a rule in CONTRIBUTING.md works as it stands."""

import sys
from types import ModuleType
from typing import Any

import pytest

from tests.constraints.drawing import drawn
from tests.docs.markdown import ROOT, blocks


def test_the_rule_of_the_recipe_passes_the_test_of_the_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    rule, test = blocks((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "python")
    module = ModuleType("constraints.one_duty_a_day")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(rule, module.__dict__)  # noqa: S102 - our own document, run as its readers will
    written: dict[str, Any] = {}
    exec(test, written)  # noqa: S102

    checks = [name for name in written if name.startswith("test_")]

    assert len(checks) == 1
    check = written[checks[0]]
    check(drawn(check.__doc__))
