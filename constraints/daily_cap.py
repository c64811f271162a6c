"""The 10-hour daily cap."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.day_limits import DayLimit
from constraints.sources import CAMPAIGN
from roster.domain import DAY, Person, Problem
from roster.rules import Example, Law, Stricter, parameter
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class DailyCap(DayLimit):
    """A person's counted hours within one local day, midnight to midnight, are at most `cap`."""

    name: ClassVar[str] = "daily-cap"
    title: ClassVar[Text] = Text("每日工时上限", "daily cap")
    summary: ClassVar[Text] = Text(
        "每人每个自然日计入的工时不超过上限；跨零点的班次按零点拆分。",
        "A person's counted hours within a local day stay within the cap; a shift over midnight is split.",
    )
    law: ClassVar[Law] = CAMPAIGN
    example: ClassVar[Example] = Example(
        drawing="""
            O001  . D+E .
        """,
        told=Text("早班和中班同一天，共 16 小时。", "A day and an evening shift on one day make 16 hours."),
    )

    cap: timedelta = parameter(
        default=timedelta(hours=10),
        title=Text("每日最多计入工时", "most counted hours a day"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=DAY,
    )

    def limit(self, problem: Problem, person: Person, day: date) -> timedelta | None:  # noqa: ARG002 - one cap for all
        """Give the cap."""
        return self.cap

    def sentence(self, person: Person, day: date, total: timedelta, limit: timedelta) -> Text:
        """Say that a day is above the cap."""
        who, when = person.text, weekday_and_day(day)
        return Text(
            f"{who.zh}{when.zh}计 {hours(total).zh}，超过每日上限 {hours(limit).zh}。",
            f"{who.en} has {hours(total).en} on {when.en}, over the daily cap of {hours(limit).en}.",
        )
