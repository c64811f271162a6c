"""The audit itself: the frames and what they cover."""

import re
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
    roster came from, if it did.
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
    def cap(self) -> timedelta:
        """Give the lowest daily cap of those under contract or in service."""
        return min(self.caps[grade] for grade in (Grade.OFFICER, Grade.AUXILIARY))

    @property
    def law_of(self) -> date:
        """Give the day whose law is used: the first of the period."""
        return self.problem.period.first

    @property
    def figures(self) -> tuple[Figure[object], ...]:
        """List the legal figures in force."""
        return tuple(cited(self.law_of))


def audit(source: Stored | Roster, *, daily_cap: timedelta | None = None) -> Audit:
    """Reckon the planned hours of a roster and hold them against every limit.

    `daily_cap` is the cap to hold a day against; without it the one with which the roster was solved, and
    without that 10 hours. Raises UnusableCall for a period before the acts it rests on.
    """
    roster = source if isinstance(source, Roster) else source.roster
    law_of = roster.problem.period.first
    usual = DAILY_CAP.on(law_of).value
    told = {} if daily_cap else _caps_of(source)
    caps = {grade: daily_cap or told.get(grade, usual) for grade in Grade}
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


_CAP_RULE = "daily-cap"
_CAP_PARAMETER = "cap"
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(min|h|d)|(?:(\d+) days?, )?(\d+):(\d\d)(?::00)?")


def _caps_of(source: Stored | Roster) -> dict[Grade, timedelta]:
    """Read the caps that the roster was solved with: from its report, else from the station's settings."""
    if isinstance(source, Roster):
        given: Mapping[str, Mapping[str, object]] = source.problem.overrides
    else:
        given = source.report.parameters
    found: dict[Grade, timedelta] = {}
    for name, values in given.items():
        rule, _, grades = name.partition(".")
        cap = _duration(str(values.get(_CAP_PARAMETER))) if rule == _CAP_RULE else None
        if cap is not None:
            found |= {grade: cap for grade in Grade if not grades or grade in grades.split("+")}
    return found


def _duration(text: str) -> timedelta | None:
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        return None
    if found[4] is not None:
        return timedelta(days=int(found[3] or 0), hours=int(found[4]), minutes=int(found[5]))
    units = {"min": MINUTE, "h": timedelta(hours=1), "d": timedelta(days=1)}
    return float(found[1]) * units[found[2]]
