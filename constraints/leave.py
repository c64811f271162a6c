"""Leave is leave."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Duty, Leave, LeaveKind, Person, Problem, Roster
from roster.rules import Example, HardRule, Law, Modelling, Violation
from roster.words import Text, weekday_and_day


def _away(problem: Problem) -> Problem:
    """Give everybody of the example leave on the third day."""
    third = problem.period.first + 2 * DAY
    away = (Leave(person=who, first=third, last=third, kind=LeaveKind.ANNUAL) for who in problem.people)
    return replace(problem, leave=tuple(away))


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

    example: ClassVar[Example] = Example(
        drawing="""
        O001  D N . . D
        O002  D E . N N
        """,
        told=Text("两人第3天都请假。", "Both are on leave on the third day."),
        given=_away,
    )

    def constrain(self, model: Modelling) -> None:
        """Forbid what touches a day of leave."""
        problem = model.problem
        for person, leave in problem.leave_of.items():
            bound = leave and self.binds(problem.people[person])
            for option in model.options(person) if bound else ():
                touched = any(day in span for span in leave for day in option.duty.counted_by_day)
                if touched and not problem.is_done(option.duty):
                    model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look up every local day of every duty in the leave table."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            open_to_change = [duty for duty in duties if not roster.problem.is_done(duty)]
            for duty in open_to_change if self.binds(person) else ():
                for day in duty.counted_by_day:
                    leave = roster.problem.on_leave(who, day)
                    if leave is not None:
                        yield self._violation(person, duty, day, leave)
                        break

    def _violation(self, person: Person, duty: Duty, day: date, leave: Leave) -> Violation:
        who, when = person.text, weekday_and_day(day)
        message = Text(
            f"{who.zh}{when.zh}{leave.kind.text.zh}，却排有 {duty.shift} 班。",
            f"{who.en} is on {leave.kind.text.en} on {when.en} but has shift {duty.shift}.",
        )
        return Violation(rule=self.name, day=day, person=person.id, message=message)
