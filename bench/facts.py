"""A problem under the core rules, told plainly: what a model written from scratch starts from.

The peers that do not read our model (`textbook.py`, `timefold/`) must obey the same rules. What those ask of one
person's own duties is reckoned here once, from the tables and the rules' figures, with none of the product's model
and none of its checkers; the tests hold it against both.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from math import ceil, floor
from typing import Any

from constraints import RULES
from roster.domain import DAY, MINUTE, Duty, Grade, Need, Person, Problem, shares_of_hours, shares_of_nights
from roster.rules import Rule

CORE = frozenset(rule.name for rule in RULES if rule.in_force)
Slot = tuple[date, str]
"""A local day and a shift."""


class NotCoreError(ValueError):
    """Rules in force of which the plain models know nothing."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(f"core rules only, not {', '.join(names)}")


@dataclass(frozen=True)
class Facts:
    """What a problem and the core rules come to, person by person."""

    problem: Problem
    rules: Sequence[Rule]

    def __post_init__(self) -> None:
        if beyond := sorted({rule.name for rule in self.rules} - CORE):
            raise NotCoreError(beyond)

    @cached_property
    def rule(self) -> Mapping[str, Any]:
        """Map a rule's name to the rule, for its figures."""
        return {rule.name: rule for rule in self.rules}

    @cached_property
    def slots(self) -> Mapping[Slot, Duty]:
        """Map each slot that is asked for to a duty of nobody's, for its times."""
        asked = sorted({(need.day, need.shift) for need in self.problem.needs})
        return {slot: self.problem.duty("", *slot, None) for slot in asked}

    @cached_property
    def needs_at(self) -> Mapping[Slot, Sequence[Need]]:
        """Map each slot to its needs."""
        found: dict[Slot, list[Need]] = defaultdict(list)
        for need in self.problem.needs:
            found[need.day, need.shift].append(need)
        return found

    @cached_property
    def known(self) -> Mapping[str, Sequence[Duty]]:
        """Map each person to past and settled duties."""
        settled: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.problem.settled:
            settled[duty.person].append(duty)
        return {who: (*past, *settled[who]) for who, past in self.problem.past_of.items()}

    @cached_property
    def slots_of(self) -> Mapping[str, Sequence[Slot]]:
        """Map each person to the slots that may be theirs, what is known of them considered."""
        wanted = {
            grade: [
                slot for slot, needs in self.needs_at.items() if any(need.target[grade] for need in needs)
            ]
            for grade in Grade
        }
        return {
            person.id: tuple(slot for slot in wanted[person.grade] if self._open(person, self.slots[slot]))
            for person in self.problem.people.values()
        }

    def clash(self, one: Duty, other: Duty) -> bool:
        """Tell whether two duties cannot be one person's: double booking, rest, no day after a night."""
        first, then = sorted((one, other), key=lambda duty: (duty.start, duty.end))
        rest, days = self.rule["daily-rest"].rest, self.rule["no-day-after-night"].days
        one_day = first.day == then.day and then.end - first.start <= DAY - rest
        too_close = then.start < first.end + rest and not one_day
        day_after = first.is_night and not then.is_night and timedelta() < then.day - first.day <= days * DAY
        return then.start < first.end or too_close or day_after

    @cached_property
    def clashes(self) -> Sequence[tuple[Slot, Slot]]:
        """List the pairs of slots that cannot be one person's."""
        listed = list(self.slots.items())
        return [
            (slot, other)
            for number, (slot, duty) in enumerate(listed)
            for other, second in listed[number + 1 :]
            if self.clash(duty, second)
        ]

    def _open(self, person: Person, duty: Duty) -> bool:
        away = any(self.problem.on_leave(person.id, day) for day in duty.counted_by_day)
        barred = person.protected_from_nights and duty.is_night
        there = self.problem.belongs(person, duty.day) and self._offered(person, duty)
        return (
            there and not away and not barred and not any(self.clash(duty, o) for o in self.known[person.id])
        )

    def _offered(self, person: Person, duty: Duty) -> bool:
        windows, station = self.problem.windows_of[person.id], self.problem.station
        if not windows:
            return person.grade is not Grade.VOLUNTEER
        spans: list[tuple[datetime, datetime]] = []
        for day in (duty.day - DAY, duty.day, duty.day + DAY):
            for window in (window for window in windows if window.is_on(day)):
                closes = day + DAY if window.end <= window.start else day
                spans.append((station.instant(day, window.start), station.instant(closes, window.end)))
        reached = duty.start
        for start, end in sorted(spans):
            if start <= reached:
                reached = max(reached, end)
        return reached >= duty.end

    def hours_band(self, person: Person) -> tuple[int, int] | None:
        """Give the minutes between which a person's share is even; None for whom that is not asked."""
        if not self.rule["even-hours"].binds(person):
            return None
        step = self.rule["even-hours"].step // MINUTE
        fair = shares_of_hours(self.problem, person.grade)[person.id].fair
        return floor(fair / step) * step, ceil(fair / step) * step

    def nights_band(self, person: Person) -> tuple[int, int] | None:
        """Give the nights between which a person's share is even; None for whom that is not asked."""
        if not self.rule["even-nights"].binds(person) or person.protected_from_nights:
            return None
        fair = shares_of_nights(self.problem, person.grade)[person.id].fair
        return floor(fair), ceil(fair)

    def points_short(self, need: Need, grade: Grade) -> int:
        """Give what each person of a grade missing below a need costs."""
        base: int = getattr(self.rule["shortage"], grade)
        return round(base * self.problem.posts[need.post].weight)

    def points_below_target(self, need: Need, grade: Grade) -> int:
        """Give what each person of a grade missing below a target costs, 0 where the need is all that is wished."""
        wished = grade is Grade.VOLUNTEER and need.target[grade] > need.least[grade]
        return int(self.rule["volunteer-target"].weight) if wished else 0
