"""The figures of the core rules as Timefold's constraints take them: minutes, days, points."""

from dataclasses import dataclass
from datetime import timedelta

from bench.facts import Facts
from roster.domain import MINUTE

_WEEK = 7


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Minutes, days, points."""

    rest: int
    days_after_night: int
    daily_cap: int
    work_days: int  # at most, in a week
    duty_run: int
    night_run: int
    hours_weight: int
    hours_step: int  # whole hours
    nights_weight: int
    home_weight: int

    @classmethod
    def of(cls, facts: Facts) -> "Figures":
        """Take them from the rules in force."""
        rule = facts.rule
        return cls(
            rest=rule["daily-rest"].rest // MINUTE,
            days_after_night=rule["no-day-after-night"].days,
            daily_cap=rule["daily-cap"].cap // MINUTE,
            work_days=_WEEK - rule["weekly-rest"].days,
            duty_run=rule["duty-run"].longest,
            night_run=rule["night-run"].longest,
            hours_weight=rule["even-hours"].weight,
            hours_step=max(1, rule["even-hours"].step // timedelta(hours=1)),
            nights_weight=rule["even-nights"].weight,
            home_weight=rule["home-grid"].weight,
        )
