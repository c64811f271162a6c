"""The hard core rules as constraint streams, which count what is broken, and all constraints together.

What a person may never take (leave, hours not offered, nights for the protected) is not in the value range of a seat.
"""

from typing import Any

from timefold.solver.score import ConstraintCollectors, ConstraintFactory, HardSoftScore, Joiners

from bench.timefold.domain import NOT_ASKED, Seat
from bench.timefold.figures import Figures
from bench.timefold.prices import Constraint, prices, wishes

_DAY = 24 * 60


def define(figures: Figures) -> Any:  # noqa: ANN401 - Timefold has no types
    """Give the function that defines all constraints."""

    def constraints(factory: ConstraintFactory) -> list[Constraint]:
        return [
            *_of_pairs(factory, figures),
            *_of_days(factory, figures),
            *_of_runs(factory, figures),
            *_of_posts(factory),
            *prices(factory, figures),
            *wishes(factory),
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
