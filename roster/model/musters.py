"""Who stands where, without a variable per person and post.

A muster is all people of one grade on one date and shift. Within it, people who hold the same of the skills
asked for are alike, except that each has a home grid. So the model decides who is on duty, and how many of
each kind stand where: a flow from the teams to the posts. Which of them go is settled afterwards
(`solving/placing.py`), and always can be, because a flow in whole numbers splits into people.

- `home[s, c]`: of the team of grid s in skill class c, how many stand at home; at most those on duty.
- `sent[s, c]`: of the others in class c, how many stand at a post s that asks for skills.
- `Seats.filled`: how many stand at alike posts in all; their sum is everybody on duty.

Posts that ask for no skill draw on all classes alike and need no variable per class. Posts that are alike
(same kind, weight and numbers) need no variable each either: any way of dividing their people among them costs
the same, as long as no grid gets fewer than its own who stand there, and the totals see to that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Grade, Need, Origin, Person, Problem
from roster.model.program import Program, Row
from roster.rules import Linear, Option, Seats, Stand

SkillClass = frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Seats at alike needs: how many are open at each, how many its own team takes, how many are filled.

    `members` are (index of the need, open seats); `own` has the expressions by index, where there is a team.
    """

    members: tuple[tuple[int, int], ...]
    own: Mapping[int, Linear]
    filled: Linear


@dataclass(frozen=True, slots=True, eq=False)
class Muster:
    """One grade on one date and shift: its needs, and the flow that fills them.

    `home` and `sent` are expressions by the index of the need and the skill class; `relevant` are the skills
    that tell people apart here. `stands` has the needs that the model knows one by one.
    """

    day: date
    shift: str
    grade: Grade
    needs: tuple[Need, ...]
    seats: tuple[Seats, ...]
    stands: tuple[Stand, ...]
    groups: tuple[Group, ...]
    home: Mapping[tuple[int, SkillClass], Linear]
    sent: Mapping[tuple[int, SkillClass], Linear]
    relevant: SkillClass

    def skill_class(self, person: Person) -> SkillClass:
        """Give the class a person is in here."""
        return frozenset(skill for skill in self.relevant if person.has(skill, self.day))


def muster(  # noqa: PLR0913 - all of it makes the muster
    program: Program,
    problem: Problem,
    grade: Grade,
    needs: Sequence[Need],
    options: Iterable[Option],
    *,
    one_by_one: bool,
) -> Muster:
    """Add one muster's flow to the program.

    `needs` share date and shift, `options` are those of the grade. With `one_by_one` no posts are taken
    together as alike, so that rules may speak of each.
    """
    people = _People(problem, grade, needs, options)
    flow = _Flow(program, people, one_by_one=one_by_one)
    return Muster(
        day=needs[0].day,
        shift=needs[0].shift,
        grade=grade,
        needs=tuple(needs),
        seats=flow.seats,
        stands=flow.stands,
        groups=tuple(flow.groups),
        home=flow.home,
        sent=flow.sent,
        relevant=people.relevant,
    )


class _People:
    """Who may be, and who is settled, where: the muster's people by class, team and post."""

    def __init__(
        self, problem: Problem, grade: Grade, needs: Sequence[Need], options: Iterable[Option]
    ) -> None:
        self.problem, self.grade, self.needs = problem, grade, needs
        self.day, self.shift = needs[0].day, needs[0].shift
        self.asked = [self._asked(need) for need in needs]
        self.relevant: SkillClass = frozenset().union(*self.asked)
        self.settled: dict[str, list[Person]] = defaultdict(list)
        self.classes: dict[SkillClass, list[int]] = defaultdict(list)
        self.teams: dict[tuple[str, SkillClass], list[int]] = defaultdict(list)
        for option in options:
            self._sort(option)

    def _asked(self, need: Need) -> SkillClass:
        return frozenset(
            skill.skill for skill in need.skills if self.grade in self.problem.grades_asked(need, skill)
        )

    def _sort(self, option: Option) -> None:
        person = self.problem.people[option.duty.person]
        if option.duty.origin is Origin.FIXED:
            if option.duty.post is not None:
                self.settled[option.duty.post].append(person)
            return
        kind = frozenset(skill for skill in self.relevant if person.has(skill, self.day))
        (variable,) = option.held.terms
        self.classes[kind].append(variable)
        if person.home_grid is not None:
            self.teams[person.home_grid, kind].append(variable)

    def open_seats(self, need: Need) -> Iterator[tuple[bool, int]]:
        """Yield how many seats are open: those needed (False), then those only wished for (True)."""
        settled, least = len(self.settled.get(need.post, ())), need.least[self.grade]
        needed = max(0, least - settled)
        if needed:
            yield False, needed
        if wished := self.problem.room(need, self.grade) - settled - needed:
            yield True, wished

    def likeness(self, need: Need, wished: bool) -> tuple[object, ...]:
        """Give what needs must have in common to be alike, whatever rule looks at them."""
        post = self.problem.posts[need.post]
        return (wished, post.kind, post.weight, need.least[self.grade], need.target[self.grade])


