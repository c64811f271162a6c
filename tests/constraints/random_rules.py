"""Random parameters for rules, at and around the figures at which a roster begins to break them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

from constraints import RULES
from constraints.community_officers import CommunityOfficers
from constraints.cycle import Cycle
from constraints.cycle_kept import CycleKept
from constraints.daily_cap import DailyCap
from constraints.daily_hours import DailyHours
from constraints.daily_rest import DailyRest
from constraints.duty_run import DutyRun
from constraints.even_hours import EvenHours
from constraints.even_nights import EvenNights
from constraints.even_rest_days import EvenRestDays
from constraints.forbidden_successions import ForbiddenSuccessions
from constraints.forward_rotation import ForwardRotation
from constraints.home_grid import HomeGrid
from constraints.least_days_off import LeastDaysOff
from constraints.least_duty_run import LeastDutyRun
from constraints.least_hours import LeastHours
from constraints.least_shifts import LeastShifts
from constraints.lockdown_time import LockdownTime
from constraints.minimum_share import MinimumShare
from constraints.month_overtime import MonthOvertime
from constraints.most_hours import MostHours
from constraints.most_shifts import MostShifts
from constraints.most_weekends import MostWeekends
from constraints.night_run import NightRun
from constraints.no_day_after_night import NoDayAfterNight
from constraints.no_overtime import NoOvertime
from constraints.not_together import NotTogether
from constraints.overtime_cost import OvertimeCost
from constraints.pairing import Pairing
from constraints.reference_hours import ReferenceHours
from constraints.rest_after_nights import RestAfterNights
from constraints.rolling_cap import RollingCap
from constraints.search_posts import SearchPosts
from constraints.shortage import Shortage
from constraints.single_days import SingleDays
from constraints.stability import Stability
from constraints.standby_reserve import StandbyReserve
from constraints.task_force import TaskForce
from constraints.volunteer_insured import VolunteerInsured
from constraints.volunteer_target import VolunteerTarget
from constraints.volunteer_training import VolunteerTraining
from constraints.weekly_rest import WeeklyRest
from constraints.whole_weekends import WholeWeekends
from constraints.wishes import Wishes
from constraints.work_period import WorkPeriod
from roster.domain import DAY, MINUTE, Grade, Roster
from roster.rules import Rule, about
from roster.rules.fields import About
from tests.constraints import random_hours
from tests.constraints.random_weeks import CONTRACTS

_USUAL = {rule.name: rule for rule in RULES}
_STEPS: Mapping[type[Any], Any] = {int: 1, timedelta: 30 * MINUTE, Fraction: Fraction(1, 12)}


def some_rule(name: str, random: Random, roster: Roster) -> Rule:
    """Give the rule of a name with parameters drawn near the roster's own figures, or with its usual ones."""
    usual = _USUAL[name]
    drawn = _PARAMETERS.get(type(usual))
    rule = near_usual(random, usual) if drawn is None else replace(usual, **drawn(random, roster))  # type: ignore[arg-type]
    if rule.by_contract and not random.randint(0, 2):
        rule = replace(rule, contracts=frozenset(random.sample(CONTRACTS, random.randint(1, 2))))
    bound = random.sample(list(Grade), random.randint(1, 3))
    return rule if random.randint(0, 1) else replace(rule, grades=frozenset(bound))


def near_usual(random: Random, usual: Rule) -> Rule:
    """Give a rule of which no more is known here: its figures drawn around the usual ones, within their range."""
    known = {name: each for name, each in about(usual).items() if name != "in_force"}
    drawn = {name: _around(random, getattr(usual, name), each) for name, each in known.items()}
    try:
        return replace(usual, **drawn)
    except ValueError:  # they do not go together
        return usual


def _around(random: Random, value: Any, known: About) -> Any:  # noqa: ANN401 - of the parameter's own type
    if isinstance(value, bool):
        return bool(random.randint(0, 1))
    if type(value) not in _STEPS:
        return value
    step = _STEPS[type(value)]
    drawn = max(value + random.randint(-3, 3) * step, 0 * step if known.least is None else known.least)
    return drawn if known.most is None else min(drawn, known.most)


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


