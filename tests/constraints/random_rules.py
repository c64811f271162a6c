"""Random parameters for rules, at and around the figures at which a roster begins to break them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from constraints import RULES
from constraints.daily_cap import DailyCap
from constraints.daily_rest import DailyRest
from constraints.duty_run import DutyRun
from constraints.even_hours import EvenHours
from constraints.even_nights import EvenNights
from constraints.home_grid import HomeGrid
from constraints.night_run import NightRun
from constraints.no_day_after_night import NoDayAfterNight
from constraints.rolling_cap import RollingCap
from constraints.shortage import Shortage
from constraints.stability import Stability
from constraints.volunteer_target import VolunteerTarget
from constraints.weekly_rest import WeeklyRest
from constraints.wishes import Wishes
from roster.domain import DAY, MINUTE, Roster
from roster.rules import Rule

_USUAL = {rule.name: rule for rule in RULES}


def some_rule(name: str, random: Random, roster: Roster) -> Rule:
    """Give the rule of a name with parameters drawn near the roster's own figures, or with its usual ones."""
    usual = _USUAL[name]
    drawn = _PARAMETERS.get(type(usual))
    return usual if drawn is None else replace(usual, **drawn(random, roster))  # type: ignore[arg-type]


def _near(random: Random, figures: set[timedelta], usual: timedelta) -> timedelta:
    """Give one of some durations or the usual one: exactly, or a minute more or less."""
    figure = random.choice([usual, *sorted(figures)]) + random.randint(-1, 1) * MINUTE
    return max(timedelta(), figure)


def _by_day(roster: Roster) -> set[timedelta]:
    totals: dict[tuple[str, date], timedelta] = {}
    for person, duties in roster.history.items():
        for duty in duties:
            for day, counted in duty.counted_by_day.items():
                totals[person, day] = totals.get((person, day), timedelta()) + counted
    return set(totals.values())


def _rolling(roster: Roster) -> set[timedelta]:
    """Give what lies in the 24 hours from the start of each duty, in whole minutes."""
    factors, found = roster.problem.station.factors, set()
    for duties in roster.history.values():
        for first in duties:
            closes = first.start + DAY
            inside = [d for d in duties if first.start <= d.start < closes]
            minutes = (factors[d.kind] * ((min(d.end, closes) - d.start) // MINUTE) for d in inside)
            found.add(int(sum(minutes)) * MINUTE)
    return found


def _pairs(roster: Roster) -> set[timedelta]:
    """Give the rests between following duties, and what is left of 24 hours around two of one date."""
    found = set()
    for duties in roster.history.values():
        for before, after in pairwise(duties):
            found |= {after.start - before.end, before.start + DAY - after.end}
    return {rest for rest in found if timedelta() <= rest <= 2 * DAY}


_PARAMETERS: Mapping[type[Rule], Callable[[Random, Roster], dict[str, object]]] = {
    DailyCap: lambda random, roster: {"cap": _near(random, _by_day(roster), DailyCap.cap)},
    RollingCap: lambda random, roster: {"cap": _near(random, _rolling(roster), RollingCap.cap)},
    DailyRest: lambda random, roster: {"rest": _near(random, _pairs(roster), DailyRest.rest)},
    NoDayAfterNight: lambda random, _: {"days": random.randint(0, 3)},
    WeeklyRest: lambda random, _: {"days": random.randint(0, 7)},
    DutyRun: lambda random, _: {"longest": random.randint(0, 6)},
    NightRun: lambda random, _: {"longest": random.randint(0, 4)},
    Shortage: lambda random, _: {
        "officer": random.randint(0, 9),
        "auxiliary": random.randint(0, 9),
        "volunteer": random.randint(0, 9),
    },
    VolunteerTarget: lambda random, _: {"weight": random.randint(0, 3)},
    Wishes: lambda random, _: {"weight": random.randint(0, 3)},
    EvenHours: lambda random, _: {
        "weight": random.randint(0, 3),
        "step": timedelta(minutes=random.choice([1, 30, 60, 90, 240, 480, 620])),
    },
    EvenNights: lambda random, _: {"weight": random.randint(0, 3)},
    HomeGrid: lambda random, _: {"weight": random.randint(0, 3)},
    Stability: lambda random, _: {
        "weight": random.randint(0, 3),
        "steps": tuple(
            f"{days}d {max(1, random.randint(8, 10) - days)}"
            for days in sorted(random.sample([1, 4, 7, 10, 20], random.randint(0, 4)))
        ),
    },
}
