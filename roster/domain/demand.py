"""From the rows of the demand table to what each post needs on each date and shift.

The most particular row wins, shift by shift: a row for the post's own id before one for the zone level of
its grid before one for its kind; among these a date before a holiday before a day class before a weekday.
Rows of the posture in force replace the routine ones of a post as soon as one of them applies to it that day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from roster.domain.kinds import Grade, PostKind, Posture, RatioBasis, ZoneLevel
from roster.domain.places import Demand, Post, SkillNeed

if TYPE_CHECKING:
    from roster.domain.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Need:
    """What one post needs on one date and shift: `least` of a grade, up to `target` if they are there.

    Of those who are not needed elsewhere up to `most` may come; nobody wishes for them.
    """

    post: str
    day: date
    shift: str
    least: Mapping[Grade, int]
    target: Mapping[Grade, int]
    most: Mapping[Grade, int]
    skills: tuple[SkillNeed, ...] = ()
    demand: Demand = field(compare=False, repr=False)

    @property
    def key(self) -> tuple[str, date, str]:
        """Give post, date and shift."""
        return (self.post, self.day, self.shift)


def resolve(problem: "Problem") -> Iterator[Need]:
    """Yield the needs of the period in the order date, shift, post."""
    by_scope: dict[tuple[Posture, str], list[Demand]] = {}
    for demand in problem.demands:
        by_scope.setdefault((demand.posture, demand.applies_to), []).append(demand)
    for day in problem.period.dates:
        needs = [need for post in problem.posts.values() for need in _needs_of(problem, by_scope, post, day)]
        yield from sorted(needs, key=lambda need: (need.shift, need.post))


def _needs_of(
    problem: "Problem", by_scope: Mapping[tuple[Posture, str], Sequence[Demand]], post: Post, day: date
) -> Iterator[Need]:
    scopes = _scopes(problem, post, day)
    for posture in dict.fromkeys((problem.posture_on(day), Posture.ROUTINE)):
        rows = [
            (rank, row)
            for rank, scope in enumerate(scopes)
            for row in by_scope.get((posture, scope), ())
            if problem.matches(row.days, day)
        ]
        if rows:
            for row in _most_particular(rows):
                if (need := _need(problem, post, day, row)) is not None:
                    yield need
            return


def _scopes(problem: "Problem", post: Post, day: date) -> tuple[str, ...]:
    """List what rows may apply to a post on a day, the least particular first."""
    if post.kind is not PostKind.GRID:
        return (post.kind, post.id)
    zone = problem.zone_on(post.id, day)
    return (post.kind, post.id) if zone is ZoneLevel.NONE else (post.kind, zone, post.id)


def _most_particular(rows: Iterable[tuple[int, Demand]]) -> Iterable[Demand]:
    best: dict[str, tuple[tuple[int, int], Demand]] = {}
    for scope_rank, row in rows:
        rank = (scope_rank, row.days.rank)
        if row.shift not in best or rank > best[row.shift][0]:
            best[row.shift] = (rank, row)
    return [row for _, row in best.values()]


def _need(problem: "Problem", post: Post, day: date, row: Demand) -> Need | None:
    station = problem.station
    least = dict(row.least)
    if not least and post.kind is PostKind.GRID and station.ratio_basis is RatioBasis.SHIFT:
        least = dict(station.ratio)
    least = {grade: least.get(grade, 0) for grade in Grade}
    target = dict(least)
    if row.volunteer_target is not None:
        target[Grade.VOLUNTEER] = max(least[Grade.VOLUNTEER], row.volunteer_target)
    most = {grade: max(target[grade], row.most.get(grade, 0)) for grade in Grade}
    if not any(most.values()):
        return None
    return Need(
        post=post.id,
        day=day,
        shift=row.shift,
        least=least,
        target=target,
        most=most,
        skills=row.skills,
        demand=row,
    )
