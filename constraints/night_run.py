"""The longest run of nights."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from constraints.sources import PRACTICE
from roster.domain import DAY, Origin, Roster
from roster.rules import HardRule, Law, Linear, Modelling, Violation
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class NightRun(HardRule):
    """A person has night duties on at most `longest` dates in a row, past ones counted."""

    name: ClassVar[str] = "night-run"
    title: ClassVar[Text] = Text("连续夜班", "longest run of nights")
    summary: ClassVar[Text] = Text(
        "连续夜班不超过规定个数，跨上一周期累计。",
        "At most so many nights in a row, counted on from the period before.",
    )
    law: ClassVar[Law] = PRACTICE

    longest: int = 3

    def constrain(self, model: Modelling) -> None:
        """Keep one day free in every stretch that is a day longer than the longest run."""
        period = model.problem.period
        starts = [period.first + i * DAY for i in range(-self.longest, period.days)]
        for person in model.problem.people:
            options = [o for o in model.options(person) if o.duty.is_night]
            by_day = {day: [o for o in options if o.duty.day == day] for day in {o.duty.day for o in options}}
            for start in starts:
                stretch = [start + i * DAY for i in range(self.longest + 1)]
                if all(day in by_day for day in stretch):
                    worked = Linear.sum((model.any_of(by_day[day]), 1) for day in stretch)
                    model.at_most(worked, self.longest)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count on day after day; the day that makes a run too long is the finding."""
        for person, everything in roster.history.items():
            duties = [duty for duty in everything if duty.is_night]
            who, run, before = roster.problem.people[person].text, 0, None
            for day in sorted({duty.day for duty in duties}):
                run = run + 1 if before == day - DAY else 1
                before = day
                ours = any(d.day == day and d.origin is not Origin.PAST for d in duties)
                if run > self.longest and ours:
                    when = weekday_and_day(day)
                    message = Text(
                        f"{who.zh}到{when.zh}已连上 {run} 个夜班，最多 {self.longest} 个。",
                        f"{who.en} has {run} nights in a row by {when.en}, at most {self.longest} are allowed.",
                    )
                    yield Violation(rule=self.name, day=day, person=person, message=message)
