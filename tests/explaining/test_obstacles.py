"""What keeps people from a seat: the same as the checker says of the whole roster with that duty in it."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from constraints import RULES
from roster.domain import Grade, Roster
from roster.explaining.case import Case
from roster.explaining.obstacles import Obstacles, Seat
from roster.rules import HardRule
from tests.constraints.random_rules import some_rule
from tests.constraints.random_weeks import some_roster
from tests.explaining.whatifs import USUAL
from tests.stations import needs, person, problem, roster

RANDOMS = st.randoms(use_true_random=False)


@given(random=RANDOMS)
def test_the_part_that_is_asked_says_what_the_whole_roster_says(random: Random) -> None:
    found = some_roster(random)
    drawn = [some_rule(rule.name, random, found) for rule in RULES if isinstance(rule, HardRule)]
    kept = [rule for rule in drawn if isinstance(rule, HardRule) and not list(rule.violations(found))]
    asked = Obstacles(Case(problem=found.problem, rules=tuple(kept)), found)
    for need in random.sample(found.problem.needs, min(5, len(found.problem.needs))):
        for grade in Grade:
            seat = Seat(day=need.day, shift=need.shift, post=need.post, grade=grade)
            for obstacle in asked.of_seat(seat):
                if obstacle.duty is None:
                    added = found.problem.duty(obstacle.person.id, need.day, need.shift, need.post)
                    whole = Roster(problem=found.problem, duties=tuple(sorted((*found.duties, added))))
                    broken = {v.rule for rule in kept for v in rule.violations(whole)}
                    assert set(obstacle.rules) == broken


def test_whoever_is_on_duty_then_is_said_to_be() -> None:
    given = problem([person(1), person(2)], [needs("G01", "D", 2)], days=1)
    asked = Obstacles(Case(problem=given, rules=USUAL), roster(given, ("O001", 0, "D")))
    seat = Seat(day=given.period.first, shift="D", post="G01", grade=Grade.OFFICER)

    one, other = asked.of_seat(seat)

    assert one.duty is not None
    assert not one.free
    assert other.free


def test_a_seat_that_asks_for_a_skill_suits_those_who_hold_it() -> None:
    given = problem([person(1), person(2, skills={"driver": None})], [needs("G01", "D", 2)], days=1)
    asked = Obstacles(Case(problem=given, rules=USUAL), roster(given))
    seat = Seat(day=given.period.first, shift="D", post="G01", grade=Grade.OFFICER, skill="driver")

    assert [obstacle.person.id for obstacle in asked.of_seat(seat)] == ["O002"]
