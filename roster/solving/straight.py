"""From the relaxation's optimum straight to a roster, as near to the bound as can be.

Where it takes nearly everything whole, a usual week is proven here. Where it is a poor guide (`is_scattered`), it leads
no further than to a first roster.
"""

import numpy as np

from roster.model import Program
from roster.solving.part import POLISHING, Part
from roster.solving.relaxation import TOLERANCE, Relaxed

_STRAIGHT, _FIRST = 0.08, 0.04  # shares of the work
_ABOVE = (1, 2, 4)  # points above the bound: below them a roster is looked for, one after the other
_LARGE = 6_000  # duties that may be decided: from here on whole lines take longer than people who are whole
_SCATTERED = (
    0.5  # of the duties it takes: where more of them are taken in part, the relaxation is a poor guide
)


def begin(part: Part) -> None:
    """Go where the relaxation leads; where it is a poor guide, no further than to a first roster."""
    if not is_scattered(part.program, part.top):
        _go_straight(part)
    if part.best is None:
        part.search(_taken(part.program, part.top), _FIRST)


def _go_straight(part: Part) -> None:
    """Look for a roster at the bound in the neighbourhood of the relaxation's optimum, then a little above it.

    The nearer to the bound, the less is left to be searched: that is tried first even where more is near enough. Where
    not, and there are many people, those who are whole stay as they are, and of all others nothing is settled.
    """
    taken, enough = _taken(part.program, part.top), part.content - part.bound + 1
    for above in (_ABOVE[0], *sorted({max(points, enough) for points in _ABOVE[1:]})):
        answer = part.search(taken, _STRAIGHT, below=part.bound + above)
        if answer.values is None and answer.closed and above == enough and _is_large(part.program):
            answer = part.search(_whole_people(part.program, part.top), _STRAIGHT, below=part.bound + above)
        known = part.objective
        if not answer.closed or (known is not None and known <= part.bound + above):
            return


def _is_large(program: Program) -> bool:
    return len(program.decisions) > _LARGE


def polish(part: Part) -> None:
    """Search where roster and relaxation disagree, as long as that gives something better."""
    before = None
    while not part.done and part.best is not None and part.objective != before:
        before, values = part.objective, part.best
        agree = part.top.whole & (np.rint(part.top.values) == np.array(values))
        part.search({v: values[v] for v in part.program.decisions if agree[v]}, POLISHING)


def is_scattered(program: Program, top: Relaxed) -> bool:
    """Tell whether a relaxation takes most duties in part: then it is a poor guide."""
    duties = list(program.decisions)
    held = top.values[duties] > TOLERANCE
    return bool(np.mean(~top.whole[duties][held]) > _SCATTERED) if held.any() else False


def _taken(program: Program, relaxed: Relaxed) -> dict[int, int]:
    """Give the duties that a relaxation takes whole."""
    return {v: 1 for v in program.decisions if relaxed.values[v] > 1 - TOLERANCE}


def _whole_people(program: Program, relaxed: Relaxed) -> dict[int, int]:
    """Give all duties, taken or not, of people none of whose duties a relaxation takes in part."""
    decisions, whole = program.decisions, relaxed.whole
    parted = {decision.person for v, decision in decisions.items() if not whole[v]}
    return {v: round(float(relaxed.values[v])) for v, d in decisions.items() if d.person not in parted}
