"""What Timefold plans: seats, and the employees who may take them. Times are minutes, days are ordinals."""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningPin,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardSoftScore

NOT_ASKED = -1


@dataclass(eq=False)
class Employee:
    """A person; hours (minutes) and nights are even within their bands, `NOT_ASKED` where that is not asked."""

    id: Annotated[str, PlanningId]
    home: str
    most_weekly: int
    least_minutes: int
    most_minutes: int
    least_nights: int
    most_nights: int


@dataclass(eq=False)
class Part:
    """The minutes of a seat that count on one local day."""

    day: int
    week: int
    minutes: int


@dataclass(eq=False)
class Ask:
    """A post's wish for a skill: at most so many of the people there may lack it."""

    id: Annotated[str, PlanningId]
    most_lacking: int
    holders: set[str]


@dataclass(eq=False)
class Wish:
    """A wish for a shift (any, where it is empty) or for none; it costs `points` if not met."""

    id: Annotated[str, PlanningId]
    employee: Employee
    day: int
    shift: str
    wants_duty: bool
    points: int


@planning_entity
@dataclass(eq=False)
class Seat:
    """One place of one grade at a post on a shift; settled and past duties are pinned seats.

    `missing` is what it costs when nobody takes it, `is_led` whether an officer must command there, at one of
    the posts `commanded_from`.
    """

    id: Annotated[str, PlanningId]
    post: str
    grade: str
    day: int
    shift: str
    start: int
    end: int
    minutes: int
    is_night: bool
    is_past: bool
    is_led: bool
    missing: int
    parts: list[Part]
    asks: list[Ask]
    commanded_from: set[str]
    eligible: Annotated[list[Employee], ValueRangeProvider(id="eligible")]
    pinned: Annotated[bool, PlanningPin] = False
    employee: Annotated[
        Employee | None, PlanningVariable(allows_unassigned=True, value_range_provider_refs=["eligible"])
    ] = None


@planning_solution
@dataclass(eq=False)
class Schedule:
    """All there is to plan."""

    employees: Annotated[list[Employee], ProblemFactCollectionProperty]
    wishes: Annotated[list[Wish], ProblemFactCollectionProperty]
    seats: Annotated[list[Seat], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)
