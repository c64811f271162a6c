"""Random parameters for the rules about hours, at and around the figures at which a roster begins to break them."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from roster.domain import DAY, MINUTE, DayClass, Roster, dates_of_month, month_of

HOUR = timedelta(hours=1)


def near(random: Random, figures: set[timedelta], usual: timedelta) -> timedelta:
    """Give one of some durations or the usual one: exactly, or a minute more or less."""
    figure = random.choice([usual, *sorted(figures)]) + random.randint(-1, 1) * MINUTE
    return max(timedelta(), figure)


def by_day(roster: Roster) -> set[timedelta]:
    """Give what people's local days count."""
    return {counted for days in _days(roster).values() for counted in days.values()}


def no_overtime(random: Random, roster: Roster) -> dict[str, object]:
    """Draw a longest day."""
    return {"day": near(random, by_day(roster), 8 * HOUR)}


def daily_hours(random: Random, roster: Roster) -> dict[str, object]:
    """Draw a normal day, and some overtime on it."""
    overtime = random.choice([0, 1, 3]) * HOUR
    longest = near(random, by_day(roster), 8 * HOUR + overtime)
    emergency = bool(random.randint(0, 1))
    return {
        "normal": max(timedelta(), longest - overtime),
        "overtime": overtime,
        "except_emergency": emergency,
    }


def month_overtime(random: Random, roster: Roster) -> dict[str, object]:
    """Draw a normal day, mostly so short that months have overtime, and a limit at what somebody has of it."""
    day = random.choice([0, 1, 2, 4, 8]) * HOUR + random.randint(0, 1) * MINUTE
    found: dict[tuple[str, date], list[timedelta]] = defaultdict(list)
    free: dict[tuple[str, date], timedelta] = defaultdict(timedelta)  # on holidays
    for person, days in _days(roster).items():
        for at, counted in days.items():
            holiday = roster.problem.day_class(at) is DayClass.HOLIDAY
            found[person, month_of(at)].append(counted)
            free[person, month_of(at)] += min(day, counted) if holiday else timedelta()
    workdays = {month: _workdays(roster, month) for _, month in found}
    figures = set()
    for (person, month), counts in found.items():
        above = sum((max(timedelta(), counted - day) for counted in counts), timedelta())
        figures |= {above, above + free[person, month], free[person, month]}
        for fewer in (0, 1, 3):  # who joined, or was on leave
            figures.add(sum(counts, timedelta()) - (workdays[month] - fewer) * day)
    most = near(random, {figure for figure in figures if figure >= timedelta()}, 36 * HOUR)
    return {
        "day": day,
        "most": most,
        "holidays": bool(random.randint(0, 3)),
        "except_emergency": bool(random.randint(0, 1)),
    }


def reference_hours(random: Random, roster: Roster) -> dict[str, object]:
    """Draw an average near the weeks of the roster."""
    weeks, week_of = random.randint(1, 3), roster.problem.station.week_of
    found: dict[tuple[str, date], timedelta] = defaultdict(timedelta)
    for person, days in _days(roster).items():
        for at, counted in days.items():
            found[person, week_of(at)] += counted
    figures = {total // weeks for total in found.values()} | set(found.values())
    return {"weeks": weeks, "average": near(random, figures, 48 * HOUR)}


def work_period(random: Random, roster: Roster) -> dict[str, object]:
    """Draw a work period that begins somewhere near the roster's."""
    anchor = roster.problem.period.first + random.randint(-30, 30) * DAY
    return {
        "days": random.choice([7, 7, 8, 14, 23, 28]),
        "anchor": anchor.isoformat(),
        "weight": random.randint(0, 3),
    }


def overtime_cost(random: Random, _: Roster) -> dict[str, object]:
    """Draw prices that rise, or do not."""
    step = timedelta(minutes=random.choice([60, 90, 240, 480]))
    return {"weight": random.randint(0, 3), "further": random.randint(0, 3), "step": step}


def _days(roster: Roster) -> dict[str, dict[date, timedelta]]:
    found: dict[str, dict[date, timedelta]] = {}
    for person, duties in roster.history.items():
        days = found[person] = defaultdict(timedelta)
        for duty in duties:
            for day, counted in duty.counted_by_day.items():
                days[day] += counted
    return found


def _workdays(roster: Roster, month: date) -> int:
    return sum(roster.problem.day_class(day) is DayClass.WORKDAY for day in dates_of_month(month))
