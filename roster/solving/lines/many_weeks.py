"""Many weeks over whole lines: those near to the relaxation first.

Over many weeks diagrams of all lines leave rows to the master, which is not converged for minutes, and its lines break
those rows. Lines near to what the plain relaxation has of everybody keep all their rows, and the relaxation over them
is close to the best roster. So it leads the way down first, and the bound over all lines, begun with its lines, comes
after the roster.
"""

from contextlib import suppress

from roster.model import Program
from roster.solving.days import Days
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.lines.columns import Columns
from roster.solving.lines.descents import Descents
from roster.solving.part import Part

_MANY = 8 * 7  # days
_LINES = 5_000  # days of all people together: of more, it takes many minutes to relax over lines


def over_many_weeks(program: Program) -> bool:
    """Tell whether there is something to decide over more than eight weeks."""
    return Days.of(program).count > _MANY


def are_few_for_many_weeks(program: Program) -> bool:
    """Tell whether there are more than eight weeks, and people so few that lines are found for all in minutes."""
    people = {decision.person for decision in program.decisions.values()}
    days = Days.of(program).count
    return days > _MANY and days * len(people) <= _LINES


def near_first(part: Part) -> Descents | None:
    """Go down over lines near to the relaxation, then bound over all; give the descents, None without lines."""
    try:
        near = Columns(part.program, part.top.duals, part.clock, part.top.values)
    except Unlisted:
        return None
    near.converge(part.clock, part.best)
    descents = Descents(part, near)
    descents.begin()
    if not part.done:
        _bound(part, near)
    descents.improve()
    return descents


def _bound(part: Part, near: Columns) -> None:
    """Bound over all lines, those first that the relaxation over near ones takes."""
    with suppress(Unlisted):
        columns = Columns(part.program, part.top.duals, part.clock)
        columns.let_in(near.taken)
        part.raise_bound(columns.proven)
        if not part.done:
            columns.converge(part.clock, part.best)
            part.raise_bound(columns.proven)
        part.narrow_by(columns.decided)
