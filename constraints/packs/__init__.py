"""The rule packs: dated figures of law as TOML, one file a legal regime (read by `roster.rules.read_packs`)."""

from pathlib import Path

from constraints import RULES
from roster.domain import Problem
from roster.rules import RuleBook, open_book, read_packs

PACKS = Path(__file__).parent


def rule_book(problem: Problem) -> RuleBook:
    """Give the rule book of a station: all our rules, under the packs that it names and its own values.

    Raises UnusableInput with everything that is wrong with them.
    """
    return open_book(RULES, read_packs(PACKS, RULES), problem)
