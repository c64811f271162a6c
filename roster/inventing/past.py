"""The week before: duties that a station of the same shape could have done.

Dealt out day by day to whoever has worked least, under the rules that a roster keeps: leave and windows, one
duty a day, eleven hours of rest, five duties and one wholly free day a week, three nights running at most.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from roster.domain import Duty, Grade, Need, Origin, Person, Problem
from roster.domain.standing import can_stand

_REST = timedelta(hours=11)
_MOST_NIGHTS = 3
_DAYS_ON_DUTY = 6  # of seven: one stays free from midnight to midnight
_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Week:
    """What one person has done so far."""

    person: Person
    luck: float  # settles ties, once and for all
    end: datetime | None = None
    worked: timedelta = timedelta()
    touched: set[date] = field(default_factory=set)
    nights: int = 0  # running, up to the last duty

    def can(self, problem: Problem, duty: Duty) -> bool:
        """Tell whether the person may do a duty (without a person) after all that was before."""
        person = self.person
        return (
            (self.end is None or duty.start - self.end >= _REST)
            and self.worked + duty.counted <= person.weekly_hours
            and len(self.touched | set(duty.counted_by_day)) <= _DAYS_ON_DUTY
            and not (duty.is_night and self.nights >= _MOST_NIGHTS)
            and can_stand(problem, person, duty)
        )

    def do(self, duty: Duty) -> None:
        """Note a duty as done."""
        self.nights = (self.nights + 1) if duty.is_night else 0
        self.end, self.worked = duty.end, self.worked + duty.counted
        self.touched |= set(duty.counted_by_day)


def past(week: Problem, random: Random) -> tuple[Duty, ...]:
    """Deal out the duties of the week that `week` describes, sorted by time and person."""
    state = [_Week(person, random.random()) for person in week.people.values()]
    by_turn: dict[tuple[datetime, str], list[Need]] = defaultdict(list)
    for need in week.needs:
        by_turn[week.span(need.day, need.shift)[0], need.shift].append(need)
    return tuple(sorted(duty for turn in sorted(by_turn) for duty in _turn(week, state, by_turn[turn])))


def _turn(week: Problem, state: Sequence[_Week], needs: Sequence[Need]) -> Iterator[Duty]:
    """Staff one shift of one day, skilled seats before plain ones and the grid's own people first."""
    day, shift = needs[0].day, needs[0].shift
    anybody = week.duty("", day, shift, None)
    free = [one for one in state if one.can(week, anybody)]
    free.sort(key=lambda one: (one.worked, one.luck))
    for grade in Grade:
        able = {one.person.id: one for one in free if one.person.grade is grade}
        for post, skill in _seats(needs, grade):
            chosen = _choose(able, [p.id for p in week.teams.get(post, ())], skill, day)
            if chosen is not None:
                del able[chosen.person.id]
                duty = week.duty(chosen.person.id, day, shift, post, Origin.PAST)
                chosen.do(duty)
                yield duty


def _seats(needs: Sequence[Need], grade: Grade) -> Iterator[tuple[str, str]]:
    """Yield (post, skill asked for or nothing) for every seat of a grade."""
    plain: list[tuple[str, str]] = []
    for need in needs:
        asked = [skill.skill for skill in need.skills if grade is Grade.OFFICER]
        yield from ((need.post, skill) for skill in asked[: need.least[grade]])
        plain += [(need.post, "")] * max(0, need.least[grade] - len(asked))
    yield from plain


def _choose(able: Mapping[str, _Week], team: Iterable[str], skill: str, day: date) -> _Week | None:
    """Choose among those who have worked least: one of the post's own team, or else the first."""
    holders = (one for one in able.values() if not skill or one.person.has(skill, day))
    first = next(holders, None)
    if first is None or skill:
        return first
    own = (able[person] for person in team if person in able)
    return next((one for one in own if one.worked == first.worked), first)
