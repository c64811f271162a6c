"""What the textbook model says of one person: rules about their own days, and what their days cost.

Everything is said of `duty[person, slot]`, a boolean that is the sum of the person's booleans over the posts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ortools.sat.python import cp_model

from bench.facts import Facts, Slot
from roster.domain import DAY, MINUTE, Duty, Origin, Person

_WEEK = 7
_HOUR = 60
Terms = list[tuple[cp_model.IntVar, int]]
"""Variables with coefficients."""


class OwnDays:
    """One person's part of a model, stated when made; `prices` and `paid` are what it costs."""

    def __init__(
        self, model: cp_model.CpModel, facts: Facts, person: Person, duty: Mapping[Slot, cp_model.IntVar]
    ) -> None:
        self.prices: Terms = []
        self.paid = 0  # whatever is decided
        self._model, self._facts, self._person, self._duty = model, facts, person, duty
        self._known = facts.known[person.id]
        self._forbid()
        self._even()
        self._wishes()

    # -- rules -------------------------------------------------------------------------------------

    def _forbid(self) -> None:
        rule, known, slots = self._facts.rule, self._known, self._facts.slots
        for one, other in self._facts.clashes:
            if one in self._duty and other in self._duty:
                self._model.add_at_most_one(self._duty[one], self._duty[other])
        minutes: dict[date, Terms] = defaultdict(list)
        counted: dict[date, int] = defaultdict(int)
        for slot, held in self._duty.items():
            for day, time in slots[slot].counted_by_day.items():
                minutes[day].append((held, time // MINUTE))
        for duty in known:
            for day, time in duty.counted_by_day.items():
                counted[day] += time // MINUTE
        for day, terms in minutes.items():
            most = rule["daily-cap"].cap // MINUTE - counted.get(day, 0)
            self._model.add(weighted(terms) <= max(0, most))
        self._weeks(minutes, counted)
        nights = [slot for slot in self._duty if slots[slot].is_night]
        self._runs(rule["duty-run"].longest, self._duty, {duty.day for duty in known})
        self._runs(rule["night-run"].longest, nights, {duty.day for duty in known if duty.is_night})

    def _weeks(self, minutes: Mapping[date, Terms], counted: Mapping[date, int]) -> None:
        """Bound the days touched and the hours of each of the station's weeks."""
        week_of, free = self._facts.problem.station.week_of, self._facts.rule["weekly-rest"].days
        for week in sorted({week_of(day) for day in minutes}):
            days = [week + i * DAY for i in range(_WEEK)]
            before = sum(day in counted for day in days)
            touched = [
                self._any(held for held, _ in minutes[day])
                for day in days
                if day in minutes and day not in counted
            ]
            self._model.add(sum(touched) <= max(0, _WEEK - free - before))
            if self._person.max_weekly_hours is not None:
                terms = [term for day in days for term in minutes.get(day, ())]
                most = self._person.max_weekly_hours // MINUTE - sum(counted.get(day, 0) for day in days)
                self._model.add(weighted(terms) <= max(0, most))

    def _runs(self, longest: int, counts: Iterable[Slot], known: set[date]) -> None:
        """Keep a day free in every stretch that is a day longer than the longest run."""
        by_day: dict[date, list[cp_model.IntVar]] = defaultdict(list)
        for slot in counts:
            by_day[slot[0]].append(self._duty[slot])
        period = self._facts.problem.period
        for start in (period.first + i * DAY for i in range(-longest, period.days)):
            stretch = [start + i * DAY for i in range(longest + 1)]
            if all(day in by_day or day in known for day in stretch):
                worked = [self._any(by_day[day]) for day in stretch if day not in known]
                if worked:  # else it was so before
                    self._model.add(sum(worked) <= len(worked) - 1)

    def _any(self, variables: Iterable[cp_model.IntVar]) -> cp_model.IntVar:
        """Give a variable that is 1 when any of some is."""
        listed = list(variables)
        if len(listed) == 1:
            return listed[0]
        either = self._model.new_bool_var("")
        self._model.add_max_equality(either, listed)
        return either

    # -- prices ------------------------------------------------------------------------------------

    def _even(self) -> None:
        duties: list[tuple[Duty, cp_model.IntVar]] = [
            (self._facts.slots[s], held) for s, held in self._duty.items()
        ]
        ours = [duty for duty in self._known if duty.origin is not Origin.PAST]
        if band := self._facts.hours_band(self._person):
            rule = self._facts.rule["even-hours"]
            terms = [(held, duty.counted // MINUTE) for duty, held in duties]
            settled = sum((duty.counted for duty in ours), timedelta()) // MINUTE
            step = max(1, rule.step // MINUTE // _HOUR)
            self._outside(terms, settled, band, rule.weight, unit=_HOUR, step=step)
        if band := self._facts.nights_band(self._person):
            terms = [(held, 1) for duty, held in duties if duty.is_night]
            settled = sum(duty.is_night for duty in ours)
            self._outside(terms, settled, band, self._facts.rule["even-nights"].weight, unit=1, step=1)

    def _outside(  # noqa: PLR0913 - what is summed, and how it is priced
        self, terms: Terms, settled: int, band: tuple[int, int], weight: int, *, unit: int, step: int
    ) -> None:
        """Charge for begun units outside a band: the first `step` at `weight`, the others at three times that."""
        low, high = band
        most = settled + sum(c for _, c in terms)
        for away, reach in (
            (weighted(terms) + settled - high, most - high),
            (low - settled - weighted(terms), low - settled),
        ):
            if reach > 0:
                near = self._model.new_int_var(0, step, "")
                far = self._model.new_int_var(0, -(-reach // unit), "")
                self._model.add(unit * near + unit * far >= away)
                self.prices += [(near, weight), (far, 3 * weight)]

    def _wishes(self) -> None:
        problem, who = self._facts.problem, self._person.id
        settled = {(duty.day, duty.shift) for duty in self._known if duty.origin is not Origin.PAST}
        for wish in problem.requests_of[who]:
            if wish.day not in problem.period or not wish.weight:
                continue
            points = self._facts.rule["wishes"].weight * abs(wish.weight)
            meant = [
                held
                for (day, shift), held in self._duty.items()
                if day == wish.day and wish.shift in (None, shift)
            ]
            held = any(day == wish.day and wish.shift in (None, shift) for day, shift in settled)
            wants_duty = (wish.shift is not None) == (wish.weight > 0)
            if held or not meant:
                self.paid += points * (held != wants_duty)
            elif wants_duty:
                self.paid += points
                self.prices.append((self._any(meant), -points))
            else:
                self.prices.append((self._any(meant), points))


def weighted(terms: Terms) -> cp_model.LinearExpr:
    """Give a weighted sum."""
    return cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [c for _, c in terms])
