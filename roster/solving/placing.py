"""Who of those on duty goes to which post: an assignment problem for every muster, solved exactly.

The model has settled who is on duty, how many of each team stand at home and how many of each kind go
where. What is left is free of price, so it is used for what people like: to stand where they were told they
would, or stood before, or else near home. Seats that stay open are spread, so that no post is left alone while
another is whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ortools.graph.python import linear_sum_assignment

from roster.domain import Origin, Person, Problem, Roster
from roster.model import Group, Kind, Model, Muster, held_options

_SAME_POST, _SAME_SECTOR, _ELSEWHERE = 0, 1, 2
_Placed = tuple[Person, frozenset[str] | None]  # who is on duty, and at which posts they may be (None: all)


def place(model: Model, values: Sequence[int]) -> Roster:
    """Turn a solution of the model into a roster."""
    problem = model.problem
    on_duty: dict[tuple[object, ...], list[_Placed]] = defaultdict(list)
    placed = []
    for option in held_options(model, values):
        duty = option.duty
        if duty.origin is Origin.FIXED:
            placed.append(duty)
        else:
            person = problem.people[duty.person]
            on_duty[duty.day, duty.shift, person.grade].append((person, option.posts))
    stood: dict[str, str] = {duty.person: duty.post for duty in problem.past if duty.post is not None}
    told: dict[tuple[date, str], dict[str, str]] = defaultdict(dict)
    for duty in problem.published:
        if duty.post is not None:
            told[duty.day, duty.shift][duty.person] = duty.post
    for muster in sorted(model.musters, key=lambda m: (m.day, problem.span(m.day, m.shift), m.grade)):
        people = sorted(on_duty[muster.day, muster.shift, muster.grade], key=lambda placed: placed[0].id)
        known = stood | told[muster.day, muster.shift]
        for person, post in _Placing(problem, muster, values, known).posts(people):
            placed.append(problem.duty(person.id, muster.day, muster.shift, post))
            stood[person.id] = post
    return Roster(problem=problem, duties=tuple(sorted(placed)))


class _Placing:
    """One muster's placing. `stood` says where each person was told to stand, or else stood last."""

    def __init__(
        self, problem: Problem, muster: Muster, values: Sequence[int], stood: Mapping[str, str]
    ) -> None:
        self.problem, self.muster, self.values, self.stood = problem, muster, values, stood

    def posts(self, people: Sequence[_Placed]) -> Iterator[tuple[Person, str]]:
        """Yield each person's post."""
        at_home = dict(self._at_home(people))
        yield from ((person, person.home_grid or "") for person, _ in people if person.id in at_home)
        others = [listed for listed in people if listed[0].id not in at_home]
        slots = list(self._slots(Counter(at_home.values())))
        yield from self._assigned(others, slots)

    def _at_home(self, people: Sequence[_Placed]) -> Iterator[tuple[str, int]]:
        """Choose who of each team stands at home, as many as the model says; give the need's index with them."""
        teams: dict[tuple[str | None, Kind], list[Person]] = defaultdict(list)
        for person, posts in people:
            teams[person.home_grid, self.muster.kind(person, posts)].append(person)
        for (index, kind), home in self.muster.home.items():
            post = self.muster.needs[index].post
            team = sorted(teams[post, kind], key=lambda p: (self.stood.get(p.id) != post, p.id))
            yield from ((person.id, index) for person in team[: home.value(self.values)])

    def _slots(self, at_home: Mapping[int, int]) -> Iterator[tuple[str, Kind | None]]:
        """Yield the places for the others: the post, and the kind of people that must take it (None: any)."""
        sent: Counter[int] = Counter()
        for (index, kind), flow in self.muster.sent.items():
            count = flow.value(self.values)
            sent[index] += count
            yield from [(self.muster.needs[index].post, kind)] * count
        filled: Counter[int] = Counter()
        for group in self.muster.groups:
            filled.update(self._spread(group))
        for index, count in sorted(filled.items()):
            free = count - at_home.get(index, 0) - sent[index]
            yield from [(self.muster.needs[index].post, None)] * free

    def _spread(self, group: Group) -> Mapping[int, int]:
        """Share out a group's filled seats: its own people first, then always where most are missing."""
        values = self.values
        filled = {
            index: group.own[index].value(values) if index in group.own else 0 for index, _ in group.members
        }
        seats = dict(group.members)
        turn = self.muster.day.toordinal()  # so that it is not always the same post that stays short
        order = sorted(seats, key=lambda index: (index + turn) % len(self.muster.needs))
        for _ in range(group.filled.value(values) - sum(filled.values())):
            emptiest = max(order, key=lambda index: seats[index] - filled[index])
            filled[emptiest] += 1
        return filled

    def _assigned(
        self, people: Sequence[_Placed], slots: Sequence[tuple[str, Kind | None]]
    ) -> Iterator[tuple[Person, str]]:
        if not people:
            return
        assignment = linear_sum_assignment.SimpleLinearSumAssignment()
        for row, (person, posts) in enumerate(people):
            kind = self.muster.kind(person, posts)
            for column, (post, wanted) in enumerate(slots):
                if wanted in (None, kind) and kind.may_go(post):
                    assignment.add_arc_with_cost(row, column, self._distance(person, post))
        status = assignment.solve()
        if status != assignment.OPTIMAL or len(people) != len(slots):
            raise AssertionError(f"{len(people)} people do not fit {len(slots)} places: a bug in the model")
        for row, (person, _) in enumerate(people):
            yield person, slots[assignment.right_mate(row)][0]

    def _distance(self, person: Person, post: str) -> int:
        if self.stood.get(person.id) == post:
            return _SAME_POST
        home = self.problem.posts.get(person.home_grid or "")
        near = home is not None and home.sector == self.problem.posts[post].sector != ""
        return _SAME_SECTOR if near else _ELSEWHERE
