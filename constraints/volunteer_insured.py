"""Volunteers are insured before they serve where it is dangerous."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from constraints.choosing import is_chosen, levels_chosen, nobody_holds, unknown_levels, unknown_posts
from constraints.sources import volunteer_regulations
from roster.domain import Duty, Grade, Need, Person, Problem, Roster, ZoneLevel
from roster.errors import Fault
from roster.rules import Example, HardRule, Law, Modelling, Rule, Violation, off, parameter
from roster.words import Text, weekday_and_day

_INSURANCE = "保险"


def _insured_in_lockdown(problem: Problem) -> Problem:
    """Put the first grid under lockdown and let one volunteer be insured: for the example."""
    grid = replace(problem.grids["G01"], zone=ZoneLevel.LOCKDOWN)
    insured = replace(problem.people["V001"], skills={_INSURANCE: None})
    return replace(
        problem, grids={**problem.grids, grid.id: grid}, people={**problem.people, insured.id: insured}
    )


@dataclass(frozen=True, kw_only=True)
class VolunteerInsured(HardRule):
    """Where it is dangerous, a volunteer serves only with an insurance that is valid on the day.

    Dangerous are grids at one of the levels `zones` on the date of the duty, and the `posts` named by kind or id.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "volunteer-insured"
    title: ClassVar[Text] = Text("志愿者先投保后上险岗", "volunteers insured where dangerous")
    summary: ClassVar[Text] = Text(
        "志愿者须有当日有效的保险，才排到有人身危险的岗位。",
        "A volunteer serves at a dangerous place only with an insurance that is valid on the day.",
    )
    law: ClassVar[Law] = volunteer_regulations("17")
    example: ClassVar[Example] = Example(
        drawing="""
            V001  D@G01 .
            V002  D@G02 D@G01
        """,
        told=Text(
            "G01 是封控区；V001 已投保，V002 没有。",
            "G01 is a lockdown zone; V001 is insured, V002 is not.",
        ),
        given=_insured_in_lockdown,
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.VOLUNTEER}), title=Text("约束哪些人员类别", "the grades it binds")
    )
    zones: tuple[str, ...] = parameter(
        default=("lockdown", "controlled"),
        title=Text("哪些管控等级算危险", "the zone levels that are dangerous"),
    )
    posts: tuple[str, ...] = parameter(
        default=(), title=Text("另外哪些岗位算危险（类型或编号）", "other dangerous posts, by kind or id")
    )
    skill: str = parameter(
        default=_INSURANCE, title=Text("保险在技能列中的名称", "the insurance's name as a skill")
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find places that do not exist, and demand in dangerous ones while nobody is insured at all."""
        yield from unknown_levels(self, "zones", self.zones)
        yield from unknown_posts(self, problem, "posts", self.posts)
        insured = any(self.binds(p) and self.skill in p.skills for p in problem.people.values())
        wanted = (
            any(need.most[g] for g in self.grades) and self._marked(need, problem) for need in problem.needs
        )
        if not insured and any(wanted):
            yield nobody_holds(self, self.skill)

    def marks(self, need: Need, problem: Problem) -> Mapping[str, frozenset[str]]:
        """Tell apart who is insured, where it is dangerous."""
        if not self._marked(need, problem):
            return {}
        return {self._mark: frozenset(p.id for p in problem.people.values() if p.has(self.skill, need.day))}

    def constrain(self, model: Modelling) -> None:
        """Let nobody without the insurance stand there."""
        for stand in model.stands:
            if stand.grade in self.grades and self._marked(stand.need, model.problem):
                model.at_most(stand.lacking[self._mark], 0)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look at the place of each duty, and for the insurance of whoever is there."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            for duty in duties if self.binds(person) else ():
                if not person.has(self.skill, duty.day) and (why := self._danger(roster.problem, duty)):
                    yield self._violation(person, duty, why)

    @property
    def _mark(self) -> str:
        return f"{self.name}:{self.skill}"

    def _marked(self, need: Need, problem: Problem) -> bool:
        post = problem.posts[need.post]
        locked = post.id in problem.grids and problem.zone_on(post.id, need.day) in levels_chosen(self.zones)
        return locked or is_chosen(post, self.posts)

    def _danger(self, problem: Problem, duty: Duty) -> Text | None:
        """Say why the place of a duty is dangerous, if it is."""
        grid, post = problem.grids.get(duty.post or ""), problem.posts.get(duty.post or "")
        level = problem.zone_on(grid.id, duty.day) if grid is not None else ZoneLevel.NONE
        if grid is not None and not {level.value, level.text.zh}.isdisjoint(self.zones):
            return level.text
        if post is not None and not {post.id, post.kind.value, post.kind.text.zh}.isdisjoint(self.posts):
            return Text("危险岗位", "a dangerous post")
        return None

    def _violation(self, person: Person, duty: Duty, why: Text) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}{when.zh} {duty.shift} 班在 {duty.post}（{why.zh}），没有有效的「{self.skill}」。",
            f'{who.en} is at {duty.post} ({why.en}) on {when.en}, shift {duty.shift}, without a valid "{self.skill}".',
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, post=duty.post, message=message)
