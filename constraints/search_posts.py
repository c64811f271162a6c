"""Where women are searched, a woman is there to do it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from constraints.choosing import is_chosen, nobody_holds, setting, unknown_posts
from roster.domain import Grade, Need, Person, Problem, Roster
from roster.errors import Fault
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Rule,
    Stand,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, weekday_and_day

_SEARCHERS = frozenset({Grade.OFFICER, Grade.AUXILIARY})


def _two_seats(problem: Problem) -> Problem:
    """Ask for two officers, and let one of the people be a policewoman: for the example."""
    demands = tuple(replace(row, least={**row.least, Grade.OFFICER: 2}) for row in problem.demands)
    woman = replace(problem.people["O001"], skills={"女民警": None})
    return replace(problem, demands=demands, people={**problem.people, woman.id: woman})


@dataclass(frozen=True, kw_only=True)
class SearchPosts(HardRule):
    """At each of some posts at least `least` of the people on a shift bear a skill, or as many seats stay open.

    `posts` are kinds or ids. The seats counted are those of the grades that the rule binds, all together.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "search-posts"
    title: ClassVar[Text] = Text("检查岗位配备女警", "a woman where searches are made")
    summary: ClassVar[Text] = Text(
        "检查人身的岗位每班至少有规定人数的女警，否则为其留出席位。",
        "At posts where people are searched a policewoman stands on each shift, or a seat stays open for her.",
    )
    law: ClassVar[Law] = Law(
        Text(
            "治安管理处罚法：检查妇女的身体，由女性工作人员进行（2013年文本第87条；2026年文本的条号待核实）",
            "Public Security Administration Punishments Law: women are searched by women"
            " (art. 87 of the text of 2013; its number in the text of 2026 is to be checked)",
        ),
        since=date(2006, 3, 1),
        address="https://flk.npc.gov.cn",
    )
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D@GATE .
            O002  D@GATE D@GATE
            O003  .      D@GATE
        """,
        told=Text(
            "GATE 是卡点，早班有 2 个席位；O001 是女民警，第二天两个席位都给了别人。",
            "GATE is a checkpoint with two seats; O001 is a policewoman. On the second day others have both seats.",
        ),
        given=_two_seats,
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=_SEARCHERS, title=Text("计入哪些人员类别", "the grades that are counted")
    )
    posts: tuple[str, ...] = parameter(
        default=("checkpoint",), title=Text("哪些岗位（类型或编号）", "the posts, by kind or id")
    )
    skill: str = parameter(default="女民警", title=Text("须具备的技能", "the skill they bear"))
    least: int = parameter(
        default=1, title=Text("每班至少几人", "how many on a shift at least"), stricter=Stricter.MORE
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find posts that do not exist, a skill that nobody holds, and posts with fewer seats than that."""
        yield from unknown_posts(self, problem, "posts", self.posts)
        needs = [need for need in problem.needs if self._speaks_of(problem, need)]
        if needs and not any(self.binds(p) and self.skill in p.skills for p in problem.people.values()):
            yield nobody_holds(self, self.skill)
        small = {
            need.post: room for need in reversed(needs) if (room := self._room(problem, need)) < self.least
        }
        for post, room in sorted(small.items()):
            yield Fault(
                setting(self, "least"),
                Text(
                    f"岗位 {post} 要 {self.least} 名「{self.skill}」，但每班只有 {room} 个席位",
                    f'post {post} must have {self.least} with "{self.skill}", but has seats for {room} on a shift',
                ),
                Text("请减少人数或增加席位。", "Ask for fewer, or for more people there."),
            )

    def marks(self, need: Need, problem: Problem) -> Mapping[str, frozenset[str]]:
        """Tell apart who bears the skill, at the posts that the rule speaks of."""
        if not self._speaks_of(problem, need):
            return {}
        return {self._mark: frozenset(p.id for p in problem.people.values() if p.has(self.skill, need.day))}

    def constrain(self, model: Modelling) -> None:
        """Bound how many without the skill stand at such a post."""
        problem = model.problem
        at_need: dict[tuple[str, date, str], list[Stand]] = defaultdict(list)
        for stand in model.stands:
            if stand.grade in self.grades and self._speaks_of(problem, stand.need):
                at_need[stand.need.key].append(stand)
        for stands in at_need.values():
            lacking = Linear.sum((stand.lacking[self._mark], 1) for stand in stands)
            model.at_most(lacking, max(0, self._room(problem, stands[0].need) - self.least))

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count who stands at each such post without the skill."""
        problem = roster.problem
        for need in problem.needs:
            if is_chosen(problem.posts[need.post], self.posts):
                there = filter(self.binds, map(roster.person, roster.at_post.get(need.key, ())))
                others = [person for person in there if not person.has(self.skill, need.day)]
                seats = sum(problem.room(need, grade) for grade in self.grades)
                if len(others) > max(0, seats - self.least):
                    yield from (self._violation(person, need) for person in others)

    @property
    def _mark(self) -> str:
        return f"{self.name}:{self.skill}"

    def _speaks_of(self, problem: Problem, need: Need) -> bool:
        return is_chosen(problem.posts[need.post], self.posts) and self._room(problem, need) > 0

    def _room(self, problem: Problem, need: Need) -> int:
        return sum(problem.room(need, grade) for grade in self.grades)

    def _violation(self, person: Person, need: Need) -> Violation:
        who, when = person.text, weekday_and_day(need.day)
        message = Text(
            f"{who.zh}{when.zh} {need.shift} 班在 {need.post} 占用应由「{self.skill}」担任的席位"
            f"（每班至少 {self.least} 人）。",
            f'{who.en} takes a seat kept for "{self.skill}" at {need.post} on {when.en}, shift {need.shift}'
            f" (at least {self.least} on each shift).",
        )
        return Violation(rule=self.name, day=need.day, person=person.id, post=need.post, message=message)
