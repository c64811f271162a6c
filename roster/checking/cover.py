"""Who can take a duty: every person of its grade tried by the checker, and what each choice breaks or costs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from roster.checking.choices import Chain, Choice, Cover, Vacancy, closeness
from roster.checking.trying import Change, Trials, by_rule
from roster.domain import Duty, Grade, Origin, Person, Problem, Roster
from roster.rules import Rule

_CHAINS = 5  # ways in two steps that are shown
_TRIED = 12  # people tried as the first of two steps, the nearest first


def cover(roster: Roster, rules: Sequence[Rule], seat: Vacancy) -> Cover:
    """Try everybody of the seat's grade; nobody is tried who is there already."""
    if seat.held is not None and seat.held.origin is Origin.FIXED:
        roster = _unsettled(roster, seat.held)
        seat = replace(seat, held=replace(seat.held, origin=Origin.SOLVED))
    search = _Search(Trials(roster, rules), seat)
    found = [search.choice(person) for person in search.people()]
    able = tuple(sorted((choice for choice in found if not choice.breaks), key=_merit))
    unable = tuple(
        sorted((choice for choice in found if choice.breaks), key=lambda c: (c.closeness, c.person))
    )
    left = search.costs(None)
    return Cover(
        day=seat.day,
        shift=seat.shift,
        post=seat.post,
        grade=seat.grade,
        skill=seat.skill,
        absent=search.absent,
        left_open=by_rule(left, search.others(left)),
        own=by_rule(left, {search.absent}) if search.absent else {},
        able=able,
        unable=unable,
        chains=() if able else tuple(search.chains(unable)),
    )


def _merit(choice: Choice) -> tuple[object, ...]:
    return (choice.points, choice.closeness, choice.week, choice.nights, choice.person)


def _unsettled(roster: Roster, held: Duty) -> Roster:
    """Let a settled duty be one that may be given to another."""
    fixed = tuple(
        row
        for row in roster.problem.fixed
        if (row.person, row.day, row.shift) != (held.person, held.day, held.shift)
    )
    duties = tuple(replace(duty, origin=Origin.SOLVED) if duty == held else duty for duty in roster.duties)
    return replace(roster, problem=replace(roster.problem, fixed=fixed), duties=duties)


@dataclass(frozen=True)
class _Search:
    """The search for one seat."""

    trials: Trials
    seat: Vacancy

    @property
    def problem(self) -> Problem:
        return self.trials.roster.problem

    @property
    def absent(self) -> str | None:
        return self.seat.held.person if self.seat.held else None

    def people(self) -> Iterator[Person]:
        """Give whoever may be asked: of the grade, neither absent nor at the seat's date and shift already."""
        key = (self.seat.post, self.seat.day, self.seat.shift)
        there = {duty.person for duty in self.trials.roster.at_post.get(key, ())}
        yield from (p for p in self.problem.by_grade[self.seat.grade] if p.id not in there)

    def change(self, person: str | None) -> Change:
        """Give the change by which a person, or nobody, takes the seat."""
        taken = (self.seat.held,) if self.seat.held else ()
        given = () if person is None else (self.duty(person),)
        return Change(taken=taken, given=given)

    def duty(self, person: str) -> Duty:
        return self.problem.duty(person, self.seat.day, self.seat.shift, self.seat.post)

    def costs(self, person: str | None) -> Mapping[tuple[str, str | None], int]:
        return self.trials.costs(self.change(person))

    def others(self, costs: Iterable[tuple[str, str | None]]) -> set[str | None]:
        """Give all but the absent person."""
        return {person for _, person in costs} - ({self.absent} if self.absent else set())

    def choice(self, person: Person) -> Choice:
        """Try one person."""
        change = self.change(person.id)
        breaks = tuple(v for v in self.trials.broken(change) if v.person is None or v.person != self.absent)
        found = self.reckoned(person)
        if breaks:
            return replace(found, breaks=breaks)
        costs = self.trials.costs(change)
        return replace(found, costs=by_rule(costs, self.others(costs)))

    def reckoned(self, person: Person, *, without: Duty | None = None) -> Choice:
        """Give a person's rest and hours with the seat's duty, and without one of their own."""
        duty = self.duty(person.id)
        own = [other for other in self.trials.roster.history[person.id] if other != without]
        before = max((other.end for other in own if other.start < duty.start), default=None)
        after = min((other.start for other in own if other.start >= duty.start), default=None)
        week_of = self.problem.station.week_of
        week = (part for each in (*own, duty) for part in each.counted_by_day.items())
        this_week = [time for day, time in week if week_of(day) == week_of(duty.day)]
        return Choice(
            person=person.id,
            closeness=closeness(self.problem, person, self.seat.post),
            rest_before=None if before is None else duty.start - before,
            rest_after=None if after is None else after - duty.end,
            week=sum(this_week, timedelta()),
            nights=sum(each.is_night and each.origin is not Origin.PAST for each in (*own, duty)),
            proposal=person.grade is Grade.VOLUNTEER,
        )

    def chains(self, unable: Sequence[Choice]) -> list[Chain]:
        """Find ways in two steps: somebody takes the seat and gives a duty that stands in the way to another."""
        found: list[Chain] = []
        for choice in unable[: _TRIED * 3]:
            for released in self._in_the_way(choice.person):
                found += self._chain(self.problem.people[choice.person], released)
            if len({chain.first.person for chain in found}) >= _CHAINS:
                break
        return sorted(found, key=lambda c: (c.points, c.first.closeness, c.first.person, c.second.person))[
            :_CHAINS
        ]

    def _in_the_way(self, person: str) -> list[Duty]:
        """Give a person's own duties of the seat's date and those around, none of them settled."""
        near = timedelta(days=1)
        return [
            duty
            for duty in self.trials.roster.of_person[person]
            if abs(duty.day - self.seat.day) <= near
            and duty.origin is Origin.SOLVED
            and duty.post is not None
        ]

    def _chain(self, person: Person, released: Duty) -> Iterator[Chain]:
        """Let a person take the seat for a duty of theirs, and yield the best who can take that one."""
        step = self.change(person.id)
        freed = replace(step, taken=(*step.taken, released))
        if any(v.person != self.absent for v in self.trials.broken(freed)):
            return
        next_seat = Vacancy(
            day=released.day,
            shift=released.shift,
            post=released.post or "",
            grade=self.seat.grade,
            held=released,
        )
        then = _Search(self.trials, next_seat)
        choices = []
        for other in self._next_people(then, person):
            whole = replace(freed, given=(*freed.given, then.duty(other.id)))
            if all(v.person == self.absent for v in self.trials.broken(whole)):
                costs = self.trials.costs(whole)
                choices.append((by_rule(costs, self.others(costs)), then.reckoned(other)))
        if choices:
            best, second = min(choices, key=lambda c: (sum(c[0].values()), c[1].closeness, c[1].person))
            first = self.reckoned(person, without=released)
            yield Chain(first=first, released=released, second=second, costs=best)

    def _next_people(self, then: "_Search", person: Person) -> Iterator[Person]:
        tired = {person.id, self.absent}
        near = sorted(then.people(), key=lambda p: (closeness(self.problem, p, then.seat.post), p.id))
        yield from [other for other in near if other.id not in tired][: _TRIED * 5]
