"""The audit once more in plain Python, day by day as a clerk would do it; shares nothing with roster.audit."""

from collections import defaultdict
from datetime import date, timedelta

from roster.domain import DayClass, Duty, Grade, HoursSystem, Person, Problem, Roster

STEP = timedelta(minutes=15)
DAY = timedelta(days=1)
Hours = dict[str, int]


def real_minutes(problem: Problem, duty: Duty) -> dict[date, int]:
    """Walk through a duty by the quarter-hour and note the local date."""
    found: dict[date, int] = defaultdict(int)
    moment = duty.start
    while moment < duty.end:
        found[problem.station.local(moment).date()] += 15
        moment += STEP
    return found


class Clerk:
    """Reckons one person after the other."""

    def __init__(self, roster: Roster) -> None:
        self.problem = roster.problem
        self.all = [*roster.problem.past, *roster.duties]
        starts = [duty.day for duty in roster.problem.past]
        self.first = min([*starts, self.problem.period.first])
        self.last = self.problem.period.last

    def worked(self, person: Person) -> tuple[dict[date, int], dict[date, int]]:
        """Give a person's counted and real minutes by day."""
        counted: dict[date, int] = defaultdict(int)
        real: dict[date, int] = defaultdict(int)
        for duty in self.all:
            if duty.person == person.id:
                for day, time in duty.counted_by_day.items():
                    counted[day] += int(time.total_seconds()) // 60
                for day, minutes in real_minutes(self.problem, duty).items():
                    real[day] += minutes
        return counted, real

    def reckon(self, person: Person) -> dict[date, Hours]:
        """Put every minute of a person into a class, by day."""
        counted, real = self.worked(person)
        found: dict[date, Hours] = {}
        if person.grade is Grade.VOLUNTEER:
            return {day: {"served": minutes} for day, minutes in real.items()}
        if person.grade is Grade.OFFICER or person.hours_system is HoursSystem.STANDARD:
            for day in sorted(counted):
                found[day] = self._by_day(person, counted, day)
        elif person.hours_system is HoursSystem.FLEXIBLE:
            return {day: {"normal": minutes} for day, minutes in counted.items()}
        else:
            left = sum(480 for day in self.problem.period.dates if self._working(person, day))
            for day in sorted(counted):
                found[day] = self._averaged(counted[day], day, left)
                left -= found[day].get("normal", 0) if day in self.problem.period else 0
        return found

    def _working(self, person: Person, day: date) -> bool:
        workday = self.problem.day_class(day) is DayClass.WORKDAY
        return workday and self.first <= day <= self.last and self.problem.present(person, day)

    def _by_day(self, person: Person, counted: dict[date, int], day: date) -> Hours:
        minutes, kind = counted[day], self.problem.day_class(day)
        if kind is DayClass.HOLIDAY:
            return {"over_holiday": minutes}
        first = min(minutes, 480)
        if kind is DayClass.WORKDAY:
            return {"normal": first, "over_workday": minutes - first}
        lieu = min(first, self._left(person, counted, day))
        return {"in_lieu": lieu, "over_restday": minutes - lieu}

    def _left(self, person: Person, counted: dict[date, int], day: date) -> int:
        """Say how much free time of the week the earlier rest days of that week have left."""
        monday = self.problem.station.week_of(day)
        days = [monday + i * DAY for i in range(7)]
        free = sum(max(0, 480 - counted.get(d, 0)) for d in days if self._working(person, d))
        for earlier in days:
            if earlier < day and self.problem.day_class(earlier) is DayClass.RESTDAY:
                free -= min(480, counted.get(earlier, 0))
        return max(0, free)

    def _averaged(self, minutes: int, day: date, left: int) -> Hours:
        if day not in self.problem.period:
            return {"normal": minutes}
        if self.problem.day_class(day) is DayClass.HOLIDAY:
            return {"over_holiday": minutes}
        normal = min(minutes, max(0, left))
        return {"normal": normal, "over_workday": minutes - normal}

    def average_week(self, person: Person) -> int:
        """Give the minutes of an average week of the period, leave on working days as eight hours."""
        counted, _ = self.worked(person)
        days = [day for day in self.problem.period.dates if self.problem.belongs(person, day)]
        total = sum(counted.get(day, 0) for day in self.problem.period.dates)
        for day in days:
            if self.problem.on_leave(person.id, day) and self.problem.day_class(day) is DayClass.WORKDAY:
                total += 480
        return total * 7 // len(days)

    def averaged_overtime(self, person: Person, span: list[date]) -> int:
        """Give what the known days of a span hold above their normal time, and the holidays."""
        counted, _ = self.worked(person)
        days = [day for day in span if self.first <= day <= self.last]
        holidays = [day for day in days if self.problem.day_class(day) is DayClass.HOLIDAY]
        normal = sum(480 for day in days if self._working(person, day))
        others = sum(counted.get(day, 0) for day in days if day not in holidays)
        return sum(counted.get(day, 0) for day in holidays) + max(0, others - normal)
