"""The law's hours of a day, overtime included."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.day_limits import DayLimit
from constraints.sources import labour_law
from roster.domain import DAY, HoursSystem, Person, Posture, Problem
from roster.rules import Example, Law, Stricter, off, parameter
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class DailyHours(DayLimit):
    """Counted hours of a local day stay within the normal working day and the overtime that the law allows on it.

    8 hours (劳动法 36) and, for special reasons, at most 3 more (劳动法 41). So far it is a law of its own beside
    the station's daily cap. It binds those on standard hours alone: whose hours are averaged or flexible has no
    legal day (工资支付暂行规定 13). A rest day may be no longer than a working day. In an emergency the limits of
    article 41 do not hold (劳动法 42).
    """

    name: ClassVar[str] = "daily-hours"
    title: ClassVar[Text] = Text("法定每日工时", "legal hours a day")
    summary: ClassVar[Text] = Text(
        "标准工时人员每个自然日计入的工时（含加班）不超过法定工时与法定加班之和；应急勤务期间除外。",
        "Counted hours of a local day, overtime included, stay within the law's, but for emergencies.",
    )
    law: ClassVar[Law] = labour_law("36、41、42")
    example: ClassVar[Example] = Example(
        drawing="""
            A001  . S+D .
        """,
        told=Text(
            "一天计 12 小时，法定最多 8 + 3 小时。", "One day counts 12 hours; the law allows 8 and 3."
        ),
    )

    in_force: bool = off()
    normal: timedelta = parameter(
        default=timedelta(hours=8),
        title=Text("每日法定工时", "normal hours a day"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=DAY,
    )
    overtime: timedelta = parameter(
        default=timedelta(hours=3),
        title=Text("每日最多加班", "most overtime a day"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=DAY,
    )
    except_emergency: bool = parameter(
        default=True, title=Text("应急勤务期间不受限", "whether days of emergency are exempt")
    )

    def limit(self, problem: Problem, person: Person, day: date) -> timedelta | None:
        """Give normal hours and overtime together; nothing for other hours systems and in emergencies."""
        exempt = self.except_emergency and problem.posture_on(day) is Posture.EMERGENCY
        if exempt or person.hours_system is not HoursSystem.STANDARD:
            return None
        return self.normal + self.overtime

    def sentence(self, person: Person, day: date, total: timedelta, limit: timedelta) -> Text:
        """Say that a day is longer than the law allows."""
        who, when = person.text, weekday_and_day(day)
        return Text(
            f"{who.zh}{when.zh}计 {hours(total).zh}，超过法定每日最多 {hours(limit).zh}（含加班）。",
            f"{who.en} has {hours(total).en} on {when.en}, over the legal {hours(limit).en} a day, overtime included.",
        )
