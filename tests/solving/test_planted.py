"""A roster is made first, then just that is demanded: it is met, and at no higher price."""

from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import RULES
from roster.checking import verify
from roster.domain import (
    DaySelector,
    Demand,
    Grade,
    Need,
    Roster,
)
from roster.rules import HardRule, configured
from roster.solving import Clock, solve
from tests.constraints.random_weeks import some_roster
from tests.solving.settling import without_contradictions
from tests.stations import needs

USUAL = configured(RULES, {})
HARD = [rule for rule in USUAL if isinstance(rule, HardRule)]


@settings(max_examples=max(20, settings().max_examples // 5))
@given(st.randoms(use_true_random=False))
def test_a_demand_that_some_roster_meets_is_met(random: Random) -> None:
    planted = some_legal_roster(random)
    assume(planted.duties)
    exactly = replace(planted.problem, demands=tuple(map(row_of, needs_of(planted))))
    roster = replace(planted, problem=exactly)
    assert verify(roster, USUAL).violations == ()

    solved = solve(exactly, USUAL, Clock())
    verdict = verify(solved.roster, USUAL)

    assert verdict.violations == ()
    assert solved.roster.shortages == ()
    assert verdict.objective <= verify(roster, USUAL).objective


def some_legal_roster(random: Random) -> Roster:
    """Draw a roster and leave out of it what breaks a rule, duty by duty, officers first."""
    drawn = some_roster(random)
    plain = without_contradictions(replace(drawn.problem, demands=()), USUAL)
    roster = Roster(problem=plain, duties=plain.settled)
    for duty in sorted(drawn.duties, key=lambda d: (drawn.person(d).grade is not Grade.OFFICER, d)):
        more = replace(roster, duties=tuple(sorted({*roster.duties, duty})))
        asked = replace(more, problem=replace(plain, demands=tuple(map(row_of, needs_of(more)))))
        if not verify(asked, HARD).violations:
            roster = more
    return roster


def needs_of(roster: Roster) -> list[Need]:
    """Give what a roster would be the exact answer to."""
    return [
        Need(
            post=post,
            day=day,
            shift=shift,
            least={grade: roster.count((post, day, shift), grade) for grade in Grade},
            target={},
            most={},
            demand=needs(post, shift),
        )
        for post, day, shift in roster.at_post
    ]


def row_of(need: Need) -> Demand:
    """Write a need as a row of demand for its date."""
    return replace(need.demand, days=DaySelector(dates=frozenset([need.day])), least=need.least)
