"""The core rules as constraint streams: hard ones count what is broken, soft ones the points that our rules charge.

What a person may never take (leave, hours not offered, nights for the protected) is not in the value range of a seat.
"""

from dataclasses import dataclass
from typing import Any

from timefold.solver.score import ConstraintCollectors, ConstraintFactory, HardSoftScore, Joiners

from bench.timefold.domain import NOT_ASKED, Employee, Seat, Wish

_HOUR, _DAY = 60, 24 * 60
Constraint = Any


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of the rules: minutes, days, points."""

    rest: int
    days_after_night: int
    daily_cap: int
    work_days: int  # at most, in a week
    duty_run: int
    night_run: int
    hours_weight: int
    hours_step: int  # whole hours
    nights_weight: int
    home_weight: int


def define(figures: Figures) -> Any:  # noqa: ANN401 - Timefold has no types
    """Give the function that defines all constraints."""

    def constraints(factory: ConstraintFactory) -> list[Constraint]:
        return [
            *_of_pairs(factory, figures),
            *_of_days(factory, figures),
            *_of_runs(factory, figures),
            *_of_posts(factory),
            *_prices(factory, figures),
            *_wishes(factory),
        ]

    return constraints


def _of_pairs(factory: ConstraintFactory, figures: Figures) -> list[Constraint]:
    rest, days_after = figures.rest, figures.days_after_night

    def clash(one: Seat, other: Seat) -> bool:
        if one.is_past and other.is_past:
            return False
        first, then = (one, other) if one.start <= other.start else (other, one)
        if then.start < first.end:
            return True
        one_day = first.day == then.day and then.end - first.start <= _DAY - rest
        if then.start < first.end + rest and not one_day:
            return True
        return first.is_night and not then.is_night and 0 < then.day - first.day <= days_after

    return [
        factory.for_each_unique_pair(
            Seat, Joiners.equal(lambda seat: seat.employee), Joiners.equal(lambda seat: seat.is_past)
        )
        .filter(clash)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("double booking, rest, no day after a night")
    ]


def _of_days(factory: ConstraintFactory, figures: Figures) -> list[Constraint]:
    cap, work_days = figures.daily_cap, figures.work_days
    # one stream for all, so that its nodes are shared
    parts = factory.for_each(Seat).expand(lambda seat: seat.parts).flatten_last(lambda listed: listed)
    weeks = parts.group_by(
        lambda seat, part: seat.employee,
        lambda seat, part: part.week,
        ConstraintCollectors.count_distinct(lambda seat, part: part.day),
        ConstraintCollectors.sum(lambda seat, part: part.minutes),
    )
    return [
        parts.group_by(
            lambda seat, part: seat.employee,
            lambda seat, part: part.day,
            ConstraintCollectors.sum(lambda seat, part: part.minutes),
        )
        .filter(lambda employee, day, minutes: minutes > cap)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("daily cap"),
        weeks.filter(lambda employee, week, days, minutes: days > work_days)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("weekly rest"),
        weeks.filter(lambda employee, week, days, minutes: minutes > employee.most_weekly != NOT_ASKED)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("weekly hours"),
    ]


def _of_runs(factory: ConstraintFactory, figures: Figures) -> list[Constraint]:
    def runs(seats: Any, longest: int, name: str) -> Constraint:  # noqa: ANN401
        return (
            seats.group_by(
                lambda seat: seat.employee,
                ConstraintCollectors.to_consecutive_sequences(lambda seat: seat.day),
            )
            .flatten_last(lambda chain: chain.getConsecutiveSequences())
            .filter(lambda employee, run: run.getLength() > longest and not run.getLastItem().is_past)
            .penalize(HardSoftScore.ONE_HARD, lambda employee, run: run.getLength() - longest)
            .as_constraint(name)
        )

    seats = factory.for_each(Seat)
    nights = factory.for_each(Seat).filter(lambda seat: seat.is_night)
    return [
        runs(seats, figures.duty_run, "longest run of duty days"),
        runs(nights, figures.night_run, "longest run of nights"),
    ]


def _of_posts(factory: ConstraintFactory) -> list[Constraint]:
    return [
        factory.for_each(Seat)
        .expand(lambda seat: seat.asks)
        .flatten_last(lambda asks: asks)
        .filter(lambda seat, ask: seat.employee.id not in ask.holders)
        .group_by(lambda seat, ask: ask, ConstraintCollectors.count_bi())
        .filter(lambda ask, lacking: lacking > ask.most_lacking)
        .penalize(HardSoftScore.ONE_HARD, lambda ask, lacking: lacking - ask.most_lacking)
        .as_constraint("skills"),
        factory.for_each(Seat)
        .filter(lambda seat: seat.is_led and not seat.is_past)
        .if_not_exists(
            Seat,
            Joiners.equal(lambda seat: seat.day),
            Joiners.equal(lambda seat: seat.shift),
            Joiners.filtering(
                lambda seat, other: other.grade == "officer" and other.post in seat.commanded_from
            ),
        )
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("an officer in command"),
    ]


def _prices(factory: ConstraintFactory, figures: Figures) -> list[Constraint]:
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


def _wishes(factory: ConstraintFactory) -> list[Constraint]:
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
