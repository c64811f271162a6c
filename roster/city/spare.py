"""Who of a station could be lent, and on which days: its own rules are asked, by a trial."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roster.domain import Grade, Origin, Person, Problem, Roster
from roster.rules import HardRule, Rule

_TRIALS = 4  # days off that are given up before somebody is left alone


@dataclass(frozen=True, kw_only=True)
class Spare:
    """Somebody who is off on some days, and whom no rule at home keeps from a duty on all of them."""

    person: Person
    days: tuple[date, ...]


def spare_people(roster: Roster, rules: Sequence[Rule]) -> tuple[Spare, ...]:
    """List officers and auxiliaries of a station with days on which they could serve elsewhere, but not at night.

    On trial each of them has a duty on each of these days, the earliest of the station's, then the latest; whoever
    breaks a hard rule with it loses a day, until nobody does. So rest, hours and days off are kept whatever the
    rules are. Who wished for a day off has it.
    """
    problem = roster.problem
    shifts = _trial_shifts(problem)
    days: dict[str, Sequence[date]] = {
        person.id: found for person in problem.people.values() if (found := _days_off(roster, person))
    }
    hard = [rule for rule in rules if isinstance(rule, HardRule)]
    for _ in range(_TRIALS):
        broken = {who: day for shift in shifts for who, day in _broken(roster, hard, days, shift).items()}
        if not broken:
            break
        days = {who: _without(found, broken.get(who)) for who, found in days.items()}
        days = {who: found for who, found in days.items() if found}
    else:
        days = {who: found for who, found in days.items() if who not in broken}
    return tuple(Spare(person=_abroad(problem.people[who]), days=tuple(found)) for who, found in days.items())


def _abroad(person: Person) -> Person:
    """Give a person as another station has them: without a home grid, and without nights, which end on the next day."""
    return replace(person, home_grid=None, crew="", protected_from_nights=True)


def _trial_shifts(problem: Problem) -> tuple[str, ...]:
    """Give the shift that begins first and the one that ends last, of those that are no nights."""
    day = problem.period.first
    served = {need.shift for need in problem.needs}
    spans = {
        code: problem.span(day, code)
        for code in sorted(served)
        if not problem.duty("", day, code, None).is_night
    }
    if not spans:
        return ()
    first = min(spans, key=lambda code: spans[code][0])
    last = max(spans, key=lambda code: spans[code][1])
    return tuple(dict.fromkeys((first, last)))


def _days_off(roster: Roster, person: Person) -> list[date]:
    problem = roster.problem
    if person.grade is Grade.VOLUNTEER or person.home_unit is not None:
        return []
    busy = {day for duty in roster.history[person.id] for day in duty.counted_by_day}
    wished = {row.day for row in problem.requests_of[person.id] if row.shift is None and row.weight > 0}
    return [
        day
        for day in problem.period.dates
        if day not in busy and day not in wished and problem.present(person, day)
    ]


def _without(days: Sequence[date], broken: date | None) -> Sequence[date]:
    """Give days without the one at which a rule was broken: the nearest, of two the later."""
    if broken is None:
        return days
    lost = min(reversed(days), key=lambda day: abs(day - broken))
    return [day for day in days if day != lost]


def _broken(
    roster: Roster, rules: Iterable[HardRule], days: Mapping[str, Sequence[date]], shift: str
) -> dict[str, date]:
    """Give who would break a hard rule, and when, with a duty on each of their days, at no post of the station's."""
    problem = roster.problem
    trial = [
        problem.duty(who, day, shift, None, Origin.FIXED) for who, found in days.items() for day in found
    ]
    tried = Roster(problem=problem, duties=(*roster.duties, *trial), about=frozenset(days))
    broken = [violation for rule in rules for violation in rule.violations(tried)]
    return {one.person: one.day for one in broken if one.person is not None and one.person in days}
