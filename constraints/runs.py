"""Runs of days: what the longest run of duty days and that of nights have in common."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from roster.domain import DAY, Duty, Origin, Person, Roster
from roster.rules import HardRule, Linear, Modelling, Violation
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class Run(HardRule):
    """A person has duties of some kind on at most `longest` dates in a row, past ones counted."""

    longest: int

    @abstractmethod
    def counts(self, duty: Duty) -> bool:
        """Tell whether a duty makes its date one of the run."""

    @abstractmethod
    def sentence(self, person: Person, day: date, run: int) -> Text:
        """Say that a run is too long on a day."""

    def constrain(self, model: Modelling) -> None:
        """Keep one day free in every stretch that is a day longer than the longest run."""
        period = model.problem.period
        days = [period.first + i * DAY for i in range(-self.longest, period.days)]
        stretches = [days[i : i + self.longest + 1] for i in range(period.days)]
        for person in filter(self.binds, model.problem.people.values()):
            counting = {
                day: [option for option in options if self.counts(option.duty)]
                for day, options in model.by_date(person.id).items()
            }
            for stretch in stretches:
                if all(counting.get(day) for day in stretch):
                    worked = Linear.sum((model.any_of(counting[day]), 1) for day in stretch)
                    model.at_most(worked, self.longest)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count on day after day; the day that makes a run too long is the finding."""
        for who, everything in roster.history.items():
            person = roster.problem.people[who]
            duties = [duty for duty in everything if self.counts(duty) and self.binds(person)]
            ours = {duty.day for duty in duties if duty.origin is not Origin.PAST}
            run, before = 0, None
            for day in sorted({duty.day for duty in duties}):
                run = run + 1 if before == day - DAY else 1
                before = day
                if run > self.longest and day in ours:
                    message = self.sentence(person, day, run)
                    yield Violation(rule=self.name, day=day, person=who, message=message)
