"""Changes that might mend a contradiction, each with its rank."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from roster.domain import DAY, Availability, DutyKind, FixedDuty, Grade, Leave, Loan, Person, PostKind
from roster.errors import Source
from roster.explaining import costs
from roster.explaining.amendments import (
    JoinEarlier,
    MoveFixed,
    RaiseHours,
    RenewSkill,
    ShortenLeave,
    handed_over,
)
from roster.explaining.case import Case
from roster.explaining.changes import CancelLeave, Change, DropFixed, ExtendLoan, OfferHours
from roster.explaining.exactly import least_relaxation
from roster.explaining.neighbourhoods import People, broken, restricted
from roster.explaining.parts import Part, PartKind
from roster.rules import Law, Rule

_ASKED = 40  # people who are asked whether they could take a duty over
_OFFERED = 2  # of them who are named


@dataclass(frozen=True, kw_only=True)
class Mend:
    """A change with its cost and the rows of the tables it touches; `about` are the people whose days it touches.

    `law` is what a rule rests on that is relaxed. `part` is the part of a contradiction that it changes: of two
    changes to one part at most one is made.
    """

    change: Change
    cost: int
    part: Part
    about: People
    sources: tuple[Source, ...] = ()
    law: Law | None = None


LawOf = Callable[[Rule, Grade | None], Law]


def own_law(rule: Rule, grade: Grade | None) -> Law:
    """Give the law a rule itself names, whatever the grade."""
    del grade
    return rule.law


def mends(case: Case, part: Part, people: People, law: LawOf = own_law) -> Iterator[Mend]:
    """Yield the changes to one part of a contradiction among some people; nobody is asked back from sickness."""
    if isinstance(part.row, FixedDuty):
        yield from _of_settled(case, part, part.row, people)
    elif isinstance(part.row, Leave):
        yield from _of_leave(case, part, part.row, people)
    elif part.kind is PartKind.AVAILABILITY:
        yield from _of_hours(case, part, people)
    elif part.kind is PartKind.LOAN:
        yield from _of_loan(case, part, people)
    elif part.kind is PartKind.JOINED:
        first = min(row.day for row in _settled(case, part, people))
        change = JoinEarlier(person=_person(case, part), to=first)
        yield _mend(change, costs.JOIN, part, people)
    elif part.kind is PartKind.HOURS:
        yield from _of_own_limit(case, part, people)
    elif part.kind is PartKind.SKILL:
        yield from _of_skill(case, part, people)
    elif part.rule is not None:
        yield from _of_rule(case, part, part.rule, people, law)


def _mend(change: Change, cost: int, part: Part, people: People) -> Mend:
    return Mend(change=change, cost=cost, part=part, about=people, sources=part.sources)


def _person(case: Case, part: Part) -> Person:
    return case.problem.people[part.person or ""]


def _settled(case: Case, part: Part, people: People) -> list[FixedDuty]:
    """List the settled duties of a part's person; of those it is at odds with, where the person has none."""
    problem = case.problem
    rows = [row for row in problem.fixed if row.person in people and row.day in problem.period]
    return [row for row in rows if row.person == part.person] or rows


# -- settled duties ------------------------------------------------------------------------------


def _of_settled(case: Case, part: Part, row: FixedDuty, people: People) -> Iterator[Mend]:
    person = _person(case, part)
    yield _mend(DropFixed(person=person, row=row), _release(case, row), part, people)
    if row.post is not None and case.problem.shifts[row.shift].kind is not DutyKind.TRAINING:
        for other in islice(_others(case, row), _OFFERED):
            change = handed_over(case, row, other)
            yield _mend(change, costs.HAND_OVER, part, people | {other.id})
    if row.post is None:
        for day in _other_days(case, row):
            change_day = MoveFixed(person=person, row=row, to=day)
            if not broken(restricted(change_day.apply(case), people), people):
                yield _mend(change_day, costs.MOVE, part, people)
                return


def _release(case: Case, row: FixedDuty) -> int:
    asked = row.post is not None and (row.post, row.day, row.shift) in case.problem.need_at
    return costs.RELEASE_AT_POST if asked else costs.RELEASE


def _others(case: Case, row: FixedDuty) -> Iterator[Person]:
    """Yield who could take a settled duty over without breaking anything, the nearest to its post first."""
    problem = case.problem
    person = problem.people[row.person]
    busy = {other.person for other in problem.fixed}
    sector = problem.posts[row.post or ""].sector
    where = {
        post.id for post in problem.posts.values() if post.sector == sector and post.kind is PostKind.GRID
    }
    same_grade = [other for other in problem.by_grade[person.grade] if other.id != person.id]
    same_grade.sort(key=lambda p: (p.id in busy, p.home_grid != row.post, p.home_grid not in where, p.id))
    for other in same_grade[:_ASKED]:
        changed = handed_over(case, row, other).apply(case)
        about = frozenset({other.id})
        if not broken(restricted(changed, about), about):
            yield other


