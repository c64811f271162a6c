"""What the hard rules state, rule by rule: for a second opinion on a contradiction, without anything clever.

The model proper tightens, rounds and folds as it builds. Here every statement of a rule stays as it was made and
remembers whose it is, past and settled duties are variables like all others, and nothing else is put into bounds.
So this way from rules to rows shares little with the other, and a solver can be asked about any part of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from roster.domain import Origin, Problem
from roster.model.matrix import Row
from roster.model.model import Model
from roster.model.musters import Muster
from roster.model.telling import telling
from roster.rules import HardRule, Linear, Option


@dataclass(frozen=True, slots=True)
class Statement:
    """A row that a rule has stated: the rule's place in the list, and whom the row is about (None: posts)."""

    rule: int
    person: str | None
    row: Row


class Recording(Model):
    """A model in which what rules state is kept apart from what follows from the seats.

    `program` has the seats' rows alone, and those that say what `any_of` and `above` mean. With `alone` there
    are no seats at all, and no rows about several: each person's days by themselves, of which less is asked than of a
    whole roster. Of rows about one person only those about the people of `about` are kept, where it is given.
    """

    def __init__(
        self,
        problem: Problem,
        rules: Sequence[HardRule],
        *,
        alone: bool = False,
        about: frozenset[str] | None = None,
    ) -> None:
        self._alone = alone
        self.statements: list[Statement] = []
        self._stating = -1  # nobody: what the model itself says
        self._past: set[int] = set()
        self._any: dict[tuple[int, ...], int] = {}
        self._whose: dict[int, str] = {}
        super().__init__(problem, telling(problem, rules), one_by_one=True)
        self.program.rows += [statement.row for statement in self.statements]
        self.statements.clear()
        self._options = {
            person: tuple(self._as_variable(option) for option in listed)
            for person, listed in self._options.items()
        }
        self._whose = {
            variable: person
            for person, listed in self._options.items()
            for option in listed
            for variable in option.held.terms
        }
        for number, rule in enumerate(rules):
            self._stating = number
            rule.constrain(self)
        if about is not None:
            self.statements = [s for s in self.statements if s.person is None or s.person in about]
        if alone:
            self.statements = [s for s in self.statements if s.person is not None]

    def _musters(self) -> Iterable[Muster]:
        return () if self._alone else super()._musters()

    def _as_variable(self, option: Option) -> Option:
        """Make a past duty a variable that is 1, so that it is seen where it counts; a settled one is held."""
        if not option.held.terms:
            option = replace(option, held=Linear({self.program.variable(): 1}))
            self._past.update(option.held.terms)
        for variable in option.held.terms:
            self.program.lower[variable] = int(option.duty.origin is not Origin.SOLVED)
        return option

    def require(self, option: Option) -> None:
        """Record that a duty is held."""
        self._record(Linear.sum([(option.held, -1)]), -1)

    def forbid(self, option: Option) -> None:
        """Record that a duty is not held; one that is past cannot be mended."""
        if option.duty.origin is not Origin.PAST:
            self._record(option.held, 0)

    def conflict(self, one: Option, other: Option) -> None:
        """Record that at most one of two duties is held."""
        self.at_most(Linear.sum([(one.held, 1), (other.held, 1)]), 1)

    def any_of(self, options: Sequence[Option]) -> Linear:
        """Give a variable that no duty of some exceeds."""
        duties = tuple(variable for option in options for variable in option.held.terms)
        if len(duties) <= 1:
            return Linear(dict.fromkeys(duties, 1))
        if duties not in self._any:
            one = self._any[duties] = self.program.variable()
            self._whose[one] = options[0].duty.person
            if not self._past.isdisjoint(duties):
                self.program.lower[one] = 1
                self._past.add(one)
            self.program.rows += [Row({duty: 1, one: -1}, 0) for duty in duties]
        return Linear({self._any[duties]: 1})

    def above(self, total: Linear, threshold: int) -> Linear:
        """Give an excess, and remember whose it is."""
        excess = super().above(total, threshold)
        whose = self._about(total.terms)
        self._whose.update(dict.fromkeys(excess.terms, whose) if whose is not None else {})
        return excess

    def at_most(self, total: Linear, limit: int) -> None:
        """Record a limit; where past duties alone are over it, that nothing more is added to them."""
        before = sum(c for variable, c in total.terms.items() if variable in self._past)
        others = sum(min(0, c) for variable, c in total.terms.items() if variable not in self._past)
        if before:
            limit = max(limit, total.constant + before + others)
        self._record(total, limit)

    def at_least(self, total: Linear, limit: int) -> None:
        """Record a limit from below."""
        self._record(Linear.sum([(total, -1)]), -limit)

    def _record(self, total: Linear, limit: int) -> None:
        terms = {variable: c for variable, c in total.terms.items() if c}
        self.statements.append(
            Statement(self._stating, self._about(terms), Row(terms, limit - total.constant))
        )

    def _about(self, variables: Iterable[int]) -> str | None:
        people = {self._whose.get(variable) for variable in variables}
        return people.pop() if len(people) == 1 else None

    def finish(self) -> None:
        """Have nothing left to do: what was stated stands as it is."""
