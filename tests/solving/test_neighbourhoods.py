from itertools import islice

from roster.model import Decision
from roster.solving.neighbourhoods import Neighbourhoods

WEEK = {person * 7 + day: Decision(person, 1000 + day) for person in range(50) for day in range(7)}


def row(seed: int) -> list[frozenset[int]]:
    neighbourhoods = Neighbourhoods(WEEK, seed)
    return list(islice(iter(lambda: frozenset(neighbourhoods.next()), None), 12))


def test_the_same_seed_frees_the_same_and_another_seed_something_else() -> None:
    assert row(1) == row(1)
    assert row(1) != row(2)


def test_days_of_everybody_all_days_of_a_few_or_some_of_both_are_freed() -> None:
    shapes = set()
    for freed in row(3):
        people = {WEEK[variable].person for variable in freed}
        days = {WEEK[variable].day for variable in freed}
        assert len(freed) == len(people) * len(days)
        shapes.add((len(people) == 50, len(days) == 7))
    assert shapes >= {(True, False), (False, True)}


def test_those_who_pay_are_freed_sooner_than_others() -> None:
    """Person 7 of 500 pays for everything."""
    station = {person * 7 + day: Decision(person, 1000 + day) for person in range(500) for day in range(7)}
    neighbourhoods = Neighbourhoods(station, 1)
    times = [0] * 500
    for _ in range(200):
        for person in {station[variable].person for variable in neighbourhoods.next({49: 30.0, 50: 20.0})}:
            times[person] += 1
    assert times[7] == max(times)
    assert times[7] > 1.2 * sorted(times)[-2]


def test_as_much_is_freed_as_can_just_be_searched() -> None:
    neighbourhoods = Neighbourhoods(WEEK, 1)
    first = max(map(len, row(1)))
    for _ in range(40):
        neighbourhoods.next()
        neighbourhoods.learn(better=False, closed=True)
    assert max(len(neighbourhoods.next()) for _ in range(12)) > first
    for _ in range(80):
        neighbourhoods.next()
        neighbourhoods.learn(better=False, closed=False)
    assert max(len(neighbourhoods.next()) for _ in range(12)) < first


def test_it_ends_when_nothing_helps_and_goes_on_while_something_does() -> None:
    neighbourhoods = Neighbourhoods(WEEK, 1)
    for number in range(25):
        neighbourhoods.next()
        neighbourhoods.learn(better=number % 5 == 0, closed=True)
    assert neighbourhoods.worth_while
    for _ in range(12):
        neighbourhoods.next()
        neighbourhoods.learn(better=False, closed=True)
    assert not neighbourhoods.worth_while


def test_without_anything_to_decide_there_is_nothing_to_try() -> None:
    assert not Neighbourhoods({}, 1).worth_while
