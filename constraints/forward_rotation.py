"""Shifts that rotate forward, with the clock."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Duty, Grade, Person, Problem, Roster
from roster.rules import Charge, Example, Law, Linear, Modelling, Option, SoftRule, off, parameter
from roster.words import Text, weekday_and_day

_NIGHT = (1, time())  # all nights are alike, and after whatever begins by day


@dataclass(frozen=True, kw_only=True)
class ForwardRotation(SoftRule):
    """A date whose first duty starts earlier by the clock than that of the date before costs `weight`.

    Nights count as the latest of all and as alike: early → late → night is forward, night → night too, and a day
    duty on the date after a night is backward.
    """

    name: ClassVar[str] = "forward-rotation"
    title: ClassVar[Text] = Text("顺时针轮换", "forward rotation")
    summary: ClassVar[Text] = Text(
        "连续两天上班，后一天的班次比前一天开始得早的计分；早→中→夜为顺转，夜班一律视为最晚。",
        "On two dates in a row, a later one that starts earlier by the clock costs points;"
        " early, late, night is forward, and nights count as the latest.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  E D . N N . .
        O002  D E N . . D D
        """
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER, Grade.AUXILIARY}),
        title=Text("约束哪些人员类别", "the grades it binds"),
    )
    weight: int = parameter(default=3, title=Text("一次逆转的分值", "points of a turn backward"), most=10_000)

    def cost(self, model: Modelling) -> None:
        """Charge once for two dates in a row that turn backward at any hour."""
        station = model.problem.station
        for person in model.problem.people.values():
            by_day: dict[date, dict[tuple[int, time], list[Option]]] = defaultdict(lambda: defaultdict(list))
            for option in model.options(person.id) if self.binds(person) else ():
                duty = option.duty
                rank = _NIGHT if duty.is_night else (0, station.local(duty.start).time())
                by_day[duty.day][rank].append(option)
            for day in model.problem.period.dates:
                if day in by_day and day - DAY in by_day:
                    model.price(_backward(model, by_day[day - DAY], by_day[day]), self.weight)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Compare the first duty of each date with that of the date before."""
        problem = roster.problem
        for who, duties in roster.history.items():
            person = problem.people[who]
            first: dict[date, Duty] = {}
            for duty in duties if self.binds(person) else ():
                known = first.get(duty.day, duty)
                first[duty.day] = min(known, duty, key=lambda each: _clock(problem, each))
            for day, duty in first.items():
                before = first.get(day - DAY)
                if before and day in problem.period and _clock(problem, duty) < _clock(problem, before):
                    yield self._charge(person, before, duty)

    def _charge(self, person: Person, before: Duty, duty: Duty) -> Charge:
        who, when = person.text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}{when.zh}上 {duty.shift} 班，前一天是较晚的 {before.shift} 班。",
            f"{who.en} turns back to shift {duty.shift} on {when.en} from the later {before.shift} the day before.",
        )
        return Charge(rule=self.name, points=self.weight, message=message, day=duty.day, person=person.id)


def _clock(problem: Problem, duty: Duty) -> timedelta:
    """Give the time of the day at which a duty starts, a night's as the end of the day."""
    begins = problem.station.local(duty.start)
    return DAY if duty.is_night else timedelta(hours=begins.hour, minutes=begins.minute)


_ByRank = Mapping[tuple[int, time], Sequence[Option]]


def _backward(model: Modelling, before: _ByRank, after: _ByRank) -> Linear:
    """Give an expression that is at least 1 when the later date's first duty ranks before the earlier date's."""
    turned = Linear()
    for rank in sorted(after):
        early = [option for other, listed in after.items() if other <= rank for option in listed]
        later = [option for other, listed in before.items() if other > rank for option in listed]
        sooner = [option for other, listed in before.items() if other <= rank for option in listed]
        both = Linear.sum([(model.any_of(early), 1), (model.any_of(later), 1)])
        both.add(Linear.sum((option.held, -1) for option in sooner))
        turned.add(model.above(both.add(turned, -1), 1))
    return turned
