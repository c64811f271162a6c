"""The longest run of nights."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.runs import Run
from constraints.sources import PRACTICE
from roster.domain import Duty, Person
from roster.rules import Example, Law, Stricter, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class NightRun(Run):
    """A person has night duties on at most `longest` dates in a row, past ones counted."""

    name: ClassVar[str] = "night-run"
    title: ClassVar[Text] = Text("连续夜班", "longest run of nights")
    summary: ClassVar[Text] = Text(
        "连续夜班不超过规定个数，跨上一周期累计。",
        "At most so many nights in a row, counted on from the period before.",
    )
    law: ClassVar[Law] = PRACTICE

    example: ClassVar[Example] = Example(
        drawing="""
        O001  . N N N N . .
        O002  N N . N N N .
        """
    )

    longest: int = parameter(
        default=3,
        title=Text("最多连续夜班个数", "most nights in a row"),
        stricter=Stricter.LESS,
        least=1,
        most=31,
    )

    def counts(self, duty: Duty) -> bool:
        """Count night duties."""
        return duty.is_night

    def sentence(self, person: Person, day: date, run: int) -> Text:
        """Say that a run is too long on a day."""
        who, when = person.text, weekday_and_day(day)
        return Text(
            f"{who.zh}到{when.zh}已连上 {run} 个夜班，最多 {self.longest} 个。",
            f"{who.en} has {run} nights in a row by {when.en}, at most {self.longest} are allowed.",
        )
