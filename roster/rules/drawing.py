"""Rosters drawn as text, for the examples of rules and for tests.

    O001  D D | N . S+T D@G02 D!

A line is a person, whose id begins with the grade's letter; a cell is a day. Days before the bar are past;
the first one after it is Monday 23 November 2026. A cell holds shifts (see `SHIFTS`), at G01 unless it names
another post (`none` for a duty away from all posts); `!` marks a settled duty, a dot a day without duty. Everybody in
a drawing is invented.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from roster.domain import (
    DAY,
    DaySelector,
    Demand,
    Duty,
    DutyKind,
    FixedDuty,
    Grade,
    Grid,
    Origin,
    Period,
    Person,
    Post,
    PostKind,
    Posture,
    Problem,
    Roster,
    Shift,
    Station,
)
from roster.rules.base import Rule

MONDAY = date(2026, 11, 23)
SHIFTS = {
    code: Shift(code=code, name=name, start=time(*start), end=time(*end), kind=kind)
    for code, name, start, end, kind in (
        ("D", "早班", (8, 0), (16, 0), DutyKind.PATROL),
        ("E", "中班", (16, 0), (0, 0), DutyKind.PATROL),
        ("N", "夜班", (23, 0), (7, 0), DutyKind.PATROL),
        ("L", "备勤", (20, 0), (8, 0), DutyKind.STANDBY),
        ("Q", "凌晨", (0, 0), (4, 30), DutyKind.PATROL),
        ("S", "上午值班", (9, 0), (13, 0), DutyKind.DESK),
        ("T", "下午值班", (14, 0), (17, 20), DutyKind.DESK),
        ("U", "训练", (12, 0), (15, 0), DutyKind.TRAINING),
    )
}
POSTS = (
    Post(id="DESK", name="网上巡查", kind=PostKind.DESK),
    Post(id="GATE", name="卡点", kind=PostKind.CHECKPOINT, sector="X", weight=Fraction(3, 2)),
    Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X"),
)
NAMES = ("王宁", "李安", "张平", "刘畅", "陈静", "杨帆", "黄河", "周全", "吴桐", "徐行", "孙立", "马骁")
_GRADES = {"O": Grade.OFFICER, "A": Grade.AUXILIARY, "V": Grade.VOLUNTEER}
_FIRST_NAME = {"O": 0, "A": 5, "V": 9}
_LINE = re.compile(r"\s*([OAV])(\d{3})\s+(.*\S)\s*")
_CELL = re.compile(r"(\w+?)(?:@(\w+))?(!?)")
_GRIDS = ("G01", "G02")


def drawn(
    text: str,
    *,
    timezone: str = "Asia/Shanghai",
    first: date = MONDAY,
    station: Station | None = None,
    **more: object,
) -> Roster:
    """Draw a roster; its problem asks for everybody everywhere, unless `more` (facts of a `Problem`) says otherwise."""
    lines = [match for match in map(_LINE.fullmatch, text.splitlines()) if match]
    days = max(len(line[3].rpartition("|")[2].split()) for line in lines)
    cells = [cell for line in lines for cell in _cells(line[1] + line[2], line[3])]
    given = _problem(
        [_person(line[1], int(line[2])) for line in lines],
        Period(first=first, days=days),
        station or Station(id="S01", name="示例派出所", timezone=ZoneInfo(timezone)),
    )
    fixed = (
        FixedDuty(person=cell.who, day=first + cell.day * DAY, shift=cell.shift, post=cell.post)
        for cell in cells
        if cell.settled
    )
    given = replace(given, fixed=tuple(fixed), demands=tuple(_everywhere(cells, given)))
    duties = [_duty(given, cell) for cell in cells]
    past = sorted(duty for duty in duties if duty.origin is Origin.PAST)
    given = replace(given, **{"past": tuple(past)} | more)  # type: ignore[arg-type]
    return Roster(
        problem=given, duties=tuple(sorted(duty for duty in duties if duty.origin is not Origin.PAST))
    )


def played(rule: Rule) -> tuple[Rule, Roster]:
    """Give a rule as its example has it, and the example's roster, which breaks the rule or pays for it."""
    example = rule.example
    instance = replace(rule, **{"in_force": True, **example.parameters})  # type: ignore[arg-type]
    roster = drawn(example.drawing)
    if example.given is not None:
        roster = replace(roster, problem=example.given(roster.problem))
    return instance, roster


@dataclass(frozen=True)
class _Cell:
    who: str
    day: int
    shift: str
    post: str | None
    settled: bool


def _person(letter: str, number: int) -> Person:
    name = NAMES[(number - 1 + _FIRST_NAME[letter]) % len(NAMES)]
    return Person(id=f"{letter}{number:03}", name=name, grade=_GRADES[letter])


def _problem(people: Sequence[Person], period: Period, station: Station) -> Problem:
    grids = {grid: Grid(id=grid, name=f"第{number}网格", sector="X") for number, grid in enumerate(_GRIDS, 1)}
    posts = [Post(id=g.id, name=g.name, kind=PostKind.GRID, sector=g.sector) for g in grids.values()]
    return Problem(
        station=station,
        period=period,
        people={person.id: person for person in sorted(people, key=lambda person: person.id)},
        grids=grids,
        posts={post.id: post for post in sorted([*posts, *POSTS], key=lambda post: post.id)},
        shifts=dict(sorted(SHIFTS.items())),
        demands=(),
    )


def _cells(who: str, text: str) -> Iterator[_Cell]:
    before, _, now = text.rpartition("|")
    past, days = before.split(), now.split()
    for day, cell in enumerate([*past, *days], start=-len(past)):
        for part in cell.split("+") if cell != "." else ():
            match = _CELL.fullmatch(part)
            if match is None:
                raise ValueError(f"no cell of a drawing: {part}")
            post = {"none": None, None: "G01"}.get(match[2], match[2])
            yield _Cell(who, day, match[1], post, bool(match[3]))


def _duty(given: Problem, cell: _Cell) -> Duty:
    origin = Origin.PAST if cell.day < 0 else Origin.FIXED if cell.settled else Origin.SOLVED
    return given.duty(cell.who, given.period.first + cell.day * DAY, cell.shift, cell.post, origin)


def _everywhere(cells: Sequence[_Cell], given: Problem) -> Iterator[Demand]:
    least = {grade: len(given.by_grade[grade]) for grade in Grade}
    every_day = DaySelector(weekdays=frozenset(range(7)))
    for post, shift in sorted({(cell.post, cell.shift) for cell in cells if cell.post and cell.day >= 0}):
        yield Demand(posture=Posture.ROUTINE, applies_to=post, days=every_day, shift=shift, least=least)
