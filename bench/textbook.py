"""The textbook model of a station's duty roster, for CP-SAT: a boolean for each person, post, day and shift.

Written straight from the problem and the core rules, as an introduction to CP-SAT would have it (`x[p, g, d, s]`, sums
over it, a convex price in two steps), so that what our own model gains can be seen. Its objective is ours:
the same roster costs the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from ortools.sat.python import cp_model

from bench.facts import Facts, Slot
from roster.domain import DAY, MINUTE, Duty, Grade, Need, Origin, Person, Problem, Roster
from roster.rules import Rule

_WEEK = 7
_HOUR = 60
_LED = (Grade.AUXILIARY, Grade.VOLUNTEER)
Terms = list[tuple[cp_model.IntVar, int]]
"""Variables with coefficients."""


class Textbook:
    """The model, whole when made; `roster` reads a solution."""

    def __init__(self, problem: Problem, rules: Sequence[Rule]) -> None:
        self._problem, self._facts = problem, Facts(problem, rules)
        self.model = cp_model.CpModel()
        self._prices: Terms = []
        self._paid = 0  # whatever is decided
        self._x = self._places()
        for person in problem.people.values():
            self._own_days(person)
            self._even(person)
            self._wishes(person)
        for need in problem.needs:
            self._staff(need)
            self._skills(need)
            self._command(need)
        self._homes()
        total = sum(price * variable for variable, price in self._prices)
        self.model.minimize(total + self._paid)

    def roster(self, solver: cp_model.CpSolver) -> Roster:
        """Give the roster of a solution."""
        duties = [
            self._problem.duty(person, *slot, post)
            for (person, slot), posts in self._x.items()
            for post, chosen in posts.items()
            if solver.boolean_value(chosen)
        ]
        return Roster(problem=self._problem, duties=tuple(sorted([*self._problem.settled, *duties])))

    # -- who may stand where -----------------------------------------------------------------------

    def _places(self) -> Mapping[tuple[str, Slot], Mapping[str, cp_model.IntVar]]:
        return {
            (person.id, slot): {
                need.post: self.model.new_bool_var("")
                for need in self._facts.needs_at[slot]
                if need.target[person.grade]
            }
            for person in self._problem.people.values()
            for slot in self._facts.slots_of[person.id]
        }

    @cached_property
    def _at(self) -> Mapping[tuple[str, Slot, Grade], Sequence[tuple[Person, cp_model.IntVar]]]:
        """Map (post, slot, grade) to the people who may stand there."""
        found: dict[tuple[str, Slot, Grade], list[tuple[Person, cp_model.IntVar]]] = defaultdict(list)
        for (who, slot), posts in self._x.items():
            person = self._problem.people[who]
            for post, chosen in posts.items():
                found[post, slot, person.grade].append((person, chosen))
        return found

    @cached_property
    def _settled_at(self) -> Mapping[tuple[str, Slot, Grade], Sequence[Person]]:
        found: dict[tuple[str, Slot, Grade], list[Person]] = defaultdict(list)
        for duty in self._problem.settled:
            person = self._problem.people[duty.person]
            found[duty.post or "", (duty.day, duty.shift), person.grade].append(person)
        return found

    # -- one person's days -------------------------------------------------------------------------

    def _own_days(self, person: Person) -> None:
        known, model, rule = self._facts.known[person.id], self.model, self._facts.rule
        mine = {slot: list(self._x[person.id, slot].values()) for slot in self._facts.slots_of[person.id]}
        for variables in mine.values():
            model.add_at_most_one(variables)
        for one, other in self._facts.clashes:
            if one in mine and other in mine:
                model.add_at_most_one([*mine[one], *mine[other]])
        minutes: dict[date, Terms] = defaultdict(list)
        counted: dict[date, int] = defaultdict(int)
        for slot, variables in mine.items():
            for day, time in self._facts.slots[slot].counted_by_day.items():
                minutes[day] += [(variable, time // MINUTE) for variable in variables]
        for duty in known:
            for day, time in duty.counted_by_day.items():
                counted[day] += time // MINUTE
        for day, terms in minutes.items():
            model.add(_sum(terms) <= max(0, rule["daily-cap"].cap // MINUTE - counted.get(day, 0)))
        self._weeks(person, minutes, counted)
        starts = {slot: slot[0] for slot in mine}
        nights = {slot: day for slot, day in starts.items() if self._facts.slots[slot].is_night}
        self._runs(rule["duty-run"].longest, mine, starts, {duty.day for duty in known})
        self._runs(rule["night-run"].longest, mine, nights, {duty.day for duty in known if duty.is_night})

    def _weeks(self, person: Person, minutes: Mapping[date, Terms], counted: Mapping[date, int]) -> None:
        """Bound the days touched and the hours of each of the station's weeks."""
        week_of, free = self._problem.station.week_of, self._facts.rule["weekly-rest"].days
        for week in sorted({week_of(day) for day in minutes}):
            days = [week + i * DAY for i in range(_WEEK)]
            before = sum(day in counted for day in days)
            touched = [
                self._any(variable for variable, _ in minutes[day])
                for day in days
                if day in minutes and day not in counted
            ]
            self.model.add(sum(touched) <= max(0, _WEEK - free - before))
            if person.max_weekly_hours is not None:
                terms = [term for day in days for term in minutes.get(day, ())]
                most = person.max_weekly_hours // MINUTE - sum(counted.get(day, 0) for day in days)
                self.model.add(_sum(terms) <= max(0, most))

    def _runs(
        self,
        longest: int,
        mine: Mapping[Slot, Sequence[cp_model.IntVar]],
        counts: Mapping[Slot, date],
        known: set[date],
    ) -> None:
        """Keep a day free in every stretch that is a day longer than the longest run."""
        by_day: dict[date, list[cp_model.IntVar]] = defaultdict(list)
        for slot, day in counts.items():
            by_day[day] += mine[slot]
        period = self._problem.period
        for start in (period.first + i * DAY for i in range(-longest, period.days)):
            stretch = [start + i * DAY for i in range(longest + 1)]
            if all(day in by_day or day in known for day in stretch):
                worked = [self._any(by_day[day]) for day in stretch if day not in known]
                if worked:  # else it was so before
                    self.model.add(sum(worked) <= len(worked) - 1)

    def _any(self, variables: Iterable[cp_model.IntVar]) -> cp_model.IntVar:
        """Give a variable that is 1 when any of some is."""
        listed = list(variables)
        either = self.model.new_bool_var("")
        self.model.add_max_equality(either, listed)
        return either

    # -- prices of a person ------------------------------------------------------------------------

    def _even(self, person: Person) -> None:
        duties: list[tuple[Duty, Sequence[cp_model.IntVar]]] = [
            (self._facts.slots[slot], list(self._x[person.id, slot].values()))
            for slot in self._facts.slots_of[person.id]
        ]
        ours = [duty for duty in self._facts.known[person.id] if duty.origin is not Origin.PAST]
        if band := self._facts.hours_band(person):
            rule = self._facts.rule["even-hours"]
            terms = [(v, duty.counted // MINUTE) for duty, variables in duties for v in variables]
            settled = sum((duty.counted for duty in ours), timedelta()) // MINUTE
            self._outside(
                terms, settled, band, rule.weight, unit=_HOUR, step=max(1, rule.step // MINUTE // _HOUR)
            )
        if band := self._facts.nights_band(person):
            terms = [(v, 1) for duty, variables in duties if duty.is_night for v in variables]
            settled = sum(duty.is_night for duty in ours)
            self._outside(terms, settled, band, self._facts.rule["even-nights"].weight, unit=1, step=1)

    def _outside(  # noqa: PLR0913 - what is summed, and how it is priced
        self, terms: Terms, settled: int, band: tuple[int, int], weight: int, *, unit: int, step: int
    ) -> None:
        """Charge for begun units outside a band: the first `step` at `weight`, the others at three times that."""
        low, high = band
        most = settled + sum(c for _, c in terms)
        for away, reach in (
            (_sum(terms) + settled - high, most - high),
            (low - settled - _sum(terms), low - settled),
        ):
            if reach > 0:
                near = self.model.new_int_var(0, step, "")
                far = self.model.new_int_var(0, -(-reach // unit), "")
                self.model.add(unit * near + unit * far >= away)
                self._prices += [(near, weight), (far, 3 * weight)]

    def _wishes(self, person: Person) -> None:
        settled = {(duty.day, duty.shift) for duty in self._problem.settled if duty.person == person.id}
        for wish in self._problem.requests_of[person.id]:
            if wish.day not in self._problem.period or not wish.weight:
                continue
            points = self._facts.rule["wishes"].weight * abs(wish.weight)
            slots = [
                s for s in self._facts.slots_of[person.id] if s[0] == wish.day and wish.shift in (None, s[1])
            ]
            variables = [v for slot in slots for v in self._x[person.id, slot].values()]
            held = any(day == wish.day and wish.shift in (None, shift) for day, shift in settled)
            wants_duty = (wish.shift is not None) == (wish.weight > 0)
            if held or not variables:
                self._paid += points * (held != wants_duty)
            elif wants_duty:
                self._paid += points
                self._prices.append((self._any(variables), -points))
            else:
                self._prices.append((self._any(variables), points))

    def _homes(self) -> None:
        weight = self._facts.rule["home-grid"].weight
        for (who, _), posts in self._x.items():
            home = self._problem.people[who].home_grid
            if home is not None:
                self._prices += [(chosen, weight) for post, chosen in posts.items() if post != home]

    # -- what a post needs -------------------------------------------------------------------------

    def _staff(self, need: Need) -> None:
        for grade in Grade:
            key = (need.post, (need.day, need.shift), grade)
            there = [variable for _, variable in self._at.get(key, ())]
            settled = len(self._settled_at.get(key, ()))
            self.model.add(sum(there) <= self._problem.room(need, grade) - settled)
            for wanted, points in (
                (need.least[grade], self._facts.points_short(need, grade)),
                (need.target[grade], self._facts.points_below_target(need, grade)),
            ):
                if points and wanted > settled:
                    missing = self.model.new_int_var(0, wanted - settled, "")
                    self.model.add(missing >= wanted - settled - sum(there))
                    self._prices.append((missing, points))

    def _skills(self, need: Need) -> None:
        slot = (need.day, need.shift)
        for skill in need.skills:
            grades = self._problem.grades_asked(need, skill)
            room = sum(self._problem.room(need, grade) for grade in grades)
            lacking = [
                variable
                for grade in grades
                for person, variable in self._at.get((need.post, slot, grade), ())
                if not person.has(skill.skill, need.day)
            ]
            settled = sum(
                not person.has(skill.skill, need.day)
                for grade in grades
                for person in self._settled_at.get((need.post, slot, grade), ())
            )
            self.model.add(sum(lacking) <= max(0, room - skill.count - settled))

    def _command(self, need: Need) -> None:
        slot, posts = (need.day, need.shift), self._problem.commanded_from[need.post]
        if any(self._settled_at.get((post, slot, Grade.OFFICER)) for post in posts):
            return
        officers = [v for post in posts for _, v in self._at.get((post, slot, Grade.OFFICER), ())]
        for grade in _LED:
            for _, variable in self._at.get((need.post, slot, grade), ()):
                self.model.add(sum(officers) >= variable)
        if any(self._settled_at.get((need.post, slot, grade)) for grade in _LED):
            self.model.add(sum(officers) >= 1)


def _sum(terms: Terms) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [c for _, c in terms])
