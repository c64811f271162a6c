"""Each person's own most hours a week."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from constraints.given import person_with
from constraints.sources import labour_law
from roster.domain import MINUTE, Origin, Roster
from roster.rules import Example, HardRule, Law, Linear, Modelling, Violation
from roster.words import Text, hours, short_day


@dataclass(frozen=True, kw_only=True)
class WeeklyHours(HardRule):
    """Counted hours within one of the station's weeks stay within the person's `max_weekly_hours`, if any."""

    name: ClassVar[str] = "weekly-hours"
    title: ClassVar[Text] = Text("每周工时上限", "weekly hours")
    summary: ClassVar[Text] = Text(
        "每人每周计入的工时不超过本人的 max_weekly_hours（每周最多工时）。",
        "A person's counted hours in a week stay within their own max_weekly_hours.",
    )
    law: ClassVar[Law] = labour_law("36")
    example: ClassVar[Example] = Example(
        drawing="""
            A001  D D D D . . .
        """,
        told=Text(
            "该员每周最多 24 小时，却排了 32 小时。", "At most 24 hours a week are agreed; there are 32."
        ),
        given=person_with("A001", max_weekly_hours=timedelta(hours=24)),
    )

    def constrain(self, model: Modelling) -> None:
        """Bound the counted minutes of each week."""
        week_of = model.problem.station.week_of
        for person in model.problem.people.values():
            if person.max_weekly_hours is None or not self.binds(person):
                continue
            weeks: dict[date, list[tuple[Linear, int]]] = defaultdict(list)
            for day, total in model.minutes(person.id).items():
                weeks[week_of(day)].append((total, 1))
            for parts in weeks.values():
                model.at_most(Linear.sum(parts), person.max_weekly_hours // MINUTE)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Add up each person's weeks."""
        week_of = roster.problem.station.week_of
        for name, duties in roster.history.items():
            person = roster.problem.people[name]
            if not self.binds(person):
                continue
            totals: dict[date, timedelta] = defaultdict(timedelta)
            ours: dict[date, date] = {}
            for duty in duties:
                for day, counted in duty.counted_by_day.items():
                    totals[week_of(day)] += counted
                    if counted and duty.origin is not Origin.PAST:
                        ours[week_of(day)] = day
            for week, last in sorted(ours.items()):
                most = person.max_weekly_hours
                if most is not None and totals[week] > most:
                    begins = short_day(week)
                    message = Text(
                        f"{person.text.zh}在{begins.zh}起的一周计 {hours(totals[week]).zh}，最多 {hours(most).zh}。",
                        f"{person.text.en} has {hours(totals[week]).en} in the week from {begins.en},"
                        f" at most {hours(most).en} are allowed.",
                    )
                    yield Violation(rule=self.name, day=last, person=person.id, message=message)
