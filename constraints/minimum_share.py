"""On every shift a share of the people are experienced."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

from constraints.choosing import nobody_holds
from constraints.given import person_with
from constraints.sources import PRACTICE
from roster.domain import Grade, Origin, Person, Problem, Roster
from roster.errors import Fault
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Option,
    Rule,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, weekday_and_day

_EXPERIENCED = "老民警"


@dataclass(frozen=True, kw_only=True)
class MinimumShare(HardRule):
    """Of the people on a shift of the station, at least `share` bear a skill.

    Counted are the people of the grades that the rule binds, at all posts together; who is settled away from all
    posts (court, training) is not.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "minimum-share"
    title: ClassVar[Text] = Text("每班骨干比例", "a share of experienced people")
    summary: ClassVar[Text] = Text(
        "全所每班在岗人员中，具备规定技能的人不少于规定比例。",
        "Of the people on each shift of the station, at least a share bear the given skill.",
    )
    law: ClassVar[Law] = PRACTICE
    lasting: ClassVar[bool] = False
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D .
            O002  D D
            O003  D D
            O004  . D
        """,
        told=Text(
            "O001 是老民警；第二天早班 3 人中一名老民警也没有，至少要三成。",
            "O001 is experienced; on the second day none of the three on shift D is, and three in ten must be.",
        ),
        given=person_with("O001", skills={_EXPERIENCED: None}),
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER}), title=Text("计入哪些人员类别", "the grades that are counted")
    )
    skill: str = parameter(default=_EXPERIENCED, title=Text("须具备的技能", "the skill they bear"))
    share: Fraction = parameter(
        default=Fraction(3, 10),
        title=Text("至少占多大比例", "the share of them at least"),
        stricter=Stricter.MORE,
        least=Fraction(0),
        most=Fraction(1),
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find that nobody holds the skill: no shift could have anybody."""
        wanted = any(need.most[grade] for need in problem.needs for grade in self.grades)
        holders = (
            person for person in problem.people.values() if self.binds(person) and self.skill in person.skills
        )
        if self.share and wanted and not any(True for _ in holders):
            yield nobody_holds(self, self.skill)

    def constrain(self, model: Modelling) -> None:
        """On each shift let the others be no more than those with the skill allow."""
        on_shift: dict[tuple[date, str], list[Option]] = defaultdict(list)
        people = model.problem.people
        for person in filter(self.binds, people.values()):
            for option in model.options(person.id):
                duty = option.duty
                away = duty.origin is Origin.FIXED and duty.post is None
                if duty.origin is not Origin.PAST and not away:
                    on_shift[duty.day, duty.shift].append(option)
        owed, brought = self.share.numerator, self.share.denominator - self.share.numerator
        for options in on_shift.values():
            weights = ((o, people[o.duty.person].has(self.skill, o.duty.day)) for o in options)
            total = Linear.sum((option.held, -brought if bears else owed) for option, bears in weights)
            model.at_most(total, 0)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count who is on each shift, and how many of them bear the skill."""
        on_shift: dict[tuple[date, str], list[Person]] = defaultdict(list)
        for duty in roster.duties:
            person = roster.person(duty)
            if duty.post is not None and self.binds(person):
                on_shift[duty.day, duty.shift].append(person)
        for (day, shift), people in on_shift.items():
            bearing = sum(person.has(self.skill, day) for person in people)
            if Fraction(bearing, len(people)) < self.share:
                yield self._violation(day, shift, bearing, len(people))

    def _violation(self, day: date, shift: str, bearing: int, people: int) -> Violation:
        when, percent = weekday_and_day(day), 100 * self.share
        share = f"{percent}%" if percent.denominator == 1 else str(self.share)
        message = Text(
            f"{when.zh} {shift} 班在岗 {people} 人，其中「{self.skill}」{bearing} 人，不到 {share}。",
            f'Of the {people} people on shift {shift} of {when.en}, {bearing} bear "{self.skill}",'
            f" fewer than {share}.",
        )
        return Violation(rule=self.name, day=day, message=message)
