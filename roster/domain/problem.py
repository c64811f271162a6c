"""A period of one unit, as it is before anything is decided."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Protocol, TypeVar

from roster.domain.demand import Need, resolve
from roster.domain.duty import MINUTE, Duty
from roster.domain.kinds import DayClass, Grade, Origin, PostKind, Posture, ZoneLevel
from roster.domain.people import Availability, FixedDuty, Leave, Loan, Person, Request
from roster.domain.places import (
    DaySelector,
    Demand,
    Grid,
    Post,
    PostureSpan,
    Shift,
    SkillNeed,
    ZoneSpan,
)
from roster.domain.station import DAY, Period, Station
from roster.errors import Source


class _OfPerson(Protocol):
    @property
    def person(self) -> str: ...


_Row = TypeVar("_Row", bound=_OfPerson)


def _rows_of(people: Container[str], rows: Iterable[_Row]) -> tuple[_Row, ...]:
    return tuple(row for row in rows if row.person in people)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Everything that is given: who there is, what is needed, what is settled, what was.

    Immutable. Mappings are by id and sorted by it, so that the order of the input's rows has no effect.
    `posts` holds a post for every grid too. `day_classes` covers the past and the period.
    `overrides` are the rule parameters of `station.toml`, not yet understood: the rules read them; `contracts`
    are those for the people of one contract, by its name. `packs` are
    the rule packs in force, by grade. `published` is what people were told of this period before, and `today`
    the day on which it is made anew, by which the notice they get is reckoned.
    """

    station: Station
    period: Period
    people: Mapping[str, Person]
    grids: Mapping[str, Grid]
    posts: Mapping[str, Post]
    shifts: Mapping[str, Shift]
    demands: tuple[Demand, ...]
    day_classes: Mapping[date, DayClass] = field(default_factory=dict)
    leave: tuple[Leave, ...] = ()
    availability: tuple[Availability, ...] = ()
    requests: tuple[Request, ...] = ()
    fixed: tuple[FixedDuty, ...] = ()
    zones: tuple[ZoneSpan, ...] = ()
    loans: tuple[Loan, ...] = ()
    postures: tuple[PostureSpan, ...] = ()
    past: tuple[Duty, ...] = ()
    overrides: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    contracts: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
    packs: Mapping[Grade, tuple[str, ...]] = field(default_factory=dict)
    published: tuple[Duty, ...] = ()
    today: date | None = None

    # -- days ------------------------------------------------------------------------------------

    def day_class(self, day: date) -> DayClass:
        """Give the legal class of a day; where none was loaded, Saturday and Sunday are rest days."""
        weekend = DayClass.RESTDAY if day.weekday() >= 5 else DayClass.WORKDAY  # noqa: PLR2004
        return self.day_classes.get(day, weekend)

    def matches(self, days: DaySelector, day: date) -> bool:
        """Tell whether a demand row speaks of a day."""
        return day.weekday() in days.weekdays or day in days.dates or self.day_class(day) in days.classes

    def posture_on(self, day: date) -> Posture:
        """Give the posture in force on a day."""
        return next((span.posture for span in self.postures if day in span), Posture.ROUTINE)

    def zone_on(self, grid: str, day: date) -> ZoneLevel:
        """Give a grid's level of control on a day: a dated one before the grid's own."""
        return next((s.level for s in self._zones_of[grid] if day in s), self.grids[grid].zone)

    # -- duties ----------------------------------------------------------------------------------

    def span(self, day: date, shift: str) -> tuple[datetime, datetime]:
        """Give the instants (UTC) at which a shift of a local day starts and ends."""
        facts = self._facts(day, shift)
        return facts["start"], facts["end"]

    def duty(  # noqa: PLR0913 - all of it makes the duty
        self,
        person: str,
        day: date,
        shift: str,
        post: str | None,
        origin: Origin = Origin.SOLVED,
        *,
        source: Source | None = None,
    ) -> Duty:
        """Make a duty, with its instants and the hours it counts for."""
        # a model takes tens of thousands, which share all but a few facts: set one by one they took thrice as long
        duty = object.__new__(Duty)
        vars(duty).update(self._facts(day, shift), person=person, post=post, origin=origin, source=source)
        return duty

    def _facts(self, day: date, code: str) -> dict[str, Any]:
        """Give what all duties of a date and shift have in common."""
        if (day, code) not in self._facts_memo:
            shift, station = self.shifts[code], self.station
            start = station.instant(day, shift.start)
            end = station.instant(day + DAY if shift.crosses_midnight else day, shift.end)
            factor = station.factors[shift.kind]
            common = Duty(
                start=start,
                end=end,
                person="",
                day=day,
                shift=code,
                post=None,
                kind=shift.kind,
                is_night=self._is_night(day, start, end),
                counted_by_day={
                    part: timedelta(minutes=round(factor * (time // MINUTE)))
                    for part, time in station.split_by_day(start, end).items()
                },
            )
            reckoned = {"counted": common.counted, "minutes": common.minutes}
            self._facts_memo[day, code] = vars(common) | reckoned
        return self._facts_memo[day, code]

    def _is_night(self, day: date, start: datetime, end: datetime) -> bool:
        station, inside = self.station, timedelta()
        for first in (day - DAY, day, day + DAY):
            wraps = station.night_to <= station.night_from
            opens = station.instant(first, station.night_from)
            closes = station.instant(first + DAY if wraps else first, station.night_to)
            inside += max(timedelta(), min(end, closes) - max(start, opens))
        return inside >= station.night_least

    @cached_property
    def _facts_memo(self) -> dict[tuple[date, str], dict[str, Any]]:
        return {}

    @cached_property
    def settled(self) -> tuple[Duty, ...]:
        """List the fixed duties of the period, in time; what was published for days that are over is among them."""
        fixed = {
            (row.person, row.day, row.shift): self.duty(
                row.person, row.day, row.shift, row.post, Origin.FIXED
            )
            for row in self.fixed
            if row.day in self.period
        }
        done = {
            (d.person, d.day, d.shift): self.duty(d.person, d.day, d.shift, d.post, Origin.FIXED)
            for d in self.published
            if d.day in self.period and self.is_over(d.day) and d.person in self.people
        }
        return tuple(sorted((done | fixed).values()))

    def is_over(self, day: date) -> bool:
        """Tell whether a day was over when the roster was made anew: what was done then cannot be mended."""
        return self.today is not None and day < self.today

    def is_done(self, duty: Duty) -> bool:
        """Tell whether a duty of the period is settled because its day is over."""
        return duty.origin is Origin.FIXED and self.is_over(duty.day)

    @cached_property
    def past_of(self) -> Mapping[str, tuple[Duty, ...]]:
        """Map every person to their past duties, in time."""
        return self._by_person(sorted(self.past))

    @cached_property
    def known_from(self) -> date:
        """Give the first day of which duties are known: that of the first past duty, else of the period."""
        return min((duty.day for duty in self.past), default=self.period.first)

    @cached_property
    def memo(self) -> dict[object, Any]:
        """Keep what was reckoned of the problem elsewhere and is asked again and again, such as fair shares."""
        return {}

    # -- people ----------------------------------------------------------------------------------

    @cached_property
    def leave_of(self) -> Mapping[str, tuple[Leave, ...]]:
        """Map every person to their leave."""
        return self._by_person(self.leave)

    @cached_property
    def windows_of(self) -> Mapping[str, tuple[Availability, ...]]:
        """Map every person to their windows of availability."""
        return self._by_person(self.availability)

    @cached_property
    def requests_of(self) -> Mapping[str, tuple[Request, ...]]:
        """Map every person to their wishes."""
        return self._by_person(self.requests)

    @cached_property
    def loans_of(self) -> Mapping[str, tuple[Loan, ...]]:
        """Map every person to the spans for which they are lent to this station."""
        return self._by_person(self.loans)

    def belongs(self, person: Person, day: date) -> bool:
        """Tell whether a person belongs to the station on a day: has joined, or is lent to it."""
        if person.joined is not None and day < person.joined:
            return False
        return person.home_unit is None or any(day in loan for loan in self.loans_of[person.id])

    def on_leave(self, person: str, day: date) -> Leave | None:
        """Give the leave a person is on, if any."""
        return next((leave for leave in self.leave_of[person] if day in leave), None)

    def present(self, person: Person, day: date) -> bool:
        """Tell whether a person is there to be rostered: belongs to the station and is not on leave."""
        return self.belongs(person, day) and self.on_leave(person.id, day) is None

    @cached_property
    def by_grade(self) -> Mapping[Grade, tuple[Person, ...]]:
        """Map every grade to its people, sorted by id."""
        return {grade: tuple(p for p in self.people.values() if p.grade is grade) for grade in Grade}

    @cached_property
    def teams(self) -> Mapping[str, tuple[Person, ...]]:
        """Map every grid to its team: the people whose home grid it is."""
        found: dict[str, list[Person]] = {grid: [] for grid in self.grids}
        for person in self.people.values():
            if person.home_grid is not None:
                found[person.home_grid].append(person)
        return {grid: tuple(team) for grid, team in found.items()}

    def _by_person(self, rows: Iterable[_Row]) -> Mapping[str, tuple[_Row, ...]]:
        found: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            found[row.person].append(row)
        return {person: tuple(found.get(person, ())) for person in self.people}

    @cached_property
    def _zones_of(self) -> Mapping[str, Sequence[ZoneSpan]]:
        found: dict[str, list[ZoneSpan]] = {grid: [] for grid in self.grids}
        for span in self.zones:
            found[span.grid].append(span)
        return found

    # -- needs -----------------------------------------------------------------------------------

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """List what every post needs in the period, in the order date, shift, post."""
        return tuple(resolve(self))

    @cached_property
    def commanded_from(self) -> Mapping[str, tuple[str, ...]]:
        """Map every post to the posts whose officers command it: itself, and the patrols of its sector."""
        patrols: defaultdict[str, list[str]] = defaultdict(list)
        for post in self.posts.values():
            if post.kind is PostKind.SECTOR:
                patrols[post.sector].append(post.id)
        return {
            post.id: (post.id, *(p for p in patrols[post.sector] if post.sector and p != post.id))
            for post in self.posts.values()
        }

    def narrowed(self, days: Collection[date]) -> "Problem":
        """Give the problem with the needs of some days alone, and all else as it is: to try a change of those days.

        What was reckoned of the problem before, fair shares among it, stays.
        """
        seen = copy(self)
        needs = tuple(need for need in self.needs if need.day in days)
        vars(seen).update(needs=needs, need_at={need.key: need for need in needs}, memo=dict(self.memo))
        return seen

    def of_grades(self, grades: Collection[Grade]) -> "Problem":
        """Give the problem with the people of some grades alone, and all else as it is: to decide theirs anew.

        Needs are those of all grades, and a skill is asked of whom it was asked of; what was before or published stays.
        """
        people = {who: person for who, person in self.people.items() if person.grade in grades}
        seen = replace(
            self,
            people=people,
            leave=_rows_of(people, self.leave),
            availability=_rows_of(people, self.availability),
            requests=_rows_of(people, self.requests),
            fixed=_rows_of(people, self.fixed),
            loans=_rows_of(people, self.loans),
        )
        vars(seen).update(needs=self.needs, _grades_holding=self._grades_holding)
        return seen

    def room(self, need: Need, grade: Grade) -> int:
        """Give how many of a grade may stand at a need: as many as may come, or more where more are settled there."""
        return max(need.most[grade], self._settled_at.get((*need.key, grade), 0))

    @cached_property
    def _settled_at(self) -> Mapping[tuple[str, date, str, Grade], int]:
        found: defaultdict[tuple[str, date, str, Grade], int] = defaultdict(int)
        for duty in self.settled:
            if duty.post is not None:
                found[duty.post, duty.day, duty.shift, self.people[duty.person].grade] += 1
        return found

    def grades_asked(self, need: Need, skill: SkillNeed) -> tuple[Grade, ...]:
        """List the grades whose people may answer for a skill at a post.

        The grade that the row names; otherwise every grade wanted there in which somebody holds the skill,
        if only an expired one.
        """
        if skill.grade is not None:
            return (skill.grade,)
        return tuple(g for g in Grade if need.most[g] and g in self._grades_holding[skill.skill])

    @cached_property
    def _grades_holding(self) -> Mapping[str, set[Grade]]:
        found: defaultdict[str, set[Grade]] = defaultdict(set)
        for person in self.people.values():
            for skill in person.skills:
                found[skill].add(person.grade)
        return found

    @cached_property
    def need_at(self) -> Mapping[tuple[str, date, str], Need]:
        """Map (post, date, shift) to its need."""
        return {need.key: need for need in self.needs}
