"""Whoever is said to be spare can serve on all of these days, as far as the rules at home are concerned."""

from dataclasses import replace

from constraints.packs import rule_book
from roster.city.spare import spare_people
from roster.domain import DAY, Grade, Leave, LeaveKind, Problem, Request, Roster
from roster.rules import HardRule
from tests.stations import MONDAY, greedy, needs, person, problem, roster


def spare(given: Roster) -> dict[str, list[int]]:
    found = spare_people(given, rule_book(given.problem).rules)
    return {one.person.id: [(day - MONDAY).days for day in one.days] for one in found}


def station(days: int = 7) -> Problem:
    people = [person(number) for number in (1, 2, 3)]
    return problem(people, [needs("G01", "D", officer=1), needs("G01", "E", officer=1)], days=days)


def test_nobody_breaks_a_rule_by_serving_on_the_days_said() -> None:
    people = [person(number) for number in range(1, 9)]
    given = greedy(problem(people, [needs("G01", "D", officer=2), needs("G01", "N", officer=1)]))
    rules = [rule for rule in rule_book(given.problem).rules if isinstance(rule, HardRule)]
    found = spare_people(given, rules)
    assert len(found) > 3
    more = [given.problem.duty(one.person.id, day, "D", None) for one in found for day in one.days]
    tried = Roster(problem=given.problem, duties=(*given.duties, *more))
    assert not [violation for rule in rules for violation in rule.violations(tried)]


def test_whoever_is_on_duty_or_must_rest_is_not_spare_that_day() -> None:
    """O001  E E E . ."""
    given = roster(station(days=5), ("O001", 0, "E"), ("O001", 1, "E"), ("O001", 2, "E"))
    assert spare(given)["O001"] == [4]


def test_leave_and_a_wished_day_off_are_kept() -> None:
    away = Leave(person="O001", first=MONDAY, last=MONDAY + DAY, kind=LeaveKind.ANNUAL)
    wish = Request(person="O001", day=MONDAY + 2 * DAY, shift=None, weight=5)
    given = replace(station(days=4), leave=(away,), requests=(wish,))
    assert spare(roster(given))["O001"] == [3]


def test_volunteers_and_people_on_loan_are_not_lent_on() -> None:
    given = station()
    people = {
        **given.people,
        "V001": person(1, Grade.VOLUNTEER),
        "J001": replace(person(9, home_unit="J01"), id="J001"),
    }
    assert not {"V001", "J001"} & set(spare(roster(replace(given, people=people))))


def test_where_they_are_lent_they_have_no_home_grid_and_no_nights() -> None:
    found = spare_people(roster(station()), rule_book(station()).rules)
    assert all(one.person.home_grid is None and one.person.protected_from_nights for one in found)
