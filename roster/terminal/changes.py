"""What a new roster changes against the one that was in its place: seats first, then people, day by day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Grade, Problem, Roster, Shortage
from roster.storing.earlier import Earlier, Place
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, GOOD, NOTHING, SHORT
from roster.words import Text, joined, same, short_day, weekday

_LINES = 10  # the rest is in --json
_Seat = tuple[date, str, str, Grade, str]
_COLUMNS = (Text("人员", "who"), Text("日期", "day"), Text("原来", "before"), Text("现在", "now"))


@dataclass(frozen=True, kw_only=True)
class Change:
    """One person's day that is no longer what it was: shifts and posts before and now, none for a day off."""

    person: str
    day: date
    before: tuple[Place, ...]
    now: tuple[Place, ...]

    @property
    def only_post(self) -> bool:
        """Tell whether the shifts are the same, at other posts."""
        return sorted(shift for shift, _ in self.before) == sorted(shift for shift, _ in self.now)


@dataclass(frozen=True, kw_only=True)
class Changes:
    """All that changed: seats that were filled and are open, that were open and are filled, and people's days."""

    opened: tuple[Shortage, ...]
    filled: tuple[Shortage, ...]
    days: tuple[Change, ...]


def changes(before: Earlier, after: Roster) -> Changes:
    """Compare two rosters on the days of the earlier one.

    Whoever may no longer serve on a day stands first, then other shifts.
    """
    now: dict[tuple[str, date], frozenset[Place]] = {}
    for duty in (duty for duty in after.duties if duty.day in before.days):
        key = (duty.person, duty.day)
        now[key] = now.get(key, frozenset()) | {(duty.shift, duty.post)}
    found = [
        Change(
            person=key[0],
            day=key[1],
            before=_sorted(before.places.get(key, ())),
            now=_sorted(now.get(key, ())),
        )
        for key in before.places.keys() | now.keys()
        if before.places.get(key) != now.get(key)
    ]
    was, is_open = _open(before.shortages), _open(s for s in after.shortages if s.day in before.days)
    return Changes(
        opened=_seats(is_open - was),
        filled=_seats(was - is_open),
        days=tuple(sorted(found, key=lambda change: _order(after.problem, change))),
    )


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place[0], place[1] or "")))


def _open(shortages: Iterable[Shortage]) -> Counter[_Seat]:
    """Count the open seats, those below a mere target left out."""
    return Counter(
        {(s.day, s.shift, s.post, s.grade, s.skill): s.missing for s in shortages if s.below == "need"}
    )


def _seats(counted: Mapping[_Seat, int]) -> tuple[Shortage, ...]:
    return tuple(
        Shortage(day=day, shift=shift, post=post, grade=grade, skill=skill, missing=count)
        for (day, shift, post, grade, skill), count in sorted(counted.items())
    )


def _order(problem: Problem, change: Change) -> tuple[bool, bool, date, str]:
    may_serve = change.person in problem.people and problem.present(problem.people[change.person], change.day)
    return (may_serve, change.only_post, change.day, change.person)


def render_changes(found: Changes, problem: Problem, page: Page, lines: int = _LINES) -> None:
    """Write what changed, the first lines of it."""
    page.heading(
        Text("与已公布排班相比", "Compared with the published roster")
        if problem.published
        else Text("与原有排班相比", "Compared with the roster that was there")
    )
    if not (found.days or found.opened or found.filled):
        page.say(Text("完全相同，没有变动。", "The same: nothing changed."), GOOD)
        return
    _say_seats(found.opened, problem, page, (Text("新增缺额：", "Now open: "), SHORT))
    _say_seats(found.filled, problem, page, (Text("不再缺额：", "No longer open: "), GOOD))
    if not found.days:
        return
    page.say(_count(found.days))
    table = page.table(_COLUMNS)
    for change in found.days[:lines]:
        page.add(
            table,
            _who(change.person, problem),
            _when(change.day),
            _places(change.before),
            _now(change, problem),
        )
    page.put(table)
    if (more := len(found.days) - lines) > 0:
        page.say(Text(f"另有 {more} 处，--json 可列出全部。", f"{more} more; --json lists all."), FAINT)


def _count(days: Sequence[Change]) -> Text:
    people, posts = len({change.person for change in days}), sum(change.only_post for change in days)
    shifts = len(days) - posts
    return Text(
        f"{people} 人共 {len(days)} 天的勤务有变：{shifts} 天换班次或休息，{posts} 天只换岗位。",
        f"{len(days)} days of {people} {'people' if people > 1 else 'person'} differ: {shifts} by shift or day off, "
        f"{posts} by post alone.",
    )


def _say_seats(seats: Sequence[Shortage], problem: Problem, page: Page, how: tuple[Text, str]) -> None:
    if seats:
        listed = joined((_seat(seat, problem) for seat in seats[:_LINES]), "；", "; ")
        rest = len(seats) - _LINES
        more = Text(f"；另有 {rest} 处", f"; {rest} more") if rest > 0 else same("")
        page.say(how[0] + listed + more + Text("。", "."), how[1])


def _seat(seat: Shortage, problem: Problem) -> Text:
    post, shift = problem.posts.get(seat.post), problem.shifts.get(seat.shift)
    where = f"{seat.post} {post.name}" if post else seat.post
    code = f"{seat.shift} {shift.name}" if shift else seat.shift
    skill = Text(f"（{seat.skill}）", f" ({seat.skill})") if seat.skill else same("")
    who = seat.grade.text + skill + same(f" ×{seat.missing}" if seat.missing > 1 else "")
    return _when(seat.day) + same(f" {code} {where} ") + who


def _who(person: str, problem: Problem) -> Text:
    return problem.people[person].text if person in problem.people else same(person)


def _when(day: date) -> Text:
    return Text(f"{short_day(day).zh} {weekday(day).zh}", f"{weekday(day).en} {short_day(day).en}")


def _places(places: Iterable[Place]) -> Text:
    names: Iterator[Text] = (same(shift if post is None else f"{shift} {post}") for shift, post in places)
    return joined(names) if places else same(NOTHING)


def _now(change: Change, problem: Problem) -> Text:
    """Say where a person serves now, or why not where leave is the reason."""
    if change.now:
        return _places(change.now)
    if change.person not in problem.people:
        return Text("已不在人员表", "no longer listed")
    leave = problem.on_leave(change.person, change.day)
    return leave.kind.text if leave else same(NOTHING)
