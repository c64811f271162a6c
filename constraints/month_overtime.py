"""The law's overtime of a calendar month, and when it will be used up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar

from constraints.by_day import Tally, tallied_by_day
from constraints.month_pace import MonthPace
from constraints.sources import labour_law
from roster.domain import (
    DAY,
    MINUTE,
    DayClass,
    Duty,
    HoursSystem,
    Person,
    Posture,
    Problem,
    Roster,
    month_of,
    standard_time,
)
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


@dataclass(frozen=True, kw_only=True)
class MonthOvertime(HardRule):
    """A person's overtime in one calendar month is at most `most`, past duties of the month counted.

    Overtime of a month is the larger of

    (a) the counted hours above `day` of each local day, added up (劳动法 41: the extension of working days); on a
        statutory holiday all of them while `holidays` holds, since no time off repays them (44(3)); and
    (b) the counted hours of the month above its normal time: `day` for every working day of the month on which
        the person belongs to the station and is not on leave. So who joins in the month has less of it.

    On averaged hours (综合计算工时) (a) has the holidays alone, on flexible hours (不定时) nothing is overtime
    (工资支付暂行规定 13). Both (a) and (b) stay within the limit, each by itself. Days of emergency count neither as
    hours nor as normal time while `except_emergency` holds (劳动法 42). Hours of the month that were not loaded are
    not known and count as none. The audit is stricter in one thing: it repays a rest day within its week alone,
    while (b) looks at the month.
    """

    name: ClassVar[str] = "month-overtime"
    title: ClassVar[Text] = Text("每月加班上限", "monthly overtime")
    summary: ClassVar[Text] = Text(
        "每人每个自然月加班不超过上限（含本月往期勤务）。加班按两种口径取大者：每日超过法定工时的部分之和"
        "（法定节假日全部计入）；全月计入工时超过当月标准工时（工作日数×每日工时，入职、请假相应扣减）的部分。"
        "综合计算工时前者只计法定节假日，不定时工时不计；应急勤务期间除外。",
        "Overtime of a calendar month, the past counted, stays within the limit: the larger of what its days have above"
        " the normal hours, added up (holidays: all), and what it has above its working days' normal hours (less for"
        " who joined in it or was on leave). Averaged hours know no long days, flexible ones no overtime; emergencies"
        " are exempt.",
    )
    law: ClassVar[Law] = labour_law("41、42、44")
    example: ClassVar[Example] = Example(
        drawing="""
            A001  S+D S+D S+D . . . .
        """,
        told=Text(
            "三天各加班 4 小时，上限设为 10 小时。", "Three days with 4 hours of overtime; 10 are allowed."
        ),
        parameters={"most": timedelta(hours=10)},
    )

    in_force: bool = off()
    most: timedelta = parameter(
        default=timedelta(hours=36),
        title=Text("每月最多加班", "most overtime a month"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=31 * DAY,
    )
    day: timedelta = parameter(
        default=timedelta(hours=8),
        title=Text("每日法定工时", "normal hours a day"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=DAY,
    )
    holidays: bool = parameter(
        default=True,
        title=Text("法定节假日工时全部计为加班", "whether all hours on statutory holidays are overtime"),
    )
    except_emergency: bool = parameter(
        default=True, title=Text("应急勤务期间不计", "whether days of emergency are exempt")
    )
    warn: Fraction = parameter(
        default=Fraction(4, 5),
        title=Text("用到多少时提醒", "the share of the limit from which to warn"),
        least=Fraction(0),
        most=Fraction(1),
    )

    def constrain(self, model: Modelling) -> None:
        """Bound (a) and (b) of every month that the period touches."""
        problem = model.problem
        for person in filter(self._limits, problem.people.values()):
            months: dict[date, dict[date, Linear]] = defaultdict(dict)
            for day, total in model.minutes(person.id).items():
                if self._counts(problem, day):
                    months[month_of(day)][day] = total
            for month, days in months.items():
                standard = self._standard(problem, person, month)
                whole = Linear.sum((total, 1) for total in days.values())
                model.at_most(whole, (standard + self.most) // MINUTE)
                limits = ((self._normal(problem, person, day), total) for day, total in days.items())
                known = [(limit // MINUTE, total) for limit, total in limits if limit is not None]
                self._constrain_days(model, known)

    def _constrain_days(self, model: Modelling, days: Sequence[tuple[int, Linear]]) -> None:
        most = self.most // MINUTE
        past = sum(max(0, total.constant - normal) for normal, total in days)
        beyond = [(total, max(normal, total.constant)) for normal, total in days if total.terms]
        worst = sum(max(0, model.highest(total) - threshold) for total, threshold in beyond)
        if worst and past + worst > most:
            excess = Linear.sum((model.above(total, threshold), 1) for total, threshold in beyond)
            model.at_most(excess, max(0, most - past))

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Go through each person's months day by day; the day that makes it too much is the finding."""
        problem = roster.problem
        for name, duties in roster.history.items():
            person = problem.people[name]
            months = self._months(problem, duties) if self._limits(person) else {}
            for month, days in months.items():
                standard = self._standard(problem, person, month)
                if (beyond := self._day_beyond(problem, person, days, standard)) is not None:
                    overtime = self._pace(problem, person, month, days).overtime
                    yield self._violation(person, beyond, overtime)

    def _day_beyond(
        self, problem: Problem, person: Person, days: Mapping[date, Tally], standard: timedelta
    ) -> date | None:
        by_day, counted = timedelta(), timedelta()
        for day, tally in days.items():
            normal = self._normal(problem, person, day)
            counted += tally.total
            if normal is not None:
                over, before = (max(timedelta(), time - normal) for time in (tally.total, tally.past))
                by_day += over
                if over > before and by_day > self.most:
                    return day
            if tally.ours and counted > standard + self.most:
                return day
        return None

    def notices(self, roster: Roster) -> Iterator[Notice]:
        """Foresee at the roster's own pace when the month's overtime is used up, and who has used most of it."""
        problem = roster.problem
        month = month_of(problem.period.last)
        for name, duties in roster.history.items():
            person = problem.people[name]
            days = self._months(problem, duties).get(month, {}) if self._limits(person) else {}
            pace = self._pace(problem, person, month, days)
            if found := pace.foreseen(problem.period, self.most, self.warn):
                day, what = found
                message = Text(f"{person.text.zh}{what.zh}", f"{person.text.en} {what.en}")
                yield Notice(rule=self.name, day=day, person=name, message=message)

    def _pace(self, problem: Problem, person: Person, month: date, days: Mapping[date, Tally]) -> MonthPace:
        known = [(tally, self._normal(problem, person, day)) for day, tally in days.items()]
        return MonthPace.of(known, self._standard(problem, person, month))

    def _violation(self, person: Person, day: date, overtime: timedelta) -> Violation:
        who, since = person.text, short_day(day)
        message = Text(
            f"{who.zh}{day.month}月加班 {hours(overtime).zh}，超过每月上限 {hours(self.most).zh}（{since.zh}起超出）。",
            f"{who.en} has {hours(overtime).en} of overtime in the month, over the {hours(self.most).en} allowed"
            f" (from {since.en}).",
        )
        return Violation(rule=self.name, day=day, person=person.id, message=message)

    def _months(self, problem: Problem, duties: Iterable[Duty]) -> Mapping[date, Mapping[date, Tally]]:
        months: dict[date, dict[date, Tally]] = defaultdict(dict)
        for day, tally in tallied_by_day(duties).items():
            if self._counts(problem, day):
                months[month_of(day)][day] = tally
        return months

    def _limits(self, person: Person) -> bool:
        return person.hours_system is not HoursSystem.FLEXIBLE and self.binds(person)

    def _counts(self, problem: Problem, day: date) -> bool:
        return not (self.except_emergency and problem.posture_on(day) is Posture.EMERGENCY)

    def _normal(self, problem: Problem, person: Person, day: date) -> timedelta | None:
        """Give what a day may have before it is overtime; None where no day is ever too long."""
        if self.holidays and problem.day_class(day) is DayClass.HOLIDAY:
            return timedelta()
        return self.day if person.hours_system is HoursSystem.STANDARD else None

    def _standard(self, problem: Problem, person: Person, month: date) -> timedelta:
        return standard_time(problem, person, month, self.day, lambda day: self._counts(problem, day))
