"""People who are protected from overtime."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.by_day import Tally, day_beyond, tallied_by_day
from constraints.given import person_with
from constraints.sources import female_employees
from roster.domain import DAY, MINUTE, Person, Roster
from roster.rules import Example, HardRule, Law, Linear, Modelling, Stricter, Violation, off, parameter
from roster.words import Text, hours, short_day, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class NoOvertime(HardRule):
    """Whoever is protected from nights works no overtime either.

    Pregnant from the 7th month, or nursing a child under one (`Person.protected_from_nights`): at most `day`
    counted hours a local day, and at most the contract's weekly hours in one of the station's weeks.
    """

    name: ClassVar[str] = "no-overtime"
    title: ClassVar[Text] = Text("免加班", "protected from overtime")
    summary: ClassVar[Text] = Text(
        "标明免夜班的人员（孕7个月以上、哺乳期）也不加班：每日不超过规定工时，每周不超过合同工时。",
        "Who is protected from nights works no overtime: no long days, and no more than the contract's week.",
    )
    law: ClassVar[Law] = female_employees("6、9")
    example: ClassVar[Example] = Example(
        drawing="""
            O001  . S+D .
        """,
        told=Text(
            "该员处于哺乳期，一天计 12 小时。", "She nurses a child under one; one day counts 12 hours."
        ),
        given=person_with("O001", protected_from_nights=True),
    )

    in_force: bool = off()
    day: timedelta = parameter(
        default=timedelta(hours=8),
        title=Text("每日最多计入工时", "most counted hours a day"),
        stricter=Stricter.LESS,
        least=timedelta(),
        most=DAY,
    )

    def constrain(self, model: Modelling) -> None:
        """Bound the counted minutes of the days and weeks of protected people."""
        week_of = model.problem.station.week_of
        for person in filter(self._protects, model.problem.people.values()):
            weeks: dict[date, Linear] = defaultdict(Linear)
            for day, total in model.minutes(person.id).items():
                model.at_most(total, self.day // MINUTE)
                weeks[week_of(day)].add(total)
            for total in weeks.values():
                model.at_most(total, person.weekly_hours // MINUTE)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Add up the days and weeks of protected people."""
        week_of = roster.problem.station.week_of
        for name, duties in roster.history.items():
            person = roster.problem.people[name]
            weeks: dict[date, dict[date, Tally]] = defaultdict(dict)
            for day, tally in tallied_by_day(duties).items() if self._protects(person) else ():
                weeks[week_of(day)][day] = tally
                if tally.ours and tally.total > self.day:
                    yield self._violation(person, day, tally.total, self.day, _on(day))
            for week, days in weeks.items():
                if (beyond := day_beyond(days, person.weekly_hours)) is not None:
                    total = sum(days.values(), Tally()).total
                    begins = short_day(week)
                    when = Text(f"{begins.zh}起的一周", f"in the week from {begins.en}")
                    yield self._violation(person, beyond, total, person.weekly_hours, when)

    def _protects(self, person: Person) -> bool:
        return person.protected_from_nights and self.binds(person)

    def _violation(
        self, person: Person, day: date, total: timedelta, limit: timedelta, when: Text
    ) -> Violation:
        message = Text(
            f"{person.text.zh}免加班，{when.zh}却计 {hours(total).zh}，最多 {hours(limit).zh}。",
            f"{person.text.en} is protected from overtime but has {hours(total).en} {when.en},"
            f" at most {hours(limit).en} are allowed.",
        )
        return Violation(rule=self.name, day=day, person=person.id, message=message)


def _on(day: date) -> Text:
    when = weekday_and_day(day)
    return Text(when.zh, f"on {when.en}")
