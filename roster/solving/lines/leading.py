"""Where the relaxation is a poor guide: over people's whole lines of duties, to a better bound and a better roster.

1. Relax over lines (`columns.py`), by whole levels of what is dear (`levels.py`).
2. Where people are very few, search all lines that something at the bound can be made of (`exhausting.py`).
3. Dive: settle the surest duties, generate the lines wanted then, and so on.
4. Go down by whole lines, and of some people again and again (`descents.py`).
"""

from math import ceil

from roster.solving.cpsat import MOST
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.lines.columns import Columns
from roster.solving.lines.completing import complete_depths
from roster.solving.lines.descents import Descents
from roster.solving.lines.exhausting import exhaust
from roster.solving.lines.many_weeks import near_first, over_many_weeks
from roster.solving.part import Part
from roster.solving.relaxation import TOLERANCE
from roster.solving.straight import polish

_FEW = 150  # people: where there are more, a try to free some takes longer, and fewer are in vain
_SELDOM = 25  # tries in vain end it there
_VERY_FEW = 40  # people: up to so many, all choices of a line for each are searched, where lines are few
_HALVINGS = 64  # of the choices of a line for each, in a search among those that a point takes


def by_lines(part: Part) -> Descents | None:
    """Bound and go down over whole lines; give the descents, if they are needed."""
    if over_many_weeks(part.program):
        return near_first(part)
    try:
        columns = Columns(part.program, part.top.duals, part.clock)
    except Unlisted:
        return None
    part.raise_bound(columns.proven)  # often enough
    if not part.done:
        columns.converge(part.clock, part.best)
        _branch(part, columns)
    if columns.people <= _VERY_FEW:
        exhaust(part, columns, _HALVINGS)
    many = columns.people > _FEW
    if not part.done and (many or not columns.leaving):
        _dive_over_lines(part, columns)
        _branch(part, columns)  # the better the roster, the fewer levels are left to ask
    polish(part)
    if part.done:
        return None
    descents = Descents(part, columns)
    descents.begin()
    _branch(part, columns)
    descents.improve(*([_SELDOM] if many else []))
    return descents


def _branch(part: Part, columns: Columns) -> None:
    """Take the bound in, raised as far as it helps to ask for whole levels of what is dear."""
    part.raise_bound(columns.proven)
    further = True
    while further and not part.done:
        further = columns.branch(part.clock, MOST if part.objective is None else part.objective)
        part.raise_bound(columns.proven)
    part.narrow_by(columns.decided)


def _dive_over_lines(part: Part, columns: Columns) -> None:
    """Dive; complete what that settled, then what it had settled before, as far as that is quick."""
    depths = reversed(list(columns.dive(part.clock, below=part.objective)))
    complete_depths(part, ((ceil(value - TOLERANCE), settled) for value, settled in depths))
