"""What part of a roster is looked at: `roster show OUT --grade … --place … --person … --day …`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from operator import attrgetter
from typing import TYPE_CHECKING

from roster.domain import Grade, Person, Post, Roster
from roster.errors import UnusableCall
from roster.terminal.kinds import Day, Member, Words
from roster.terminal.parameters import Option
from roster.words import Text, full_day, joined, same

if TYPE_CHECKING:
    from roster.sheets.reading import Reading  # the command line's help need not wait for what draws sheets

_ID, _NAME, _SECTOR = attrgetter("id"), attrgetter("name"), attrgetter("sector")


@dataclass(frozen=True, kw_only=True)
class View:
    """What is asked for: a grade, a place (a grid, a post or a sector, by id or name), a person, a day.

    `everyone` draws all rows of a large station too.
    """

    grade: Grade | None = None
    place: str | None = None
    person: str | None = None
    day: date | None = None
    everyone: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """The posts and grades of a roster that are shown."""

    reading: "Reading"
    posts: frozenset[str]
    grades: tuple[Grade, ...]


def view_options() -> tuple[Option, ...]:
    """Give the options that make up a view; their names are those of its fields."""
    return (
        Option(["--grade"], Text("只看这类人员", "this grade alone"), type=Member(Grade)),
        Option(
            ["--place"],
            Text("只看这个网格、岗位或片区（编号或名称）", "this grid, post or sector alone (id or name)"),
            Text("地点", "PLACE"),
            type=Words(),
        ),
        Option(
            ["--person"],
            Text("只看这个人（编号或姓名）", "this person alone (id or name)"),
            Text("人员", "PERSON"),
            type=Words(),
        ),
        Option(["--day"], Text("看这一天各岗位的人员", "who stands where on this day"), type=Day()),
        Option(
            ["--all", "everyone"],
            Text("人多时也逐人列出", "list everybody even at a large station"),
            is_flag=True,
        ),
    )


@dataclass(frozen=True)
class Choice:
    """A view held against a roster: the posts and the people that it shows."""

    roster: Roster
    view: View

    def part(self, reading: "Reading") -> Part:
        """Give the posts and grades; raises UnusableCall where there is no such place."""
        return Part(
            reading=reading,
            posts=frozenset(post.id for post in self.posts()),
            grades=tuple(Grade) if self.view.grade is None else (self.view.grade,),
        )

    def posts(self) -> list[Post]:
        """List the posts of the place, or all; raises UnusableCall where there is no such place."""
        posts = list(self.roster.problem.posts.values())
        place = self.view.place
        if place is None:
            return posts
        for name in (_ID, _NAME, _SECTOR):
            if found := [post for post in posts if name(post) == place]:
                return found
        known = {name(post) for post in posts for name in (_ID, _NAME, _SECTOR)} - {""}
        raise UnusableCall(
            Text(f"没有名为「{place}」的网格、岗位或片区", f'there is no grid, post or sector "{place}"'),
            _nearest(place, known),
        )

    def person(self) -> Person | None:
        """Give the one person who is asked for; raises UnusableCall where there is none or more than one."""
        wanted, people = self.view.person, self.roster.problem.people
        if wanted is None or wanted in people:
            return None if wanted is None else people[wanted]
        found = [person for person in people.values() if person.name == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(person.id for person in found)
            raise UnusableCall(
                Text(f"有 {len(found)} 人叫「{wanted}」", f'{len(found)} people are called "{wanted}"'),
                Text(f"请用编号：{ids}", f"use an id: {ids}"),
            )
        known = {name for person in people.values() for name in (person.id, person.name)}
        raise UnusableCall(
            Text(f"没有编号或姓名为「{wanted}」的人", f'nobody has the id or name "{wanted}"'),
            _nearest(wanted, known),
        )

    def people(self) -> list[Person]:
        """List the people of the grade who belong to the place or have a duty there."""
        posts = {post.id for post in self.posts()}
        return [
            person
            for person in self.roster.problem.people.values()
            if self.view.grade in (None, person.grade)
            and (self.view.place is None or person.home_grid in posts or self._works_at(person, posts))
        ]

    def day(self) -> date | None:
        """Give the day that is asked for; raises UnusableCall where it is outside the period."""
        day, period = self.view.day, self.roster.problem.period
        if day is not None and day not in period:
            first, last = full_day(period.first), full_day(period.last)
            raise UnusableCall(
                Text(f"{day} 不在本期内", f"{day} is not in the period"),
                Text(f"本期为 {first.zh} 至 {last.zh}", f"the period is {first.en} to {last.en}"),
            )
        return day

    def _works_at(self, person: Person, posts: set[str]) -> bool:
        return any(duty.post in posts for duty in self.roster.of_person[person.id])


def _nearest(wanted: str, known: Iterable[str]) -> Text:
    near = get_close_matches(wanted, sorted(known), n=5, cutoff=0.5)
    if not near:
        return Text("编号和名称见 roster show。", "roster show lists ids and names.")
    listed = joined(map(same, near), "、", " or ")
    return Text(f"是不是：{listed.zh}", f"did you mean {listed.en}?")
