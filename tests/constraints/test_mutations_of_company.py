"""A solved roster that keeps the rules about who stands with whom, broken in one place: just that is found."""

from dataclasses import replace
from functools import cache

from constraints import RULES
from roster.checking import verify
from roster.domain import DAY, Duty, Grade, Request, Roster
from roster.rules import configured
from roster.solving import Clock, Limits, solve
from tests.constraints.mutations import added, findings, without
from tests.stations import MONDAY, needs, person, problem

BROKEN = frozenset({"pairing", "not-together"})
USUAL = configured(
    RULES, {"pairing": {"in_force": True}, "not-together": {"in_force": True, "pairs": ["O001 O002"]}}
)
NEW = "A001"


def test_the_roster_to_be_broken_keeps_every_rule_and_nobody_is_left_out() -> None:
    assert verify(legal(), USUAL).violations == ()
    assert all(any(legal().of_person[who]) for who in (NEW, "O001", "O002"))


def test_a_newcomer_left_alone_is_found() -> None:
    left = legal().of_person[NEW][0]
    company = [duty for duty in beside(left) if duty.person.startswith("A")]

    assert company
    assert findings(without(legal(), company.__contains__), USUAL) == {("pairing", NEW, since(left))}


def test_a_newcomer_changing_places_with_somebody_who_works_alone_is_found() -> None:
    held = legal().of_person[NEW][0]
    alone = next(duty for duty in legal().duties if duty.post == "G03" and duty.day == held.day)
    changed = without(legal(), {held, alone}.__contains__)
    changed = added(changed, replace(held, person=alone.person), replace(alone, person=NEW))

    assert findings(changed, USUAL) == {("pairing", NEW, since(held))}


def test_two_who_may_not_serve_together_put_together_are_found() -> None:
    first, second = (legal().of_person[who][0] for who in ("O001", "O002"))
    one, far = (second, first) if first.post == "G03" else (first, second)  # at G03 one stands alone
    near = next(duty for duty in beside(one) if duty.person.startswith("O"))
    changed = without(legal(), {near, far}.__contains__)
    changed = added(changed, replace(near, person=far.person), replace(far, person=near.person))

    assert findings(changed, USUAL) == {("not-together", "O002", 0)}


@cache
def legal() -> Roster:
    """Solve a week of two grids with company and one without, one newcomer and one pair among the people.

    The two of the pair wish to serve on the first day.
    """
    people = [
        *(person(number, Grade.OFFICER) for number in range(1, 9)),
        person(1, Grade.AUXILIARY, joined=MONDAY - 30 * DAY),
        *(person(number, Grade.AUXILIARY) for number in range(2, 9)),
    ]
    demands = [needs(post, "D", officer=2, auxiliary=2) for post in ("G01", "G02")]
    demands += [needs("G03", "D", officer=1, auxiliary=1)]
    wishes = (Request(person=who, day=MONDAY, shift="D", weight=100) for who in ("O001", "O002"))
    given = problem(people, demands, grids=3, requests=tuple(wishes))
    return solve(given, USUAL, Clock(limits=Limits(work=0.5))).roster


def beside(duty: Duty) -> list[Duty]:
    there = legal().at_post[duty.post or "", duty.day, duty.shift]
    return [other for other in there if other != duty]


def since(duty: Duty) -> int:
    return (duty.day - MONDAY).days
