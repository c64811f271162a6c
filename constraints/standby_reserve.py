"""People on standby each day (备勤)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.choosing import setting
from constraints.sources import PRACTICE
from roster.domain import DutyKind, Origin, Problem, Roster
from roster.errors import Fault
from roster.rules import Charge, Example, Law, Linear, Modelling, Option, Rule, SoftRule, off, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class StandbyReserve(SoftRule):
    """On each date at least `least` people have a standby duty, at `weight` for each missing.

    Counted are the people of the grades that the rule binds, on the date on which their duty starts.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "standby-reserve"
    title: ClassVar[Text] = Text("备勤力量", "standby reserve")
    summary: ClassVar[Text] = Text(
        "每日备勤人数少于规定人数时，每少一人计分。",
        "Each person missing below the number that should be on standby each day costs points.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
            O001  L@DESK .
            O002  L@DESK L@DESK
        """,
        told=Text(
            "L 是备勤班，应有 2 人；第二天只有 1 人。",
            "L is the standby shift, and two should be on it; on the second day one is.",
        ),
    )

    in_force: bool = off()
    least: int = parameter(default=2, title=Text("每日备勤至少几人", "how many on standby each day"))
    weight: int = parameter(default=50, title=Text("每少一人的分值", "points for each missing"))

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find that there is no standby shift at all."""
        standby = any(shift.kind is DutyKind.STANDBY for shift in problem.shifts.values())
        if problem.needs and self.least and not standby:
            yield Fault(
                setting(self, "in_force"),
                Text(
                    f"规则「{self.title.zh}」要求备勤，但班次表里没有备勤班次",
                    f'the rule "{self.title.en}" asks for people on standby, but no shift is of that kind',
                ),
                Text(
                    "请在班次表中加入勤务类型为 standby（备勤）的班次，或停用此规则。",
                    "Add a shift of the duty kind standby to shifts, or switch the rule off.",
                ),
            )

    def cost(self, model: Modelling) -> None:
        """Charge for what the people on standby of each date fall short by."""
        on_standby: dict[date, list[Linear]] = {day: [] for day in model.problem.period.dates}
        for person in filter(self.binds, model.problem.people.values()):
            by_day: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id):
                duty = option.duty
                if duty.kind is DutyKind.STANDBY and duty.origin is not Origin.PAST:
                    by_day[duty.day].append(option)
            for day, options in by_day.items():
                on_standby[day].append(_at_least_one(model, options))
        for there in on_standby.values():
            model.price_above(Linear.sum((one, -1) for one in there), -self.least, (self.weight,))

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count who has a standby duty on each date."""
        people: dict[date, set[str]] = {day: set() for day in roster.problem.period.dates}
        for duty in roster.duties:
            if duty.kind is DutyKind.STANDBY and self.binds(roster.person(duty)):
                people[duty.day].add(duty.person)
        for day, there in people.items():
            missing = self.least - len(there)
            if missing > 0:
                when = weekday_and_day(day)
                message = Text(
                    f"{when.zh}备勤 {len(there)} 人，应有 {self.least} 人。",
                    f"{len(there)} on standby on {when.en}, {self.least} should be.",
                )
                yield Charge(rule=self.name, points=missing * self.weight, message=message, day=day)


def _at_least_one(model: Modelling, options: Sequence[Option]) -> Linear:
    """Give an expression that is at most 1, and at most the number of duties held."""
    held = Linear.sum((option.held, 1) for option in options)
    if len({option.duty.shift for option in options}) == 1:
        return held
    none = model.above(Linear.sum([(held, -1)]), -1)
    return Linear.sum([(Linear({}, 1), 1), (none, -1)])
