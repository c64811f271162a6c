"""The model: options for people, seats at posts, and what the rules say of both."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from itertools import combinations, groupby

from roster.domain import Duty, Grade, Need, Origin, Problem
from roster.model.cliques import clique_cover
from roster.model.matrix import Row
from roster.model.musters import Muster, muster
from roster.model.options import options_of_everybody
from roster.model.program import Program
from roster.model.telling import Telling, telling
from roster.model.tightening import (
    exclude_each_other,
    heaviest_in_turn,
    tightened,
    too_heavy_pairs,
    undominated,
)
from roster.rules import HardRule, Linear, Option, Rule, Seats, SoftRule, Stand


class Model:
    """An integer program under construction; it is what a rule knows as `Modelling`."""

    def __init__(
        self,
        problem: Problem,
        telling: Telling | None = None,
        *,
        one_by_one: bool = False,
        anew: Collection[Grade] | None = None,
    ) -> None:
        self._problem, self._telling = problem, telling or Telling()
        self._one_by_one, self._grades = one_by_one, tuple(Grade) if anew is None else anew
        self.program = Program()
        self._options = options_of_everybody(problem, self._telling, self.program, ahead=anew is not None)
        self.open_options = tuple(o for listed in self._options.values() for o in listed if o.held.terms)
        self._left: dict[str, tuple[Option, ...] | None] = {}  # of whom something was forbidden
        self._minutes: dict[str, tuple[Sequence[Option], Mapping[date, Linear]]] = {}
        self._conflicts: dict[int, set[int]] = defaultdict(set)
        self._free_of: dict[tuple[int, ...], int] = {}
        self._extra: dict[str, list[int]] = defaultdict(list)
        # made first: the relaxation finds its way far quicker where the seats' variables follow the duties'
        self.musters = tuple(self._musters())
        for person in self._telling.labellings:
            self._exclude_parts(self._options.get(person, ()))

    @property
    def problem(self) -> Problem:
        """The problem that is modelled."""
        return self._problem

    @cached_property
    def seats(self) -> Sequence[Seats]:
        """All open seats, taken together where they are alike."""
        return tuple(seats for group in self.musters for seats in group.seats)

    @cached_property
    def stands(self) -> Sequence[Stand]:
        """All needs that ask for skills or marks, or all needs where they are modelled one by one."""
        return tuple(stand for group in self.musters for stand in group.stands)

    @cached_property
    def at_home(self) -> Mapping[Grade, Linear]:
        """How many duties of each grade that are not settled are at their person's home grid."""
        return {
            grade: Linear.sum(
                (home, 1) for group in self.musters if group.grade is grade for home in group.home.values()
            )
            for grade in Grade
        }

    def options(self, person: str) -> Sequence[Option]:
        """Give a person's possible duties in time, the past ones included."""
        left = self._left.get(person, self._options[person])
        if left is None:
            left = self._left[person] = tuple(filter(self._is_left, self._options[person]))
        return left

    def by_date(self, person: str) -> Mapping[date, Sequence[Option]]:
        """Map dates to a person's possible duties that begin on them, in time."""
        found: dict[date, list[Option]] = {}
        for option in self.options(person):
            found.setdefault(option.duty.day, []).append(option)
        return found

    def minutes(self, person: str) -> Mapping[date, Linear]:
        """Map each local day to the counted minutes that a person may come to; those of the past are constant."""
        options = self.options(person)
        known = self._minutes.get(person)
        if known is None or known[0] is not options:
            parts: dict[date, list[tuple[Linear, int]]] = {}
            for option in options:
                for day, counted in option.duty.minutes:
                    parts.setdefault(day, []).append((option.held, counted))
            known = (options, {day: Linear.sum(parts[day]) for day in sorted(parts)})
            self._minutes[person] = known
        return known[1]

    def _is_left(self, option: Option) -> bool:
        upper = self.program.upper
        return option.duty.origin is not Origin.SOLVED or all(upper[v] for v in option.held.terms)

    # -- the forms -------------------------------------------------------------------------------

    def require(self, option: Option) -> None:
        """Make sure that a duty is held."""
        for variable in option.held.terms:
            self.program.lower[variable] = 1

    def forbid(self, option: Option) -> None:
        """Make sure that a duty is not held."""
        for variable in option.held.terms:
            self.program.upper[variable] = 0
        self._left[option.duty.person] = None

    def conflict(self, one: Option, other: Option) -> None:
        """Allow at most one of two duties of one person."""
        if not one.held.terms:
            self.forbid(other)
        elif not other.held.terms:
            self.forbid(one)
        else:
            (a,), (b,) = one.held.terms, other.held.terms
            self._conflicts[a].add(b)
            self._conflicts[b].add(a)

    def any_of(self, options: Sequence[Option]) -> Linear:
        """Give an expression that is 1 when at least one of some duties of one person is held, else 0.

        It is 1 minus a variable «free of all of them», which joins the conflict graph of the person and so
        shares the cliques that the duties have anyway.
        """
        duties: tuple[int, ...] = ()
        for option in options:
            if not option.held.terms:
                return Linear({}, 1)
            duties += (*option.held.terms,)
        if len(duties) <= 1:
            return Linear(dict.fromkeys(duties, 1))
        if duties not in self._free_of:
            free = self._free_of[duties] = self.program.variable()
            self._extra[options[0].duty.person].append(free)
            for variable in duties:
                self._conflicts[free].add(variable)
                self._conflicts[variable].add(free)
        return Linear({self._free_of[duties]: -1}, 1)

    def above(self, total: Linear, threshold: int) -> Linear:
        """Give an expression at least as large as what another exceeds a threshold by, and never negative.

        Where at most one part of the expression can be held, what it exceeds the threshold by is a sum of its own.
        """
        most = self.highest(total) - threshold
        if most <= 0:
            return Linear()
        if exclude_each_other(total.terms, self.program.upper, self._conflicts):
            before = max(0, total.constant - threshold)
            beyond = {v: max(0, total.constant + c - threshold) - before for v, c in total.terms.items()}
            return Linear({v: c for v, c in beyond.items() if c}, before)
        excess = self.program.variable(most)
        self.program.rows.append(Row(total.terms | {excess: -1}, threshold - total.constant))
        return Linear({excess: 1})

    def at_most(self, total: Linear, limit: int) -> None:
        """Keep an expression at or below a limit."""
        upper, lower = self.program.upper, self.program.lower
        terms = dict(total.terms) if all(total.terms.values()) else _without_zeros(total.terms)
        most = least = total.constant
        for variable, coefficient in terms.items():
            if coefficient > 0:
                most += coefficient * upper[variable]
                least += coefficient * lower[variable]
            else:
                most += coefficient * lower[variable]
                least += coefficient * upper[variable]
        if terms and most > limit:
            # what is already over the limit was settled before: nothing may be added to it
            row = Row(terms, max(limit, least) - total.constant)
            self.program.rows.append(row)
            if 2 * max(terms.values()) > row.limit:
                self._exclude_pairs(row)

    def _exclude_pairs(self, row: Row) -> None:
        """Let duties exclude each other that are too much together."""
        for one, other in too_heavy_pairs(row, self._duties):
            self._conflicts[one].add(other)
            self._conflicts[other].add(one)

    def at_least(self, total: Linear, limit: int) -> None:
        """Keep an expression at or above a limit, even if that makes everything impossible."""
        terms = {variable: -c for variable, c in total.terms.items() if c}
        # a row must have something in it to be seen by anybody
        self.program.rows.append(Row(terms or {self.program.variable(): 1}, total.constant - limit))

    def price(self, total: Linear, points: int) -> None:
        """Charge points for each unit of an expression."""
        for variable, coefficient in total.terms.items():
            self.program.prices[variable] += points * coefficient
        self.program.offset += points * total.constant

    def price_above(
        self, total: Linear, threshold: int, points: Sequence[int], *, step: int = 1, unit: int = 1
    ) -> None:
        """Charge for what an expression exceeds a threshold by, in begun units, convexly."""
        excess = -(-(self._highest(total) - threshold) // unit)  # begun units
        above: dict[int, int] = {}
        for index, price in enumerate(points):
            width = excess if index == len(points) - 1 else min(step, excess)
            if width > 0:
                above[self.program.variable(width, price)] = -unit
                excess -= width
        if above:
            self.program.rows.append(Row(total.terms | above, threshold - total.constant))

    def highest(self, total: Linear) -> int:
        """Give what an expression can come to at most, by what was said so far of duties that exclude each other."""
        return total.constant + heaviest_in_turn(total.terms, self.program.upper, self._conflicts)

    def _highest(self, total: Linear) -> int:
        upper, most = self.program.upper, total.constant
        for variable, coefficient in total.terms.items():
            if coefficient > 0:
                most += coefficient * upper[variable]
        return most

    def copy(self) -> "Model":
        """Give the same model with a program of its own, which can be narrowed without narrowing this one."""
        other = copy(self)
        other.program = self.program.copy()
        return other

    # -- building --------------------------------------------------------------------------------

    def finish(self) -> None:
        """Turn what was collected about pairs of duties into rows; to be called once, after all rules."""
        for option in self.open_options:
            if option.duty.origin is Origin.FIXED:  # a fact, whichever rules are in force: its seat is taken
                self.require(option)
        for variable, lower in enumerate(self.program.lower):
            for other in self._conflicts.get(variable, ()) if lower else ():
                self.program.upper[other] = 0
        cliques, every_free = self._cliques(), set(self._free_of.values())
        of_free: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for clique in cliques:
            for free in every_free.intersection(clique):
                of_free[free].append(clique)
        # who has all duties of a day exclude each other is free of them exactly when none is held
        sums = {
            free: Linear(dict.fromkeys(set(listed[0]) - {free}, -1), 1)
            for free, listed in of_free.items()
            if len(listed) == 1 and every_free.isdisjoint(set(listed[0]) - {free})
        }
        self.program.substitute(sums)
        self.program.fold()
        upper = self.program.upper
        rows = (new for row in self.program.rows for new in tightened(row, upper, self._conflicts))
        self.program.rows = list(rows)
        stated = undominated(cliques, sums.keys())
        self.program.rows += [Row(dict.fromkeys(clique, 1), 1) for clique in stated]

    def _cliques(self) -> list[tuple[int, ...]]:
        """Cover each person's conflicts with cliques."""
        found: list[tuple[int, ...]] = []
        known: dict[tuple[frozenset[int], ...], list[tuple[int, ...]]] = {}
        for person, listed in self._options.items():
            held = [v for option in listed for v in option.held.terms if self.program.upper[v]]
            members = [*held, *self._extra.get(person, ())]
            place = {variable: index for index, variable in enumerate(members)}
            near = (place.keys() & self._conflicts.get(variable, ()) for variable in members)
            shape = tuple(frozenset(map(place.__getitem__, others)) for others in near)
            # most people's options look alike: the cover is found once for all of them
            if shape not in known:
                known[shape] = clique_cover(dict(enumerate(shape)))
            found += [tuple(members[index] for index in clique) for clique in known[shape]]
        return found

    def _exclude_parts(self, options: Sequence[Option]) -> None:
        """Let the options of one date and shift that differ in their posts exclude each other."""
        for _, parts in groupby((o for o in options if o.held.terms), key=lambda option: option.duty):
            for one, other in combinations(parts, 2):
                self.conflict(one, other)

    @cached_property
    def _duties(self) -> frozenset[int]:
        return frozenset(self.program.decisions)

    def _has_seats(self, need: Need, grade: Grade) -> bool:
        """Tell whether to model a grade's seats: of those not decided anew only where they count for the others."""
        if not self._problem.room(need, grade):
            return False
        asked = (skill for skill in need.skills if grade in self._problem.grades_asked(need, skill))
        return grade in self._grades or any(asked) or (need.key, grade) in self._telling.marks

    def _musters(self) -> Iterable[Muster]:
        by_muster: dict[tuple[date, str, Grade], list[Option]] = defaultdict(list)
        for person in self._options:
            for option in self.options(person):
                duty = option.duty
                if duty.origin is not Origin.PAST:
                    grade = self._problem.people[duty.person].grade
                    by_muster[duty.day, duty.shift, grade].append(option)
        needs: dict[tuple[date, str], list[Need]] = defaultdict(list)
        for need in self._problem.needs:
            needs[need.day, need.shift].append(need)
        for (day, shift), listed_needs in needs.items():
            for grade in Grade:
                wanted = [need for need in listed_needs if self._has_seats(need, grade)]
                if wanted:
                    options = by_muster.get((day, shift, grade), ())
                    yield muster(
                        self.program,
                        self._problem,
                        grade,
                        wanted,
                        options,
                        telling=self._telling,
                        one_by_one=self._one_by_one,
                    )


def _without_zeros(terms: Mapping[int, int]) -> dict[int, int]:
    return {variable: coefficient for variable, coefficient in terms.items() if coefficient}


def build(
    problem: Problem,
    rules: Iterable[Rule],
    *,
    one_by_one: bool = False,
    anew: Collection[Grade] | None = None,
) -> Model:
    """Build the model of a problem under rules; coupling rules ask for every post `one_by_one`.

    Where a roster is repaired, only people of the grades decided `anew` are there, and no choice on days that are over.
    """
    spoken = [r for r in rules if one_by_one or not (isinstance(r, HardRule) and r.coupling)]
    model = Model(problem, telling(problem, spoken), one_by_one=one_by_one, anew=anew)
    for rule in spoken:
        if isinstance(rule, HardRule):
            rule.constrain(model)
        elif isinstance(rule, SoftRule):
            rule.cost(model)
    model.finish()
    return model


def held_options(model: Model, values: Sequence[int]) -> list[Option]:
    """List the options that a solution gives to people; where they say at which posts, it is one of these."""
    return [option for option in model.open_options if all(values[v] for v in option.held.terms)]


def held_duties(model: Model, values: Sequence[int]) -> list[Duty]:
    """List the duties that a solution gives to people, posts not yet decided unless settled."""
    return [option.duty for option in held_options(model, values)]
