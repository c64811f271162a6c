"""What the posts of an invented station need.

By day one officer, two auxiliaries and, on rest days, volunteers hold every grid. In the evening auxiliaries
hold the grids under the officers of their sector's patrol, with volunteers for the rush hour; at night the
sector patrols hold the ground, and only old quarters keep an auxiliary of their own. So every auxiliary and
volunteer has an officer in command, at the post or in the sector, in every shift.
"""

from collections.abc import Iterable, Iterator, Mapping

from roster.domain import DaySelector, Demand, Grade, Grid, Posture, SkillNeed
from roster.inventing.places import hard
from roster.inventing.skills import CYBER, DRIVER, TRACING, WOMAN
from roster.words import Language

_Skills = tuple[SkillNeed, ...]
EVERY_DAY = DaySelector(weekdays=frozenset(range(7)))
MONDAY_TO_THURSDAY = DaySelector(weekdays=frozenset(range(4)))
MONDAY_TO_FRIDAY = DaySelector(weekdays=frozenset(range(5)))
FRIDAY = DaySelector(weekdays=frozenset({4}))
WORKDAYS = DaySelector(classes=frozenset({"workday"}))
RESTDAYS = DaySelector(classes=frozenset({"restday"}))
_GRIDS_A_DESK_SEAT = 30
_EVENING_OFFICERS, _NIGHT_OFFICERS, _NIGHT_AUXILIARIES = 0.3, 0.2, 0.4  # for each grid of a sector


def demands(grids: Mapping[str, Grid], language: Language, *, with_zones: bool) -> tuple[Demand, ...]:
    """Give the rows of the demand table, general ones first."""
    driver, woman, analyst, tracer = (_one(skill.to(language)) for skill in (DRIVER, WOMAN, CYBER, TRACING))
    rows = [*_grids(), *_sectors(grids.values(), driver), *_checkpoints(woman), *_sites()]
    rows += _desks(len(grids), analyst)
    if with_zones:
        rows += _zones(tracer)
    return (*rows, *_hard_grids(grids.values()))


def _grids() -> Iterator[Demand]:
    yield _row("grid", EVERY_DAY, "D", (1, 2, 0))
    yield _row("grid", RESTDAYS, "D", (1, 1, 1), volunteer_target=2)
    yield _row("grid", EVERY_DAY, "E", (0, 1, 0))
    yield _row("grid", MONDAY_TO_THURSDAY, "S", (0, 0, 1))
    yield _row("grid", FRIDAY, "S", (0, 0, 1), volunteer_target=2)


def _sectors(grids: Iterable[Grid], driver: _Skills) -> Iterator[Demand]:
    listed = list(grids)
    size = len(listed) / len({grid.sector for grid in listed})
    yield _row("sector", EVERY_DAY, "D", (1, 1, 0))
    yield _row("sector", EVERY_DAY, "E", (_part(_EVENING_OFFICERS, size), 1, 0), skills=driver)
    night = (_part(_NIGHT_OFFICERS, size), _part(_NIGHT_AUXILIARIES, size), 0)
    yield _row("sector", EVERY_DAY, "N", night, skills=driver)
    yield _row("sector", MONDAY_TO_FRIDAY, "S", (1, 0, 0))


def _checkpoints(woman: _Skills) -> Iterator[Demand]:
    yield _row("checkpoint", EVERY_DAY, "D", (1, 2, 0), skills=woman)
    yield _row("checkpoint", EVERY_DAY, "E", (1, 2, 0), skills=woman)
    yield _row("checkpoint", EVERY_DAY, "N", (1, 1, 0))


def _sites() -> Iterator[Demand]:
    yield _row("site", WORKDAYS, "D", (1, 1, 0))
    yield _row("site", EVERY_DAY, "E", (0, 1, 0))
    yield _row("site", EVERY_DAY, "D", (1, 1, 0), posture=Posture.SENSITIVE)
    yield _row("site", EVERY_DAY, "E", (1, 1, 0), posture=Posture.SENSITIVE)


def _desks(grids: int, analyst: _Skills) -> Iterator[Demand]:
    seats = max(1, round(grids / _GRIDS_A_DESK_SEAT))
    yield _row("desk", EVERY_DAY, "D", (seats, 0, 0), skills=analyst)
    yield _row("desk", EVERY_DAY, "E", (max(1, seats // 2), 0, 0))
    yield _row("desk", EVERY_DAY, "N", (max(1, seats // 2), 0, 0))


def _zones(tracer: _Skills) -> Iterator[Demand]:
    yield _row("lockdown", EVERY_DAY, "D", (2, 4, 0), volunteer_target=2, skills=tracer)
    yield _row("lockdown", EVERY_DAY, "E", (1, 2, 0))
    yield _row("lockdown", EVERY_DAY, "N", (1, 2, 0))
    yield _row("controlled", EVERY_DAY, "D", (1, 3, 0), volunteer_target=1)
    yield _row("controlled", EVERY_DAY, "E", (1, 2, 0))
    yield _row("controlled", EVERY_DAY, "N", (0, 1, 0))


def _hard_grids(grids: Iterable[Grid]) -> Iterator[Demand]:
    for grid in grids:
        if hard(grid):
            yield _row(grid.id, EVERY_DAY, "N", (0, 1, 0))


def _one(skill: str) -> _Skills:
    return (SkillNeed(skill=skill, count=1, grade=Grade.OFFICER),)


def _part(of_a_grid: float, grids: float) -> int:
    return max(1, round(of_a_grid * grids))


def _row(  # noqa: PLR0913 - a row of the demand table has these columns
    applies_to: str,
    days: DaySelector,
    shift: str,
    least: tuple[int, int, int],
    *,
    volunteer_target: int | None = None,
    skills: _Skills = (),
    posture: Posture = Posture.ROUTINE,
) -> Demand:
    return Demand(
        posture=posture,
        applies_to=applies_to,
        days=days,
        shift=shift,
        least=dict(zip(Grade, least, strict=True)),
        volunteer_target=volunteer_target,
        skills=skills,
    )