def _after_nights(roster: Roster) -> set[timedelta]:
    """Give the rests from the end of each night to the duties after it."""
    found = set()
    for duties in roster.history.values():
        for night in (duty for duty in duties if duty.is_night):
            found |= {after.start - night.end for after in duties if after.start >= night.start}
    return {rest for rest in found if timedelta() <= rest <= 4 * DAY}


def _some_limits(random: Random, roster: Roster) -> tuple[str, ...]:
    shifts = random.sample(sorted(roster.problem.shifts), random.randint(0, 2))
    return tuple(
        f"{shift} {random.randint(0, 3)}" for shift in (*shifts, *random.sample(shifts, len(shifts) // 2))
    )


def _period_hours(roster: Roster) -> set[timedelta]:
    """Give what each person's duties of the period count together."""
    return {sum((duty.counted for duty in duties), timedelta()) for duties in roster.of_person.values()}


def _some_successions(random: Random, roster: Roster) -> tuple[str, ...]:
    shifts = sorted(roster.problem.shifts)
    return tuple(
        f"{random.choice(shifts)}: {' '.join(random.sample(shifts, random.randint(1, 2)))}"
        for _ in range(random.randint(0, 3))
    )


def _some_words(random: Random, *words: str) -> tuple[str, ...]:
    return tuple(random.sample(words, random.randint(0, 2)))


def _some_forces(random: Random) -> tuple[str, ...]:
    places = random.sample(["G01", "G02", "GATE", "DESK", "X1"], random.randint(1, 3))
    asked = [f"{skill}:{random.randint(0, 4)}" for skill in ("driver", "first aid", "人")]
    return tuple(f"{place} {' '.join(random.sample(asked, random.randint(1, 2)))}" for place in places)


def _some_pairs(random: Random, people: list[str]) -> tuple[str, ...]:
    """Give up to three pairs of people."""
    count = random.randint(0, 3) if len(people) > 1 else 0
    return tuple(" ".join(random.sample(people, 2)) for _ in range(count))


def _some_cycle(random: Random, roster: Roster) -> dict[str, object]:
    """Draw a cycle of the station's shifts, and people and grids who follow it."""
    problem = roster.problem
    cells = [*problem.shifts, "-", "+".join(problem.shifts)]
    days = [random.choice(cells) for _ in range(random.randint(1, 6))]
    subjects = sorted({s for p in problem.people.values() for s in (p.id, p.home_grid, p.crew) if s})
    offsets = [f"{subject} {random.randint(-3, 9)}" for subject in subjects if random.randint(0, 2)]
    anchor = problem.period.first + random.randint(-400, 400) * DAY
    return {"pattern": " ".join(days), "offsets": tuple(offsets), "anchor": anchor.isoformat()}


_PARAMETERS: Mapping[type[Rule], Callable[[Random, Roster], dict[str, object]]] = {
    DailyCap: lambda random, roster: {"cap": _near(random, _by_day(roster), DailyCap.cap)},
    RollingCap: lambda random, roster: {"cap": _near(random, _rolling(roster), RollingCap.cap)},
    DailyRest: lambda random, roster: {"rest": _near(random, _pairs(roster), DailyRest.rest)},
    NoDayAfterNight: lambda random, _: {"days": random.randint(0, 3)},
    WeeklyRest: lambda random, _: {"days": random.randint(0, 7)},
    DutyRun: lambda random, _: {"longest": random.randint(0, 6)},
    NightRun: lambda random, _: {"longest": random.randint(0, 4)},
    ForbiddenSuccessions: lambda random, roster: {"after": _some_successions(random, roster)},
    MostHours: lambda random, roster: {"most": _near(random, _period_hours(roster), MostHours.most)},
    LeastHours: lambda random, roster: {"least": _near(random, _period_hours(roster), 480 * MINUTE)},
    MostWeekends: lambda random, _: {"most": random.randint(0, 2)},
    Shortage: lambda random, _: {
        "officer": random.randint(0, 9),
        "auxiliary": random.randint(0, 9),
        "volunteer": random.randint(0, 9),
    },
    LockdownTime: lambda random, _: {
        "window": random.randint(1, 14) * DAY,
        "most": random.randint(0, 4),
        "run": random.randint(1, 4),
        "rest": random.randint(0, 3),
    },
    SearchPosts: lambda random, _: {
        "posts": _some_words(random, "checkpoint", "网格", "G01", "X1", "DESK"),
        "skill": random.choice(["driver", "first aid"]),
        "least": random.randint(0, 2),
    },
    VolunteerTraining: lambda random, _: {"skill": random.choice(["driver", "first aid"])},
    VolunteerInsured: lambda random, _: {
        "skill": random.choice(["driver", "first aid"]),
        "zones": _some_words(random, "lockdown", "管控区", "none"),
        "posts": _some_words(random, "卡点", "G01", "X1"),
    },
    MinimumShare: lambda random, _: {
        "skill": random.choice(["driver", "first aid"]),
        "share": Fraction(random.randint(0, 6), random.choice([6, 7, 8])),
    },
    CommunityOfficers: lambda random, _: {"least": random.randint(0, 3), "weight": random.randint(0, 3)},
    StandbyReserve: lambda random, _: {"least": random.randint(0, 4), "weight": random.randint(0, 3)},
    TaskForce: lambda random, _: {"forces": _some_forces(random), "weight": random.randint(0, 3)},
    VolunteerTarget: lambda random, _: {"weight": random.randint(0, 3)},
    Wishes: lambda random, _: {"weight": random.randint(0, 3)},
    EvenHours: lambda random, _: {
        "weight": random.randint(0, 3),
        "step": timedelta(minutes=random.choice([1, 30, 60, 90, 240, 480, 620])),
    },
    EvenNights: lambda random, _: {"weight": random.randint(0, 3)},
    EvenRestDays: lambda random, _: {"weight": random.randint(0, 3), "holiday": random.randint(0, 3)},
    NoOvertime: random_hours.no_overtime,
    DailyHours: random_hours.daily_hours,
    MonthOvertime: random_hours.month_overtime,
    ReferenceHours: random_hours.reference_hours,
    WorkPeriod: random_hours.work_period,
    OvertimeCost: random_hours.overtime_cost,
    HomeGrid: lambda random, _: {"weight": random.randint(0, 3)},
    Stability: lambda random, _: {
        "weight": random.randint(0, 3),
        "steps": tuple(
            f"{days}d {max(1, random.randint(8, 10) - days)}"
            for days in sorted(random.sample([1, 4, 7, 10, 20], random.randint(0, 4)))
        ),
    },
    RestAfterNights: lambda random, roster: {
        "run": random.randint(1, 3),
        "rest": _near(random, _after_nights(roster), RestAfterNights.rest),
    },
    LeastDutyRun: lambda random, _: {"least": random.randint(1, 5)},
    LeastDaysOff: lambda random, _: {"least": random.randint(1, 5)},
    MostShifts: lambda random, roster: {"limits": _some_limits(random, roster)},
    SingleDays: lambda random, _: {"weight_on": random.randint(0, 3), "weight_off": random.randint(0, 3)},
    WholeWeekends: lambda random, _: {"weight": random.randint(0, 3)},
    ForwardRotation: lambda random, _: {"weight": random.randint(0, 3)},
    LeastShifts: lambda random, roster: {
        "weight": random.randint(0, 3),
        "limits": _some_limits(random, roster),
    },
    Pairing: lambda random, _: {
        "probation": random.randint(0, 8) * DAY,
        "newcomer": random.choice(["driver", "first aid", "见习"]),
        "partners": frozenset(random.sample(list(Grade), random.randint(0, 2))),
    },
    NotTogether: lambda random, roster: {
        "pairs": _some_pairs(random, sorted(roster.problem.people)),
        "whole_shift": random.randint(0, 1) == 0,
    },
    Cycle: _some_cycle,
    CycleKept: lambda random, roster: {
        **_some_cycle(random, roster),
        "weight": random.randint(0, 3),
    },
}
