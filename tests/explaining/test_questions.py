"""What one person's day would cost otherwise: another solver finds the same difference."""

from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from roster.domain import FixedDuty, Grade
from roster.explaining.asking import KeptFree, OnDuty
from roster.explaining.case import Case
from roster.explaining.questions import Answer, Questions
from roster.explaining.trials import Trials
from tests.explaining.whatifs import USUAL, best_price, solved, some_solved, tell
from tests.stations import MONDAY, needs, person, problem

RANDOMS = st.randoms(use_true_random=False)
FEW = settings(max_examples=settings().max_examples // 4)


@FEW
@given(random=RANDOMS)
def test_a_day_off_costs_what_two_complete_solves_differ_by(random: Random) -> None:
    case, before = some_solved(random, any_rules=random.random() < 1 / 2)
    free = [duty for duty in before.roster.duties if duty not in case.problem.settled]
    assume(free)
    duty = random.choice(free)
    who = case.problem.people[duty.person]
    asked = KeptFree(person=who.id, day=duty.day, wholly=True)
    assume(not any(asked.concerns(settled) for settled in case.problem.settled))

    answer = Questions(case, before, Trials(), tell).without(who, duty.day, wholly=True)

    assert_costs(answer, before.objective, best_price(case.under([asked, *case.rules])))


@FEW
@given(random=RANDOMS)
def test_a_duty_costs_what_two_complete_solves_differ_by_or_is_impossible(random: Random) -> None:
    case, before = some_solved(random, any_rules=random.random() < 1 / 2)
    assume(case.problem.needs)
    need, who = random.choice(case.problem.needs), random.choice(list(case.problem.people.values()))
    mine = before.roster.of_person[who.id]
    assume((need.day, need.shift) not in {(duty.day, duty.shift) for duty in mine})
    asked = OnDuty(person=who.id, day=need.day, shift=need.shift)

    answer = Questions(case, before, Trials(), tell).with_duty(who, need.day, need.shift)

    wanted = any(
        (n.day, n.shift) == (need.day, need.shift) and n.target[who.grade] for n in case.problem.needs
    )
    best = best_price(case.under([asked, *case.rules])) if wanted else None
    assert_costs(answer, before.objective, best)


def assert_costs(answer: Answer, before: int, best: int | None) -> None:
    """Make sure that an answer says «impossible» or the difference, and that its roster costs just that."""
    if best is None:
        assert answer.refused
        assert answer.comparison is None
    else:
        assert not answer.refused
        assert answer.comparison is not None
        assert answer.comparison.dearer.least == answer.comparison.dearer.most == best - before
        assert answer.comparison.after.objective == best
        assert not answer.comparison.after.verdict.violations


def test_whoever_stands_in_is_named() -> None:
    given = problem([person(1), person(2)], [needs("G01", "D", 1)], days=1)
    case = Case(problem=given, rules=USUAL)
    before = solved(case)
    (duty,) = before.roster.duties

    answer = Questions(case, before, Trials(), tell).without(given.people[duty.person], MONDAY, wholly=False)

    assert [other.person for other in answer.stand_ins] == [({"O001", "O002"} - {duty.person}).pop()]
    assert [other.free for other in answer.others] == [True]


def test_a_settled_duty_is_taken_back_to_answer() -> None:
    row = FixedDuty(person="O001", day=MONDAY, shift="D", post="G01")
    given = problem([person(1), person(2)], [needs("G01", "D", 1)], days=1, fixed=(row,))
    case = Case(problem=given, rules=USUAL)

    answer = Questions(case, solved(case), Trials(), tell).without(given.people["O001"], MONDAY, wholly=True)

    assert [duty.person for duty in answer.released] == ["O001"]
    assert [duty.person for duty in answer.stand_ins] == ["O002"]


def test_a_shift_for_which_nobody_of_the_grade_is_wanted_is_refused_with_those_that_are() -> None:
    given = problem([person(1), person(1, Grade.AUXILIARY)], [needs("G01", "D", 1)], days=1)
    case = Case(problem=given, rules=USUAL)

    answer = Questions(case, solved(case), Trials(), tell).with_duty(given.people["O001"], MONDAY, "E")

    assert answer.refused[0].en == "No post wants officers on shift E that day (shifts wanted: D)."


def test_nothing_is_solved_for_a_day_that_is_free_already() -> None:
    given = problem([person(1), person(2)], [needs("G01", "D", 1)], days=1)
    case = Case(problem=given, rules=USUAL)
    before = solved(case)
    off = ({"O001", "O002"} - {duty.person for duty in before.roster.duties}).pop()
    trials = Trials()

    answer = Questions(case, before, trials, tell).without(given.people[off], MONDAY, wholly=True)

    assert (answer.comparison, answer.refused, trials.tried) == (None, (), 0)
