"""The command line: wiring alone. Each command loads, calls and shows; what a rule is comes from `constraints`.

Here stands which function a call leads to, in the order in which the help lists them. The rooms beside it hold the
functions; they import what is heavy where they need it, so that `--help` is quick.
"""

import signal
import sys

from roster import __version__
from roster.collecting import collecting_seldom
from roster.terminal import calls
from roster.terminal.program import Program
from roster.words import Text

from . import checking, city, explaining, papers, rules, solving, tables

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
cities.call(calls.CITY_SOLVE)(city.solve)
cities.call(calls.CITY_REPORT)(city.report)
program.call(calls.INIT)(tables.init)
program.call(calls.EXAMPLE)(tables.example)
program.call(calls.CHECK)(tables.check)
program.call(calls.RULES)(rules.rules)
program.call(calls.SOLVE)(solving.solve)
program.call(calls.EXPLAIN)(explaining.explain)
program.call(calls.VERIFY)(checking.verify)
program.call(calls.COVER)(checking.cover)
program.call(calls.SHOW)(papers.show)
program.call(calls.SHEET)(papers.sheet)
program.call(calls.FEED)(papers.feed)
program.call(calls.AUDIT)(papers.audit)


def main() -> None:
    """Carry out one call of the command line."""
    with collecting_seldom():
        code = program.run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done but the leaving
    sys.exit(code)
