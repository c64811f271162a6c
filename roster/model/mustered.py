"""Who may be, and who is settled, where: a muster's people by kind, team and post."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from roster.domain import Grade, Need, Origin, Person, Problem
from roster.model.kinds import Classing, Kind, Trait, cells, traits_asked
from roster.rules import Option, Sought


class Mustered:
    """A muster's people.

    `asked` are the traits asked at each need and `by_class` tells whether people differ in any of them;
    `kinds` and `teams` have the variables of who may be on duty, `settled` the people who are, by post.
    `cells` are numbers of the needs: of two with one number, whoever may go to one may go to the other.
    """

    def __init__(
        self,
        problem: Problem,
        grade: Grade,
        needs: Sequence[Need],
        options: Sequence[Option],
        marks: Sequence[Mapping[str, frozenset[str]]],
    ) -> None:
        self.problem, self.grade, self.needs = problem, grade, needs
        self.day, self.shift = needs[0].day, needs[0].shift
        self.asked, self._bearers = traits_asked(problem, grade, needs, marks)
        self._everybody = {o.duty.person for o in options if o.duty.origin is not Origin.FIXED}
        telling = {trait: bearers for trait, bearers in self._bearers.items() if self._tells_apart(bearers)}
        everywhere = frozenset(need.post for need in needs if need.most[grade])
        self.classing = Classing(self.day, telling, everywhere)
        self.by_class = [any(trait in telling for trait in asked) for asked in self.asked]
        self.settled: dict[str, list[Person]] = defaultdict(list)
        self.kinds: dict[Kind, list[int]] = defaultdict(list)
        self.teams: dict[tuple[str, Kind], list[int]] = defaultdict(list)
        for option in options:
            self._sort(option)
        self.cells = cells(needs, self.kinds)

    def _tells_apart(self, bearers: frozenset[str] | None) -> bool:
        return bearers is None or bool(self._everybody & bearers and self._everybody - bearers)

    def _sort(self, option: Option) -> None:
        person = self.problem.people[option.duty.person]
        if option.duty.origin is Origin.FIXED:
            if option.duty.post is not None:
                self.settled[option.duty.post].append(person)
            return
        kind = self.classing.kind(person, option.posts)
        (variable,) = option.held.terms
        self.kinds[kind].append(variable)
        if person.home_grid is not None and kind.may_go(person.home_grid):
            self.teams[person.home_grid, kind].append(variable)

    def has(self, person: Person, trait: Trait) -> bool:
        """Tell whether a person holds a skill in date, or bears a mark."""
        bearers = self._bearers[trait]
        return person.has(trait.name, self.day) if bearers is None else person.id in bearers

    def is_borne_by_all(self, trait: Trait) -> bool:
        """Tell whether everybody who may be on duty bears a mark that does not tell them apart."""
        bearers = self._bearers[trait]
        return bearers is not None and bool(self._everybody) and self._everybody <= bearers

    def open_seats(self, need: Need) -> Iterator[tuple[Sought, int]]:
        """Yield how many seats are open: those needed, those wished for, and those there are to spare."""
        taken = len(self.settled.get(need.post, ()))
        upto = {
            Sought.NEEDED: need.least[self.grade],
            Sought.WISHED: need.target[self.grade],
            Sought.SPARE: self.problem.room(need, self.grade),
        }
        for sought, number in upto.items():
            if number > taken:
                yield sought, number - taken
                taken = number

    def likeness(self, need: Need) -> tuple[object, ...]:
        """Give what needs must have in common to be alike, whatever rule looks at them."""
        post = self.problem.posts[need.post]
        grade = self.grade
        return (post.kind, post.weight, need.least[grade], need.target[grade], need.most[grade])
