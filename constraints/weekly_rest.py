"""The weekly rest day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.sources import labour_law
from roster.domain import DAY, Origin, Roster
from roster.rules import Example, HardRule, Law, Linear, Modelling, Option, Stricter, Violation, parameter
from roster.words import Text, short_day, weekday_and_day

_WEEK = 7


@dataclass(frozen=True, kw_only=True)
class WeeklyRest(HardRule):
    """In each of the station's weeks a person has at least `days` local days without an hour of duty.

    A day into which a night duty runs is not a rest day (下夜班不算休息日).
    """

    name: ClassVar[str] = "weekly-rest"
    title: ClassVar[Text] = Text("每周休息日", "weekly rest day")
    summary: ClassVar[Text] = Text(
        "每周至少有规定天数的完整休息日；下夜班当天不算休息日。",
        "Each week has the given number of days wholly free of duty; the morning after a night is not free.",
    )
    law: ClassVar[Law] = labour_law("38")

    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D D D D N .
        O002  D D D D D E .
        """
    )

    days: int = parameter(
        default=1,
        title=Text("每周至少休息天数", "least rest days a week"),
        stricter=Stricter.MORE,
        least=0,
        most=_WEEK,
    )

    def constrain(self, model: Modelling) -> None:
        """Bound the days of each week that any duty touches."""
        dates, week_of = model.problem.period.dates, model.problem.station.week_of
        firsts = sorted({week_of(day) for day in (*dates, dates[-1] + DAY)})
        weeks = [[first + i * DAY for i in range(_WEEK)] for first in firsts]
        for person in filter(self.binds, model.problem.people.values()):
            touching: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id):
                for day in option.duty.counted_by_day:
                    touching[day].append(option)
            for week in weeks:
                of_day = [touching[day] for day in week if day in touching]
                if len(of_day) > _WEEK - self.days:
                    touched = Linear.sum((model.any_of(listed), 1) for listed in of_day)
                    model.at_most(touched, _WEEK - self.days)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count the days of each week on which a person has any hour of duty."""
        week_of = roster.problem.station.week_of
        for person, duties in roster.history.items():
            touched: dict[date, set[date]] = {}
            ours: set[date] = set()  # the weeks in which a duty of the period takes a day that was free
            for duty in duties if self.binds(roster.problem.people[person]) else ():
                for day in duty.counted_by_day:
                    days = touched.setdefault(week_of(day), set())
                    if duty.origin is not Origin.PAST and day not in days:
                        ours.add(week_of(day))
                    days.add(day)
            for week in sorted(ours):
                if len(touched[week]) > _WEEK - self.days:
                    yield self._violation(roster, person, week, max(touched[week]))

    def _violation(self, roster: Roster, person: str, week: date, last: date) -> Violation:
        who, begins = roster.problem.people[person].text, short_day(week)
        message = Text(
            f"{who.zh}在{begins.zh}起的一周里没有 {self.days} 个完整休息日（至{weekday_and_day(last).zh}）。",
            f"{who.en} has fewer than {self.days} full rest day(s) in the week from {begins.en}"
            f" (until {weekday_and_day(last).en}).",
        )
        return Violation(rule=self.name, day=last, person=person, message=message)
