"""Time in lockdown zones, with rest after it and rotation out (轮岗休整)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from constraints.sources import LOCKDOWN
from roster.domain import DAY, Duty, Grade, Need, Origin, Person, Problem, Roster, ZoneLevel
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Notice,
    Option,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, weekday_and_day

_INSIDE, _OUTSIDE = "inside", "outside"
_ByDay = Mapping[date, Sequence[Option]]


def _lock_down(problem: Problem) -> Problem:
    """Put the first grid under lockdown: for the example."""
    return replace(
        problem, grids={**problem.grids, "G01": replace(problem.grids["G01"], zone=ZoneLevel.LOCKDOWN)}
    )


@dataclass(frozen=True, kw_only=True)
class LockdownTime(HardRule):
    """Of any `window` a person serves in lockdown zones on at most `most` dates, and rests after `run` in a row.

    The `rest` dates after them are free of any duty. A date counts by its duty's first day and the level of the
    grid on that day; past duties count by the post they were at.
    """

    name: ClassVar[str] = "lockdown-time"
    title: ClassVar[Text] = Text("封控区轮岗休整", "time in lockdown zones")
    summary: ClassVar[Text] = Text(
        "任意规定时段内在封控区执勤的天数有上限；连续在封控区执勤满规定天数后须休整。",
        "Within a span of days only so many are served in lockdown zones, and so many in a row are followed by rest.",
    )
    law: ClassVar[Law] = LOCKDOWN
    lazy: ClassVar[bool] = True
    example: ClassVar[Example] = Example(
        drawing="O001  D D D D D D .",
        told=Text(
            "G01 是封控区；连续 5 天之后的 2 天应休整，第六天却有勤务。",
            "G01 is a lockdown zone; after five days there two are for rest, and the sixth has a duty.",
        ),
        given=_lock_down,
    )

    in_force: bool = off()
    window: timedelta = parameter(
        default=14 * DAY,
        title=Text("按多长时段计算", "the span of days looked at"),
        least=DAY,
        most=366 * DAY,
    )
    most: int = parameter(
        default=7, title=Text("时段内最多几天", "days in that span at most"), stricter=Stricter.LESS
    )
    run: int = parameter(
        default=5, title=Text("连续几天后休整", "days in a row before rest"), stricter=Stricter.LESS, least=1
    )
    rest: int = parameter(
        default=2, title=Text("休整几天", "days of rest after them"), stricter=Stricter.MORE, most=31
    )

    def __post_init__(self) -> None:
        if self.window % DAY:
            raise ValueError('window = "14d"')

    def places(self, problem: Problem) -> Mapping[str, Callable[[Need], str]]:
        """Tell lockdown zones from elsewhere for those who could be there too often."""
        wanted: dict[Grade, set[date]] = defaultdict(set)
        for need in problem.needs:
            for grade in Grade:
                if need.most[grade] and _is_locked(problem, need.post, need.day):
                    wanted[grade].add(need.day)

        def label(need: Need) -> str:
            return _INSIDE if _is_locked(problem, need.post, need.day) else _OUTSIDE

        settled: dict[str, set[date]] = defaultdict(set)
        for duty in (*problem.past, *problem.settled):
            if _is_locked(problem, duty.post, duty.day):
                settled[duty.person].add(duty.day)
        people = [person for person in problem.people.values() if self.binds(person) and wanted[person.grade]]
        return {p.id: label for p in people if self._binds_on(wanted[p.grade] | settled[p.id])}

    def _binds_on(self, dates: set[date]) -> bool:
        """Tell whether somebody who were in lockdown zones on all of some dates would break the rule."""
        for last in dates:
            in_row = all(last - i * DAY in dates for i in range(self.run))
            if in_row or sum(last - self.window < day <= last for day in dates) > self.most:
                return True
        return False

    def constrain(self, model: Modelling) -> None:
        """Bound the dates in lockdown zones of every window, and bar duties after a full run of them."""
        problem = model.problem
        for person in filter(self.binds, problem.people.values()):
            inside: dict[date, list[Option]] = defaultdict(list)
            any_duty: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id):
                any_duty[option.duty.day].append(option)
                if any(_is_locked(problem, post, option.duty.day) for post in _posts(option)):
                    inside[option.duty.day].append(option)
            if inside:
                self._bound_windows(model, inside)
                self._bar_after_runs(model, inside, any_duty)

    def _bound_windows(self, model: Modelling, inside: _ByDay) -> None:
        for last in model.problem.period.dates:
            listed = [inside[day] for day in sorted(inside) if last - self.window < day <= last]
            if len(listed) > self.most:
                model.at_most(Linear.sum((model.any_of(of_day), 1) for of_day in listed), self.most)

    def _bar_after_runs(self, model: Modelling, inside: _ByDay, any_duty: _ByDay) -> None:
        for first in sorted(inside):
            stretch = [first + i * DAY for i in range(self.run)]
            if all(day in inside for day in stretch):
                for after in (stretch[-1] + i * DAY for i in range(1, self.rest + 1)):
                    if after in model.problem.period and after in any_duty:
                        held = [*(inside[day] for day in stretch), any_duty[after]]
                        model.at_most(Linear.sum((model.any_of(listed), 1) for listed in held), self.run)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Walk through each person's duties of the period: the window that ends there, and the run before it."""
        for who, duties in roster.history.items():
            person = roster.problem.people[who]
            if self.binds(person):
                inside = {duty.day for duty in duties if _was_inside(roster.problem, duty)}
                for duty in (duty for duty in duties if duty.origin is not Origin.PAST):
                    count = sum(duty.day - self.window < other <= duty.day for other in inside)
                    if _was_inside(roster.problem, duty) and count > self.most:
                        yield self._violation(duty, self._too_many(person, duty.day, count))
                    if self._rests_on(duty.day, inside):
                        yield self._violation(duty, self._unrested(person, duty.day))

    def _rests_on(self, day: date, inside: set[date]) -> bool:
        """Tell whether a full run in lockdown zones ended so shortly before a day that it is one of rest."""
        ends = (day - i * DAY for i in range(1, self.rest + 1))
        return any(inside.issuperset(end - i * DAY for i in range(self.run)) for end in ends)

    def notices(self, roster: Roster) -> Iterator[Notice]:
        """See who must rest, or keep out of lockdown zones, when the period is over."""
        following = roster.problem.period.last + DAY
        days = [following + i * DAY for i in range(self.window // DAY + self.rest)]
        for who, duties in roster.history.items():
            person = roster.problem.people[who]
            if self.binds(person):
                inside = {duty.day for duty in duties if _was_inside(roster.problem, duty)}
                resting = [day for day in days if self._rests_on(day, inside)]
                full = [day for day in days if sum(day - self.window < d for d in inside) >= self.most > 0]
                if resting or full:
                    yield self._notice(person, following, resting, [*resting, *full])

    def _notice(self, person: Person, day: date, resting: Sequence[date], outside: Sequence[date]) -> Notice:
        who, until = person.text, weekday_and_day(max(outside))
        rest = weekday_and_day(max(resting)) if resting else Text("", "")
        message = Text(
            f"{who.zh}{f'须休整至{rest.zh}，' if resting else ''}{until.zh}（含）前不得再排封控区勤务。",
            f"{who.en} {f'must rest until {rest.en} and ' if resting else ''}"
            f"may not serve in lockdown zones up to and including {until.en}.",
        )
        return Notice(rule=self.name, day=day, person=person.id, message=message)

    def _violation(self, duty: Duty, message: Text) -> Violation:
        return Violation(rule=self.name, day=duty.day, person=duty.person, post=duty.post, message=message)

    def _too_many(self, person: Person, day: date, count: int) -> Text:
        who, when, days = person.text, weekday_and_day(day), self.window // DAY
        return Text(
            f"{who.zh}到{when.zh}的 {days} 天内有 {count} 天在封控区执勤，最多 {self.most} 天。",
            f"{who.en} serves in lockdown zones on {count} of the {days} days to {when.en},"
            f" at most {self.most} are allowed.",
        )

    def _unrested(self, person: Person, day: date) -> Text:
        who, when = person.text, weekday_and_day(day)
        return Text(
            f"{who.zh}连续 {self.run} 天在封控区执勤后应休整 {self.rest} 天，{when.zh}却有勤务。",
            f"{who.en} has a duty on {when.en}, one of the {self.rest} day(s) of rest"
            f" after {self.run} in a row in lockdown zones.",
        )


def _posts(option: Option) -> frozenset[str | None]:
    """Give where a duty may be: its own post where that is known, else what the model says."""
    if option.duty.origin is Origin.SOLVED:
        return frozenset(option.posts or ())
    return frozenset([option.duty.post])


def _is_locked(problem: Problem, post: str | None, day: date) -> bool:
    return post is not None and post in problem.grids and problem.zone_on(post, day) is ZoneLevel.LOCKDOWN


def _was_inside(problem: Problem, duty: Duty) -> bool:
    grid = problem.grids.get(duty.post or "")
    return grid is not None and problem.zone_on(grid.id, duty.day) is ZoneLevel.LOCKDOWN
