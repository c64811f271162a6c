"""Counted hours of a person in the period: what the most and the least of them have in common."""

from dataclasses import dataclass
from datetime import date, timedelta

from roster.domain import MINUTE, LeaveKind, Origin, Person, Problem
from roster.rules import Linear, Modelling, Rule

_NEUTRAL = frozenset({LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.MATERNITY})


@dataclass(frozen=True, kw_only=True)
class PeriodHours(Rule):
    """A rule about what a person's duties of the period count together; a duty counts where it starts.

    A figure holds for somebody who is there all the time. Each day before joining, outside a loan, or of annual,
    sick or maternity leave takes its share of it; other leave (comp leave, court, training) does not.
    """

    def share(self, problem: Problem, person: Person, hours: timedelta) -> timedelta:
        """Give what of a figure holds for a person, in whole minutes."""
        there = sum(self._counts(problem, person, day) for day in problem.period.dates)
        return hours * there // problem.period.days // MINUTE * MINUTE

    def _counts(self, problem: Problem, person: Person, day: date) -> bool:
        away = any(day in leave and leave.kind in _NEUTRAL for leave in problem.leave_of[person.id])
        return problem.belongs(person, day) and not away

    def modelled(self, model: Modelling, person: Person) -> Linear:
        """Give the counted minutes of the period that a person may come to."""
        ours = (option for option in model.options(person.id) if option.duty.origin is not Origin.PAST)
        return Linear.sum((option.held, option.duty.counted // MINUTE) for option in ours)
