"""What an expression has above a threshold: as little modelled as will do, and never less than it is."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from constraints.daily_cap import DailyCap
from roster.domain import MINUTE
from roster.model import Model, build
from roster.rules import Linear
from roster.solving import Clock
from roster.solving.cpsat import solve_whole
from tests.constraints.random_weeks import some_problem
from tests.stations import needs, person, problem


def of_day(model: Model, who: str = "O001") -> Linear:
    """Give the minutes of a person's duties that begin on the first day, evening shifts not among them."""
    first = model.problem.period.first
    options = [o for o in model.options(who) if o.duty.day == first and o.duty.shift != "E"]
    return Linear.sum((o.held, o.duty.counted // MINUTE) for o in options)


def two_duties() -> Model:
    return Model(problem([person(1)], [needs("G01", "D", officer=1), needs("G01", "S", officer=1)], days=1))


def test_what_cannot_be_reached_needs_nothing() -> None:
    model = two_duties()
    before = len(model.program.lower)
    assert model.above(of_day(model), 12 * 60) == Linear()
    assert len(model.program.lower) == before


def test_duties_that_may_come_together_need_a_variable_and_a_row() -> None:
    model = two_duties()
    before = len(model.program.lower)
    [excess] = model.above(of_day(model), 6 * 60).terms
    assert excess == before
    assert model.program.upper[excess] == 6 * 60


def test_duties_that_exclude_each_other_need_none() -> None:
    model = two_duties()
    DailyCap().constrain(model)
    before, rows = len(model.program.lower), len(model.program.rows)
    total = of_day(model)
    assert model.highest(total) == 8 * 60
    above = model.above(total, 6 * 60)
    assert sorted(above.terms.values()) == [2 * 60]
    assert (len(model.program.lower), len(model.program.rows)) == (before, rows)


@given(st.randoms(use_true_random=False))
def test_the_least_it_can_be_is_what_it_is(random: Random) -> None:
    given_ = some_problem(random, people=2, days=3, shifts=3)
    cap = DailyCap(cap=random.randint(0, 24 * 60) * MINUTE)
    model = build(given_, [cap] if random.randint(0, 1) else [])
    free = [option for listed in map(model.options, given_.people) for option in listed]
    chosen = random.sample(free, min(len(free), random.randint(0, 5)))
    total = Linear.sum((option.held, option.duty.counted // MINUTE) for option in chosen)
    threshold = max(random.randint(0, 20 * 60), total.constant)
    above = model.above(total, threshold)
    model.price(above, 1)
    held = {v: random.randint(0, 1) for option in chosen for v in option.held.terms}
    program = model.program
    answer = solve_whole(program, Clock(), fixed=held)
    if answer.values is not None:
        assert above.value(answer.values) == max(0, total.value(answer.values) - threshold)
        assert total.value(answer.values) <= model.highest(total)
