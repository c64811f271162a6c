"""Seats that ask for a skill are held by people who have it, and in date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from constraints.sources import volunteer_regulations
from roster.domain import Grade, Need, Person, Problem, Roster, SkillNeed
from roster.errors import Fault
from roster.rules import Example, HardRule, Law, Linear, Modelling, Rule, Stand, Violation
from roster.words import Text, weekday_and_day


def _one_driver(problem: Problem) -> Problem:
    """Ask for one person with a skill, which only one has: for the example."""
    skill = SkillNeed(skill="驾驶员", count=1)
    demands = tuple(
        replace(row, least={**row.least, Grade.OFFICER: 1}, skills=(skill,)) for row in problem.demands
    )
    driver = replace(problem.people["O001"], skills={skill.skill: None})
    return replace(problem, demands=demands, people={**problem.people, driver.id: driver})


@dataclass(frozen=True, kw_only=True)
class Skills(HardRule):
    """Where a post asks for `n` people with a skill, `n` of its seats stay open rather than go to others.

    A skill that expired before the date of the duty is no skill.
    """

    by_day: ClassVar[bool] = True
    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "skills"
    title: ClassVar[Text] = Text("技能与有效期", "skills in date")
    summary: ClassVar[Text] = Text(
        "要求技能的席位只由当日技能有效的人员担任，否则空缺。",
        "A seat that asks for a skill goes to somebody whose skill is valid on the day, or stays open.",
    )
    law: ClassVar[Law] = volunteer_regulations("15、16")
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D .
            O002  . D
        """,
        told=Text(
            "G01 的早班要 1 名民警，且须是驾驶员；只有 O001 是驾驶员。",
            "The day shift at G01 asks for one officer, who must be a driver; only O001 is one.",
        ),
        given=_one_driver,
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find demand for a skill that nobody holds, or for more of it than there are seats."""
        told = set()
        held = {(person.grade, skill) for person in problem.people.values() for skill in person.skills}
        for need in problem.needs:
            for skill in need.skills:
                source, asked = need.demand.source.at("skills"), self._asked(problem, need, skill)
                holders = any((grade, skill.skill) in held for grade in asked)
                room = sum(need.most[grade] for grade in asked)
                elsewhere = problem.grades_asked(need, skill) and not asked
                if (source, skill) not in told and not elsewhere and (not holders or room < skill.count):
                    told.add((source, skill))
                    message, advice = _too_many(need, skill, room) if holders else _nobody(need, skill)
                    yield Fault(source, message, advice)

    def constrain(self, model: Modelling) -> None:
        """Bound how many without the skill stand at a post."""
        at_need: dict[tuple[str, date, str], list[Stand]] = defaultdict(list)
        for stand in model.stands:
            at_need[stand.need.key].append(stand)
        for stands in at_need.values():
            need = stands[0].need
            for skill in need.skills:
                grades = self._asked(model.problem, need, skill)
                asked = [stand for stand in stands if stand.grade in grades]
                room = sum(model.problem.room(need, stand.grade) for stand in asked)
                lacking = Linear.sum((stand.lacking[skill.skill], 1) for stand in asked)
                model.at_most(lacking, max(0, room - skill.count))

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count who stands at each post without the skill."""
        problem = roster.problem
        for need in problem.needs:
            for skill in need.skills:
                asked = [grade for grade in problem.grades_asked(need, skill) if grade in self.grades]
                there = [p for p in map(roster.person, roster.at_post.get(need.key, ())) if p.grade in asked]
                lacking = [p for p in there if not p.has(skill.skill, need.day)]
                if len(lacking) > max(0, sum(problem.room(need, grade) for grade in asked) - skill.count):
                    yield from (self._violation(person, need, skill.skill) for person in lacking)

    def _asked(self, problem: Problem, need: Need, skill: SkillNeed) -> tuple[Grade, ...]:
        return tuple(grade for grade in problem.grades_asked(need, skill) if grade in self.grades)

    def _violation(self, person: Person, need: Need, skill: str) -> Violation:
        who, when = person.text, weekday_and_day(need.day)
        why = (
            Text("该技能已过期", "it has expired")
            if skill in person.skills
            else Text("不具备该技能", "the person does not hold it")
        )
        message = Text(
            f"{who.zh}{when.zh} {need.shift} 班在 {need.post} 占用要求「{skill}」的席位：{why.zh}。",
            f'{who.en} takes a seat that asks for "{skill}" at {need.post} on {when.en}, shift {need.shift}: {why.en}.',
        )
        return Violation(rule=self.name, day=need.day, person=person.id, post=need.post, message=message)


def _nobody(need: Need, skill: SkillNeed) -> tuple[Text, Text]:
    return (
        Text(
            f"岗位 {need.post} 要求技能「{skill.skill}」，但所需人员中无人具备",
            f'post {need.post} asks for the skill "{skill.skill}", which nobody of the grades wanted there holds',
        ),
        Text(
            "请在人员表 skills 列登记具备该技能的人，或改正此处的技能名称。",
            "Enter who holds it in the column skills of people, or correct the skill's name here.",
        ),
    )


def _too_many(need: Need, skill: SkillNeed, room: int) -> tuple[Text, Text]:
    return (
        Text(
            f"岗位 {need.post} 要求 {skill.count} 人具备「{skill.skill}」，但那里只有 {room} 个席位",
            f'post {need.post} asks for {skill.count} people with "{skill.skill}" but has seats for {room}',
        ),
        Text("请减少技能人数或增加席位。", "Ask for fewer with the skill, or for more people."),
    )
