"""Who works when is kept from a roster, and the model finds where they stand."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from constraints.duty_run import DutyRun
from constraints.fixed_duties import FixedDuties
from constraints.leave import OnLeave
from constraints.shortage import Shortage
from roster.checking import verify
from roster.domain import Leave, LeaveKind, Roster
from roster.model import build, components, keep_duties
from roster.solving import Clock
from roster.solving.cpsat import solve_whole
from roster.solving.placing import place
from tests.constraints.random_weeks import some_roster
from tests.model.telling_rules import Visits, some_marked, some_visits
from tests.stations import MONDAY, needs, person, problem, roster


@given(st.randoms(use_true_random=False))
def test_a_roster_that_keeps_the_rules_somewhere_is_found_with_the_same_duties(random: Random) -> None:
    drawn = some_roster(random)
    telling = (some_visits(random, drawn.problem), some_marked(random, drawn.problem))
    rules = (FixedDuties(), *telling, Shortage())
    model = build(drawn.problem, rules, one_by_one=True)
    admits = keep_duties(model, drawn.duties)
    answer = solve_whole(model.program, Clock()) if admits else None
    if answer is None or answer.values is None:
        assert verify(drawn, rules).violations
        return

    placed = place(model, answer.values)

    assert when(placed) == when(drawn)
    if not verify(drawn, rules).violations:
        assert model.program.objective(answer.values) <= verify(drawn, rules).objective


def when(roster: Roster) -> set[tuple[object, ...]]:
    return {(duty.person, duty.day, duty.shift) for duty in roster.duties}


def test_each_date_and_shift_is_a_part_of_its_own() -> None:
    two = problem([person(1), person(2)], [needs("grid", "D", officer=1)], grids=2, days=3)
    both = roster(two, *((who, day, "D", "G01") for who in ("O001", "O002") for day in range(3)))
    rules = [DutyRun(longest=2), Visits(label_of={"G01": "a"}, most={("O001", "a"): 3})]
    model = build(two, rules, one_by_one=True)
    assert len(components(model.program)) == 1

    rules = [DutyRun(longest=3), *rules[1:]]
    model = build(two, rules, one_by_one=True)
    assert keep_duties(model, both.duties)
    assert [len(part.program.decisions) for part in components(model.program)] == [3, 3, 3]


def test_a_duty_that_the_model_forbids_everywhere_cannot_be_kept() -> None:
    given_problem = problem([person(1)], [needs("G01", "D", officer=1)], days=1)
    away = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.ANNUAL)
    given_problem = replace(given_problem, leave=(away,))
    drawn = roster(given_problem, ("O001", 0, "D"))

    assert not keep_duties(build(given_problem, [OnLeave()]), drawn.duties)
    assert keep_duties(build(given_problem, [OnLeave()]), drawn.duties, taking_back=True)


def test_the_days_of_those_who_are_free_are_decided_anew() -> None:
    given_problem = problem([person(1), person(2)], [needs("G01", "D", officer=1)], days=2)
    drawn = roster(given_problem, ("O001", 0, "D"))
    prices = {}
    for free in ((), ("O001",), ("O002",)):
        model = build(given_problem, [DutyRun(longest=1), Shortage()])
        assert keep_duties(model, drawn.duties, free=free)
        answer = solve_whole(model.program, Clock())
        assert answer.values is not None
        prices[free] = model.program.objective(answer.values)

    assert prices == {(): 1000, ("O001",): 1000, ("O002",): 0}
