"""The variables and rows that let people on duty flow to the posts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from roster.model.groups import Group
from roster.model.kinds import Kind, Trait
from roster.model.matrix import Row
from roster.model.mustered import Mustered
from roster.model.program import Program
from roster.rules import Linear, Seats, Sought, Stand

Place = tuple[int, Kind]  # the index of a need, and the kind of the people there


class Flow:
    """A muster's flow, added to a program when made.

    `home` and `sent` are who of each kind stands at each need, of its own team and of the others; where a need
    does not tell kinds apart, nobody is `sent`, and who comes is only counted in its group.
    """

    def __init__(self, program: Program, people: Mustered, *, one_by_one: bool) -> None:
        self.program, self.people = program, people
        self.home: dict[Place, Linear] = {}
        self.sent: dict[Place, Linear] = {}
        self.filled: dict[int, Linear] = {}  # by need, where it stands alone
        self._at: dict[int, list[tuple[Kind, Linear]]] = defaultdict(list)  # who is where, by kind
        self.groups: list[Group] = []
        groups: dict[tuple[Sought, tuple[object, ...]], list[tuple[int, int]]] = defaultdict(list)
        self.in_cell: dict[int, Linear] = defaultdict(Linear)
        listed = []
        for index, need in enumerate(people.needs):
            alone = one_by_one or bool(people.asked[index]) or need.post in people.settled
            if alone:
                self.filled[index] = Linear()
            for sought, room in people.open_seats(need):
                key = (index if alone else None, people.cells[index], *people.likeness(need))
                groups[sought, key].append((index, room))
        for (sought, _), members in groups.items():
            listed.append(self._seats(members, sought))
        for index in range(len(people.needs)):
            if people.by_class[index]:
                self._stand_by_class(index)
        self.seats = tuple(listed)
        self.stands = tuple(self._stand(index) for index in self.filled)
        self._balance()

    def _seats(self, members: Sequence[tuple[int, int]], sought: Sought) -> Seats:
        """Add seats at alike needs, given as (index, room): how many are filled, and how many by their own."""
        room = sum(seats for _, seats in members)
        missing = Linear({self.program.variable(room): 1})
        filled = Linear({}, room).add(missing, -1)
        self.in_cell[self.people.cells[members[0][0]]].add(filled)
        own: dict[int, Linear] = defaultdict(Linear)
        for index, seats in members:
            if index in self.filled:
                self.filled[index].add(filled)
            if not self.people.by_class[index]:
                for kind, home in self._own(index, seats):
                    own[index].add(home)
                    self.home.setdefault((index, kind), Linear()).add(home)
                if len(own[index].terms) > 1:
                    self._row(Linear.sum([(own[index], 1)]), seats)
        if own:
            self._row(Linear.sum((home, 1) for home in own.values()).add(filled, -1), 0)
        self.groups.append(Group(tuple(members), own, filled))
        needs = tuple(self.people.needs[index] for index, _ in members)
        return Seats(needs, self.people.grade, sought, Linear.sum([(filled, 1)]), missing)

    def _own(self, index: int, seats: int) -> Iterator[tuple[Kind, Linear]]:
        """Add how many of a grid's own team stand there, by kind."""
        for kind in sorted(self.people.kinds, key=lambda kind: kind.rank):
            team = self.people.teams.get((self.people.needs[index].post, kind), ())
            if team and seats:
                yield kind, Linear({self.program.variable(min(seats, len(team))): 1})

    def _stand_by_class(self, index: int) -> None:
        """Add who fills the seats of a need that tells people apart, by kind: its own and those sent."""
        need = self.people.needs[index]
        room = sum(seats for _, seats in self.people.open_seats(need))
        for kind, home in self._own(index, room):
            self.home[index, kind] = home
            self._at[index].append((kind, home))
        for kind, members in sorted(self.people.kinds.items(), key=lambda item: item[0].rank):
            if kind.may_go(need.post):
                self.sent[index, kind] = Linear({self.program.variable(min(room, len(members))): 1})
                self._at[index].append((kind, self.sent[index, kind]))
        total = Linear.sum((flow, 1) for _, flow in self._at[index])
        self._row(total.add(self.filled[index], -1), 0, equal=True)

    def _stand(self, index: int) -> Stand:
        need, people = self.people.needs[index], self.people
        settled = people.settled.get(need.post, [])
        lacking = {}
        for trait in sorted(people.asked[index]):
            lacking[trait.name] = self._lacking(index, trait)
            lacking[trait.name].constant += sum(not people.has(person, trait) for person in settled)
        filled = Linear.sum([(self.filled[index], 1)])
        filled.constant += len(settled)
        return Stand(need=need, grade=people.grade, filled=filled, lacking=lacking)

    def _lacking(self, index: int, trait: Trait) -> Linear:
        """Count those at a need, not settled there, who do not have a trait asked there."""
        if trait in self.people.classing.traits:
            return Linear.sum((flow, 1) for kind, flow in self._at[index] if trait not in kind.traits)
        return Linear() if self.people.is_borne_by_all(trait) else Linear.sum([(self.filled[index], 1)])

    def _balance(self) -> None:
        """Put everybody on duty somewhere, and nobody at two places."""
        people = self.people
        bound = {kind: self._parted(kind) for kind in people.kinds if kind.posts is not None}
        if len(bound) < len(people.kinds) or not bound:
            everybody = Linear({v: 1 for members in people.kinds.values() for v in members})
            everywhere = Linear.sum((filled, 1) for filled in self.in_cell.values())
            self._row(everywhere.add(everybody, -1), 0, equal=True)
        for (index, kind), home in self.home.items():
            team = people.teams[people.needs[index].post, kind]
            self._row(Linear.sum([(home, 1)]).add(Linear(dict.fromkeys(team, 1)), -1), 0)
        for kind in people.kinds if people.classing.traits else ():
            if kind not in bound:
                placed = Linear.sum((flow, 1) for (_, of), flow in self._flows() if of == kind)
                self._row(placed.add(self._on_duty(kind), -1), 0)
        if bound:
            self._balance_cells(bound)

    def _on_duty(self, kind: Kind) -> Linear:
        return Linear(dict.fromkeys(self.people.kinds[kind], 1))

    def _parted(self, kind: Kind) -> dict[int, Linear]:
        """Part those of a kind who are on duty between the cells they may go to."""
        people = self.people
        open_to = dict.fromkeys(
            cell for need, cell in zip(people.needs, people.cells, strict=True) if kind.may_go(need.post)
        )
        if len(open_to) == 1:
            return dict.fromkeys(open_to, self._on_duty(kind))
        most = len(people.kinds[kind])
        parted = {cell: Linear({self.program.variable(most): 1}) for cell in open_to}
        self._row(
            Linear.sum((part, 1) for part in parted.values()).add(self._on_duty(kind), -1), 0, equal=True
        )
        return parted

    def _balance_cells(self, bound: dict[Kind, dict[int, Linear]]) -> None:
        """Fill each cell with those bound to it and, where there are such, with those who may go anywhere."""
        nobody_roams = len(bound) == len(self.people.kinds)
        for cell in sorted(set(self.people.cells)):
            total = Linear()
            flows = [(kind, flow) for (at, kind), flow in self._flows() if self.people.cells[at] == cell]
            for kind, parted in bound.items():
                if cell in parted:
                    total.add(parted[cell])
                    placed = Linear.sum((flow, 1) for of, flow in flows if of == kind)
                    self._row(placed.add(parted[cell], -1), 0) if placed.terms else None
            total.add(Linear.sum((flow, 1) for kind, flow in flows if kind not in bound))
            self._row(total.add(self.in_cell[cell], -1), 0, equal=nobody_roams)

    def _flows(self) -> Iterator[tuple[Place, Linear]]:
        yield from self.home.items()
        yield from self.sent.items()

    def _row(self, total: Linear, limit: int, *, equal: bool = False) -> None:
        if total.terms:
            self.program.rows.append(Row(total.terms, limit - total.constant, equal=equal))
