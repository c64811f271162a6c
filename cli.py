"""The command line: wiring alone. What a command does is in `roster/commands`, what a rule is in `constraints`.

Here stands which function a call leads to, in the order in which the help lists them, and with which rules.
"""

import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from roster import __version__
from roster.collecting import collecting_seldom
from roster.commands import checking, city, explaining, papers, rules, solving, tables
from roster.terminal import calls
from roster.terminal.program import Program
from roster.words import Text

if TYPE_CHECKING:
    from roster.domain import Grade, Problem
    from roster.rules import Rule, RuleBook


class Ours:
    """The rules of `constraints`, imported when a command asks for them: `--help` is quick."""

    @property
    def rules(self) -> "Sequence[Rule]":
        from constraints import RULES

        return RULES

    @property
    def packs(self) -> Path:
        from constraints.packs import PACKS

        return PACKS

    @property
    def book(self) -> "Callable[[Problem], RuleBook]":
        from constraints.packs import rule_book

        return rule_book

    def daily_caps(self, rules: "Sequence[Rule]") -> "Mapping[Grade, timedelta]":
        from constraints.daily_cap import DailyCap

        caps = [rule for rule in rules if isinstance(rule, DailyCap)]
        return {grade: rule.cap for rule in caps for grade in sorted(rule.grades)}


ours = Ours()
program = Program(
    "roster",
    Text(
        "排班：每周勤务表，证明最优，独立复核，打印、日历、工时。",
        "Rosters: the week's duties, proven best, checked, printed, in calendars and in hours.",
    ),
    __version__,
    example=Text("roster solve examples/tiny --out out/tiny", "roster solve examples/tiny --out out/tiny"),
)

cities = program.branch("city", calls.CITY, calls.CITY_EXAMPLE)
cities.call(calls.CITY_SOLVE)(partial(city.solve, ours))
cities.call(calls.CITY_REPORT)(city.report)
program.call(calls.INIT)(tables.init)
program.call(calls.EXAMPLE)(tables.example)
program.call(calls.CHECK)(partial(tables.check, ours))
program.call(calls.RULES)(partial(rules.rules, ours))
program.call(calls.SOLVE)(partial(solving.solve, ours))
program.call(calls.EXPLAIN)(partial(explaining.explain, ours))
program.call(calls.VERIFY)(partial(checking.verify, ours))
program.call(calls.COVER)(partial(checking.cover, ours))
program.call(calls.SHOW)(papers.show)
program.call(calls.SHEET)(papers.sheet)
program.call(calls.FEED)(papers.feed)
program.call(calls.AUDIT)(partial(papers.audit, ours))


def main() -> None:
    """Carry out one call of the command line."""
    with collecting_seldom():
        code = program.run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done but the leaving
    sys.exit(code)


if __name__ == "__main__":
    main()
