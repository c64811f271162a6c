"""A solved roster that keeps every rule, broken in one place: just that is found, with rule, person and day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time, timedelta
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from constraints import RULES
from constraints.daily_hours import DailyHours
from constraints.month_overtime import MonthOvertime
from constraints.no_overtime import NoOvertime
from constraints.reference_hours import ReferenceHours
from constraints.rolling_cap import RollingCap
from roster.checking import verify
from roster.domain import (
    FixedDuty,
    Grade,
    Leave,
    LeaveKind,
    Origin,
    Post,
    PostKind,
    Roster,
    Shift,
    SkillNeed,
)
from roster.rules import HardRule, Rule, configured
from roster.solving import Clock, Limits, solve
from tests.constraints.mutations import added, without
from tests.stations import MONDAY, needs, person, problem

SHIFTS = {
    code: Shift(code=code, name=code, start=time(*start), end=time(*end))
    for code, start, end in (
        ("D", (8, 0), (16, 0)),
        ("E", (16, 0), (0, 0)),
        ("N", (23, 0), (7, 0)),
        ("S", (9, 0), (13, 0)),
        ("M", (11, 0), (14, 0)),
        ("R", (13, 30), (20, 30)),
        ("W", (18, 30), (21, 30)),
    )
}
LIMITED = replace(RollingCap(), in_force=True, cap=timedelta(hours=12))
USUAL = configured((LIMITED if rule.name == LIMITED.name else rule for rule in RULES), {})
Week = Mapping[int, str]  # the shifts of a day, by days from the first
BROKEN_WEEKS: tuple[tuple[str, str, Week, int], ...] = (
    ("leave", "A001", {0: "D", 2: "D"}, 2),
    ("availability", "A002", {1: "D", 4: "D"}, 1),
    ("no-nights", "A003", {0: "D", 2: "N"}, 2),
    ("double-booking", "A005", {1: "SM"}, 1),
    ("daily-cap", "A005", {1: "SR"}, 1),
    ("rolling-cap", "A005", {1: "R", 2: "D"}, 2),
    ("daily-rest", "A005", {1: "E", 2: "S"}, 2),
    ("no-day-after-night", "A005", {1: "N", 2: "W"}, 2),
    ("weekly-rest", "A005", {0: "D", 1: "D", 2: "D", 3: "D", 4: "D", 5: "N"}, 6),
    ("weekly-hours", "A004", {0: "D", 1: "D", 2: "D", 4: "S"}, 4),
    ("duty-run", "A006", {0: "D", 1: "D", 2: "D", 3: "D"}, 3),
    ("night-run", "A005", {1: "N", 2: "N", 3: "N", 4: "N"}, 4),
)
HOUR = timedelta(hours=1)
FIVE_DAYS = dict.fromkeys(range(5), "D")
# rules that are off unless a station wants them: the rule, what must give way for it, who, week, day
WHEN_WANTED: tuple[tuple[HardRule, tuple[str, ...], str, Week, int], ...] = (
    (NoOvertime(in_force=True), (), "A003", FIVE_DAYS | {5: "S"}, 5),
    (DailyHours(in_force=True, overtime=2 * HOUR), ("daily-cap",), "A005", {1: "SR"}, 1),
    (MonthOvertime(in_force=True, most=2 * HOUR), ("daily-cap",), "A005", {1: "SR"}, 1),
    (ReferenceHours(in_force=True, weeks=1, average=47 * HOUR), (), "A005", FIVE_DAYS | {5: "D"}, 5),
)


def test_the_roster_to_be_broken_keeps_every_rule() -> None:
    assert verify(legal(), USUAL).violations == ()


@pytest.mark.parametrize(("rule", "who", "week", "day"), BROKEN_WEEKS)
def test_one_persons_week_that_breaks_a_rule_breaks_just_that(
    rule: str, who: str, week: Week, day: int
) -> None:
    assert findings(with_week(legal(), who, week)) == {(rule, who, day)}


@pytest.mark.parametrize(
    ("rule", "gives_way", "who", "week", "day"), WHEN_WANTED, ids=[case[0].name for case in WHEN_WANTED]
)
def test_one_persons_week_that_breaks_a_rule_a_station_wants_breaks_just_that(
    rule: HardRule, gives_way: tuple[str, ...], who: str, week: Week, day: int
) -> None:
    rules = [*(usual for usual in USUAL if usual.name not in gives_way), rule]

    assert findings(legal(), rules) == set()
    assert findings(with_week(legal(), who, week), rules) == {(rule.name, who, day)}


def test_a_settled_duty_left_out_is_found() -> None:
    broken = without(legal(), lambda duty: duty.origin is Origin.FIXED)

    assert findings(broken) == {("fixed-duties", "A007", 3)}


def test_a_seat_that_asks_for_a_skill_given_to_another_is_found() -> None:
    held = next(d for d in legal().duties if d.post == "G02" and d.day == MONDAY and d.person.startswith("A"))
    empty = without(legal(), lambda duty: duty.person == "A005" or duty == held)

    assert findings(added(empty, replace(held, person="A005"))) == {("skills", "A005", 0)}


def test_a_post_without_its_officer_is_found_with_everybody_there() -> None:
    leaderless = without(legal(), lambda duty: duty.post == "X1" and duty.shift == "D" and duty.day == MONDAY)
    there = [d.person for d in leaderless.duties if d.shift == "D" and d.day == MONDAY and d.post != "X1"]

    assert len(there) >= 2
    assert findings(leaderless) == {("command", who, 0) for who in there}


def test_one_too_many_is_found() -> None:
    empty = without(legal(), lambda duty: duty.person == "A005")
    busy = next(d for d in empty.duties if d.post == "G01" and d.shift == "D")

    found = findings(added(empty, replace(busy, person="A005")))
    assert {(rule, day) for rule, _, day in found} == {("demand", (busy.day - MONDAY).days)}


def test_every_hard_rule_is_broken_here_or_in_a_file_beside_this_one() -> None:
    files = sorted(Path(__file__).parent.glob("test_mutations_of_*.py"))
    beside = [import_module(f"{__package__}.{path.stem}") for path in files]
    broken = {rule for rule, _, _, _ in BROKEN_WEEKS} | {"fixed-duties", "skills", "command"}
    broken |= {rule.name for rule, *_ in WHEN_WANTED}
    broken = broken.union(*(module.BROKEN for module in beside))

    assert broken == {rule.name for rule in RULES if isinstance(rule, HardRule)}


@cache
def legal() -> Roster:
    """Solve a week of two grids and a patrol, with enough people, some of whom are bound in their own way."""
    bound: dict[int, dict[str, object]] = {
        2: {"joined": MONDAY + timedelta(days=3)},
        3: {"protected_from_nights": True},
        4: {"max_weekly_hours": timedelta(hours=24), "weekly_hours": timedelta(hours=20)},
    }
    skilled: dict[str, object] = {"skills": {"driver": None}}
    people = [
        *(person(i) for i in range(1, 19)),
        *(person(i, Grade.AUXILIARY, **bound.get(i, {})) for i in range(1, 15)),
        *(person(i, Grade.AUXILIARY, **skilled) for i in range(15, 25)),
    ]
    driver = SkillNeed(skill="driver", count=1, grade=Grade.AUXILIARY)
    demands = [needs("X1", code, officer=1) for code in SHIFTS]
    demands += [needs("G01", code, auxiliary=1) for code in SHIFTS]
    demands += [needs("G02", "D", auxiliary=1, skills=(driver,))]
    patrol = Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X")
    away = Leave(
        person="A001", first=MONDAY + timedelta(days=2), last=MONDAY + timedelta(days=2), kind=LeaveKind.SICK
    )
    fixed = FixedDuty(person="A007", day=MONDAY + timedelta(days=3), shift="M")
    given = problem(people, demands, grids=2, posts=[patrol], shifts=SHIFTS, leave=(away,), fixed=(fixed,))
    past = [given.duty("A006", MONDAY - timedelta(days=i), "D", None, Origin.PAST) for i in (3, 2, 1)]
    return solve(replace(given, past=tuple(sorted(past))), USUAL, Clock(limits=Limits(work=0.5))).roster


def findings(roster: Roster, rules: Sequence[Rule] = USUAL) -> set[tuple[str, str | None, int]]:
    return {(v.rule, v.person, (v.day - MONDAY).days) for v in verify(roster, rules).violations}


def with_week(roster: Roster, who: str, week: Week) -> Roster:
    """Let a person do just these shifts, each in the place of a colleague."""
    free = without(roster, lambda duty: duty.person == who)
    for day, shift in ((day, shift) for day, shifts in week.items() for shift in shifts):
        place = ("G01", MONDAY + timedelta(days=day), shift)
        seated = set(free.at_post.get(place, ()))
        free = added(without(free, seated.__contains__), free.problem.duty(who, place[1], shift, "G01"))
    return free
