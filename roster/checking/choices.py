"""What is said of who can take a duty: the seat, each choice, and ways in two steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum

from roster.domain import Duty, Grade, Person, Problem
from roster.rules import Violation
from roster.words import Text


class Closeness(IntEnum):
    """How near a person's home grid is to a post."""

    HOME = 0
    COMMUNITY = 1
    SECTOR = 2
    ELSEWHERE = 3

    @property
    def text(self) -> Text:
        """Say how near it is."""
        return (
            Text("本网格", "home grid"),
            Text("同社区", "same community"),
            Text("同片区", "same sector"),
            Text("其他", "elsewhere"),
        )[self]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One person taking the duty.

    `breaks` is what it would break; where that is nothing, `costs` says by how many points each rule's charges
    rise, the absent person's own left out. Rest is to the duties before and after, None where there is none;
    `week` are the counted hours of the station's week with the duty, `nights` those of the period with it.
    """

    person: str
    breaks: tuple[Violation, ...] = ()
    costs: Mapping[str, int] = field(default_factory=dict)
    closeness: Closeness
    rest_before: timedelta | None
    rest_after: timedelta | None
    week: timedelta
    nights: int
    proposal: bool

    @property
    def points(self) -> int:
        """Give what it costs in all."""
        return sum(self.costs.values())


@dataclass(frozen=True, kw_only=True)
class Chain:
    """Two steps: one person takes the duty and gives `released` to another."""

    first: Choice
    released: Duty
    second: Choice
    costs: Mapping[str, int]

    @property
    def points(self) -> int:
        """Give what it costs in all."""
        return sum(self.costs.values())


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Who can take a duty, the best first, and who cannot.

    `left_open` is what it costs to leave the duty to nobody, `own` what the change costs the absent person, which
    is the same whoever takes it.
    """

    day: date
    shift: str
    post: str
    grade: Grade
    skill: str
    absent: str | None
    left_open: Mapping[str, int]
    own: Mapping[str, int]
    able: tuple[Choice, ...]
    unable: tuple[Choice, ...]
    chains: tuple[Chain, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Vacancy:
    """A seat for which somebody is looked for.

    `held` is the duty of the person who drops out, if any, `skill` what an open seat is known to lack.
    """

    day: date
    shift: str
    post: str
    grade: Grade
    held: Duty | None = None
    skill: str = ""


def closeness(problem: Problem, person: Person, post: str) -> Closeness:
    """Say how near a person's home grid is to a post."""
    home = problem.grids.get(person.home_grid or "")
    if home is None:
        return Closeness.ELSEWHERE
    if home.id == post:
        return Closeness.HOME
    there = problem.grids.get(post)
    if there is not None and home.community and there.community == home.community:
        return Closeness.COMMUNITY
    same_sector = home.sector and home.sector == problem.posts[post].sector
    return Closeness.SECTOR if same_sector else Closeness.ELSEWHERE
