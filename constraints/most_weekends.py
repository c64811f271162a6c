"""The most weekends on which somebody is on duty."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
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
from roster.words import Text, short_day

_SATURDAY = 5  # as date.weekday()


@dataclass(frozen=True, kw_only=True)
class MostWeekends(HardRule):
    """Duties of the period start on Saturday or Sunday in at most `most` weekends."""

    name: ClassVar[str] = "most-weekends"
    title: ClassVar[Text] = Text("上班周末个数上限", "most weekends on duty")
    summary: ClassVar[Text] = Text(
        "每人一个周期内上班的周末不超过规定个数；周六、周日上其中一天就算一个。",
        "Within a period nobody is on duty in more weekends than given; a duty on Saturday or Sunday makes one.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  . . . . . D . . . . . . . E
        O002  . . . . . D D . . D D D . .
        """,
        parameters={"most": 1},
    )

    in_force: bool = off()
    most: int = parameter(
        default=2,
        title=Text("最多上班的周末个数", "most weekends on duty"),
        stricter=Stricter.LESS,
        least=0,
        most=53,
    )

    def constrain(self, model: Modelling) -> None:
        """Bound the number of weekends with any duty."""
        for person in filter(self.binds, model.problem.people.values()):
            weekends: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id):
                duty = option.duty
                if duty.origin is not Origin.PAST and duty.day.weekday() >= _SATURDAY:
                    weekends[_saturday(duty.day)].append(option)
            if len(weekends) > self.most:
                worked = Linear.sum((model.any_of(options), 1) for options in weekends.values())
                model.at_most(worked, self.most)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Walk through each person's weekends; every one beyond the number is a finding."""
        for who, duties in roster.of_person.items():
            person, seen = roster.problem.people[who], list[date]()
            for duty in duties if self.binds(person) else ():
                weekend = duty.day - (duty.day.weekday() - _SATURDAY) * DAY
                if duty.day.weekday() >= _SATURDAY and weekend not in seen:
                    seen.append(weekend)
                    if len(seen) > self.most:
                        yield self._violation(person, duty.day, len(seen))

    def _violation(self, person: Person, day: date, count: int) -> Violation:
        who, when = person.text, short_day(day)
        message = Text(
            f"{who.zh}{when.zh}上班，已是本周期第 {count} 个上班的周末，最多 {self.most} 个。",
            f"{who.en} is on duty on {when.en}, weekend number {count} of the period; at most {self.most} are allowed.",
        )
        return Violation(rule=self.name, day=day, person=person.id, message=message)


def _saturday(day: date) -> date:
    return day if day.weekday() == _SATURDAY else day - DAY
