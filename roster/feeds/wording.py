"""The words of an event: what is done, where, from when to when, who commands and who else stands there.

Everybody at one post on one date and shift reads the same, in their own feed and in the station's.
"""

from collections.abc import Iterable, Iterator
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
        """Name a post, its community and its sector: 第1网格，幸福社区，片区 S01."""
        if post is None:
            return ""
        place, grid = self.problem.posts[post], self.problem.grids.get(post)
        parts = [same(name) for name in dict.fromkeys((place.name, grid.community if grid else "")) if name]
        if place.sector:
            is_named = "片" in place.sector or "区" in place.sector
            parts.append(Text(place.sector if is_named else f"片区 {place.sector}", f"Sector {place.sector}"))
        return joined(parts, zh="，").to(self.language)

    def times(self, shift: str, start: datetime, end: datetime) -> Text:
        """Name a shift with its code, local times and length: 夜班（N）23:00–次日07:00，8 小时."""
        local = self.problem.station.local
        when, length = duty_times(local(start), local(end)), hours(end - start)
        name = self.problem.shifts[shift].name
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
        """Name the people of some duties, grade by grade; volunteers who have yet to accept stand last."""
        listed = list(duties)
        firm = self._of_grades(duty for duty in listed if not self.roster.is_proposal(duty))
        parts = [grade.text + same(" ") + people_named(people) for grade, people in firm.items() if people]
        if proposed := [self.roster.person(duty) for duty in listed if self.roster.is_proposal(duty)]:
            parts.append(Text("志愿者（待确认） ", "volunteer (yet to accept) ") + people_named(proposed))
        return joined(parts, zh="；", en="; ")

    def in_short(self, duties: Iterable[Duty]) -> Text:
        """Name the people of some duties, officers first, as far as a title has room: 赵翀、钱堃、孙玥等 5 人."""
        people = [person for listed in self._of_grades(duties).values() for person in listed]
        if not people:
            return Text("无人", "nobody")
        few, more = people_named(people[:_FEW]), len(people) - _FEW
        return few if more <= 0 else Text(f"{few.zh}等 {len(people)} 人", f"{few.en} and {more} more")

    def _of_grades(self, duties: Iterable[Duty]) -> dict[Grade, list[Person]]:
        """Map the grades, officers first, to their people among those of some duties."""
        people = [self.roster.person(duty) for duty in duties]
        return {grade: [p for p in people if p.grade is grade] for grade in Grade}

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
