"""Who may stand a shift, by presence and availability alone."""

from collections.abc import Iterator
from datetime import datetime

from roster.domain.duty import Duty
from roster.domain.kinds import Grade
from roster.domain.people import Person
from roster.domain.problem import Problem
from roster.domain.station import DAY


def can_stand(problem: Problem, person: Person, duty: Duty) -> bool:
    """Tell whether a person could stand a shift (`duty` without a person) if nothing else were to be done.

    The person belongs to the station, is not on leave on any local day that the duty touches, is not
    protected from nights if it is one, and is available all the time: a volunteer by the windows offered
    alone, others unless they gave windows.
    """
    if duty.is_night and person.protected_from_nights:
        return False
    if not problem.belongs(person, duty.day):
        return False
    if problem.leave_of[person.id] and any(problem.on_leave(person.id, day) for day in duty.counted_by_day):
        return False
    bound = person.grade is Grade.VOLUNTEER or problem.windows_of[person.id]
    return not bound or _is_covered(problem, person, duty)


def _is_covered(problem: Problem, person: Person, duty: Duty) -> bool:
    """Tell whether windows, one taking over from another, last from the duty's start to its end."""
    covered = duty.start
    for opens, closes in sorted(_windows(problem, person, duty)):
        if opens <= covered < closes:
            covered = closes
    return covered >= duty.end


def _windows(problem: Problem, person: Person, duty: Duty) -> Iterator[tuple[datetime, datetime]]:
    station = problem.station
    for day in sorted({duty.day - DAY, duty.day, *duty.counted_by_day}):
        for window in problem.windows_of[person.id]:
            if window.is_on(day):
                last = day + DAY if window.end <= window.start else day
                yield station.instant(day, window.start), station.instant(last, window.end)
