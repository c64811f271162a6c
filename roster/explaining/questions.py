"""Why this, why not that: what it would cost if one person's day were otherwise, found by solving again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roster.domain import Duty, Person, Problem, Roster
from roster.errors import NotPossible
from roster.explaining.asking import KeptFree, LeftAlone, OnDuty
from roster.explaining.case import Case
from roster.explaining.comparing import Comparison
from roster.explaining.nearest import near
from roster.explaining.obstacles import Obstacle, Obstacles, Seat
from roster.explaining.trials import Outcome, Trials
from roster.rules import Violation, lasting
from roster.words import Text

Tell = Callable[[Text], None]
_LITTLE = 1.0  # work: the fewest changes need no proof
_NEIGHBOURS = 60  # people who may change when looking near a roster


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is answered about one person's day.

    `duties` are theirs that day as it is, `released` those of them that were settled and had to be taken back.
    `comparison` is None where there is no such roster (`refused` says why) or where there was no time.
    `others` are those who might have the duty in this person's place, and what keeps them from it; `wanted`
    tells that there was something to solve.
    """

    person: Person
    day: date
    duties: tuple[Duty, ...]
    comparison: Comparison | None = None
    released: tuple[Duty, ...] = ()
    refused: tuple[Text, ...] = ()
    others: tuple[Obstacle, ...] = ()
    wanted: bool = True

    @property
    def stand_ins(self) -> tuple[Duty, ...]:
        """List the new duties of others on the shifts that the person no longer has."""
        if self.comparison is None:
            return ()
        shifts = {(duty.day, duty.shift) for duty in self.duties}
        return tuple(
            duty
            for duty in self.comparison.gained
            if (duty.day, duty.shift) in shifts and duty.person != self.person.id
        )


