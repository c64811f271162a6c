"""The problem as Timefold's documentation would have it: a seat for each place, pinned where it is settled or past."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property

from bench.facts import Facts, Slot
from bench.timefold.domain import NOT_ASKED, Ask, Employee, Part, Schedule, Seat, Wish
from roster.domain import MINUTE, Duty, Grade, Need, Origin, Person

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LED = (Grade.AUXILIARY, Grade.VOLUNTEER)


class Posed:
    """A problem in Timefold's terms."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._problem = facts, facts.problem

    def schedule(self) -> Schedule:
        """Give the whole of it."""
        # the seats that others depend on first, then the dearest: first fit decreasing, as its documentation advises
        grades = list(map(str, Grade))
        seats = sorted(self._seats(), key=lambda seat: (grades.index(seat.grade), -seat.missing))
        return Schedule(employees=list(self._employees.values()), wishes=list(self._wishes()), seats=seats)

    @cached_property
    def _employees(self) -> Mapping[str, Employee]:
        return {person.id: self._employee(person) for person in self._problem.people.values()}

    def _employee(self, person: Person) -> Employee:
        hours = self._facts.hours_band(person) or (NOT_ASKED, NOT_ASKED)
        nights = self._facts.nights_band(person) or (NOT_ASKED, NOT_ASKED)
        most = person.max_weekly_hours
        return Employee(
            id=person.id,
            home=person.home_grid or "",
            most_weekly=NOT_ASKED if most is None else most // MINUTE,
            least_minutes=hours[0],
            most_minutes=hours[1],
            least_nights=nights[0],
            most_nights=nights[1],
        )

    def _wishes(self) -> Iterator[Wish]:
        for number, wish in enumerate(self._problem.requests):
            if wish.day in self._problem.period and wish.weight:
                yield Wish(
                    id=str(number),
                    employee=self._employees[wish.person],
                    day=wish.day.toordinal(),
                    shift=wish.shift or "",
                    wants_duty=(wish.shift is not None) == (wish.weight > 0),
                    points=self._facts.rule["wishes"].weight * abs(wish.weight),
                )

    # -- seats -------------------------------------------------------------------------------------

    def _seats(self) -> Iterator[Seat]:
        for number, duty in enumerate((*self._problem.past, *self._problem.settled)):
            person = self._problem.people[duty.person]
            need = self._problem.need_at.get((duty.post or "", duty.day, duty.shift))
            seat = self._seat(f"known {number}", duty, duty.post or "", person.grade, need)
            seat.employee, seat.pinned = self._employees[person.id], True
            yield seat
        settled = Counter(
            (duty.post, duty.day, duty.shift, self._problem.people[duty.person].grade)
            for duty in self._problem.settled
        )
        for need in self._problem.needs:
            duty = self._facts.slots[need.day, need.shift]
            for grade in Grade:
                # whoever is settled has taken the first seats, which are the dearest
                for number in range(settled[*need.key, grade], need.target[grade]):
                    name = f"{need.day} {need.shift} {need.post} {grade} {number}"
                    seat = self._seat(name, duty, need.post, grade, need)
                    short = self._facts.points_short(need, grade) if number < need.least[grade] else 0
                    seat.missing = short + self._facts.points_below_target(need, grade)
                    yield seat

    def _seat(self, name: str, duty: Duty, post: str, grade: Grade, need: Need | None) -> Seat:
        return Seat(
            id=name,
            post=post,
            grade=grade.value,
            day=duty.day.toordinal(),
            shift=duty.shift,
            start=_minute(duty.start),
            end=_minute(duty.end),
            minutes=duty.counted // MINUTE,
            is_night=duty.is_night,
            is_past=duty.origin is Origin.PAST,
            is_led=grade in _LED and post in self._problem.posts,
            missing=0,
            parts=self._parts(duty),
            asks=[ask for asked, ask in self._asks.get(need.key, ()) if grade in asked] if need else [],
            commanded_from=set(self._problem.commanded_from.get(post, ())),
            eligible=self._eligible[(duty.day, duty.shift), grade] if need else [],
        )

    @cached_property
    def _eligible(self) -> Mapping[tuple[Slot, Grade], list[Employee]]:
        found: dict[tuple[Slot, Grade], list[Employee]] = {
            (slot, grade): [] for slot in self._facts.slots for grade in Grade
        }
        for who, slots in self._facts.slots_of.items():
            for slot in slots:
                found[slot, self._problem.people[who].grade].append(self._employees[who])
        return found

    @cached_property
    def _asks(self) -> Mapping[tuple[str, date, str], list[tuple[tuple[Grade, ...], Ask]]]:
        found: dict[tuple[str, date, str], list[tuple[tuple[Grade, ...], Ask]]] = {}
        for need in self._problem.needs:
            for skill in need.skills:
                grades = self._problem.grades_asked(need, skill)
                room = sum(self._problem.room(need, grade) for grade in grades)
                ask = Ask(
                    id=f"{need.day} {need.shift} {need.post} {skill.skill}",
                    most_lacking=max(0, room - skill.count),
                    holders={p.id for p in self._problem.people.values() if p.has(skill.skill, need.day)},
                )
                found.setdefault(need.key, []).append((grades, ask))
        return found

    def _parts(self, duty: Duty) -> list[Part]:
        slot = (duty.day, duty.shift)
        if slot not in self._parts_of:
            week_of, first = self._problem.station.week_of, self._problem.period.first
            self._parts_of[slot] = [
                Part(day=day.toordinal(), week=week_of(day).toordinal(), minutes=time // MINUTE)
                for day, time in duty.counted_by_day.items()
                if week_of(day) >= week_of(first)  # what earlier weeks came to cannot be mended
            ]
        return self._parts_of[slot]

    @cached_property
    def _parts_of(self) -> dict[Slot, list[Part]]:
        return {}


def _minute(moment: datetime) -> int:
    return (moment - _EPOCH) // MINUTE
