"""Volunteers are trained before they serve."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.choosing import nobody_holds
from constraints.given import person_with
from constraints.sources import volunteer_regulations
from roster.domain import Duty, Grade, Person, Problem, Roster
from roster.errors import Fault
from roster.rules import Example, HardRule, Law, Modelling, Rule, Violation, off, parameter
from roster.words import Text, weekday_and_day

_TRAINING = "岗前培训"


@dataclass(frozen=True, kw_only=True)
class VolunteerTraining(HardRule):
    """A volunteer has duties only on days on which the training named `skill` is valid."""

    name: ClassVar[str] = "volunteer-training"
    title: ClassVar[Text] = Text("志愿者先培训后上岗", "volunteers trained first")
    summary: ClassVar[Text] = Text(
        "志愿者须有当日有效的培训记录才排勤务。",
        "A volunteer serves only with training that is valid on the day.",
    )
    law: ClassVar[Law] = volunteer_regulations("16")
    example: ClassVar[Example] = Example(
        drawing="""
            V001  D .
            V002  . D
        """,
        told=Text("V001 已完成岗前培训，V002 没有。", "V001 has had the training, V002 has not."),
        given=person_with("V001", skills={_TRAINING: None}),
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.VOLUNTEER}), title=Text("约束哪些人员类别", "the grades it binds")
    )
    skill: str = parameter(
        default=_TRAINING, title=Text("培训在技能列中的名称", "the training's name as a skill")
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find that nobody is trained at all, which is a name mistyped rather than a fact."""
        bound = [person for person in problem.people.values() if self.binds(person)]
        if bound and not any(self.skill in person.skills for person in bound):
            yield nobody_holds(self, self.skill)

    def constrain(self, model: Modelling) -> None:
        """Forbid duties on days without training."""
        for person in filter(self.binds, model.problem.people.values()):
            for option in model.options(person.id):
                if not person.has(self.skill, option.duty.day):
                    model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look at how long the training of whoever has a duty lasts."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            for duty in duties if self.binds(person) else ():
                last = person.skills.get(self.skill, date.min)
                if last is not None and duty.day > last:
                    yield self._violation(person, duty)

    def _violation(self, person: Person, duty: Duty) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        last = person.skills.get(self.skill)
        why = (
            Text(f"「{self.skill}」没有记录", f'there is no record of "{self.skill}"')
            if last is None
            else Text(f"「{self.skill}」有效期到 {last}", f'"{self.skill}" was valid until {last}')
        )
        message = Text(
            f"{who.zh}{when.zh}有 {duty.shift} 班：{why.zh}。",
            f"{who.en} has shift {duty.shift} on {when.en}: {why.en}.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, post=duty.post, message=message)
