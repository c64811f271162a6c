"""An earlier roster as a start: as much of it as keeps all rows, so that there is a roster from the first.

Last week's roster mostly fits but for its seams: who was on duty on Sunday night rests on Monday, somebody is on leave.
So who was off stays off, and of the duties as many are kept as go together; seats stay open for the search to fill.
With nearly everything settled that takes a tenth of a second at most. A start never touches a bound.
"""

from collections.abc import Mapping
from types import MappingProxyType

from roster.model import Program
from roster.solving.cpsat import Answer, solve_whole
from roster.solving.progress import Clock

_WORK = 0.1  # of the limit of work, at most


class Start:
    """Who was on duty in an earlier roster, by a part's variables; nobody knows yet whether that fits."""

    def __init__(
        self, program: Program, clock: Clock, earlier: Mapping[int, int] = MappingProxyType({})
    ) -> None:
        self._program, self._clock, self._earlier = program, clock, earlier

    def whole(self) -> list[int] | None:
        """Give values for all variables that keep all rows, the earlier ones among them; None where they do not fit."""
        return self._with(self._earlier).values if self._earlier else None

    def partly(self) -> list[int] | None:
        """Give values that keep all rows, with nobody on duty who was off; None where that leaves no roster.

        It is looked for even if the time is up, but not once all is halted.
        """
        off = {variable: 0 for variable, value in self._earlier.items() if not value}
        return self._with(off).values if self._earlier else None

    def _with(self, settled: Mapping[int, int]) -> Answer:
        clock = self._clock.with_grace()
        return solve_whole(self._program, clock, work=_WORK * clock.limits.work, fixed=settled)
