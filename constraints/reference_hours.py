"""The average week over a reference period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.by_day import Tally, day_beyond, tallied_by_day
from constraints.sources import working_time_directive
from roster.domain import DAY, MINUTE, LeaveKind, Period, Person, Problem, Roster
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Notice,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, hours, short_day

_WEEK = 7
_NEUTRAL = frozenset({LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.MATERNITY})


@dataclass(frozen=True, kw_only=True)
class ReferenceHours(HardRule):
    """Counted hours average at most `average` a week over `weeks` weeks (2003/88/EC art. 6, 16; 劳动法 36: 44 h).

    There is a reference period for every week of the station that the roster touches: that week and those
    before it. Weeks of it that were not loaded count as no hours, so load as many as the period has. Days of
    annual, sick and maternity leave are neutral (art. 16(b)): each shortens the reference period by a day,
    and with it the hours allowed by a seventh of `average`. Other leave (comp leave, court, training) is not.
    """

    name: ClassVar[str] = "reference-hours"
    title: ClassVar[Text] = Text("平均周工时", "average week")
    summary: ClassVar[Text] = Text(
        "在截至本排班各周的统计周期内，平均每周计入工时不超过上限；年休假、病假、产假不计入周期，未载入的往期按零计。",
        "Over the weeks up to each of the roster's, counted hours average at most the limit a week; annual, sick and"
        " maternity leave is left out, weeks that were not loaded count as none.",
    )
    law: ClassVar[Law] = working_time_directive("6、16、19")
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D D D D D S+D .
        """,
        told=Text("一周 52 小时，平均最多 48 小时。", "52 hours in the week; 48 are allowed on average."),
        parameters={"weeks": 1},
    )

    in_force: bool = off()
    average: timedelta = parameter(
        default=timedelta(hours=48),
        title=Text("平均每周最多计入工时", "most counted hours a week on average"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=_WEEK * DAY,
    )
    weeks: int = parameter(
        default=17,
        title=Text("统计周期的周数", "weeks of the reference period"),
        stricter=Stricter.LESS,
        least=1,
        most=52,
    )

    def constrain(self, model: Modelling) -> None:
        """Bound the counted minutes of every reference period."""
        problem = model.problem
        for person in filter(self.binds, problem.people.values()):
            by_day = model.minutes(person.id)
            for window in self._windows(problem):
                total = Linear.sum((part, 1) for day, part in by_day.items() if day in window)
                model.at_most(total, self._limit(problem, person, window) // MINUTE)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Add up every reference period; the day that makes it too much is the finding."""
        problem = roster.problem
        for name, duties in roster.history.items():
            person = problem.people[name]
            days = tallied_by_day(duties) if self.binds(person) else {}
            for window in self._windows(problem) if days else ():
                within = {day: tally for day, tally in days.items() if day in window}
                limit = self._limit(problem, person, window)
                if (beyond := day_beyond(within, limit)) is not None:
                    total = sum(within.values(), Tally()).total
                    yield self._violation(person, beyond, window, total, limit)

    def notices(self, roster: Roster) -> Iterator[Notice]:
        """Foresee in which week the average is exceeded if all weeks to come are as the roster's."""
        problem = roster.problem
        for name, duties in roster.history.items():
            person = problem.people[name]
            days = tallied_by_day(duties) if self.binds(person) else {}
            pace = sum(days.values(), Tally()).ours * _WEEK // problem.period.days
            if pace > self.average and (week := self._week_beyond(problem, days, pace)) is not None:
                yield self._notice(person, week, pace)

    def _week_beyond(self, problem: Problem, days: Mapping[date, Tally], pace: timedelta) -> date | None:
        """Give the first week to come with which a reference period would hold too much."""
        last = self._windows(problem)[-1]
        for ahead in range(1, self.weeks + 1):
            window = Period(first=last.first + ahead * _WEEK * DAY, days=last.days)
            known = sum((tally for day, tally in days.items() if day in window), Tally()).total
            if known + ahead * pace > self.average * self.weeks:
                return window.last - (_WEEK - 1) * DAY
        return None

    def _windows(self, problem: Problem) -> tuple[Period, ...]:
        """List the reference periods, one for each week that the roster touches."""
        starts = sorted({problem.station.week_of(day) for day in problem.period.dates})
        return tuple(
            Period(first=start - (self.weeks - 1) * _WEEK * DAY, days=self.weeks * _WEEK) for start in starts
        )

    def _limit(self, problem: Problem, person: Person, window: Period) -> timedelta:
        leave = [row for row in problem.leave_of[person.id] if row.kind in _NEUTRAL]
        neutral = {day for row in leave for day in window.dates if day in row}
        return self.average * (window.days - len(neutral)) // _WEEK

    def _violation(
        self, person: Person, day: date, window: Period, total: timedelta, limit: timedelta
    ) -> Violation:
        who, first, last = person.text, short_day(window.first), short_day(window.last)
        message = Text(
            f"{who.zh}{first.zh}至{last.zh}计 {hours(total).zh}，"
            f"平均每周最多 {hours(self.average).zh}，即 {hours(limit).zh}。",
            f"{who.en} has {hours(total).en} from {first.en} to {last.en}; {hours(self.average).en} a week on average"
            f" make {hours(limit).en}.",
        )
        return Violation(rule=self.name, day=day, person=person.id, message=message)

    def _notice(self, person: Person, week: date, pace: timedelta) -> Notice:
        who, begins = person.text, short_day(week)
        message = Text(
            f"{who.zh}照此每周计 {hours(pace).zh}，{begins.zh}起的一周将使平均周工时超过 {hours(self.average).zh}。",
            f"{who.en} has {hours(pace).en} a week at this pace; with the week from {begins.en} the average exceeds"
            f" {hours(self.average).en}.",
        )
        return Notice(rule=self.name, day=week, person=person.id, message=message)
