"""What is settled stays settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import Origin, Roster
from roster.rules import HardRule, Law, Modelling, Violation
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class FixedDuties(HardRule):
    """Every fixed duty of the period is in the roster, at its post.

    It cannot be switched off: seats are taken by settled people before anybody else is thought of.
    """

    name: ClassVar[str] = "fixed-duties"
    title: ClassVar[Text] = Text("已定勤务", "fixed duties")
    summary: ClassVar[Text] = Text(
        "已经确定的勤务必须原样出现在排班中。", "Every settled duty is in the roster as it was settled."
    )
    law: ClassVar[Law] = PRACTICE

    def __post_init__(self) -> None:
        if not self.in_force:
            raise ValueError("in_force = true")

    def constrain(self, model: Modelling) -> None:
        """Require what is settled; its post is part of the duty already."""
        for person in {duty.person: None for duty in model.problem.settled}:
            for option in model.options(person):
                if option.duty.origin is Origin.FIXED:
                    model.require(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look for each row of the table in the roster."""
        there = {(duty.person, duty.day, duty.shift, duty.post) for duty in roster.duties}
        for row in roster.problem.fixed:
            if row.day in roster.problem.period and (row.person, row.day, row.shift, row.post) not in there:
                who, when = roster.problem.people[row.person].text, weekday_and_day(row.day)
                message = Text(
                    f"{who.zh}{when.zh}已定的 {row.shift} 班（{row.post or '无岗位'}）不在排班中。",
                    f"{who.en}: the settled shift {row.shift} on {when.en} ({row.post or 'no post'}) is missing.",
                )
                yield Violation(
                    rule=self.name, day=row.day, person=row.person, post=row.post, message=message
                )
