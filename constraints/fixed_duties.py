"""What is settled stays settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Duty, FixedDuty, Origin, Person, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import EVERYBODY, Example, HardRule, Law, Modelling, Rule, Violation
from roster.words import Text, weekday_and_day


def _settled(problem: Problem) -> Problem:
    """Settle a duty of the example's first person."""
    who, second = next(iter(problem.people)), problem.period.first + DAY
    row = FixedDuty(person=who, day=second, shift="D", post="GATE")
    return replace(problem, fixed=(*problem.fixed, row))


@dataclass(frozen=True, kw_only=True)
class FixedDuties(HardRule):
    """Every fixed duty of the period is in the roster, at its post, and nothing is added to days that are over.

    It cannot be switched off: seats are taken by settled people before anybody else is thought of.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "fixed-duties"
    title: ClassVar[Text] = Text("已定勤务", "fixed duties")
    summary: ClassVar[Text] = Text(
        "已经确定的勤务必须原样出现在排班中。", "Every settled duty is in the roster as it was settled."
    )
    law: ClassVar[Law] = PRACTICE

    example: ClassVar[Example] = Example(
        drawing="""
        O001  D . D .
        O002  . D! . D
        """,
        told=Text(
            "O001 第2天到卡点值早班，已经确定。",
            "It is settled that O001 has the day shift at the checkpoint on the second day.",
        ),
        given=_settled,
    )

    def __post_init__(self) -> None:
        if not self.in_force:
            raise ValueError("in_force = true")

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - the rule's own fault
        """Refuse to let a grade's settled duties go: their seats count as taken."""
        if self.grades != EVERYBODY:
            yield Fault(
                Source(f"station.toml [rules.{self.name}]", None, "grades"),
                Text("已定勤务对所有人员都有效", "settled duties bind everybody"),
                Text("请删去这一行。", "Leave this line out."),
            )

    def constrain(self, model: Modelling) -> None:
        """Require what is settled; its post is part of the duty already."""
        people = model.problem.people
        for person in people.values():
            for option in model.options(person.id) if self.binds(person) else ():
                if option.duty.origin is Origin.FIXED:
                    model.require(option)
                elif option.duty.origin is Origin.SOLVED and model.problem.is_over(option.duty.day):
                    model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look for each settled duty in the roster, and for others on days that are over."""
        problem = roster.problem
        there = {(d.person, d.day, d.shift, d.post) for duties in roster.of_person.values() for d in duties}
        for row in problem.settled:
            missing = (row.person, row.day, row.shift, row.post) not in there
            if row.person in roster.of_person and missing and self.binds(problem.people[row.person]):
                who, when = problem.people[row.person].text, weekday_and_day(row.day)
                message = Text(
                    f"{who.zh}{when.zh}已定的 {row.shift} 班（{row.post or '无岗位'}）不在排班中。",
                    f"{who.en}: the settled shift {row.shift} on {when.en} ({row.post or 'no post'}) is missing.",
                )
                yield Violation(
                    rule=self.name, day=row.day, person=row.person, post=row.post, message=message
                )
        settled = {(duty.person, duty.day, duty.shift, duty.post) for duty in problem.settled}
        for person, duties in roster.of_person.items():
            for duty in duties if self.binds(problem.people[person]) else ():
                is_new = (duty.person, duty.day, duty.shift, duty.post) not in settled
                if is_new and problem.is_over(duty.day):
                    yield self._added(problem.people[person], duty)

    def _added(self, person: Person, duty: Duty) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}{when.zh}的 {duty.shift} 班是新增的，但这一天已经过去。",
            f"{who.en}: shift {duty.shift} on {when.en} is new, but that day is over.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, post=duty.post, message=message)
