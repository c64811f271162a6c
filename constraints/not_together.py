"""Who may not serve together."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from constraints.choosing import setting
from constraints.sources import PRACTICE
from roster.domain import DAY, Duty, Need, Origin, Person, Problem, Roster
from roster.errors import Fault
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Rule,
    Violation,
    off,
    parameter,
)
from roster.words import Text, weekday_and_day

_BETWEEN = re.compile(r"[\s,，、;；]+")
_TWO = 2


@dataclass(frozen=True, kw_only=True)
class NotTogether(HardRule):
    """The two of a pair are never at one post at the same time, or (`whole_shift`) on duty at the same time at all.

    A pair counts if the rule binds both. Duties away from all posts matter for `whole_shift` alone.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "not-together"
    title: ClassVar[Text] = Text("回避同岗", "not together")
    summary: ClassVar[Text] = Text(
        "指定的两人不得同时同岗；也可规定不得同时当班。",
        "Two named people are never at one post at the same time; or, if so chosen, never on duty at once.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D D@G02 E@GATE
            O002  D D     L@GATE
        """,
        told=Text("O001 与 O002 须回避。", "O001 and O002 may not serve together."),
        parameters={"pairs": ("O001 O002",)},
    )

    in_force: bool = off()
    pairs: tuple[str, ...] = parameter(
        default=(),
        title=Text("哪些两人（编号，以空格隔开）", "the pairs: two ids each, with a space between"),
    )
    whole_shift: bool = parameter(
        default=False,
        title=Text("是否也不得同时在不同岗位当班", "whether they may not be on duty at the same time at all"),
    )

    @property
    def lazy(self) -> bool:  # type: ignore[override]  # it depends on a parameter here
        """Whoever may not meet at a post rarely does; whoever may not be on duty at once often would."""
        return not self.whole_shift

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find pairs that are no two people of the station."""
        for pair in self.pairs:
            ids = _BETWEEN.split(pair.strip())
            if len(set(ids)) != _TWO or len(ids) != _TWO:
                yield Fault(
                    setting(self, "pairs"),
                    Text(f"「{pair}」不是两个人", f'"{pair}" is not two people'),
                    Text('请写两个编号："O001 O002"。', 'Write two ids: "O001 O002".'),
                )
            for unknown in dict.fromkeys(id_ for id_ in ids if id_ and id_ not in problem.people):
                yield Fault(
                    setting(self, "pairs"),
                    Text(f"人员表中没有 {unknown}", f"nobody in people has the id {unknown}"),
                    Text("请核对编号，或删去这一对。", "Check the id, or take the pair out."),
                )

    def _bound_pairs(self, problem: Problem) -> Iterator[tuple[Person, Person]]:
        """Read the pairs, as far as they are two people whom the rule binds."""
        for pair in self.pairs:
            people = [problem.people[id_] for id_ in _BETWEEN.split(pair.strip()) if id_ in problem.people]
            if len({person.id for person in people}) == len(people) == _TWO and all(map(self.binds, people)):
                yield people[0], people[1]

    # -- the model -------------------------------------------------------------------------------

    def marks(self, need: Need, problem: Problem) -> Mapping[str, frozenset[str]]:
        """Tell one of a pair apart from everybody else, wherever the two could meet."""
        found = {}
        for one, other in () if self.whole_shift else self._bound_pairs(problem):
            for person, second in ((one, other), (other, one)):
                if problem.room(need, person.grade) and _may_meet(problem, need, second):
                    found[self._mark(person)] = frozenset([person.id])
        return found

    def _mark(self, person: Person) -> str:
        return f"{self.name}@{person.id}"

    def constrain(self, model: Modelling) -> None:
        """Let one of a pair be there only without the other."""
        there = {} if self.whole_shift else self._at_posts(model)
        for one, other in self._bound_pairs(model.problem):
            if self.whole_shift:
                listed = [(_by_duty(model, one), _by_duty(model, other))]
            else:
                posts = sorted(model.problem.posts)
                listed = [(there.get((one.id, post), []), there.get((other.id, post), [])) for post in posts]
            for mine, theirs in listed:
                for (duty, held), (second, held_too) in product(mine, theirs):
                    overlap = duty.start < second.end and second.start < duty.end
                    if overlap and (held.terms or held_too.terms):
                        model.at_most(Linear.sum([(held, 1), (held_too, 1)]), 1)

    def _at_posts(self, model: Modelling) -> Mapping[tuple[str, str], list[tuple[Duty, Linear]]]:
        """Map person and post to the duties the person may have there, with whether they do."""
        problem = model.problem
        found: dict[tuple[str, str], list[tuple[Duty, Linear]]] = defaultdict(list)
        people = {person.id: person for pair in self._bound_pairs(problem) for person in pair}
        for stand in model.stands:
            need = stand.need
            for person in people.values():
                if stand.grade is person.grade and self._mark(person) in stand.lacking:
                    duty = problem.duty(person.id, need.day, need.shift, need.post)
                    there = Linear.sum([(stand.filled, 1), (stand.lacking[self._mark(person)], -1)])
                    found[person.id, need.post].append((duty, there))
        for duty in (*problem.settled, *problem.past):
            at_need = (duty.post, duty.day, duty.shift) in problem.need_at
            if duty.person in people and duty.post is not None and not at_need:
                found[duty.person, duty.post].append((duty, Linear({}, 1)))
        return found

    # -- the checker -----------------------------------------------------------------------------

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Compare the duties of one of a pair with those of the other."""
        problem, of_person = roster.problem, defaultdict(list)
        for duty in sorted(roster.duties):
            of_person[duty.person].append(duty)
        for one, other in self._bound_pairs(problem):
            if roster.about is not None and roster.about.isdisjoint((one.id, other.id)):
                continue
            for duty in (*problem.past_of[one.id], *of_person[one.id]):
                for second in (*problem.past_of[other.id], *of_person[other.id]):
                    if self._is_meeting(duty, second):
                        first, last = sorted((duty, second), key=lambda d: (d.origin is not Origin.PAST, d))
                        yield self._violation(problem, first, last)

    def _is_meeting(self, one: Duty, other: Duty) -> bool:
        if one.origin is other.origin is Origin.PAST or one.end <= other.start or other.end <= one.start:
            return False
        return self.whole_shift or (one.post is not None and one.post == other.post)

    def _violation(self, problem: Problem, first: Duty, last: Duty) -> Violation:
        one, other = problem.people[first.person].text, problem.people[last.person].text
        when = weekday_and_day(last.day)
        where = Text("同时当班", "are on duty at the same time")
        if first.post == last.post is not None:
            where = Text(f"同在 {last.post}", f"are both at {last.post}")
        message = Text(
            f"{other.zh}与{one.zh}须回避，{when.zh} {last.shift} 班却{where.zh}。",
            f"{other.en} and {one.en} may not serve together, but {where.en} on {when.en}, shift {last.shift}.",
        )
        return Violation(rule=self.name, day=last.day, person=last.person, post=last.post, message=message)


def _may_meet(problem: Problem, need: Need, other: Person) -> bool:
    """Tell whether somebody could be, or is settled or was, at a need's post at its time."""
    start, end = problem.span(need.day, need.shift)
    for day, shift in product((need.day - DAY, need.day, need.day + DAY), problem.shifts):
        there = problem.need_at.get((need.post, day, shift))
        if there is not None and problem.room(there, other.grade):
            begins, ends = problem.span(day, shift)
            if begins < end and start < ends:
                return True
    facts = (duty for duty in (*problem.settled, *problem.past_of[other.id]) if duty.person == other.id)
    return any(duty.post == need.post and duty.start < end and start < duty.end for duty in facts)


def _by_duty(model: Modelling, person: Person) -> list[tuple[Duty, Linear]]:
    """List a person's possible duties, with whether they are held, at whichever post."""
    held: dict[Duty, Linear] = defaultdict(Linear)
    for option in model.options(person.id):
        held[option.duty].add(option.held)
    return list(held.items())
