"""The shortest stretch of days off."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Origin, Person, Roster
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Option,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class LeastDaysOff(HardRule):
    """Between two duty days there is no day off or at least `least`, past duties counted.

    A day off is a date on which no duty starts. A stretch between two days that hold settled or past
    duties is nobody's fault. So a roster without any new duty always keeps the rule.
    """

    name: ClassVar[str] = "least-days-off"
    title: ClassVar[Text] = Text("最少连续休息天数", "shortest stretch of days off")
    summary: ClassVar[Text] = Text(
        "两次上班之间一旦休息，连续休息不少于规定天数，跨上一周期累计；两头都是已定勤务的不算。",
        "Between two duty days there are no days off or at least the given number, the past counted;"
        " a stretch between two settled duties is not too short.",
    )
    law: ClassVar[Law] = PRACTICE
    lasting: ClassVar[bool] = False  # a duty in the gap mends it
    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D . D . . D
        O002  D D . . D D .
        """
    )

    in_force: bool = off()
    least: int = parameter(
        default=2,
        title=Text("至少连续休息天数", "least days off in a row"),
        stricter=Stricter.MORE,
        least=1,
        most=7,
    )

    def constrain(self, model: Modelling) -> None:
        """For every gap that is too short: not both its ends, unless a day within it too."""
        for person in model.problem.people.values():
            by_day: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id) if self.binds(person) else ():
                by_day[option.duty.day].append(option)
            given = {day for day, listed in by_day.items() if any(map(_is_given, listed))}
            for back in model.problem.period.dates:
                for length in range(1, self.least):
                    gone = back - (length + 1) * DAY
                    if by_day[gone] and by_day[back] and not given >= {gone, back}:
                        total = Linear.sum((model.any_of(by_day[day]), 1) for day in (gone, back))
                        for i in range(1, length + 1):
                            for option in by_day[back - i * DAY]:
                                total.add(option.held, -1)
                        model.at_most(total, 1)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Walk from duty day to duty day; the day after a gap that is too short is the finding."""
        for who, duties in roster.history.items():
            person = roster.problem.people[who]
            given = {duty.day for duty in duties if duty.origin is not Origin.SOLVED}
            for gone, back in pairwise(sorted({duty.day for duty in duties})) if self.binds(person) else ():
                between = (back - gone).days - 1
                if 0 < between < self.least and not given >= {gone, back}:
                    message = self._sentence(person, back, between)
                    yield Violation(rule=self.name, day=back, person=who, message=message)

    def _sentence(self, person: Person, back: date, between: int) -> Text:
        who, when = person.text, weekday_and_day(back)
        return Text(
            f"{who.zh}到{when.zh}上班前只连续休息 {between} 天，至少应连续 {self.least} 天。",
            f"{who.en} has only {between} day(s) off in a row before {when.en}, at least {self.least} are due.",
        )


def _is_given(option: Option) -> bool:
    return option.duty.origin is not Origin.SOLVED
