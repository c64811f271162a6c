"""A solved roster that keeps the rules about places and skills, broken in one place: just that is found."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from fractions import Fraction
from functools import cache

import pytest

from constraints import RULES
from roster.checking import verify
from roster.domain import DAY, Availability, Grade, Post, PostKind, Request, Roster, ZoneLevel
from roster.rules import configured
from roster.solving import Clock, Limits, solve
from tests.constraints.mutations import added, findings, without
from tests.stations import MONDAY, needs, person, problem

BROKEN = frozenset(
    {"lockdown-time", "search-posts", "volunteer-training", "volunteer-insured", "minimum-share"}
)
_ASKED: Mapping[str, dict[str, object]] = {
    "lockdown-time": {"window": 7 * DAY, "most": 3, "run": 2, "rest": 1},
    "minimum-share": {"share": Fraction(1, 4)},
}
USUAL = configured(
    (
        replace(rule, in_force=True, **_ASKED.get(rule.name, {}))  # type: ignore[arg-type]  # by their fields' names
        if rule.name in BROKEN
        else rule
        for rule in RULES
    ),
    {},
)
IDLE = (
    "A021",
    "O021",
    "O022",
    "O023",
    "O024",
    "V002",
    "V003",
)  # who would rather not, so that their weeks can be drawn
Week = Mapping[int, str]  # the post of a day, by days from the first


def test_the_roster_to_be_broken_keeps_every_rule_and_leaves_some_idle() -> None:
    assert verify(legal(), USUAL).violations == ()
    assert not [duty for duty in legal().duties if duty.person in IDLE]


@pytest.mark.parametrize(
    ("rule", "who", "week", "day"),
    [
        ("lockdown-time", "A021", {0: "G01", 1: "G01", 2: "G02"}, 2),
        ("lockdown-time", "A021", {0: "G01", 2: "G01", 4: "G01", 6: "G01"}, 6),
        ("volunteer-training", "V002", {3: "G02"}, 3),
        ("volunteer-insured", "V003", {1: "G02", 2: "G01"}, 2),
    ],
)
def test_one_persons_week_that_breaks_a_rule_breaks_just_that(
    rule: str, who: str, week: Week, day: int
) -> None:
    assert findings(with_week(legal(), who, week), USUAL) == {(rule, who, day)}


def test_a_checkpoint_without_a_woman_is_found_with_everybody_there() -> None:
    broken = with_week(with_week(legal(), "O023", {2: "GATE"}), "O024", {2: "GATE"})

    assert findings(broken, USUAL) == {("search-posts", "O023", 2), ("search-posts", "O024", 2)}


def test_a_shift_without_the_experienced_is_found() -> None:
    day = MONDAY + 4 * DAY
    experienced = {
        duty for duty in legal().duties if duty.day == day and duty.person in ("O001", "O002", "O003")
    }
    broken = without(legal(), experienced.__contains__)
    for who, duty in zip(("O021", "O022"), sorted(experienced), strict=False):
        broken = added(broken, legal().problem.duty(who, day, "D", duty.post))

    assert 1 <= len(experienced) <= 2
    assert findings(broken, USUAL) == {("minimum-share", None, 4)}


@cache
def legal() -> Roster:
    """Solve a week of a grid under lockdown, one that is not, a checkpoint and a patrol."""
    skills: dict[str, dict[str, None]] = {
        **{f"O{i:03}": {"老民警": None} for i in (1, 2, 3, 23, 24)},
        **{f"O{i:03}": {"女民警": None} for i in (4, 5, 6)},
        **{f"V{i:03}": {"岗前培训": None, "保险": None} for i in (1, 4, 5, 6)},
        "V002": {"保险": None},
        "V003": {"岗前培训": None},
    }
    grades = {
        Grade.OFFICER: (*range(1, 11), 21, 22, 23, 24),
        Grade.AUXILIARY: (*range(1, 9), 21),
        Grade.VOLUNTEER: range(1, 7),
    }
    people = [
        replace(one, skills=skills.get(one.id, {}))
        for grade, numbers in grades.items()
        for one in (person(i, grade) for i in numbers)
    ]
    demands = [
        needs("G01", "D", officer=1, auxiliary=1, volunteer=1),
        needs("G02", "D", auxiliary=1, volunteer=1),
        needs("GATE", "D", officer=2),
        needs("X1", "D", officer=1),
    ]
    posts = [
        Post(id="GATE", name="卡点", kind=PostKind.CHECKPOINT, sector="X"),
        Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X"),
    ]
    days = [MONDAY + i * DAY for i in range(7)]
    given = problem(
        people,
        demands,
        grids=2,
        posts=posts,
        availability=tuple(
            Availability(person=one.id, day=day, start=time(8), end=time(18))
            for one in people
            for day in days
            if one.grade is Grade.VOLUNTEER
        ),
        requests=tuple(Request(person=who, day=day, shift=None, weight=100) for who in IDLE for day in days),
    )
    locked = replace(given.grids["G01"], zone=ZoneLevel.LOCKDOWN)
    given = replace(given, grids={**given.grids, "G01": locked})
    return solve(given, USUAL, Clock(limits=Limits(work=0.5))).roster


def with_week(roster: Roster, who: str, week: Week) -> Roster:
    """Let an idle person do just these day shifts, each in the place of a colleague."""
    grade = roster.problem.people[who].grade
    for day, post in week.items():
        there = roster.at_post[post, MONDAY + day * DAY, "D"]
        seated = [d for d in there if d.person not in IDLE and roster.person(d).grade is grade]
        in_place = roster.problem.duty(who, MONDAY + day * DAY, "D", post)
        roster = added(without(roster, lambda duty, gone=seated[0]: duty == gone), in_place)  # type: ignore[misc]
    return roster
