"""What commands must be told, for mechanism does not know it: which rules there are, and which hold at a station."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from roster.domain import Grade, Problem
    from roster.rules import Rule, RuleBook


class Policy(Protocol):
    """The rules, as `cli.py` knows them; a command that needs none never has them imported."""

    @property
    def rules(self) -> "Sequence[Rule]":
        """Give all rules there are, with their usual values."""

    @property
    def packs(self) -> Path:
        """Give the folder of the rule packs."""

    @property
    def book(self) -> "Callable[[Problem], RuleBook]":
        """Give what opens a station's rule book; processes can be handed it."""

    def daily_caps(self, rules: "Sequence[Rule]") -> "Mapping[Grade, timedelta]":
        """Give the daily cap in force for each grade that has one."""
