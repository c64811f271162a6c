"""Single duty days and single days off."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Grade, Person, Roster
from roster.rules import Charge, Example, Law, Linear, Modelling, Option, SoftRule, off, parameter
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class SingleDays(SoftRule):
    """A single duty day between days off costs `weight_on`, a single day off between duty days `weight_off`.

    A day off is a date on which no duty starts, leave among them. Three dates in a row decide; they are charged
    in the period in which the last of them lies, so that over the periods nothing is charged twice or never.
    """

    name: ClassVar[str] = "single-days"
    title: ClassVar[Text] = Text("避免单日上班、单日休息", "no single days")
    summary: ClassVar[Text] = Text(
        "前后都休息的单个上班日、前后都上班的单个休息日分别计分；跨上一周期衔接，期末尚未见分晓的不计。",
        "A single duty day between days off and a single day off between duty days cost points,"
        " counted on from the period before; what the period's end leaves open does not.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  D . D D . E .
        O002  D D D . . E E
        """
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER, Grade.AUXILIARY}),
        title=Text("约束哪些人员类别", "the grades it binds"),
    )
    weight_on: int = parameter(
        default=4, title=Text("单个上班日的分值", "points of a single duty day"), most=10_000
    )
    weight_off: int = parameter(
        default=4, title=Text("单个休息日的分值", "points of a single day off"), most=10_000
    )

    def cost(self, model: Modelling) -> None:
        """Charge for every three dates in a row of which the middle one stands alone."""
        known = model.problem.known_from
        for person in model.problem.people.values():
            by_day: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id) if self.binds(person) else ():
                by_day[option.duty.day].append(option)
            for last in model.problem.period.dates if by_day else ():
                first, middle, end = (by_day[last - i * DAY] for i in (2, 1, 0))
                if middle and last - 2 * DAY >= known:
                    alone = Linear.sum([(model.any_of(middle), 1), *((o.held, -1) for o in (*first, *end))])
                    model.price_above(alone, 0, [self.weight_on])
                if first and end:
                    around = Linear.sum((model.any_of(listed), 1) for listed in (first, end))
                    around.add(Linear.sum((option.held, -1) for option in middle))
                    model.price_above(around, 1, [self.weight_off])

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Look at each date and its two neighbours."""
        problem = roster.problem
        for who, duties in roster.history.items():
            person = problem.people[who]
            on = {duty.day for duty in duties}
            for last in problem.period.dates if self.binds(person) else ():
                first, middle = last - 2 * DAY, last - DAY
                is_known = first >= problem.known_from
                if is_known and (first in on) == (last in on) != (middle in on):
                    yield self._charge(person, middle, on_duty=middle in on)

    def _charge(self, person: Person, day: date, *, on_duty: bool) -> Charge:
        who, when = person.text, weekday_and_day(day)
        points = self.weight_on if on_duty else self.weight_off
        message = (
            Text(
                f"{who.zh}{when.zh}单独上一天班，前后都休息。",
                f"{who.en} is on duty on {when.en} alone, with days off around it.",
            )
            if on_duty
            else Text(
                f"{who.zh}{when.zh}单独休息一天，前后都上班。",
                f"{who.en} has {when.en} off alone, with duties around it.",
            )
        )
        return Charge(rule=self.name, points=points, message=message, day=day, person=person.id)
