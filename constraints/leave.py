"""Leave is leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import Roster
from roster.rules import HardRule, Law, Modelling, Violation
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class OnLeave(HardRule):
    """No hour of duty falls on a local day of a person's leave, not even the end of a night."""

    name: ClassVar[str] = "leave"
    title: ClassVar[Text] = Text("请假", "leave")
    summary: ClassVar[Text] = Text(
        "请假日全天不排勤务，前一晚跨入请假日的夜班也不排。",
        "No hour of duty on a day of leave, not even the end of the night before.",
    )
    law: ClassVar[Law] = PRACTICE

    def constrain(self, model: Modelling) -> None:
        """Forbid what touches a day of leave."""
        problem = model.problem
        for person, leave in problem.leave_of.items():
            for option in model.options(person) if leave else ():
                if any(day in span for span in leave for day in option.duty.counted_by_day):
                    model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look up every local day of every duty in the leave table."""
        for duty in roster.duties:
            for day in duty.counted_by_day:
                leave = roster.problem.on_leave(duty.person, day)
                if leave is not None:
                    who, when = roster.problem.people[duty.person].text, weekday_and_day(day)
                    message = Text(
                        f"{who.zh}{when.zh}{leave.kind.text.zh}，却排有 {duty.shift} 班。",
                        f"{who.en} is on {leave.kind.text.en} on {when.en} but has shift {duty.shift}.",
                    )
                    yield Violation(rule=self.name, day=day, person=duty.person, message=message)
                    break
