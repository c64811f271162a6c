"""Task forces with a minimum of people and skills (流调专班)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.choosing import setting
from constraints.given import person_with
from constraints.sources import TASK_FORCES
from roster.domain import Need, Person, Problem, Roster
from roster.errors import Fault
from roster.rules import Charge, Example, Law, Linear, Modelling, Rule, SoftRule, Stand, off, parameter
from roster.words import Text, weekday_and_day

_ANYBODY = "人"
_ASKED = re.compile(r"([^:：]+)[:：](\d+)")
_Asked = tuple[tuple[str, int], ...]  # how many with each skill


@dataclass(frozen=True, kw_only=True)
class TaskForce(SoftRule):
    """On each date at least so many with each skill serve at a post, at `weight` for each missing.

    `forces` are texts such as "K09 流调:50 法律:10 人:60": a post, and how many with each skill; 人 is anybody.
    Dates are those on which demand asks for people there. All shifts of a date count together, and who serves on
    two of them counts twice. Counted are the grades that the rule binds.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "task-force"
    title: ClassVar[Text] = Text("专班力量", "task forces")
    summary: ClassVar[Text] = Text(
        "专班岗位每日各班合计，具备某项技能的人员少于规定人数时，每少一人计分。",
        "Each person with a skill missing on a date below the number that a task force should have costs points.",
    )
    law: ClassVar[Law] = TASK_FORCES
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D@DESK .
            O002  D@DESK D@DESK
        """,
        told=Text(
            "DESK 是专班岗位，每日要 1 名法律顾问；O001 是法律顾问，第二天不在。",
            "DESK is a task force that must have one lawyer a day; O001 is one, and absent on the second day.",
        ),
        given=person_with("O001", skills={"法律": None}),
        parameters={"forces": ("DESK 法律:1",)},
    )

    in_force: bool = off()
    forces: tuple[str, ...] = parameter(
        default=(),
        title=Text(
            "专班：岗位 技能:人数 …（人:人数 不限技能）", "the forces: post skill:number … (人: anybody)"
        ),
    )
    weight: int = parameter(default=100, title=Text("每少一人的分值", "points for each missing"))

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find texts that cannot be read, posts that do not exist, and skills that nobody holds."""
        held = {skill for person in problem.people.values() if self.binds(person) for skill in person.skills}
        for text in self.forces:
            force = _read(text)
            if force is None:
                yield self._fault(*_unreadable(text))
            elif force[0] not in problem.posts:
                yield self._fault(*_no_post(text, force[0]))
            else:
                lacking = [skill for skill, count in force[1] if count and skill not in {*held, _ANYBODY}]
                yield from (self._fault(*_no_skill(text, skill)) for skill in lacking)

    def _fault(self, message: Text, advice: Text) -> Fault:
        return Fault(setting(self, "forces"), message, advice)

    def marks(self, need: Need, problem: Problem) -> Mapping[str, frozenset[str]]:
        """Tell apart who bears each skill that is asked of a force; where anybody will do, all do."""
        people = problem.people.values()
        return {
            self._mark(skill): frozenset(p.id for p in people if skill == _ANYBODY or p.has(skill, need.day))
            for skill, _ in self._asked(need.post)
        }

    def cost(self, model: Modelling) -> None:
        """Charge for what those with each skill fall short by, over all shifts of a date."""
        problem = model.problem
        stands: dict[tuple[str, date], list[Stand]] = defaultdict(list)
        for stand in model.stands:
            if stand.grade in self.grades:
                stands[stand.need.post, stand.need.day].append(stand)
        for post, day in dict.fromkeys((need.post, need.day) for need in problem.needs):
            for skill, count in self._asked(post):
                there = Linear({}, self._settled_beside_needs(problem, post, day, skill))
                for stand in stands[post, day]:
                    there.add(stand.filled).add(stand.lacking[self._mark(skill)], -1)
                model.price_above(Linear.sum([(there, -1)]), -count, (self.weight,))

    def _settled_beside_needs(self, problem: Problem, post: str, day: date, skill: str) -> int:
        """Count who is settled there on a shift for which nobody is asked."""
        count = 0
        for duty in problem.settled:
            person = problem.people[duty.person]
            beside = (duty.post, duty.day) == (post, day) and (post, day, duty.shift) not in problem.need_at
            count += beside and self.binds(person) and (skill == _ANYBODY or person.has(skill, day))
        return count

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count who serves at each force on each date."""
        at_post: dict[tuple[str | None, date], list[Person]] = defaultdict(list)
        for duty in roster.duties:
            at_post[duty.post, duty.day].append(roster.person(duty))
        for post, day in sorted({(need.post, need.day) for need in roster.problem.needs}):
            people = [person for person in at_post[post, day] if self.binds(person)]
            for skill, count in self._asked(post):
                there = len(people) if skill == _ANYBODY else sum(p.has(skill, day) for p in people)
                if there < count:
                    yield self._charge(post, day, skill, (there, count))

    def _charge(self, post: str, day: date, skill: str, there_of: tuple[int, int]) -> Charge:
        when, (there, count) = weekday_and_day(day), there_of
        which = Text("", "") if skill == _ANYBODY else Text(f"具备「{skill}」的", f' with "{skill}"')
        message = Text(
            f"{when.zh} {post} 各班合计{which.zh} {there} 人次，应有 {count} 人次。",
            f"{there} serve{which.en} at {post} on {when.en}, all shifts together; {count} should.",
        )
        points = (count - there) * self.weight
        return Charge(rule=self.name, points=points, message=message, day=day, post=post)

    def _asked(self, post: str) -> list[tuple[str, int]]:
        """List how many with each skill are asked of a post."""
        forces = [force for text in self.forces if (force := _read(text)) is not None]
        return [asked for place, listed in forces if place == post for asked in listed]

    def _mark(self, skill: str) -> str:
        return f"{self.name}:{skill}"


def _read(text: str) -> tuple[str, _Asked] | None:
    """Read a force: its post, and how many with each skill."""
    post, *parts = text.split() or [""]
    matches = [_ASKED.fullmatch(part) for part in parts]
    if not post or not matches or None in matches:
        return None
    return post, tuple((match[1], int(match[2])) for match in matches if match is not None)


def _unreadable(text: str) -> tuple[Text, Text]:
    return (
        Text(f"看不懂专班「{text}」", f'cannot read the task force "{text}"'),
        Text('请写成："K09 流调:50 法律:10 人:60"', 'Write it as: "K09 流调:50 法律:10 人:60"'),
    )


def _no_post(text: str, post: str) -> tuple[Text, Text]:
    return (
        Text(f"专班「{text}」：没有岗位 {post}", f'task force "{text}": there is no post {post}'),
        Text("请写岗位表或网格表中的编号。", "Write an id from posts or grids."),
    )


def _no_skill(text: str, skill: str) -> tuple[Text, Text]:
    return (
        Text(f"专班「{text}」：无人具备「{skill}」", f'task force "{text}": nobody holds "{skill}"'),
        Text(
            "请在人员表 skills 列登记具备的人，或改正此处的技能名称。",
            "Enter who holds it in the column skills of people, or correct the skill's name here.",
        ),
    )
