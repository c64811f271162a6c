"""The forms in which a rule speaks to the model.

A rule about one person's days uses `forbid`, `conflict`, `at_most` and `price_above` over that person's
options; a rule about a post uses the same over its seats. The engine may read these forms in any way it
likes (an integer program today), so a rule never sees a solver.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Protocol

from roster.domain import Duty, Grade, Need, Problem


@dataclass(slots=True)
class Linear:
    """A linear expression in whole numbers: coefficients by the model's variables, and a constant."""

    terms: dict[int, int] = field(default_factory=dict)
    constant: int = 0

    def add(self, other: "Linear", times: int = 1) -> "Linear":
        """Add a multiple of another expression to this one, in place."""
        for variable, coefficient in other.terms.items():
            self.terms[variable] = self.terms.get(variable, 0) + times * coefficient
        self.constant += times * other.constant
        return self

    def value(self, values: Sequence[int]) -> int:
        """Give what the expression comes to under values for all variables."""
        return self.constant + sum(c * values[variable] for variable, c in self.terms.items())

    @classmethod
    def sum(cls, parts: Iterable[tuple["Linear", int]]) -> "Linear":
        """Add up multiples of expressions."""
        terms: dict[int, int] = {}
        constant = 0
        for part, times in parts:
            constant += times * part.constant
            for variable, coefficient in part.terms.items():
                terms[variable] = terms.get(variable, 0) + times * coefficient
        return cls(terms, constant)


@dataclass(slots=True, eq=False)
class Option:
    """A duty that a person could have; its post is not yet decided. `held` is 0 or 1. Not to be changed.

    A past duty is an option with the constant 1. `posts` are those at which the duty may be, where a rule
    tells places apart for the person (`Rule.places`), and the duty's own where it is past or settled; None
    where no rule asked. Options of one date and shift that differ in their posts exclude each other.
    """

    duty: Duty
    held: Linear
    posts: frozenset[str] | None = None


class Sought(IntEnum):
    """Whether a seat is needed, wished for (between need and target), or spare (between that and the most)."""

    NEEDED = 0
    WISHED = 1
    SPARE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Seats:
    """Open places of one grade at needs that are alike: how many of them are `filled`, how many `missing`.

    What is settled already is not among them.
    """

    needs: Sequence[Need]
    grade: Grade
    sought: Sought
    filled: Linear
    missing: Linear


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Who of one grade stands at one need, settled people included.

    `lacking` says, for each skill asked of this grade there and each mark by which a rule tells people apart
    there (`Rule.marks`), how many of them do not hold it.
    """

    need: Need
    grade: Grade
    filled: Linear
    lacking: Mapping[str, Linear]


class Modelling(Protocol):
    """What a rule may do."""

    @property
    def problem(self) -> Problem:
        """The problem that is modelled."""

    def options(self, person: str) -> Sequence[Option]:
        """Give a person's possible duties in time, the past ones included, those forbidden by now left out."""

    def by_date(self, person: str) -> Mapping[date, Sequence[Option]]:
        """Map dates to a person's possible duties that begin on them, in time."""

    def minutes(self, person: str) -> Mapping[date, Linear]:
        """Map local days, in time, to the counted minutes that a person may come to; the past's are constant."""

    @property
    def seats(self) -> Sequence[Seats]:
        """All open seats, taken together where they are alike."""

    @property
    def stands(self) -> Sequence[Stand]:
        """All needs that ask for skills or marks; for a rule that is `coupling`, all needs."""

    @property
    def at_home(self) -> Mapping[Grade, Linear]:
        """How many duties of each grade that are not settled are at their person's home grid."""

    def require(self, option: Option) -> None:
        """Make sure that a duty is held."""

    def forbid(self, option: Option) -> None:
        """Make sure that a duty is not held."""

    def conflict(self, one: Option, other: Option) -> None:
        """Allow at most one of two duties of one person."""

    def any_of(self, options: Sequence[Option]) -> Linear:
        """Give an expression that is 1 when at least one of some duties of one person is held, else 0.

        To be bounded from above or priced only: nothing keeps it from being 1 without a duty.
        """

    def above(self, total: Linear, threshold: int) -> Linear:
        """Give an expression at least as large as what another exceeds a threshold by, and never negative.

        To be bounded from above or priced only: nothing keeps it from being larger than that.
        """

    def highest(self, total: Linear) -> int:
        """Give what an expression can come to at most, as far as the model knows by now; never too little.

        A rule need say nothing that cannot be broken.
        """

    def at_most(self, total: Linear, limit: int) -> None:
        """Keep an expression at or below a limit; where what is settled is over it, let nothing be added."""

    def at_least(self, total: Linear, limit: int) -> None:
        """Keep an expression at or above a limit, even if that makes everything impossible."""

    def price(self, total: Linear, points: int) -> None:
        """Charge points for each unit of an expression."""

    def price_above(
        self, total: Linear, threshold: int, points: Sequence[int], *, step: int = 1, unit: int = 1
    ) -> None:
        """Charge for what an expression exceeds a threshold by, in begun units, convexly.

        The first `step` units above cost `points[0]` each, the next `points[1]`, and so on; the last price
        holds without end. Prices must not fall, so that the dear units are never the first to be bought.
        """
