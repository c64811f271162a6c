"""Weekends that are whole: both days on duty or both off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Grade, Roster
from roster.rules import Charge, Example, Law, Linear, Modelling, SoftRule, off, parameter
from roster.words import Text, short_day

_SUNDAY = 6  # as date.weekday()


@dataclass(frozen=True, kw_only=True)
class WholeWeekends(SoftRule):
    """A duty that starts on just one of Saturday and Sunday costs `weight`.

    A weekend is charged in the period in which its Sunday lies; a Saturday before it is counted where it is known.
    """

    name: ClassVar[str] = "whole-weekends"
    title: ClassVar[Text] = Text("完整周末", "whole weekends")
    summary: ClassVar[Text] = Text(
        "周六、周日只上其中一天班的计分；周末由星期日所在的周期计算。",
        "Being on duty on just one of Saturday and Sunday costs points, in the period of the Sunday.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  . . D D D D .
        O002  D D D . . D D
        """
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER, Grade.AUXILIARY}),
        title=Text("约束哪些人员类别", "the grades it binds"),
    )
    weight: int = parameter(
        default=6, title=Text("拆开一个周末的分值", "points of a broken weekend"), most=10_000
    )

    def cost(self, model: Modelling) -> None:
        """Charge where one day has a duty and the other none, each way round."""
        problem = model.problem
        sundays = [day for day in problem.period.dates if day.weekday() == _SUNDAY]
        for person in problem.people.values():
            options = model.options(person.id) if self.binds(person) else ()
            for sunday in sundays:
                on_sunday = [option for option in options if option.duty.day == sunday]
                on_saturday = [option for option in options if option.duty.day == sunday - DAY]
                if sunday - DAY >= problem.known_from:
                    for one, other in ((on_saturday, on_sunday), (on_sunday, on_saturday)):
                        alone = Linear.sum([(model.any_of(one), 1), *((o.held, -1) for o in other)])
                        model.price_above(alone, 0, [self.weight])

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Look at the two days of each weekend."""
        problem = roster.problem
        sundays = [day for day in problem.period.dates if day.weekday() == _SUNDAY]
        for person, duties in roster.history.items():
            who, days = problem.people[person].text, {duty.day for duty in duties}
            for sunday in sundays if self.binds(problem.people[person]) else ():
                saturday = sunday - DAY
                if saturday >= problem.known_from and (saturday in days) != (sunday in days):
                    when = short_day(saturday)
                    message = Text(
                        f"{who.zh}{when.zh}起的周末只{'周六' if saturday in days else '周日'}上班。",
                        f"{who.en} is on duty on {'Saturday' if saturday in days else 'Sunday'} alone"
                        f" in the weekend from {when.en}.",
                    )
                    yield Charge(
                        rule=self.name, points=self.weight, message=message, day=sunday, person=person
                    )
