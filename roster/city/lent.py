"""People lent to a station, as its own tables know them: and as their home, if that is a station, knows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from roster.domain import DutyKind, FixedDuty, Loan, Person, Problem, Shift


@dataclass(frozen=True, kw_only=True)
class Lent:
    """One person lent to a station for a run of days, both ends included.

    `person` is who they are where they are lent, with `home_unit` set; `home` is the id of the unit or station
    that lends, `id` theirs there. `price` is in points, for each day; `minutes` is the way there.
    """

    id: str
    person: Person
    home: str
    station: str
    first: date
    last: date
    minutes: int
    price: int

    @property
    def days(self) -> int:
        """Count the days."""
        return (self.last - self.first).days + 1

    @property
    def cost(self) -> int:
        """Give the price of all days, in points."""
        return self.days * self.price


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A duty that somebody of a station does at another, `place`: at home they are on duty, if without a post."""

    person: str
    day: date
    place: str
    place_name: str
    shift: str
    shift_name: str
    start: time
    end: time
    kind: DutyKind

    @property
    def code(self) -> str:
        """Give the code of the shift at home: that of the other station's, with its id."""
        return f"{self.place}.{self.shift}"


def ids_there(problem: Problem, lent: Iterable[Lent]) -> Mapping[tuple[str, str], str]:
    """Map those who are lent, by home and id, to their ids there: with their home's before it where it is taken."""
    taken, found = set(problem.people), {}
    for one in lent:
        who = one.person.id if one.person.id not in taken else f"{one.home}.{one.person.id}"
        taken.add(who)
        found[one.home, one.id] = who
    return found


def borrowing(problem: Problem, lent: Sequence[Lent]) -> Problem:
    """Give a station's problem with the people it borrows, just as its tables `people` and `loans` would have them."""
    people, loans, ids = dict(problem.people), list(problem.loans), ids_there(problem, lent)
    for one in lent:
        who, unit = ids[one.home, one.id], one.person.home_unit or one.home
        people[who] = replace(one.person, id=who, home_unit=unit)
        loans.append(Loan(person=who, home_unit=unit, first=one.first, last=one.last))
    return replace(problem, people=dict(sorted(people.items())), loans=tuple(sorted(loans, key=_loan_order)))


def lending(problem: Problem, elsewhere: Sequence[Elsewhere]) -> Problem:
    """Give a station's problem with what its people do elsewhere settled, so that rest and hours count it."""
    shifts = dict(problem.shifts)
    for duty in elsewhere:
        shifts[duty.code] = Shift(
            code=duty.code,
            name=f"{duty.place_name} {duty.shift_name}",
            start=duty.start,
            end=duty.end,
            kind=duty.kind,
        )
    settled = [FixedDuty(person=duty.person, day=duty.day, shift=duty.code) for duty in elsewhere]
    fixed = sorted((*problem.fixed, *settled), key=lambda row: (row.person, row.day, row.shift))
    return replace(problem, shifts=dict(sorted(shifts.items())), fixed=tuple(fixed))


def _loan_order(loan: Loan) -> tuple[str, str, date, date]:
    return (loan.person, loan.home_unit, loan.first, loan.last)
