"""On which day of the horizon each variable of a program is decided."""

from dataclasses import dataclass

import numpy as np

from roster.model import Ints, Program
from roster.model.matrix import Bools

_WIDE = 10  # days: what is spoken of only over more than so many belongs to no day


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """`day` counts from the first one; it is -1 for the `wide` variables, which belong to the whole horizon."""

    day: Ints
    count: int

    @property
    def wide(self) -> Bools:
        """Tell which variables belong to no day."""
        return self.day < 0

    def within(self, start: int, end: int) -> Bools:
        """Tell which variables are decided on some days, the last one excluded."""
        return (self.day >= start) & (self.day < end)

    @classmethod
    def of(cls, program: Program) -> "Days":
        """Tell the days: duties have theirs, and others the last one of the row that spans least of those they are in.

        Of auxiliary variables that are in no row with a duty the rows with those that are tell it.
        """
        first = min((decision.day for decision in program.decisions.values()), default=0)
        day = np.full(len(program.upper), -1, np.int64)
        for variable, decision in program.decisions.items():
            day[variable] = decision.day - first
        count = int(day.max(initial=-1)) + 1
        unknown = day < 0
        while unknown.any():
            found = _next(program, day, unknown)
            if not len(found[0]):
                break
            variables, latest, span = found
            unknown[variables] = False
            day[variables] = np.where(span > _WIDE, -1, latest)
        return cls(day=day, count=count)


def _next(program: Program, day: Ints, unknown: Bools) -> tuple[Ints, Ints, Ints]:
    """Give those unknown variables that are in a row with days, the last day, and the days spanned."""
    rows = program.matrix
    row_of, known = rows.of_entries, day[rows.variables]
    latest, earliest = np.full(len(rows), -1, np.int64), np.full(len(rows), np.iinfo(np.int64).max)
    has_day = known >= 0
    np.maximum.at(latest, row_of[has_day], known[has_day])
    np.minimum.at(earliest, row_of[has_day], known[has_day])
    entries = np.flatnonzero((latest >= 0)[row_of] & unknown[rows.variables])
    of_row = row_of[entries]
    span = latest[of_row] - earliest[of_row]
    order = np.lexsort((latest[of_row], span, rows.variables[entries]))
    variables, places = np.unique(rows.variables[entries][order], return_index=True)
    chosen = order[places]
    return variables, latest[of_row[chosen]], span[chosen]
