"""A solved roster that keeps the rules about runs, rests and cycles, broken in one place: just that is found."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from constraints import RULES
from roster.checking import verify
from roster.domain import DAY, Grade, Origin, Request, Roster
from roster.rules import configured
from roster.solving import Clock, Limits, solve
from tests.constraints.mutations import added, findings
from tests.stations import MONDAY, SHIFTS, needs, person, problem

BROKEN = frozenset({"rest-after-nights", "least-duty-run", "least-days-off", "most-shifts", "cycle"})
_ASKED: Mapping[str, dict[str, object]] = {
    "rest-after-nights": {"rest": timedelta(hours=56)},
    "most-shifts": {"limits": ("N 3", "S 1")},
    "cycle": {"pattern": "D D E E - - -", "offsets": ("甲 0", "A012 3"), "anchor": MONDAY.isoformat()},
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
IDLE = ("A010", "A011", "A012", "A013")  # who would rather not, so that their weeks can be drawn
Week = Mapping[int, str]  # the shift of a day, by days from the first


def test_the_roster_to_be_broken_keeps_every_rule_and_leaves_some_idle() -> None:
    assert verify(legal(), USUAL).violations == ()
    assert legal().duties
    assert not [duty for duty in legal().duties if duty.person in IDLE]


@pytest.mark.parametrize(
    ("rule", "who", "week", "day"),
    [
        ("rest-after-nights", "A010", {0: "N", 1: "N", 4: "D", 5: "D"}, 4),
        ("rest-after-nights", "A013", {0: "N", 3: "D", 4: "D"}, 3),  # with the night before the period
        ("least-duty-run", "A010", {1: "D", 4: "D", 5: "D"}, 1),
        ("least-duty-run", "A010", {0: "N"}, 0),
        ("least-days-off", "A010", {0: "D", 1: "D", 3: "E", 4: "E"}, 3),
        ("least-days-off", "A013", {1: "N", 2: "N"}, 1),
        ("most-shifts", "A010", {0: "S", 1: "S"}, 1),
        ("cycle", "A011", {0: "D", 1: "E"}, 1),
        ("cycle", "A011", {3: "E", 4: "E"}, 4),
        ("cycle", "A012", {3: "D", 4: "D", 5: "D"}, 5),
    ],
)
def test_one_persons_week_that_breaks_a_rule_breaks_just_that(
    rule: str, who: str, week: Week, day: int
) -> None:
    assert findings(with_week(legal(), who, week), USUAL) == {(rule, who, day)}


def test_a_run_that_goes_on_from_the_past_breaks_nothing() -> None:
    assert findings(with_week(legal(), "A013", {0: "N"}), USUAL) == set()


@cache
def legal() -> Roster:
    """Solve a week of a grid with enough people, some of whom follow a cycle, and then leave a seat open everywhere."""
    people = [person(i, Grade.AUXILIARY, crew="甲" if i == 11 else "") for i in range(1, 14)]
    people += [person(i) for i in range(1, 13)]
    one, two = ([needs("G01", code, auxiliary=n, officer=1) for code in SHIFTS] for n in (1, 2))
    given = problem(people, one)
    wishes = (
        Request(person=who, day=MONDAY + i * DAY, shift=None, weight=9) for who in IDLE for i in range(7)
    )
    past = (
        given.duty("A001", MONDAY - 8 * DAY, "D", None, Origin.PAST),  # so that all of last week is known
        given.duty("A013", MONDAY - DAY, "N", None, Origin.PAST),
    )
    solved = solve(replace(given, requests=tuple(wishes), past=past), USUAL, Clock(limits=Limits(work=0.5)))
    return replace(solved.roster, problem=replace(solved.roster.problem, demands=tuple(two)))


def with_week(roster: Roster, who: str, week: Week) -> Roster:
    """Let a person who is idle do these shifts, each in the open seat."""
    return added(
        roster, *(roster.problem.duty(who, MONDAY + i * DAY, shift, "G01") for i, shift in week.items())
    )
