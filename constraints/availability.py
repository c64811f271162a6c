"""People are there when they are there: joined, lent, and within the hours they offered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import ClassVar

from constraints.sources import volunteer_regulations
from roster.domain import DAY, Availability, Duty, Grade, Person, Problem, Roster
from roster.rules import Example, HardRule, Law, Modelling, Violation
from roster.words import Text, weekday_and_day


def _mornings(problem: Problem) -> Problem:
    """Let the first person of the example offer every morning."""
    who = next(iter(problem.people))
    mornings = (Availability(person=who, weekday=i, start=time(9), end=time(13)) for i in range(7))
    return replace(problem, availability=tuple(mornings))


@dataclass(frozen=True, kw_only=True)
class Available(HardRule):
    """A duty lies within the time a person belongs to the station and has offered.

    Volunteers serve only within their windows (志愿服务条例 art. 25: nobody is made to serve); others are bound
    by windows only if they have any. Windows that meet are one window.
    """

    name: ClassVar[str] = "availability"
    title: ClassVar[Text] = Text("可用时间", "availability")
    summary: ClassVar[Text] = Text(
        "只在入职后、支援期内、本人可用时段内排勤务；志愿者没有填报时段就不排。",
        "Duties only after joining, within a loan, and within the hours offered; a volunteer without any is left out.",
    )
    law: ClassVar[Law] = volunteer_regulations("25")

    example: ClassVar[Example] = Example(
        drawing="""
        V001  S . D .
        V002  D . S .
        """,
        told=Text(
            "V001 每天9时到13时可用，V002 没有填报时段。",
            "V001 offers 9:00 to 13:00 every day, V002 has offered nothing.",
        ),
        given=_mornings,
    )

    def constrain(self, model: Modelling) -> None:
        """Forbid every duty outside the person's time."""
        problem = model.problem
        for person in problem.people.values():
            bound = person.grade is Grade.VOLUNTEER or problem.windows_of[person.id]
            windows = _merged(problem, person) if bound else []
            for option in model.options(person.id) if self.binds(person) else ():
                duty = option.duty
                inside = any(start <= duty.start and duty.end <= end for start, end in windows)
                outside = not problem.belongs(person, duty.day) or (bound and not inside)
                if outside and not problem.is_done(duty):
                    model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Walk through each duty minute by minute of the windows that open on its days."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            for duty in duties if self.binds(person) else ():
                reason = self._reason(roster.problem, person, duty)
                if reason is not None:
                    name, when = person.text, weekday_and_day(duty.day)
                    message = Text(
                        f"{name.zh}{when.zh}的 {duty.shift} 班：{reason.zh}。",
                        f"{name.en}, shift {duty.shift} on {when.en}: {reason.en}.",
                    )
                    yield Violation(rule=self.name, day=duty.day, person=who, message=message)

    def _reason(self, problem: Problem, person: Person, duty: Duty) -> Text | None:
        if problem.is_done(duty):
            return None
        if person.joined is not None and duty.day < person.joined:
            return Text("尚未入职", "not yet joined")
        if not problem.belongs(person, duty.day):
            return Text("不在支援期内", "outside the dates of the loan")
        windows = problem.windows_of[person.id]
        if not windows and person.grade is not Grade.VOLUNTEER:
            return None
        covered = duty.start
        for day in (duty.day - DAY, duty.day, duty.day + DAY):
            for window in sorted((w for w in windows if w.is_on(day)), key=lambda w: w.start):
                closes = day + DAY if window.end <= window.start else day
                if problem.station.instant(day, window.start) <= covered:
                    covered = max(covered, problem.station.instant(closes, window.end))
        return None if covered >= duty.end else Text("超出本人可用时段", "outside the hours offered")


def _merged(problem: Problem, person: Person) -> list[tuple[datetime, datetime]]:
    """Give a person's windows around the period as instants, those that meet made one."""
    station, days = problem.station, problem.period
    spans: list[tuple[datetime, datetime]] = []
    for day in (days.first - DAY, *days.dates, days.last + DAY):
        for window in problem.windows_of[person.id]:
            if window.is_on(day):
                closes = day + DAY if window.end <= window.start else day
                spans.append((station.instant(day, window.start), station.instant(closes, window.end)))
    merged: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
