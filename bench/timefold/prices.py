"""The soft core rules as constraint streams: the points that our rules charge."""

from typing import Any

from timefold.solver.score import ConstraintCollectors, ConstraintFactory, HardSoftScore, Joiners

from bench.timefold.domain import NOT_ASKED, Employee, Seat, Wish
from bench.timefold.figures import Figures

_HOUR = 60
Constraint = Any


def prices(factory: ConstraintFactory, figures: Figures) -> list[Constraint]:
    """Charge for open seats, uneven hours and nights, duties away from home."""
    hours, step, nights = figures.hours_weight, figures.hours_step, figures.nights_weight
    home = figures.home_weight

    def uneven_hours(employee: Employee, minutes: int) -> int:
        away = max(minutes - employee.most_minutes, employee.least_minutes - minutes, 0)
        begun = -(-away // _HOUR)
        return hours * (begun + 2 * max(0, begun - step))

    def uneven_nights(employee: Employee, held: int) -> int:
        away = max(held - employee.most_nights, employee.least_nights - held, 0)
        return nights * (away + 2 * max(0, away - 1))

    ours = factory.for_each(Seat).filter(lambda seat: not seat.is_past)
    return [
        factory.for_each_including_unassigned(Seat)
        .filter(lambda seat: seat.employee is None)
        .penalize(HardSoftScore.ONE_SOFT, lambda seat: seat.missing)
        .as_constraint("shortage, volunteers' target"),
        ours.group_by(lambda seat: seat.employee, ConstraintCollectors.sum(lambda seat: seat.minutes))
        .complement(Employee, lambda employee: 0)
        .filter(lambda employee, minutes: employee.most_minutes != NOT_ASKED)
        .penalize(HardSoftScore.ONE_SOFT, uneven_hours)
        .as_constraint("even hours"),
        ours.filter(lambda seat: seat.is_night)
        .group_by(lambda seat: seat.employee, ConstraintCollectors.count())
        .complement(Employee, lambda employee: 0)
        .filter(lambda employee, held: employee.most_nights != NOT_ASKED)
        .penalize(HardSoftScore.ONE_SOFT, uneven_nights)
        .as_constraint("even nights"),
        factory.for_each(Seat)
        .filter(lambda seat: not seat.pinned and seat.employee.home not in {"", seat.post})
        .penalize(HardSoftScore.ONE_SOFT, lambda seat: home)
        .as_constraint("home grid"),
    ]


def wishes(factory: ConstraintFactory) -> list[Constraint]:
    """Charge for wishes that are not met."""
    met = (
        Seat,
        Joiners.equal(lambda wish: wish.employee, lambda seat: seat.employee),
        Joiners.equal(lambda wish: wish.day, lambda seat: seat.day),
        Joiners.filtering(lambda wish, seat: not seat.is_past and (wish.shift in {"", seat.shift})),
    )
    return [
        factory.for_each(Wish)
        .filter(lambda wish: wish.wants_duty)
        .if_not_exists(*met)
        .penalize(HardSoftScore.ONE_SOFT, lambda wish: wish.points)
        .as_constraint("wishes for a duty"),
        factory.for_each(Wish)
        .filter(lambda wish: not wish.wants_duty)
        .if_exists(*met)
        .penalize(HardSoftScore.ONE_SOFT, lambda wish: wish.points)
        .as_constraint("wishes for none"),
    ]
