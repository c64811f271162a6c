"""An invented station with every grade, every hours system, nights, leave and far too many long duties."""

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from roster.domain import DutyKind, Grade, HoursSystem, Leave, LeaveKind, Posture, PostureSpan, Roster
from tests.audit.rosters import drawn, given
from tests.stations import MONDAY, person

SYSTEMS = tuple(HoursSystem)


def busy(first: date = MONDAY, days: int = 7, past: int = 14) -> Roster:
    """Fill a roster at random, the same each time; half of the auxiliaries have a weekly maximum."""
    chance = random.Random(1)  # noqa: S311 - nothing is secret here
    most = (timedelta(hours=44), None)
    staff = [
        *(person(i) for i in range(1, 9)),
        *(
            person(i, Grade.AUXILIARY, hours_system=SYSTEMS[i % 3], max_weekly_hours=most[i % 2])
            for i in range(1, 19)
        ),
        *(person(i, Grade.VOLUNTEER) for i in range(1, 5)),
    ]
    leave = (Leave(person="A001", first=first, last=first, kind=LeaveKind.COMP),)
    postures = (PostureSpan(posture=Posture.EMERGENCY, first=first, last=first, authority="示例"),)
    problem = given(staff, first, days, leave=leave, postures=postures)
    factors = dict.fromkeys(DutyKind, Fraction(1)) | {DutyKind.DESK: Fraction(1, 2)}
    dates = [first + timedelta(days=i) for i in range(-past, days)]
    cells = [
        (p.id, day, chance.choice("DTNELS" if p.grade is not Grade.VOLUNTEER else "HS"))
        for p in staff
        for day in dates
        if chance.random() < 0.7 and (p.id, day) != ("A001", first)
    ]
    return drawn(replace(problem, station=replace(problem.station, factors=factors)), *cells)
