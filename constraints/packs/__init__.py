"""The rule packs: dated figures of law as TOML, one file a legal regime (read by `roster.rules.read_packs`)."""

from functools import cache
from pathlib import Path

from constraints import RULES
from roster.domain import Problem
from roster.rules import Packs, RuleBook, open_book, read_packs

PACKS = Path(__file__).parent


def rule_book(problem: Problem) -> RuleBook:
    """Give the rule book of a station: all our rules, under the packs that it names and its own values.

    Raises UnusableInput with everything that is wrong with them.
    """
    return open_book(RULES, _ours(), problem)


@cache
def _ours() -> Packs:
    return read_packs(PACKS, RULES)