class Questions:
    """Answers questions about the best roster of a case; `tell` hears what is being solved."""

    def __init__(self, case: Case, before: Outcome, trials: Trials, tell: Tell) -> None:
        self._case, self._before, self._trials, self._tell = case, before, trials, tell

    def without(self, person: Person, day: date, *, wholly: bool) -> Answer:
        """Answer what it would cost if a person had no duty on a day: none that starts or (`wholly`) touches it."""
        asked = KeptFree(person=person.id, day=day, wholly=wholly)
        mine = self._before.roster.of_person[person.id]
        duties = tuple(duty for duty in mine if asked.concerns(duty))
        if not duties:
            return Answer(person=person, day=day, duties=(), wanted=False)
        settled = tuple(duty for duty in duties if duty in self._case.problem.settled)
        case = _released(self._case, settled)
        comparison, refused = self._compared(case.under([asked, *case.rules]), person)
        return Answer(
            person=person,
            day=day,
            duties=duties,
            comparison=comparison,
            released=settled,
            refused=refused,
            others=tuple(self._others(duties)),
        )

    def with_duty(self, person: Person, day: date, shift: str) -> Answer:
        """Answer what it would cost if a person had a shift on a day, at whatever post."""
        duties = tuple(duty for duty in self._before.roster.of_person[person.id] if duty.day == day)
        if any(duty.shift == shift for duty in duties):
            return Answer(person=person, day=day, duties=duties, wanted=False)
        if refused := self._refused(person, day, shift):
            return Answer(person=person, day=day, duties=duties, refused=refused)
        asked = OnDuty(person=person.id, day=day, shift=shift)
        comparison, refused = self._compared(self._case.under([asked, *self._case.rules]), person)
        return Answer(person=person, day=day, duties=duties, comparison=comparison, refused=refused)

    def _compared(self, case: Case, person: Person) -> tuple[Comparison | None, tuple[Text, ...]]:
        """Find the best roster of the other case: first near the one there is, then, if need be, anywhere."""
        self._tell(Text("在现有排班附近找", "looking near the roster there is"))
        local = self._near(case, person)
        bound = self._before.bound  # what is asked for can only make rosters dearer
        if local is not None and local.objective > bound:
            bound = max(bound, self._trials.bound(case) or bound)
        if local is not None and local.objective <= bound:
            return Comparison(before=self._before, after=replace(local, bound=bound)), ()
        self._tell(Text("全面重新求解", "solving all again"))
        try:
            after = self._trials.solve(case, known=None if local is None else local.roster)
        except NotPossible as error:
            return None, (error.text,)
        found = [replace(o, bound=max(bound, after.bound if after else bound)) for o in (local, after) if o]
        if not found:
            return None, ()
        return Comparison(before=self._before, after=min(found, key=lambda o: o.objective)), ()

    def _near(self, case: Case, person: Person) -> Outcome | None:
        """Solve with most people left alone, and of rosters of one price take one with the fewest changes."""
        free = frozenset(self._neighbours(person))
        alone = LeftAlone(other=self._before.roster, free=free)
        narrowed = near(case.under([alone, *case.rules]), self._before.roster)
        try:
            found = self._trials.solve(narrowed, work=_LITTLE)
        except NotPossible:
            return None
        if found is None:
            return None
        outcome = self._trials.judged(case, found.roster, self._before.bound)
        return None if outcome.verdict.violations else outcome

    def _neighbours(self, person: Person) -> list[str]:
        """List a person and those of the grade who are likest: of the same sector, with the same skills."""
        problem = self._case.problem
        sector = _sector(problem, person)

        def unlike(other: Person) -> tuple[bool, bool, int, str]:
            differ = len(set(person.skills) ^ set(other.skills))
            return (other.id != person.id, _sector(problem, other) != sector, differ, other.id)

        return [p.id for p in sorted(problem.by_grade[person.grade], key=unlike)[:_NEIGHBOURS]]

    def _refused(self, person: Person, day: date, shift: str) -> tuple[Text, ...]:
        """Say why a duty is impossible whatever else the roster has; nothing where it is not."""
        problem = self._case.problem
        posts = [n.post for n in problem.needs if (n.day, n.shift) == (day, shift) and n.most[person.grade]]
        if not posts:
            return (_nobody_wanted(problem, person, day, shift),)
        alone = Obstacles(self._case, Roster(problem=problem, duties=problem.settled))
        rules = [rule for rule in lasting(self._case.rules) if not rule.coupling]
        asked = (alone.findings(problem.duty(person.id, day, shift, post), rules) for post in posts)
        fewest: tuple[Violation, ...] = min(asked, key=len)  # where there is none, there it is possible
        return tuple(dict.fromkeys(finding.message for finding in fewest))

    def _others(self, duties: Sequence[Duty]) -> Iterator[Obstacle]:
        """Ask everybody else of the grade whether they could have these duties, all else being as it is."""
        problem, kept = self._case.problem, set(self._before.roster.duties) - set(duties)
        asked = Obstacles(self._case, Roster(problem=problem, duties=tuple(sorted(kept))))
        for duty in duties:
            if duty.post is not None:
                grade = problem.people[duty.person].grade
                seat = Seat(day=duty.day, shift=duty.shift, post=duty.post, grade=grade)
                yield from (o for o in asked.of_seat(seat) if o.person.id != duty.person)


def _sector(problem: Problem, person: Person) -> str:
    grid = problem.grids.get(person.home_grid or "")
    return grid.sector if grid is not None else ""


def _released(case: Case, settled: Sequence[Duty]) -> Case:
    keys = {(duty.person, duty.day, duty.shift, duty.post) for duty in settled}
    rows = case.problem.fixed
    return case.having(fixed=tuple(r for r in rows if (r.person, r.day, r.shift, r.post) not in keys))


def _nobody_wanted(problem: Problem, person: Person, day: date, shift: str) -> Text:
    asked = {need.shift for need in problem.needs if need.day == day and need.most[person.grade]}
    listed = "、".join(sorted(asked)) or "-"
    grade = person.grade.text
    return Text(
        f"当天没有岗位需要{grade.zh}上 {shift} 班（需要的班次：{listed}）。",
        f"No post wants {grade.en}s on shift {shift} that day (shifts wanted: {listed.replace('、', ', ')}).",
    )
