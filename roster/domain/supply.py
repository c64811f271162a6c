"""Hours demanded against hours there, before anything is solved.

Demanded is what the posts need at least (`Need.least`) and what is settled beside them (court, training).
There is what people can give who belong to the station, are not on leave and are available (volunteers within
the windows they offered, others unless they gave windows):

* on a shift: everybody who may stand it;
* on a day: each person's longest duty, or two short ones that together keep the daily cap;
* in a week: by contract, the weekly hours pro rata to the days of presence; at most, the person's
  `max_weekly_hours` or, where none is set, the work of all days but one in seven. Neither exceeds what
  the days allow; of a week that lies in the period in part, its part counts.

These are the most that people could give: rest between duties, skills and posts are not looked at. Where
demand exceeds supply, seats stay open; the opposite need not hold.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from roster.domain.balance import DaySupply, GradeSupply, ShiftSupply, Supply, TeamGap, WeekSupply
from roster.domain.duty import Duty
from roster.domain.kinds import Grade, RatioBasis
from roster.domain.people import Person
from roster.domain.problem import Problem
from roster.domain.standing import can_stand
from roster.domain.station import DAY

_NONE = timedelta()
_USUAL_CAP = timedelta(hours=10)
_WEEK_DAYS = 7


def supply(problem: Problem, daily_caps: Mapping[Grade, timedelta] | None = None) -> Supply:
    """Hold demand against supply for every grade that is demanded or there.

    `daily_caps` are the caps in force by grade; a grade that is not among them has none. Where nothing is said of
    them it is 10 hours for everybody.
    """
    caps = dict.fromkeys(Grade, _USUAL_CAP) if daily_caps is None else daily_caps
    grades = (_Counting(problem, grade, caps.get(grade, DAY)).result() for grade in Grade)
    return Supply(
        grades=tuple(grade for grade in grades if grade.people or grade.hours),
        teams=tuple(_team_gaps(problem)),
    )


class _Counting:
    def __init__(self, problem: Problem, grade: Grade, daily_cap: timedelta) -> None:
        self.problem, self.grade, self.daily_cap = problem, grade, daily_cap
        self.people = [
            p for p in problem.by_grade[grade] if any(problem.belongs(p, day) for day in problem.period.dates)
        ]
        self.seats = _seats(problem, grade)
        self.on = {
            day: [problem.duty("", day, shift, None) for at, shift in sorted(self.seats) if at == day]
            for day in problem.period.dates
        }
        self.memo: dict[tuple[date, tuple[str, ...]], timedelta] = {}

    def result(self) -> GradeSupply:
        days = tuple(self._day(day) for day in self.problem.period.dates)
        return GradeSupply(
            grade=self.grade,
            people=len(self.people),
            shifts=tuple(self._shift(duty) for day in self.on for duty in self.on[day]),
            days=days,
            weeks=tuple(self._week(week) for week in _weeks(self.problem, days)),
        )

    def _shift(self, duty: Duty) -> ShiftSupply:
        standing = sum(can_stand(self.problem, person, duty) for person in self.people)
        return ShiftSupply(
            day=duty.day, shift=duty.shift, seats=self.seats[duty.day, duty.shift], people=standing
        )

    def _day(self, day: date) -> DaySupply:
        return DaySupply(
            day=day,
            seats=sum(self.seats[day, duty.shift] for duty in self.on[day]),
            hours=sum((self.seats[day, duty.shift] * duty.counted for duty in self.on[day]), _NONE),
            people=sum(self.problem.present(person, day) for person in self.people),
            possible=sum((self._most(person, day) for person in self.people), _NONE),
        )

    def _week(self, days: Sequence[DaySupply]) -> WeekSupply:
        dates = [row.day for row in days]
        return WeekSupply(
            first=dates[0],
            days=len(dates),
            hours=sum((row.hours for row in days), _NONE),
            contract=sum((self._by_contract(person, dates) for person in self.people), _NONE),
            possible=sum((self._at_most(person, dates) for person in self.people), _NONE),
        )

    def _by_contract(self, person: Person, dates: Sequence[date]) -> timedelta:
        present = sum(self.problem.present(person, day) for day in dates)
        return min(person.weekly_hours * present / _WEEK_DAYS, self._at_most(person, dates))

    def _at_most(self, person: Person, dates: Sequence[date]) -> timedelta:
        each = sorted((self._most(person, day) for day in dates), reverse=True)
        possible = sum(each[: len(dates) - len(dates) // _WEEK_DAYS], _NONE)
        if person.max_weekly_hours is None:
            return possible
        return min(possible, person.max_weekly_hours * len(dates) / _WEEK_DAYS)

    def _most(self, person: Person, day: date) -> timedelta:
        """Give the most hours a person could give on a day, by the shifts that are demanded of the grade."""
        duties = [duty for duty in self.on[day] if can_stand(self.problem, person, duty)]
        key = (day, tuple(duty.shift for duty in duties))
        if key not in self.memo:
            self.memo[key] = max(_lengths(duties, self.daily_cap), default=_NONE)
        return self.memo[key]


def _lengths(duties: Sequence[Duty], daily_cap: timedelta) -> Iterator[timedelta]:
    for duty in duties:
        yield duty.counted
    for first, second in combinations(sorted(duties), 2):
        if first.end <= second.start and first.counted + second.counted <= daily_cap:
            yield first.counted + second.counted


def _seats(problem: Problem, grade: Grade) -> Counter[tuple[date, str]]:
    """Count the seats by date and shift: what posts need at least, and what is settled beside the posts."""
    seats: Counter[tuple[date, str]] = Counter()
    for need in problem.needs:
        seats[need.day, need.shift] += need.least[grade]
    for duty in problem.settled:
        at_need = duty.post is not None and (duty.post, duty.day, duty.shift) in problem.need_at
        if problem.people[duty.person].grade is grade and not at_need:
            seats[duty.day, duty.shift] += 1
    return +seats


def _weeks(problem: Problem, days: Iterable[DaySupply]) -> list[list[DaySupply]]:
    weeks: dict[date, list[DaySupply]] = {}
    for row in days:
        weeks.setdefault(problem.station.week_of(row.day), []).append(row)
    return list(weeks.values())


def _team_gaps(problem: Problem) -> Iterator[TeamGap]:
    """Yield the grids below the ratio, where the ratio is the people a grid has.

    A team is who belongs to the station on the first day and is not lent to it: leave does not count.
    """
    if problem.station.ratio_basis is not RatioBasis.ESTABLISHMENT:
        return
    for grid, team in problem.teams.items():
        own = [p for p in team if p.home_unit is None and problem.belongs(p, problem.period.first)]
        has = Counter(person.grade for person in own)
        gap = TeamGap(
            grid=grid,
            has={grade: has[grade] for grade in Grade},
            should={grade: problem.station.ratio.get(grade, 0) for grade in Grade},
        )
        if gap.missing:
            yield gap
