"""The audit itself: the frames and what they cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from roster.audit import frames, totals
from roster.audit.dated import Figure
from roster.audit.figures import DAILY_CAP, NORMAL_DAY, cited
from roster.audit.frames import Known
from roster.audit.limits import limits
from roster.audit.reckoning import reckon
from roster.domain import MINUTE, Grade, Problem, Roster
from roster.storing.stored import Stored


@dataclass(frozen=True, kw_only=True, eq=False)
class Audit:
    """The hours of a roster. All hours in the frames are whole minutes.

    `days` has a row per person and day from the first past duty that was loaded (`person_days` and `reckon`
    give its columns), `weeks`, `people` and `grades` their sums (totals.py), `limits` who is near which
    limit (limits.py). `known` are the days of which every duty is known. `stored` is the solved period the
    roster came from, if it did. `caps` are the daily caps, of the grades that have one.
    """

    problem: Problem
    known: Known
    caps: Mapping[Grade, timedelta]
    days: pl.DataFrame
    weeks: pl.DataFrame
    people: pl.DataFrame
    grades: pl.DataFrame
    limits: pl.DataFrame
    stored: Stored | None = None

    @property
    def cap(self) -> timedelta | None:
        """Give the lowest daily cap of those under contract or in service, if there is one."""
        staff = (Grade.OFFICER, Grade.AUXILIARY)
        return min((self.caps[grade] for grade in staff if grade in self.caps), default=None)

    @property
    def law_of(self) -> date:
        """Give the day whose law is used: the first of the period."""
        return self.problem.period.first

    @property
    def figures(self) -> tuple[Figure[object], ...]:
        """List the legal figures in force."""
        return tuple(cited(self.law_of))


def audit(source: Stored | Roster, *, daily_caps: Mapping[Grade, timedelta] | None = None) -> Audit:
    """Reckon the planned hours of a roster and hold them against every limit.

    `daily_caps` are the caps in force by grade, to hold a day against; a grade that is not among them has none.
    Where nothing is said of them it is 10 hours for everybody. Raises UnusableCall for a period before the acts it
    rests on.
    """
    roster = source if isinstance(source, Roster) else source.roster
    law_of = roster.problem.period.first
    caps = dict.fromkeys(Grade, DAILY_CAP.on(law_of).value) if daily_caps is None else daily_caps
    full_day = NORMAL_DAY.on(law_of).value // MINUTE
    known, parts = frames.known(roster.problem), frames.hours_by_day(roster)
    days = reckon(frames.person_days(roster, parts), full_day)
    people = totals.people(days, parts, roster.problem.period, full_day)
    return Audit(
        problem=roster.problem,
        known=known,
        caps=caps,
        days=days,
        weeks=totals.weeks(days, known),
        people=people,
        grades=totals.grades(people),
        limits=limits(days, known, caps, law_of),
        stored=None if isinstance(source, Roster) else source,
    )
