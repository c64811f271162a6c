"""Who carries how much: nights, rest days, holidays and hours, past periods counted, beside a fair share.

What a group has carried in the period and in the past that was loaded is shared out by contract and presence
(`roster.domain.shares.weights`); whoever joined late or was on leave owes less. Nights are shared among those
who may serve at night.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from roster.domain import MINUTE, DayClass, Duty, Grade, Person, Problem, Roster
from roster.domain.shares import weights
from roster.words import Text


class Measure(StrEnum):
    """What is counted; hours in minutes, all else in duties, a duty by the day on which it begins."""

    NIGHTS = "nights"
    REST_DAYS = "rest_days"
    HOLIDAYS = "holidays"
    HOURS = "hours"

    @property
    def text(self) -> Text:
        """Name the measure as users do."""
        return _MEASURES[self]

    def of(self, problem: Problem, duty: Duty) -> int:
        """Give what a duty counts for."""
        if self is Measure.HOURS:
            return duty.counted // MINUTE
        if self is Measure.NIGHTS:
            return int(duty.is_night)
        wanted = DayClass.RESTDAY if self is Measure.REST_DAYS else DayClass.HOLIDAY
        return int(problem.day_class(duty.day) is wanted)


_MEASURES = {
    Measure.NIGHTS: Text("夜班", "nights"),
    Measure.REST_DAYS: Text("休息日", "rest days"),
    Measure.HOLIDAYS: Text("法定节假日", "holidays"),
    Measure.HOURS: Text("工时", "hours"),
}


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one person carries of one measure, now and in the past, and their fair share of both."""

    now: int
    past: int
    fair: Fraction

    @property
    def total(self) -> int:
        """Give what the person has carried in all."""
        return self.now + self.past

    @property
    def away(self) -> Fraction:
        """Say how far above the fair share that is; negative where it is below."""
        return self.total - self.fair


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """A person and their loads; a measure that does not concern them is left out."""

    person: Person
    loads: Mapping[Measure, Load]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The people of one grade who were there at some time, the least evenly loaded first."""

    grade: Grade
    bearers: tuple[Bearer, ...]

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """List the measures of which the group has anything at all."""
        return tuple(m for m in Measure if any(load.total for load in self.loads(m)))

    def loads(self, measure: Measure) -> list[Load]:
        """List everybody's load of one measure."""
        return [bearer.loads[measure] for bearer in self.bearers if measure in bearer.loads]

    def mean(self, measure: Measure) -> Fraction:
        """Give the mean of a measure, past and period together."""
        loads = self.loads(measure)
        return Fraction(sum(load.total for load in loads), len(loads)) if loads else Fraction(0)

    def near(self, measure: Measure) -> int:
        """Count who is within one duty, or one tenth of the hours, of their fair share."""
        loads = self.loads(measure)
        if measure is Measure.HOURS:
            return sum(abs(load.away) * 10 <= load.fair for load in loads)
        return sum(abs(load.away) < 1 for load in loads)


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """How evenly a roster and the past before it load the people of each grade."""

    roster: Roster
    groups: tuple[Group, ...]

    def of(self, person: Person) -> tuple[Group, Bearer] | None:
        """Give a person's group and loads; None for somebody who was never there."""
        found = ((g, b) for g in self.groups for b in g.bearers if b.person.id == person.id)
        return next(found, None)


def fairness(roster: Roster) -> Fairness:
    """Reckon how evenly the people of each grade are loaded."""
    groups = (_group(roster, grade) for grade in Grade)
    return Fairness(roster=roster, groups=tuple(group for group in groups if group.bearers))


def _group(roster: Roster, grade: Grade) -> Group:
    weight = weights(roster.problem, roster.problem.by_grade[grade])
    people = [p for p in roster.problem.by_grade[grade] if weight[p.id] or roster.history[p.id]]
    loads = {measure: _loads(roster, measure, people, weight) for measure in Measure}
    bearers = [
        Bearer(person=p, loads={m: found[p.id] for m, found in loads.items() if p.id in found})
        for p in people
    ]
    scale = {
        m: max([Fraction(1), *(abs(load.away) for load in found.values())]) for m, found in loads.items()
    }

    def uneven(bearer: Bearer) -> tuple[Fraction, str]:
        shares = (abs(load.away) / scale[measure] for measure, load in bearer.loads.items())
        return (-sum(shares, Fraction(0)), bearer.person.id)

    return Group(grade=grade, bearers=tuple(sorted(bearers, key=uneven)))


def _loads(
    roster: Roster, measure: Measure, people: Sequence[Person], weight: Mapping[str, int]
) -> dict[str, Load]:
    if measure is Measure.NIGHTS:
        people = [person for person in people if not person.protected_from_nights]
    problem = roster.problem
    now = {p.id: _sum(problem, measure, roster.of_person[p.id]) for p in people}
    past = {p.id: _sum(problem, measure, problem.past_of[p.id]) for p in people}
    total, all_weights = sum(now.values()) + sum(past.values()), sum(weight[p.id] for p in people)
    return {
        p.id: Load(
            now=now[p.id],
            past=past[p.id],
            fair=Fraction(total * weight[p.id], all_weights) if all_weights else Fraction(0),
        )
        for p in people
    }


def _sum(problem: Problem, measure: Measure, duties: Iterable[Duty]) -> int:
    return sum(measure.of(problem, duty) for duty in duties)
