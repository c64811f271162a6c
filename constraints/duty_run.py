"""The longest run of duty days."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.runs import Run
from constraints.sources import labour_law
from roster.domain import Duty, Person
from roster.rules import Example, Law, Stricter, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class DutyRun(Run):
    """A person starts duties on at most `longest` dates in a row, past ones counted."""

    name: ClassVar[str] = "duty-run"
    title: ClassVar[Text] = Text("连续上班天数", "longest run of duty days")
    summary: ClassVar[Text] = Text(
        "连续上班不超过规定天数，跨上一周期累计。",
        "At most so many duty days in a row, counted on from the period before.",
    )
    law: ClassVar[Law] = labour_law("38")

    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D D D D D D . D
        O002  D E D E . D D D .
        """
    )

    longest: int = parameter(
        default=6,
        title=Text("最多连续上班天数", "most duty days in a row"),
        stricter=Stricter.LESS,
        least=1,
        most=31,
    )

    def counts(self, duty: Duty) -> bool:  # noqa: ARG002 - every duty does
        """Count every duty."""
        return True

    def sentence(self, person: Person, day: date, run: int) -> Text:
        """Say that a run is too long on a day."""
        who, when = person.text, weekday_and_day(day)
        return Text(
            f"{who.zh}到{when.zh}已连续上班 {run} 天，最多 {self.longest} 天。",
            f"{who.en} is on duty {run} days in a row by {when.en}, at most {self.longest} are allowed.",
        )
