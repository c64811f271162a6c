"""From people's whole lines to a roster: CP-SAT decides the rest."""

from collections.abc import Iterable, Mapping

from roster.solving.cpsat import Answer
from roster.solving.lines.ways import Line
from roster.solving.part import POLISHING, Part


def complete(part: Part, lines: Mapping[int, Line]) -> Answer:
    """Look for something better with people's lines, by person, settled."""
    return part.search(settled_by(part, lines), POLISHING)


def settled_by(part: Part, lines: Mapping[int, Line]) -> dict[int, int]:
    """Give the values of all duties of people whose lines are given, by variable."""
    held = {variable for line in lines.values() for variable in line.held}
    decisions = part.program.decisions
    return {v: int(v in held) for v, decision in decisions.items() if decision.person in lines}


def complete_depths(part: Part, depths: Iterable[tuple[float, Mapping[int, int]]]) -> None:
    """Complete what was settled on a way down, the deepest first, as far as that is quick.

    A depth is the least that anything there costs, and what is settled, by variable.
    """
    for least, settled in depths:
        if part.done:
            return
        if part.objective is None or least < part.objective:
            answer = part.search(settled, POLISHING)
            if answer.values is None and not answer.closed:
                return  # still less is settled in what remains