def _other_days(case: Case, row: FixedDuty) -> list[date]:
    """List the other days of the period on which the person is not settled already, the nearest first."""
    busy = {other.day for other in case.problem.fixed if other.person == row.person}
    free = [day for day in case.problem.period.dates if day not in busy]
    return sorted(free, key=lambda day: (abs(day - row.day), day))


# -- what the tables say of people ---------------------------------------------------------------


def _of_leave(case: Case, part: Part, leave: Leave, people: People) -> Iterator[Mend]:
    if leave.kind not in costs.LEAVE:
        return
    person, problem = _person(case, part), case.problem
    duties = [problem.duty(row.person, row.day, row.shift, row.post) for row in _settled(case, part, people)]
    touched = sorted({day for duty in duties for day in duty.counted_by_day if day in leave})
    if not touched:
        return
    first, last = touched[0], touched[-1]
    cost = costs.LEAVE[leave.kind] + costs.DAY_OF_LEAVE * ((last - first) // DAY + 1)
    whole = (first, last) == (leave.first, leave.last)
    change: Change = (
        CancelLeave(person=person, leave=leave)
        if whole
        else ShortenLeave(person=person, leave=leave, first=first, last=last)
    )
    yield _mend(change, cost, part, people)


def _of_hours(case: Case, part: Part, people: People) -> Iterator[Mend]:
    person = _person(case, part)
    for row in _settled(case, part, people):
        shift = case.problem.shifts[row.shift]
        window = Availability(person=person.id, day=row.day, start=shift.start, end=shift.end)
        yield _mend(OfferHours(person=person, window=window), costs.OFFER_HOURS, _alike(part), people)


def _of_loan(case: Case, part: Part, people: People) -> Iterator[Mend]:
    person, problem = _person(case, part), case.problem
    for day in sorted({row.day for row in _settled(case, part, people)}):
        if person.home_unit is not None and not problem.belongs(person, day):
            loan = Loan(person=person.id, home_unit=person.home_unit, first=day, last=day)
            yield _mend(ExtendLoan(person=person, loan=loan), costs.LOAN, _alike(part), people)


def _alike(part: Part) -> Part:
    """Give the part anew: changes to it do not exclude each other."""
    return Part(
        kind=part.kind, text=part.text, without=part.without, sources=part.sources, person=part.person
    )


def _of_own_limit(case: Case, part: Part, people: People) -> Iterator[Mend]:
    """Raise a person's own limit to the hours that are settled in their fullest week."""
    person, week_of = _person(case, part), case.problem.station.week_of
    total: dict[date, timedelta] = defaultdict(timedelta)
    for duty in (*case.problem.past_of[person.id], *case.problem.settled):
        if duty.person == person.id:
            for day, counted in duty.counted_by_day.items():
                total[week_of(day)] += counted
    in_period = {week_of(day) for day in case.problem.period.dates}
    most = max((counted for week, counted in total.items() if week in in_period), default=timedelta())
    if person.max_weekly_hours is not None and most > person.max_weekly_hours:
        yield _mend(RaiseHours(person=person, to=most), costs.OWN_HOURS, part, people)


def _of_skill(case: Case, part: Part, people: People) -> Iterator[Mend]:
    """Renew a skill that has expired; one that was never held cannot be had in a day."""
    person, skill = _person(case, part), str(part.row)
    if person.skills.get(skill) is not None:
        until = max(row.day for row in _settled(case, part, people))
        yield _mend(RenewSkill(person=person, skill=skill, until=until), costs.RENEW_SKILL, part, people)


# -- rules ---------------------------------------------------------------------------------------


def _of_rule(case: Case, part: Part, rule: Rule, people: People, law: LawOf) -> Iterator[Mend]:
    for grade in sorted({case.problem.people[name].grade for name in people} & rule.grades):
        change = least_relaxation(case, rule, grade, people)
        if change is not None:
            source = Source(f"station.toml [rules.{rule.name}.{grade}]", None, change.parameter)
            rests_on = law(rule, grade)
            yield Mend(
                change=change,
                cost=costs.STATUTE if rests_on.article else costs.PRACTICE,
                part=part,
                about=people,
                sources=(source,),
                law=rests_on,
            )
