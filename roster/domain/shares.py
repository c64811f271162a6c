"""What a fair share is: of the hours and nights to be worked, pro rata to contract and presence.

A person's weight is the contract's weekly hours times the days of presence (belonging to the station, not on
leave). The shares are taken over the period together with the past that was loaded, so that whoever did more
than their share before is given less now, and whoever joined late owes nothing for the time before.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from roster.domain.duty import MINUTE, Duty
from roster.domain.kinds import DayClass, Grade
from roster.domain.people import Person
from roster.domain.problem import Problem
from roster.domain.station import DAY


@dataclass(frozen=True, kw_only=True)
class Share:
    """One person's fair share in this period (of minutes or of nights), the past evened out; at least 0."""

    fair: Fraction
    past: int


def shares_of_hours(problem: Problem, grade: Grade) -> Mapping[str, Share]:
    """Give each person of a grade a fair share of the counted minutes demanded of it."""
    return _kept(problem, ("hours", grade), lambda: _hours(problem, grade))


def shares_of_nights(problem: Problem, grade: Grade) -> Mapping[str, Share]:
    """Give each person of a grade who may serve at night a fair share of the night duties demanded of it."""
    return _kept(problem, ("nights", grade), lambda: _nights(problem, grade))


def shares_of_rest_days(problem: Problem, grade: Grade, holiday: int) -> Mapping[str, Share]:
    """Give each person of a grade a fair share of the duties that begin on rest days and statutory holidays.

    A duty on a rest day counts as one, on a statutory holiday as `holiday`.
    """
    return _kept(problem, ("rest days", grade, holiday), lambda: _rest_days(problem, grade, holiday))


def _kept(problem: Problem, key: object, reckon: Callable[[], Mapping[str, Share]]) -> Mapping[str, Share]:
    if key not in problem.memo:
        problem.memo[key] = reckon()
    found: Mapping[str, Share] = problem.memo[key]
    return found


def _hours(problem: Problem, grade: Grade) -> Mapping[str, Share]:
    demanded = sum(
        need.least[grade] * _minutes(problem.duty("", need.day, need.shift, None)) for need in problem.needs
    ) + sum(_minutes(duty) for duty in _beside_needs(problem, grade))
    return _shares(problem, problem.by_grade[grade], demanded, _minutes)


def _nights(problem: Problem, grade: Grade) -> Mapping[str, Share]:
    people = [p for p in problem.by_grade[grade] if not p.protected_from_nights]
    demanded = sum(
        need.least[grade] * problem.duty("", need.day, need.shift, None).is_night for need in problem.needs
    ) + sum(duty.is_night for duty in _beside_needs(problem, grade))
    return _shares(problem, people, demanded, lambda duty: int(duty.is_night))


def _rest_days(problem: Problem, grade: Grade, holiday: int) -> Mapping[str, Share]:
    worth = {DayClass.WORKDAY: 0, DayClass.RESTDAY: 1, DayClass.HOLIDAY: holiday}
    demanded = sum(need.least[grade] * worth[problem.day_class(need.day)] for need in problem.needs) + sum(
        worth[problem.day_class(duty.day)] for duty in _beside_needs(problem, grade)
    )
    return _shares(
        problem, problem.by_grade[grade], demanded, lambda duty: worth[problem.day_class(duty.day)]
    )


def _minutes(duty: Duty) -> int:
    return sum(minutes for _, minutes in duty.minutes)


def _beside_needs(problem: Problem, grade: Grade) -> Iterable[Duty]:
    """Give the settled duties that meet no need: court, training."""
    return [
        duty
        for duty in problem.settled
        if problem.people[duty.person].grade is grade
        and (duty.post is None or (duty.post, duty.day, duty.shift) not in problem.need_at)
    ]


def _shares(
    problem: Problem, people: Iterable[Person], demanded: int, measure: Callable[[Duty], int]
) -> Mapping[str, Share]:
    listed = list(people)
    past = {p.id: sum(measure(duty) for duty in problem.past_of[p.id]) for p in listed}
    weight = weights(problem, listed)
    total, all_weights = demanded + sum(past.values()), sum(weight.values())
    return {
        person: Share(
            fair=max(Fraction(0), Fraction(total * weight[person], all_weights) - past[person]),
            past=past[person],
        )
        if all_weights
        else Share(fair=Fraction(0), past=past[person])
        for person in weight
    }


def weights(problem: Problem, people: Iterable[Person]) -> Mapping[str, int]:
    """Give what people's shares are in proportion to: contract times presence, the past that was loaded included."""
    days = _days(problem)
    return {p.id: (p.weekly_hours // MINUTE) * sum(problem.present(p, day) for day in days) for p in people}


def _days(problem: Problem) -> list[date]:
    """List the days from the first past duty of anybody to the end of the period."""
    first = min((duty.day for duty in problem.past), default=problem.period.first)
    return [first + i * DAY for i in range((problem.period.last - first) // timedelta(days=1) + 1)]
