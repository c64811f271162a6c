"""Point by point from the bound to the best roster: all lines within reach are listed, and searched to the end.

Where the relaxation over lines is a point or two below the best roster, a roster at the bound can be made of few lines
only (`listing.py`), and the search through all choices among them is short (`tree.py`). If there is none, the bound is
a point higher, and more lines are within reach.
"""

from roster.solving.lines.columns import Columns
from roster.solving.lines.completing import complete
from roster.solving.lines.listing import TooMany
from roster.solving.lines.tree import Tree
from roster.solving.part import Part

_POINTS = 16  # above the first bound, at most


def exhaust(part: Part, columns: Columns, halvings: int) -> None:
    """Raise the bound as long as a search of so many halvings comes to its end; the last finds the best roster."""
    for _ in range(_POINTS):
        if part.done or not part.clock.left:
            return
        most = part.bound
        try:
            tree = Tree(columns.among(most))
        except TooMany:
            return
        for lines in tree.rosters(part.clock, halvings):
            answer = complete(part, lines)
            if not answer.closed or (part.objective is not None and part.objective <= most):
                return
        if tree.first is not None:
            columns.learn(tree.first.duals)
        if not tree.exhausted:
            return
        part.raise_bound(most + 1)