class _Flow:
    """The variables and rows that let people on duty flow to the posts."""

    def __init__(self, program: Program, people: _People, *, one_by_one: bool) -> None:
        self.program, self.people = program, people
        self.home: dict[tuple[int, SkillClass], Linear] = {}
        self.sent: dict[tuple[int, SkillClass], Linear] = {}
        self.filled: dict[int, Linear] = {}  # by need, where it stands alone
        self.groups: list[Group] = []
        groups: dict[tuple[object, ...], list[tuple[int, int]]] = defaultdict(list)
        self.everywhere = Linear()
        listed = []
        for index, need in enumerate(people.needs):
            alone = one_by_one or bool(people.asked[index]) or need.post in people.settled
            if alone:
                self.filled[index] = Linear()
            for wished, room in people.open_seats(need):
                key = people.likeness(need, wished)
                groups[(index, *key) if alone else key].append((index, room))
        for key, members in groups.items():
            listed.append(self._seats(members, wished=bool(key[-5])))
        for index in range(len(people.needs)):
            if people.asked[index]:
                self._stand_by_class(index)
        self.seats = tuple(listed)
        self.stands = tuple(self._stand(index) for index in self.filled)
        self._balance()

    def _seats(self, members: Sequence[tuple[int, int]], *, wished: bool) -> Seats:
        """Add seats at alike needs, given as (index, room): how many are filled, and how many by their own."""
        room = sum(seats for _, seats in members)
        missing = Linear({self.program.variable(room): 1})
        filled = Linear({}, room).add(missing, -1)
        self.everywhere.add(filled)
        own: dict[int, Linear] = defaultdict(Linear)
        for index, seats in members:
            if index in self.filled:
                self.filled[index].add(filled)
            if not self.people.asked[index]:
                for kind, home in self._own(index, seats):
                    own[index].add(home)
                    self.home.setdefault((index, kind), Linear()).add(home)
                if len(own[index].terms) > 1:
                    self._row(Linear.sum([(own[index], 1)]), seats)
        self._row(Linear.sum((home, 1) for home in own.values()).add(filled, -1), 0)
        self.groups.append(Group(tuple(members), own, filled))
        needs = tuple(self.people.needs[index] for index, _ in members)
        return Seats(needs=needs, grade=self.people.grade, wished=wished, missing=missing)

    def _own(self, index: int, seats: int) -> Iterator[tuple[SkillClass, Linear]]:
        """Add how many of a grid's own team stand there, by class."""
        for kind in sorted(self.people.classes, key=sorted):
            team = self.people.teams.get((self.people.needs[index].post, kind), ())
            if team and seats:
                yield kind, Linear({self.program.variable(min(seats, len(team))): 1})

    def _stand_by_class(self, index: int) -> None:
        """Add who fills the seats of a need that asks for skills, by class: its own and those sent."""
        room = sum(seats for _, seats in self.people.open_seats(self.people.needs[index]))
        for kind, home in self._own(index, room):
            self.home[index, kind] = home
        for kind, members in sorted(self.people.classes.items(), key=lambda item: sorted(item[0])):
            self.sent[index, kind] = Linear({self.program.variable(min(room, len(members))): 1})
        total = Linear.sum((flow, 1) for (at, _), flow in self._flows() if at == index)
        self._row(total.add(self.filled[index], -1), 0, equal=True)

    def _stand(self, index: int) -> Stand:
        need, people = self.people.needs[index], self.people
        settled = people.settled.get(need.post, [])
        lacking = {}
        for skill in sorted(people.asked[index]):
            without = [(flow, 1) for (at, kind), flow in self._flows() if at == index and skill not in kind]
            lacking[skill] = Linear.sum(without)
            lacking[skill].constant += sum(not person.has(skill, people.day) for person in settled)
        filled = Linear.sum([(self.filled[index], 1)])
        filled.constant += len(settled)
        return Stand(need=need, grade=people.grade, filled=filled, lacking=lacking)

    def _balance(self) -> None:
        """Put everybody on duty somewhere, and nobody at two places."""
        people = self.people
        everybody = Linear({v: 1 for members in people.classes.values() for v in members})
        self._row(Linear.sum([(self.everywhere, 1), (everybody, -1)]), 0, equal=True)
        for (index, kind), home in self.home.items():
            team = people.teams[people.needs[index].post, kind]
            self._row(Linear.sum([(home, 1)]).add(Linear(dict.fromkeys(team, 1)), -1), 0)
        for kind, members in people.classes.items() if people.relevant else ():
            placed = Linear.sum((flow, 1) for (_, of), flow in self._flows() if of == kind)
            self._row(placed.add(Linear(dict.fromkeys(members, 1)), -1), 0)

    def _flows(self) -> Iterator[tuple[tuple[int, SkillClass], Linear]]:
        yield from self.home.items()
        yield from self.sent.items()

    def _row(self, total: Linear, limit: int, *, equal: bool = False) -> None:
        if total.terms:
            self.program.rows.append(Row(total.terms, limit - total.constant, equal=equal))
