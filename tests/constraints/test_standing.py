"""What `roster check` counts on and what the rules say of one duty alone is the same."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from constraints.availability import Available
from constraints.leave import OnLeave
from constraints.no_nights import NoNights
from roster.domain import Grade, Roster
from roster.domain.standing import can_stand
from tests.constraints.random_weeks import some_problem, some_roster

ALONE = (OnLeave(), Available(), NoNights())


@given(st.randoms(use_true_random=False))
def test_who_can_stand_a_shift_breaks_no_rule_by_it(random: Random) -> None:
    problem = some_problem(random)
    person = random.choice(list(problem.people.values()))
    day, shift = random.choice(problem.period.dates), random.choice(list(problem.shifts))
    duty = problem.duty(person.id, day, shift, "G01")
    alone = Roster(problem=problem, duties=(duty,))
    broken = [violation for rule in ALONE for violation in rule.violations(alone)]

    assert can_stand(problem, person, problem.duty("", day, shift, None)) == (not broken)


@given(st.randoms(use_true_random=False))
def test_shortages_are_what_is_missing_at_each_post(random: Random) -> None:
    roster = some_roster(random)
    missing = {
        (need.key, grade): (
            max(0, need.least[grade] - roster.count(need.key, grade)),
            max(0, need.target[grade] - max(need.least[grade], roster.count(need.key, grade))),
        )
        for need in roster.problem.needs
        for grade in Grade
    }
    told = dict.fromkeys(missing, (0, 0))
    for short in roster.shortages:
        key = ((short.post, short.day, short.shift), short.grade)
        needed, wished = told[key]
        told[key] = (
            needed + short.missing * (short.below == "need"),
            wished + short.missing * (short.below == "target"),
        )

    assert told == missing
