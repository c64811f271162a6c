"""Who could take one more duty in a roster, and which rules stand in everybody else's way: by the checker alone."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from roster.domain import Duty, Grade, Person, Problem, Roster
from roster.explaining.case import Case
from roster.rules import HardRule, Rule, Violation


@dataclass(frozen=True, kw_only=True, order=True)
class Seat:
    """A place for one person: date, shift, post and grade, and the skill that its holder must bring, if any."""

    day: date
    shift: str
    post: str
    grade: Grade
    skill: str = ""

    def suits(self, person: Person) -> bool:
        """Tell whether a person is of the grade and holds the skill."""
        return person.grade is self.grade and (not self.skill or person.has(self.skill, self.day))


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """What keeps one person from a seat: the duty they have at that time, else the rules that would be broken.

    With neither, nothing forbids it.
    """

    person: Person
    seat: Seat
    duty: Duty | None = None
    findings: tuple[Violation, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """List the rules in the way, each once."""
        return tuple(dict.fromkeys(finding.rule for finding in self.findings))

    @property
    def free(self) -> bool:
        """Tell whether nothing is in the way."""
        return self.duty is None and not self.findings

    def only(self, rule: str) -> bool:
        """Tell whether a rule is all that is in the way."""
        return self.duty is None and self.rules == (rule,)


class Obstacles:
    """Asks of a finished roster what one more duty would break.

    The rules look at a small part of the station: the person's days, and who is on duty at that time. Only what
    the duty adds to the findings counts. What concerns nobody by name is asked again of the whole roster, as it
    may be about all of it.
    """

    def __init__(self, case: Case, roster: Roster) -> None:
        self._case, self._roster = case, roster
        self._days: dict[date, Problem] = {}
        self._at_once: dict[tuple[datetime, datetime], tuple[Duty, ...]] = {}
        self._hard = [rule for rule in case.rules if isinstance(rule, HardRule)]

    def of_seat(self, seat: Seat) -> Iterator[Obstacle]:
        """Yield for everybody whom the seat suits what keeps them from it."""
        for person in self._case.problem.by_grade[seat.grade]:
            if seat.suits(person):
                yield self.of(seat, person)

    def of(self, seat: Seat, person: Person) -> Obstacle:
        """Say what keeps a person from a seat."""
        added = self._case.problem.duty(person.id, seat.day, seat.shift, seat.post)
        mine = self._roster.of_person[person.id]
        if (busy := next((d for d in mine if d.start < added.end and added.start < d.end), None)) is not None:
            return Obstacle(person=person, seat=seat, duty=busy)
        return Obstacle(person=person, seat=seat, findings=self.findings(added, self._hard))

    def findings(
        self, added: Duty, rules: Sequence[Rule], problem: Problem | None = None
    ) -> tuple[Violation, ...]:
        """Give what some rules find against one more duty; in another problem if one is given."""
        hard = [rule for rule in rules if isinstance(rule, HardRule)]
        part = self._part(added, problem or self._case.problem)
        found = _new(part, added, hard)
        if any(finding.person is None for finding in found):
            whole = _new(self._roster, added, hard)
            known = {_key(finding) for finding in whole}
            found = tuple(f for f in found if f.person is not None or _key(f) in known)
        return found

    def _part(self, added: Duty, problem: Problem) -> Roster:
        """Give the part of the roster that a duty touches: the person's days, and all that is done at its time."""
        mine = self._roster.of_person[added.person]
        if (added.start, added.end) not in self._at_once:
            self._at_once[added.start, added.end] = tuple(
                duty for duty in self._roster.duties if duty.start < added.end and added.start < duty.end
            )
        return Roster(
            problem=self._narrowed(problem, added.day),
            duties=tuple(sorted({*mine, *self._at_once[added.start, added.end]})),
            about=self._company(added, problem),
        )

    def _company(self, added: Duty, problem: Problem) -> frozenset[str]:
        """Give the person, whoever is at the post then, and whoever commands it."""
        places = problem.commanded_from[added.post] if added.post is not None else ()
        there = (self._roster.at_post.get((place, added.day, added.shift), ()) for place in places)
        return frozenset({added.person, *(duty.person for duties in there for duty in duties)})

    def _narrowed(self, problem: Problem, day: date) -> Problem:
        if problem is not self._case.problem:
            return problem.narrowed({day})
        if day not in self._days:
            self._days[day] = problem.narrowed({day})
        return self._days[day]


def _new(roster: Roster, added: Duty, rules: Sequence[HardRule]) -> tuple[Violation, ...]:
    """Give the findings that are there with a duty and not without it."""
    more = replace(roster, duties=tuple(sorted((*roster.duties, added))))
    found: list[Violation] = []
    for rule in rules:
        after = list(rule.violations(more))
        before: Mapping[object, int] = Counter(map(_key, rule.violations(roster))) if after else {}
        left = Counter(before)
        for finding in after:
            if left[_key(finding)] > 0:
                left[_key(finding)] -= 1
            else:
                found.append(finding)
    return tuple(found)


def _key(finding: Violation) -> tuple[object, ...]:
    return (finding.rule, finding.person, finding.day, finding.post)
