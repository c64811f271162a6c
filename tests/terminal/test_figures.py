"""The figures of a roster, by hand and against a plain recount."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from roster.domain import Grade, Leave, LeaveKind, Request, Roster
from roster.terminal.figures import figures
from tests.stations import MONDAY, greedy, needs, person, problem, roster, six_grids
from tests.terminal.drawing import solved

HOUR = timedelta(hours=1)
TUESDAY = MONDAY + timedelta(days=1)


def test_cover_counts_seats_of_the_need_and_what_is_beyond_it() -> None:
    """One officer of two, two volunteers of a wished three, where one is needed."""
    crew = [person(1), person(2), *(person(i, Grade.VOLUNTEER) for i in (1, 2))]
    given_problem = problem(crew, [needs("G01", "D", officer=2, volunteer=1, volunteer_target=3)], days=1)
    found = figures(roster(given_problem, ("O001", 0, "D"), ("V001", 0, "D"), ("V002", 0, "D")))
    officers, volunteers = found.grades
    assert (officers.needed, officers.filled, officers.missing, officers.extra) == (2, 1, 1, 0)
    assert officers.cover == Fraction(1, 2)
    assert (volunteers.needed, volunteers.filled, volunteers.missing, volunteers.extra) == (1, 1, 0, 1)
    assert found.missing == 1


def test_a_skill_that_is_missing_is_a_line_of_its_own() -> None:
    found = figures(solved())
    assert sum(seats.missing for seats in found.open) == found.missing
    assert [seats.missing for seats in found.open] == sorted((s.missing for s in found.open), reverse=True)


def test_hours_are_spread_over_those_who_are_present_at_all() -> None:
    """O001 D D . / O002 D . . / O003 away all three days."""
    away = Leave(person="O003", first=MONDAY, last=MONDAY + timedelta(days=2), kind=LeaveKind.SICK)
    given_problem = problem(
        [person(i) for i in (1, 2, 3)], [needs("G01", "D", officer=1)], days=3, leave=(away,)
    )
    (officers,) = figures(roster(given_problem, ("O001", 0, "D"), ("O001", 1, "D"), ("O002", 0, "D"))).grades
    assert officers.people == 2
    assert officers.hours is not None
    assert (officers.hours.least, officers.hours.mean, officers.hours.most) == (
        8 * HOUR,
        12 * HOUR,
        16 * HOUR,
    )
    assert officers.hours.per_duty_day == 8 * HOUR


def test_nights_are_compared_among_those_who_may_serve_at_night() -> None:
    crew = [person(1), person(2), person(3, protected_from_nights=True)]
    given_problem = problem(crew, [needs("G01", "N", officer=1)], days=2)
    (officers,) = figures(roster(given_problem, ("O001", 0, "N"), ("O002", 1, "N"))).grades
    assert officers.nights == (1, 1)


def test_a_wish_is_met_when_it_comes_true_and_an_aversion_when_it_does_not() -> None:
    """O001 D . ; wishes D on Monday (met), D on Tuesday (not), a day off on Tuesday (met), not D on Monday (not)."""
    wishes = (
        Request(person="O001", day=MONDAY, shift="D", weight=3),
        Request(person="O001", day=TUESDAY, shift="D", weight=1),
        Request(person="O001", day=TUESDAY, shift=None, weight=1),
        Request(person="O001", day=MONDAY, shift="D", weight=-1),
        Request(person="O001", day=MONDAY, shift="E", weight=-1),
        Request(person="O001", day=MONDAY, shift="E", weight=0),
        Request(person="O001", day=TUESDAY + timedelta(days=9), shift="E", weight=1),
    )
    given_problem = problem([person(1)], [needs("G01", "D", officer=1)], days=2, requests=wishes)
    found = figures(roster(given_problem, ("O001", 0, "D")))
    assert (found.wishes_met, found.wishes) == (3, 5)


def test_home_is_counted_among_duties_at_grids_of_people_who_have_one() -> None:
    crew = [person(1, home_grid="G01"), person(2, home_grid="G02"), person(3)]
    given_problem = problem(crew, [needs("grid", "D", officer=2)], grids=2, days=1)
    drawn = roster(given_problem, ("O001", 0, "D"), ("O002", 0, "D"), ("O003", 0, "D", "G02"))
    found = figures(drawn)
    assert (found.at_home, found.at_grids) == (1, 2)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 200), max_size=60))
def test_figures_equal_a_plain_recount_whoever_is_taken_off(dropped: set[int]) -> None:
    full = greedy(six_grids())
    left = tuple(duty for index, duty in enumerate(full.duties) if index not in dropped)
    cut: Roster = replace(full, duties=left)
    found = figures(cut)
    assert found.duties == len(left)
    for row in found.grades:
        mine = [duty for duty in left if cut.person(duty).grade is row.grade]
        there = [
            min(need.least[row.grade], sum((d.post, d.day, d.shift) == need.key for d in mine))
            for need in cut.problem.needs
        ]
        assert row.filled == sum(there)
        assert row.filled + row.missing == row.needed
        assert row.hours is not None
        total = sum((duty.counted for duty in mine), timedelta())
        assert row.hours.mean == total / row.people
        assert row.hours.least <= row.hours.mean <= row.hours.most
