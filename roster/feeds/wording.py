"""The words of an event: what is done, where, from when to when, who commands and who else stands there.

Everybody at one post on one date and shift reads the same, in their own feed and in the station's.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cached_property

from roster.domain import Duty, Grade, Person, Roster, Shortage
from roster.printing.times import duty_times
from roster.words import Language, Text, hours, joined, same

Key = tuple[str, date, str]  # post, date, shift
_FEW = 3  # names that a title has room for


class Wording:
    """Says in one language what there is to say of a roster's duties."""

    def __init__(self, roster: Roster, language: Language) -> None:
        self.roster, self.problem, self.language = roster, roster.problem, language
        self._team_lines: dict[Key, Text] = {}

    def title(self, shift: str, post: str | None, otherwise: Text) -> Text:
        """Name shift and post, or what is done where there is none: 早班 · 第1网格."""
        place = otherwise if post is None else same(self.problem.posts[post].name)
        return same(self.problem.shifts[shift].name) + same(" · ") + place

    def location(self, post: str | None) -> str:
        """Name a post, its community and its sector."""
        if post is None:
            return ""
        grid = self.problem.grids.get(post)
        names = [
            self.problem.posts[post].name,
            grid.community if grid else "",
            self.problem.posts[post].sector,
        ]
        return joined(map(same, filter(None, dict.fromkeys(names))), zh="，").to(self.language)

    def times(self, shift: str, start: datetime, end: datetime) -> Text:
        """Name a shift with its code, local times and length: 夜班（N）23:00–次日07:00，8 小时."""
        local = self.problem.station.local
        when, length, name = (
            duty_times(local(start), local(end)),
            hours(end - start),
            self.problem.shifts[shift].name,
        )
        return Text(f"{name}（{shift}）{when.zh}，{length.zh}", f"{name} ({shift}) {when.en}, {length.en}")

    def team(self, key: Key) -> Text:
        """Name who commands a post and everybody who stands there, a line each."""
        if key not in self._team_lines:
            self._team_lines[key] = joined(self._team(key), zh="\n", en="\n")
        return self._team_lines[key]

    def _team(self, key: Key) -> Iterator[Text]:
        post = self.problem.posts[key[0]]
        yield Text(f"岗位：{post.name}（{post.id}）", f"Post: {post.name} ({post.id})")
        there = self.roster.at_post.get(key, ())
        if officers := self.roster.in_command(key):
            command = people_named(officers)
            if officers[0] not in map(self.roster.person, there):
                command += Text("（本片区巡逻）", " (on the sector's patrol)")
            yield Text(f"带队民警：{command.zh}", f"In command: {command.en}")
        if there:
            on_duty = self.by_grade(there)
            yield Text(f"在岗：{on_duty.zh}", f"On duty: {on_duty.en}")

    def by_grade(self, duties: Iterable[Duty]) -> Text:
        """Name the people of some duties, grade by grade."""
        people = [self.roster.person(duty) for duty in duties]
        of_grade = {grade: [p for p in people if p.grade is grade] for grade in Grade}
        parts = (
            grade.text + same(" ") + people_named(listed) for grade, listed in of_grade.items() if listed
        )
        return joined(parts, zh="；", en="; ")

    def in_short(self, duties: Sequence[Duty]) -> Text:
        """Name the people of some duties as far as a title has room: 赵翀、钱堃、孙玥等 5 人."""
        people = [self.roster.person(duty) for duty in duties]
        if not people:
            return Text("无人", "nobody")
        few = people_named(people[:_FEW])
        if len(people) <= _FEW:
            return few
        more = len(people) - _FEW
        return Text(f"{few.zh}等 {len(people)} 人", f"{few.en} and {more} more")

    def missing(self, key: Key) -> Text:
        """Name who is missing at a post: 辅警 1 人、民警 1 人（女警）."""
        return joined(_missing(row) for row in self._shortages.get(key, ()))

    @cached_property
    def _shortages(self) -> dict[Key, list[Shortage]]:
        found: dict[Key, list[Shortage]] = {}
        for row in self.roster.shortages:
            if row.below == "need":  # what is only wished for is not missing
                found.setdefault((row.post, row.day, row.shift), []).append(row)
        return found


def people_named(people: Iterable[Person]) -> Text:
    """List people by name."""
    return joined(same(person.name) for person in people)


def _missing(row: Shortage) -> Text:
    grade, skill = row.grade.text, row.skill
    return Text(
        f"{grade.zh} {row.missing} 人" + (f"（{skill}）" if skill else ""),
        f"{row.missing} {grade.en}" + (f" ({skill})" if skill else ""),
    )
