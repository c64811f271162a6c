"""Why seats stay open, and what would fill them: another solver finds the same prices."""

from dataclasses import replace
from datetime import time, timedelta
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from roster.domain import Availability, Grade, Leave, LeaveKind, Origin
from roster.explaining.alternatives import Shortages, explain_shortages
from roster.explaining.case import Case
from roster.explaining.trials import Trials
from tests.explaining.whatifs import USUAL, best_price, solved, some_solved, tell
from tests.stations import MONDAY, needs, person, problem

RANDOMS = st.randoms(use_true_random=False)


def explained(case: Case) -> Shortages:
    """Explain what a case is short of."""
    return explain_shortages(case, solved(case), Trials(), tell)


@settings(max_examples=settings().max_examples // 10)
@given(random=RANDOMS)
def test_each_alternative_saves_what_two_complete_solves_differ_by(random: Random) -> None:
    case, before = some_solved(random)
    assume(before.missing)
    found = explain_shortages(case, before, Trials(), tell)

    assert sum(lack.missing for lack in found.lacks) == before.missing
    for alternative in [a for listed in found.alternatives for a in listed][:4]:
        best = best_price(alternative.change.apply(case))
        if alternative.after is None:
            assert alternative.refused
            assert best is None
            continue
        assert alternative.saved is not None
        assert best is not None
        assert alternative.saved.least <= before.objective - best <= alternative.saved.most
        if alternative.after.proven:
            assert alternative.after.objective == best


def test_a_leave_that_alone_stands_in_the_way_is_found_and_priced() -> None:
    away = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.ANNUAL)
    found = explained(
        Case(problem=problem([person(1)], [needs("G01", "D", 1)], days=1, leave=(away,)), rules=USUAL)
    )

    (lack,) = found.lacks
    assert [(b.rule, b.people, b.alone) for b in lack.barriers] == [("leave", 1, 1)]
    texts = {a.change.text.en: a for a in found.alternatives[0]}
    cancelled = texts["cancel the annual leave of 钱堃 (O001), Mon 23 Nov"]
    assert (cancelled.filled, cancelled.seats) == (1, 1)
    assert cancelled.saved is not None
    assert cancelled.saved.exact


def test_nobody_is_called_back_from_sickness() -> None:
    ill = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.SICK)
    found = explained(
        Case(problem=problem([person(1)], [needs("G01", "D", 1)], days=1, leave=(ill,)), rules=USUAL)
    )

    assert [a.change.text.en for a in found.alternatives[0]] == ["add 1 officer"]


def test_the_least_relaxation_that_frees_somebody_is_found() -> None:
    given = problem([person(1)], [needs("G01", "D", 1)], days=1)
    tired = given.duty("O001", MONDAY - timedelta(days=1), "E", "G01", Origin.PAST)
    found = explained(Case(problem=replace(given, past=(tired,)), rules=USUAL))

    told = {a.change.text.en: a.filled for a in found.alternatives[0]}
    relaxed = [text for text in told if text.startswith('relax "rest between duties" for officers')]
    assert ["from 11 h to 8 h" in text for text in relaxed] == [True]
    assert told[relaxed[0]] == 1


def test_the_fewest_people_who_fill_it_are_named_with_the_skill_that_is_asked() -> None:
    crowd = needs("G01", "D", 3)
    found = explained(Case(problem=problem([person(1)], [crowd], days=1), rules=USUAL))

    best = found.alternatives[0][0]
    assert best.change.text.en == "add 2 officers"
    assert (best.filled, best.after and best.after.missing) == (2, 0)


def test_a_volunteer_is_asked_for_the_hours_that_are_short() -> None:
    window = Availability(person="V001", weekday=0, start=time(9), end=time(13))
    given = problem(
        [person(1), person(1, Grade.VOLUNTEER)],
        [needs("G01", "D", 1, volunteer=1)],
        days=1,
        availability=(window,),
    )
    found = explained(Case(problem=given, rules=USUAL))

    texts = {a.change.text.en: a.filled for a in found.alternatives[0]}
    assert texts["ask 钱堃 (V001) to offer 08:00–16:00 on Mon 23 Nov"] == 1


def test_what_there_was_no_time_for_is_said_not_to_be_tried() -> None:
    case = Case(problem=problem([person(1)], [needs("G01", "D", 3)], days=1), rules=USUAL)
    before, trials = solved(case), Trials()
    trials.halt()

    found = explain_shortages(case, before, trials, tell)

    assert found.untried == 1
    assert found.alternatives[0][0].saved is None
