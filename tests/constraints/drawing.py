"""Rosters drawn in a test's docstring, and what a rule says of them: checker and model must say the same.

    O001  D D | N . S+T D@G02 D!

A line is a person, whose id begins with the grade's letter; a cell is a day. Days before the bar are past;
the first one after it is Monday 23 November 2026. A cell holds shifts (see `SHIFTS`), at G01 unless it names
another post; `!` marks a settled duty, a dot a day without duty.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from roster.domain import Demand, Duty, FixedDuty, Grade, Origin, Problem, Roster, Station
from roster.rules import HardRule, SoftRule
from tests.constraints.agreement import modelled_price
from tests.constraints.random_weeks import POSTS, SHIFTS
from tests.stations import MONDAY, needs, person, problem

_LINE = re.compile(r"\s*([OAV])(\d{3})\s+(.*\S)\s*")
_CELL = re.compile(r"(\w+?)(?:@(\w+))?(!?)")
_GRADES = {"O": Grade.OFFICER, "A": Grade.AUXILIARY, "V": Grade.VOLUNTEER}


def drawn(
    text: str,
    *,
    timezone: str = "Asia/Shanghai",
    first: date = MONDAY,
    station: Station | None = None,
    **more: object,
) -> Roster:
    """Draw a roster; its problem asks for everybody everywhere, unless `more` says otherwise."""
    lines = [match for match in map(_LINE.fullmatch, text.splitlines()) if match]
    people = [person(int(line[2]), _GRADES[line[1]]) for line in lines]
    cells = [cell for line in lines for cell in _cells(line[1] + line[2], line[3])]
    days = max(len(line[3].rpartition("|")[2].split()) for line in lines)
    given = problem(
        people,
        [],
        grids=2,
        posts=POSTS,
        days=days,
        first=first,
        shifts=SHIFTS,
        timezone=timezone,
    )
    given = replace(given, station=station or given.station)
    fixed = [
        FixedDuty(person=who, day=given.period.first + timedelta(days=day), shift=shift, post=post)
        for who, day, shift, post, settled in cells
        if settled
    ]
    given = replace(given, fixed=tuple(fixed), demands=tuple(_everywhere(cells, given)))
    duties = [_duty(given, cell) for cell in cells]
    past = [duty for duty in duties if duty.origin is Origin.PAST]
    given = replace(given, past=tuple(sorted(past)), **more)  # type: ignore[arg-type]
    return Roster(
        problem=given, duties=tuple(sorted(duty for duty in duties if duty.origin is not Origin.PAST))
    )


_Cell = tuple[str, int, str, str | None, bool]


def _cells(who: str, text: str) -> Iterator[_Cell]:
    before, _, now = text.rpartition("|")
    past, days = before.split(), now.split()
    for day, cell in enumerate([*past, *days], start=-len(past)):
        for part in cell.split("+") if cell != "." else ():
            match = _CELL.fullmatch(part)
            assert match, part
            yield who, day, match[1], {"none": None, None: "G01"}.get(match[2], match[2]), bool(match[3])


def _duty(given: Problem, cell: _Cell) -> Duty:
    who, day, shift, post, settled = cell
    origin = Origin.PAST if day < 0 else Origin.FIXED if settled else Origin.SOLVED
    return given.duty(who, given.period.first + timedelta(days=day), shift, post, origin)


def _everywhere(cells: list[_Cell], given: Problem) -> Iterator[Demand]:
    counts = [len(given.by_grade[grade]) for grade in Grade]
    for post, shift in sorted({(post, shift) for _, day, shift, post, _ in cells if post and day >= 0}):
        yield needs(post, shift, *counts)


def changed(roster: Roster, **facts: object) -> Roster:
    """Give the same duties under a problem with other facts."""
    return replace(roster, problem=replace(roster.problem, **facts))  # type: ignore[arg-type]


def with_person(roster: Roster, who: str, **facts: object) -> Roster:
    """Give the same duties with other facts about a person."""
    other = replace(roster.problem.people[who], **facts)  # type: ignore[arg-type]
    return changed(roster, people=roster.problem.people | {who: other})  # type: ignore[operator]


def found(rule: HardRule, roster: Roster) -> list[tuple[str | None, int]]:
    """Give who breaks the rule on which day, counted from the first; the model must forbid just that."""
    findings = [(v.person, (v.day - roster.problem.period.first).days) for v in rule.violations(roster)]
    assert (modelled_price(roster, [rule]) is None) == bool(findings)
    return findings


def paid(rule: SoftRule, roster: Roster) -> int:
    """Give what the roster pays for the rule; the model must charge the same."""
    points = sum(charge.points for charge in rule.price(roster))
    assert modelled_price(roster, [rule]) == points
    return points
