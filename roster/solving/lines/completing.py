"""From people's whole lines to a roster: CP-SAT decides the rest."""

from collections.abc import Mapping

from roster.solving.cpsat import Answer
from roster.solving.lines.ways import Line
from roster.solving.part import Part

_WORK = 0.1  # of the work, for what is left when lines are settled


def complete(part: Part, lines: Mapping[int, Line]) -> Answer:
    """Look for something better with people's lines, by person, settled."""
    held = {variable for line in lines.values() for variable in line.held}
    decisions = part.program.decisions
    settled = {v: int(v in held) for v, decision in decisions.items() if decision.person in lines}
    return part.search(settled, _WORK)
