"""People keep the duties they were told of; the nearer a duty is, the dearer a change."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import ClassVar

from roster.domain import DAY, Duty, Origin, Problem, Roster
from roster.rules import Charge, Example, Law, Linear, Modelling, SoftRule, parameter
from roster.words import Text, weekday_and_day

_STEP = re.compile(r"(\d+)d (\d+)")


def _told_of_other_days(problem: Problem) -> Problem:
    """Let O001 have been told of Monday, and nobody of anything else."""
    monday = problem.period.first
    return replace(problem, published=(problem.duty("O001", monday, "D", "G01"),), today=monday - 2 * DAY)


@dataclass(frozen=True, kw_only=True)
class Stability(SoftRule):
    """Each duty that was published and is gone, and each that is given on a published day, costs points.

    The points are `weight` times the factor of the first of the `steps` whose days are more than the clear days
    of notice: those between today and the duty, neither of the two counted. With more notice than the last
    step a change is free. Without a published roster nothing is charged. What can no longer be kept, because
    the person is on leave or gone, and what is over already costs nothing; nor does a newly settled duty. The
    same shift at another post is no change.

    The model is Annex H of the regulations cited: a rest day taken with less than 15 clear days' notice is
    repaid one and a half times.
    """

    name: ClassVar[str] = "stability"
    title: ClassVar[Text] = Text("已公布排班稳定", "stability")
    summary: ClassVar[Text] = Text(
        "已公布的勤务每取消或新增一次计分，离执勤日越近越贵；没有已公布的排班时不计分。",
        "Each published duty taken away or new duty given costs points, the nearer the dearer; "
        "free where nothing was published.",
    )
    law: ClassVar[Law] = Law(
        Text("英国《2003年警察条例》（SI 2003/527）", "Police Regulations 2003 (SI 2003/527, UK)"),
        "26",
        date(2003, 4, 1),
        "https://www.legislation.gov.uk/uksi/2003/527/regulation/26",
    )
    example: ClassVar[Example] = Example(
        drawing="O001  . D\nO002  D .",
        told=Text(
            "两天前公布的排班里，周一的早班是 O001 的；现在改由 O002 上。",
            "In the roster published two days before, Monday's shift D was O001's; now O002 has it.",
        ),
        given=_told_of_other_days,
    )

    weight: int = parameter(default=5, title=Text("每处变动的分值", "points of a change"), least=0)
    steps: tuple[str, ...] = parameter(
        default=("1d 8", "3d 4", "7d 2", "15d 1"),
        title=Text(
            "通知期不足几个净日、分值乘几（由近到远）",
            "below how many clear days of notice the points count how many times, the nearest first",
        ),
    )

    def __post_init__(self) -> None:
        steps = [_STEP.fullmatch(step.strip()) for step in self.steps]
        figures = [(int(step[1]), int(step[2])) for step in steps if step]
        days, factors = [d for d, _ in figures], [f for _, f in figures]
        rising, falling = sorted(set(days)) == days, sorted(factors, reverse=True) == factors
        if len(figures) < len(steps) or not (rising and falling):
            raise ValueError('steps = ["1d 8", "3d 4", "7d 2", "15d 1"]')

    @cached_property
    def _figures(self) -> tuple[tuple[int, int], ...]:
        return tuple((int(days), int(factor)) for days, factor in (s.strip().split("d ") for s in self.steps))

    def cost(self, model: Modelling) -> None:
        """Charge for every published duty that is not held, and for every other one of a published day."""
        problem = model.problem
        days = {duty.day for duty in problem.published}
        told: dict[str, set[tuple[date, str]]] = defaultdict(set)
        for duty in problem.published:
            told[duty.person].add((duty.day, duty.shift))
        for person in problem.people.values() if days else ():
            if not self.binds(person):
                continue
            kept = {key: Linear({}, 1) for key in sorted(told[person.id]) if problem.present(person, key[0])}
            for option in model.options(person.id):
                key = (option.duty.day, option.duty.shift)
                if key in kept and option.duty.origin is not Origin.PAST:
                    kept[key].add(option.held, -1)
                elif option.duty.origin is Origin.SOLVED and key[0] in days and key not in told[person.id]:
                    model.price(option.held, self._points(problem, key[0]))
            for (day, _), lost in kept.items():
                model.price(lost, self._points(problem, day))

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Compare everybody's duties with those that were published."""
        problem = roster.problem
        days = {duty.day for duty in problem.published}
        told: dict[str, list[Duty]] = {}
        for duty in sorted(problem.published):
            told.setdefault(duty.person, []).append(duty)
        for person, duties in roster.of_person.items() if days else ():
            if not self.binds(problem.people[person]):
                continue
            before = told.get(person, [])
            held = {(duty.day, duty.shift) for duty in duties}
            known = {(duty.day, duty.shift) for duty in before}
            for duty in before:
                there = problem.present(problem.people[person], duty.day)
                if there and (duty.day, duty.shift) not in held:
                    yield from self._charge(problem, duty, Text("取消已公布的", "loses the published"))
            for duty in duties:
                is_new = duty.day in days and (duty.day, duty.shift) not in known
                if is_new and duty.origin is Origin.SOLVED:
                    yield from self._charge(problem, duty, Text("新增未公布的", "is newly given"))

    def _points(self, problem: Problem, day: date) -> int:
        notice = (day - (problem.today or problem.period.first)).days - 1
        if notice < -1:
            return 0
        return self.weight * next((factor for days, factor in self._figures if notice < days), 0)

    def _charge(self, problem: Problem, duty: Duty, what: Text) -> Iterator[Charge]:
        if points := self._points(problem, duty.day):
            who, when = problem.people[duty.person].text, weekday_and_day(duty.day)
            message = Text(
                f"{who.zh}{when.zh}{what.zh} {duty.shift} 班。",
                f"{who.en} {what.en} shift {duty.shift} on {when.en}.",
            )
            yield Charge(
                rule=self.name,
                points=points,
                message=message,
                day=duty.day,
                person=duty.person,
                post=duty.post,
            )
