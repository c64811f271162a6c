"""The textbook model of a station's duty roster, for CP-SAT: a boolean for each person, post, day and shift.

Written straight from the problem and the core rules, as an introduction to CP-SAT would have it (`x[person, post, day,
shift]`, sums over it, prices in two convex steps), so that what our own model gains can be seen. Its objective
is ours: the same roster costs the same.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from ortools.sat.python import cp_model

from bench.facts import Facts, Slot
from bench.textbook_days import OwnDays, Terms, weighted
from roster.domain import Grade, Need, Person, Problem, Roster
from roster.rules import Rule

_LED = (Grade.AUXILIARY, Grade.VOLUNTEER)


class Textbook:
    """The model, whole when made; `roster` reads a solution."""

    def __init__(self, problem: Problem, rules: Sequence[Rule]) -> None:
        self._problem, self._facts = problem, Facts(problem, rules)
        self.model = cp_model.CpModel()
        self._prices: Terms = []
        self._paid = 0  # whatever is decided
        self._x = self._places()
        for person in problem.people.values():
            own = OwnDays(self.model, self._facts, person, self._duties(person))
            self._prices += own.prices
            self._paid += own.paid
        for need in problem.needs:
            self._staff(need)
            self._skills(need)
            self._command(need)
        self._homes()
        self.model.minimize(weighted(self._prices) + self._paid)

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

    def _duties(self, person: Person) -> Mapping[Slot, cp_model.IntVar]:
        """Map each slot to whether the person is on duty then, at whichever post."""
        duty = {slot: self.model.new_bool_var("") for slot in self._facts.slots_of[person.id]}
        for slot, held in duty.items():
            self.model.add(sum(self._x[person.id, slot].values()) == held)
        return duty

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
        led = [v for grade in _LED for _, v in self._at.get((need.post, slot, grade), ())]
        settled = any(self._settled_at.get((need.post, slot, grade)) for grade in _LED)
        if led or settled:
            commanded = self.model.new_bool_var("")
            officers = [v for post in posts for _, v in self._at.get((post, slot, Grade.OFFICER), ())]
            self.model.add(sum(officers) >= (1 if settled else commanded))
            for variable in led:
                self.model.add_implication(variable, commanded)
