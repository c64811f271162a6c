"""Limits on the hours of one local day: what the station's own cap and the law's have in common."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from constraints.by_day import tallied_by_day
from roster.domain import MINUTE, Grade, Person, Problem, Roster, Shift
from roster.errors import Fault
from roster.rules import HardRule, Modelling, Rule, Violation
from roster.words import Text, hours


@dataclass(frozen=True, kw_only=True)
class DayLimit(HardRule):
    """A person's counted hours within one local day, midnight to midnight, stay within a limit."""

    @abstractmethod
    def limit(self, problem: Problem, person: Person, day: date) -> timedelta | None:
        """Give what a person may have on a day; None where the rule sets no limit."""

    @abstractmethod
    def sentence(self, person: Person, day: date, total: timedelta, limit: timedelta) -> Text:
        """Say that a day is too long."""

    def constrain(self, model: Modelling) -> None:
        """Bound the counted minutes of each local day."""
        problem = model.problem
        for person in problem.people.values():
            if self.binds(person):
                for day, total in model.minutes(person.id).items():
                    if (limit := self.limit(problem, person, day)) is not None:
                        model.at_most(total, limit // MINUTE)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Add up each person's local days."""
        for name, duties in roster.history.items():
            person = roster.problem.people[name]
            for day, tally in tallied_by_day(duties).items() if self.binds(person) else ():
                limit = self.limit(roster.problem, person, day)
                if limit is not None and tally.ours and tally.total > limit:
                    message = self.sentence(person, day, tally.total, limit)
                    yield Violation(rule=self.name, day=day, person=name, message=message)

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find shifts so long that nobody of a grade that is wanted there may ever work them."""
        for shift in problem.shifts.values():
            for grade in _wanted(problem, shift):
                if grade in self.grades and (found := self._too_long(problem, shift, grade)):
                    yield _fault(shift, grade if len(self.grades) < len(Grade) else None, *found)
                    break

    def _too_long(self, problem: Problem, shift: Shift, grade: Grade) -> tuple[timedelta, timedelta] | None:
        """Give the longest day of a shift and the limit of that day, if nobody of a grade may have it."""
        people, found = problem.by_grade[grade], []
        for first in problem.period.dates:
            for day, counted in problem.duty("", first, shift.code, None).counted_by_day.items():
                limits = list(self._below(problem, people, day, counted))
                if limits and len(limits) == len(people):
                    found.append((counted, max(limits)))
        return max(found, default=None)

    def _below(
        self, problem: Problem, people: Sequence[Person], day: date, counted: timedelta
    ) -> Iterator[timedelta]:
        """Yield people's limits that are below a time, until somebody may have it: mostly the first."""
        for person in people:
            limit = self.limit(problem, person, day)
            if limit is None or counted <= limit:
                return
            yield limit


def _wanted(problem: Problem, shift: Shift) -> Sequence[Grade]:
    """List the grades that the demand asks for on a shift; all of them where nothing asks for it."""
    rows = [row for row in problem.demands if row.shift == shift.code]
    wished = Grade.VOLUNTEER if any(row.volunteer_target for row in rows) else None
    all_wanted = not rows or any(not row.least for row in rows)  # no figures: the station's ratio
    return [g for g in Grade if all_wanted or g is wished or any(row.least.get(g) for row in rows)]


def _fault(shift: Shift, grade: Grade | None, counted: timedelta, limit: timedelta) -> Fault:
    whom = Text(grade.text.zh, f" for the {grade.text.en} grade") if grade else Text("", "")
    return Fault(
        shift.source.at("end"),
        Text(
            f"班次 {shift.code} 一天计 {hours(counted).zh}，超过{whom.zh}每日上限 {hours(limit).zh}",
            f"shift {shift.code} counts {hours(counted).en} in one day, over the cap of {hours(limit).en}{whom.en}",
        ),
        Text(
            "请缩短或拆分该班次，或改为系数较低的值班、备勤。",
            "Shorten or split the shift, or make it desk or standby duty with a lower factor.",
        ),
    )
