"""Which changes might fill what is short: found with the checker, so that few have to be solved."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from roster.domain import DAY, Availability, FixedDuty, Grade, Leave, LeaveKind, Loan, Roster
from roster.explaining.case import Case, split
from roster.explaining.changes import (
    AddPeople,
    CancelLeave,
    Change,
    DropFixed,
    ExtendLoan,
    OfferHours,
    Relax,
)
from roster.explaining.obstacles import Obstacle, Obstacles
from roster.explaining.relaxing import looser, relaxable
from roster.explaining.short import Lack
from roster.rules import Rule

CALLED_BACK = frozenset(
    {LeaveKind.ANNUAL, LeaveKind.COMP, LeaveKind.TRAINING, LeaveKind.PERSONAL, LeaveKind.OTHER}
)
"""Leave that can be called off: nobody is asked back from sickness, court or maternity leave."""

_EACH = 2  # of one kind, for one lack
_Key = TypeVar("_Key")


class Candidates:
    """Finds changes for one lack after another in the same roster."""

    def __init__(self, case: Case, roster: Roster) -> None:
        self._case, self._roster = case, roster
        self._asked = Obstacles(case, roster)

    def of(self, lack: Lack) -> list[Change]:
        """List the changes that might fill a lack, those that help most people to most seats first."""
        found: list[Change] = [self.people(lack, least_people(lack, self._case.problem.period.days))]
        for kind in (self._leave, self._limits, self._hours, self._loans, self._settled):
            found += islice(kind(lack), _EACH)
        return found

    def people(self, lack: Lack, count: int) -> AddPeople:
        """Give more people as the lack asks for them, with the skills that most of the grade hold."""
        ours = self._case.problem.by_grade[lack.grade]
        counted = Counter(skill for person in ours for skill in person.skills)
        usual = {skill for skill, holders in counted.items() if 2 * holders > len(ours)}
        skills = frozenset(usual | ({lack.skill} if lack.skill else set()))
        return AddPeople(grade=lack.grade, count=count, skills=skills, asked=lack.skill)

    # -- whose leave -----------------------------------------------------------------------------

    def _leave(self, lack: Lack) -> Iterator[Change]:
        gains: Counter[tuple[str, Leave]] = Counter()
        problem = self._case.problem
        for obstacle in _not_on_duty(lack):
            rows = self._in_the_way(obstacle)
            if len(rows) == 1 and rows[0].kind in CALLED_BACK:
                cancelled = CancelLeave(person=obstacle.person, leave=rows[0])
                if not self._left(obstacle, cancelled):
                    gains[obstacle.person.id, rows[0]] += 1
        for (person, leave), _ in _most(gains):
            yield CancelLeave(person=problem.people[person], leave=leave)

    def _in_the_way(self, obstacle: Obstacle) -> list[Leave]:
        seat, problem = obstacle.seat, self._case.problem
        touched = problem.duty(obstacle.person.id, seat.day, seat.shift, seat.post).counted_by_day
        return [row for row in problem.leave_of[obstacle.person.id] if any(day in row for day in touched)]

    def _left(self, obstacle: Obstacle, change: Change) -> bool:
        """Tell whether anything would still be in a person's way after a change."""
        seat, changed = obstacle.seat, change.apply(self._case)
        added = changed.problem.duty(obstacle.person.id, seat.day, seat.shift, seat.post)
        return bool(self._asked.findings(added, changed.rules, changed.problem))

    # -- whose limit -----------------------------------------------------------------------------

    def _limits(self, lack: Lack) -> Iterator[Change]:
        for barrier in lack.barriers:
            kept = [obstacle for obstacle in lack.obstacles if obstacle.only(barrier.rule)]
            for rule in self._case.rules:
                if rule.name == barrier.rule and lack.grade in rule.grades and kept:
                    found = (self._relaxed(rule, lack, name, kept) for name in relaxable(rule))
                    yield from islice((change for change in found if change is not None), 1)

    def _relaxed(self, rule: Rule, lack: Lack, name: str, kept: Sequence[Obstacle]) -> Relax | None:
        """Give the least relaxation of a parameter that lets anybody take a seat."""
        for value in looser(rule, name):
            change = Relax(rule=rule, grade=lack.grade, parameter=name, to=value)
            try:
                bent = split(rule, lack.grade, **{name: value})
            except ValueError:
                continue
            if any(self._passes(obstacle, bent) for obstacle in kept):
                return change
        return None

    def _passes(self, obstacle: Obstacle, rules: Sequence[Rule]) -> bool:
        seat = obstacle.seat
        added = self._case.problem.duty(obstacle.person.id, seat.day, seat.shift, seat.post)
        return not self._asked.findings(added, rules)

    # -- whose hours, whose loan, whose settled duty -----------------------------------------------

    def _hours(self, lack: Lack) -> Iterator[Change]:
        problem, gains = self._case.problem, Counter[tuple[str, Availability]]()
        for obstacle in _not_on_duty(lack):
            person, seat = obstacle.person, obstacle.seat
            bound = person.grade is Grade.VOLUNTEER or problem.windows_of[person.id]
            if bound and len(obstacle.rules) == 1 and problem.belongs(person, seat.day):
                shift = problem.shifts[seat.shift]
                window = Availability(person=person.id, day=seat.day, start=shift.start, end=shift.end)
                if not self._left(obstacle, OfferHours(person=person, window=window)):
                    gains[person.id, window] += 1
        for (who, window), _ in _most(gains):
            yield OfferHours(person=problem.people[who], window=window)

    def _loans(self, lack: Lack) -> Iterator[Change]:
        problem, gains = self._case.problem, Counter[tuple[str, Loan]]()
        for obstacle in _not_on_duty(lack):
            person, day = obstacle.person, obstacle.seat.day
            if person.home_unit is not None and not problem.belongs(person, day):
                loan = Loan(person=person.id, home_unit=person.home_unit, first=day, last=day)
                if not self._left(obstacle, ExtendLoan(person=person, loan=loan)):
                    gains[person.id, loan] += 1
        for (who, loan), _ in _most(gains):
            yield ExtendLoan(person=problem.people[who], loan=loan)

    def _settled(self, lack: Lack) -> Iterator[Change]:
        problem, gains = self._case.problem, Counter[tuple[str, FixedDuty]]()
        rows: defaultdict[str, list[FixedDuty]] = defaultdict(list)
        for row in problem.fixed:
            if row.day in problem.period and row.post is None:
                rows[row.person].append(row)
        for obstacle in lack.obstacles:
            for row in rows[obstacle.person.id]:
                if abs(row.day - obstacle.seat.day) <= DAY and self._frees(obstacle, row):
                    gains[obstacle.person.id, row] += 1
        for (who, row), _ in _most(gains):
            yield DropFixed(person=problem.people[who], row=row)

    def _frees(self, obstacle: Obstacle, row: FixedDuty) -> bool:
        """Tell whether a person could take the seat if a settled duty were not."""
        case = DropFixed(person=obstacle.person, row=row).apply(self._case)
        kept = tuple(
            duty
            for duty in self._roster.duties
            if (duty.person, duty.day, duty.shift, duty.post) != (row.person, row.day, row.shift, row.post)
        )
        roster = Roster(problem=case.problem, duties=kept)
        return Obstacles(case, roster).of(obstacle.seat, obstacle.person).free


def _not_on_duty(lack: Lack) -> Iterator[Obstacle]:
    return (obstacle for obstacle in lack.obstacles if obstacle.duty is None and obstacle.findings)


def least_people(lack: Lack, period: int) -> int:
    """Guess how many more people it takes: as many as are missing at once, each on duty five days in seven."""
    each = max(1, period * 5 // 7)
    return max(lack.at_once, -(-lack.missing // each))


def _most(gains: Counter[_Key]) -> list[tuple[_Key, int]]:
    return sorted(gains.items(), key=lambda item: (-item[1], str(item[0])))
