"""A case: a problem together with the rules it is solved under. Every «what if» is another case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roster.domain import Grade, Problem
from roster.rules import Rule


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is solved: a problem and its rules, in their order."""

    problem: Problem
    rules: tuple[Rule, ...]

    def having(self, **facts: object) -> "Case":
        """Give the case with other facts in its problem."""
        return replace(self, problem=replace(self.problem, **facts))  # type: ignore[arg-type]

    def under(self, rules: Sequence[Rule]) -> "Case":
        """Give the case under other rules."""
        return replace(self, rules=tuple(rules))

    def without_rule(self, name: str) -> "Case":
        """Give the case without a rule, for whomever it is stated."""
        return self.under([rule for rule in self.rules if rule.name != name])


def split(rule: Rule, grade: Grade, **parameters: object) -> tuple[Rule, ...]:
    """Give a rule as two: as it was for the other grades, and with other parameters for one of them.

    A rule that binds that grade alone stays one rule; raises ValueError where a parameter is out of its range.
    """
    others = rule.grades - {grade}
    changed = replace(rule, grades=frozenset({grade}), **parameters)  # type: ignore[arg-type]
    return (replace(rule, grades=others), changed) if others else (changed,)
