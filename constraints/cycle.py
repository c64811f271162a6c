"""Following a cycle strictly."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.cyclic import Cyclic
from constraints.sources import PRACTICE
from roster.domain import Duty, Origin, Person, Roster
from roster.rules import Example, HardRule, Law, Modelling, Violation, off
from roster.words import Text, joined, same, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class Cycle(Cyclic, HardRule):
    """Who follows the cycle has no new duty but the cycle's of that day; days off stay off.

    A duty of the cycle may be left out (on leave, or where no seat needs it), and settled duties (court,
    training) may stand beside it: so the rule alone never makes a roster impossible.
    """

    name: ClassVar[str] = "cycle"
    title: ClassVar[Text] = Text("按循环排班", "shifts by a cycle")
    summary: ClassVar[Text] = Text(
        "按循环上班的班组或人员，只排循环当天的班次，循环休息日不排班；循环班次可以不上（请假或无岗位需要），已定勤务除外。"
        "循环可写名称（四班三运转、ABCD、Pitman、DuPont 等）或逐日写出（D D E E N N - -）。",
        "Who follows the cycle has only the cycle's shift of the day, and none on its days off; a shift of it may be"
        " left out (leave, no seat to fill), and settled duties stand beside it. A cycle has"
        " a name (ABCD, Pitman, DuPont …), or its days are written out (D D E E N N - -).",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D E N . . D
        O002  . . D D E E .
        """,
        told=Text(
            "O001 从第1天起、O002 从第3天起按 D D E E - - 循环。",
            "O001 follows D D E E - - from the first day, O002 from the third.",
        ),
        parameters={
            "pattern": "D D E E - -",
            "offsets": ("O001 0", "O002 2"),
            "anchor": "2026-11-23",
        },
    )

    in_force: bool = off()

    def constrain(self, model: Modelling) -> None:
        """Forbid whatever is not the cycle's shift of the day."""
        plan = self.plan(model.problem)
        for person in model.problem.people.values():
            begins = plan.begin_of(person)
            if begins is None or not self.binds(person):
                continue
            for option in model.options(person.id):
                duty = option.duty
                due = plan.cells[(duty.day.toordinal() - begins.toordinal()) % len(plan.cells)]
                if duty.origin is Origin.SOLVED and duty.shift not in due:
                    model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Walk through the days with the cycle, person by person."""
        plan = self.plan(roster.problem)
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            begins = plan.begin_of(person)
            if begins is not None and self.binds(person):
                for duty in (duty for duty in duties if duty.origin is Origin.SOLVED):
                    turn = (duty.day - begins).days % len(plan.cells)
                    if duty.shift not in plan.cells[turn]:
                        yield self._violation(person, duty, turn + 1, sorted(plan.cells[turn]))

    def _violation(self, person: Person, duty: Duty, turn: int, due: list[str]) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        shifts = joined(map(same, due), "、", " and ") + Text(" 班", "") if due else Text("休息", "a day off")
        message = Text(
            f"{who.zh}{when.zh}是循环第 {turn} 天，应为 {shifts.zh}，却排了 {duty.shift} 班。",
            f"{who.en} has shift {duty.shift} on {when.en}, day {turn} of the cycle: {shifts.en} is due.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, message=message)
