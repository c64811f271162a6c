"""Random rosters that keep a rule, with one duty put in: whatever breaks the rule is caught, with person and day."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given

from roster.domain import DAY, Duty, Origin, Roster
from roster.rules import HardRule
from tests.constraints.agreement import modelled_price
from tests.constraints.mutations import added, without
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster
from tests.constraints.test_agreement import HARD, RANDOMS, SOME
from tests.explaining.test_random_contradictions import some_legal_roster
from tests.solving.test_planted import needs_of, row_of

# what these find depends on who else stands there
AT_POSTS = {"skills", "command", "search-posts", "minimum-share", "pairing", "not-together"}
BY_LEAVING_OUT = {"fixed-duties", "least-hours"}  # broken by leaving out, not by putting in
OWN_DAYS = [name for name in HARD if name not in AT_POSTS | BY_LEAVING_OUT]


def some_duty(random: Random, roster: Roster) -> Duty:
    """Draw a duty that nobody has yet."""
    problem = roster.problem
    who, day = random.choice(list(problem.people)), random.choice(problem.period.dates)
    duty = problem.duty(who, day, random.choice(list(problem.shifts)), random.choice(list(problem.posts)))
    assume(not any((d.person, d.day, d.shift) == (who, day, duty.shift) for d in roster.duties))
    return duty


def put_in(roster: Roster, duty: Duty) -> Roster:
    """Give the roster with a duty more, and seats for all."""
    more = added(roster, duty)
    return replace(more, problem=replace(roster.problem, demands=tuple(map(row_of, needs_of(more)))))


def touched(roster: Roster, duty: Duty) -> set[object]:
    """Give the local days on which a duty is."""
    station = roster.problem.station
    return {station.local(moment).date() for moment in (duty.start, duty.end)} | {duty.day}


@pytest.mark.parametrize("name", OWN_DAYS)
@SOME
@given(random=RANDOMS)
def test_a_duty_too_much_is_caught_with_its_person_and_day(name: str, random: Random) -> None:
    drawn = some_roster(random)
    rule = some_rule(name, random, drawn)
    assert isinstance(rule, HardRule)
    assume(not any(True for _ in rule.faults(drawn.problem)))
    legal = some_legal_roster(drawn, [rule])
    duty = some_duty(random, legal)
    mutated = put_in(legal, duty)
    found = list(rule.violations(mutated))

    assert (modelled_price(mutated, [rule]) is None) == bool(found)  # what is wrong by the model is caught
    for finding in found:
        assert (finding.rule, finding.person) == (name, duty.person)
        own = [d for d in mutated.history[duty.person] if d.origin is not Origin.PAST]
        near = {day for d in own for day in touched(mutated, d)}
        assert {finding.day, finding.day - DAY} & near or rule.name == "weekly-rest"
        if rule.lasting:  # what comes after the day has no part in it
            upto = without(
                mutated,
                lambda d, last=finding.day: d.person == duty.person and d.day > last,  # type: ignore[misc]
            )
            assert (finding.person, finding.day) in {(v.person, v.day) for v in rule.violations(upto)}
