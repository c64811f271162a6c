"""Who is proposed for which seats: grade, skill, distance, minimum, longest loan and price all count."""

from dataclasses import replace
from datetime import timedelta

from roster.city import Terms
from roster.city.city import City
from roster.city.master import Proposal, propose
from roster.city.outcome import Outcome
from roster.domain import Grade
from tests.city.towns import days_of, on, open_on, outcome, reservist, spare, town

HOUR = timedelta(hours=1)


def proposed(given: City, *outcomes: Outcome, **more: object) -> Proposal:
    facts = {"spare": {}, "lent": [], "closed": set(), **more}
    return propose(given, {one.station: one for one in outcomes}, **facts)  # type: ignore[arg-type]


def test_somebody_goes_where_a_seat_is_open_and_no_longer_than_it_is() -> None:
    found = proposed(town([reservist(1)]), outcome("P1", open_on(1, 2)))
    (lent,) = found.lent
    assert (lent.id, lent.home, lent.station, days_of(lent)) == ("J0001", "J1", "P1", [1, 2])
    assert (lent.minutes, lent.price, lent.cost) == (15, 230, 460)
    assert (found.saved, found.bound) == (1540, 1540)
    assert lent.person.home_unit == "东局机关"


def test_who_is_near_goes_before_who_is_far() -> None:
    found = proposed(town([reservist(1, "J2"), reservist(2, "J1")]), outcome("P1", open_on(0)))
    assert [lent.id for lent in found.lent] == ["J0002"]


def test_nobody_travels_too_far() -> None:
    given = town([reservist(1, "J2")], terms=Terms(longest_travel=timedelta(minutes=30)))
    assert proposed(given, outcome("P1", open_on(0))).lent == ()


def test_a_seat_goes_to_its_grade_and_skill() -> None:
    driver = {"driver": None}
    given = town([reservist(1), reservist(2, skills=driver), reservist(3, grade=Grade.AUXILIARY)])
    found = proposed(given, outcome("P1", open_on(0, skill="driver")))
    assert [lent.id for lent in found.lent] == ["J0002"]
    expired = town([reservist(2, skills={"driver": on(3)})])
    assert proposed(expired, outcome("P1", open_on(0, skill="driver"))).lent == ()


def test_a_unit_keeps_its_minimum_every_day() -> None:
    given = town([reservist(n) for n in (1, 2, 3)], minimum={Grade.OFFICER: 2})
    found = proposed(given, outcome("P1", open_on(0, 1, missing=3)))
    assert [days_of(lent) for lent in found.lent] == [[0, 1]]


def test_those_who_are_away_already_count_against_the_minimum() -> None:
    given = town([reservist(n) for n in (1, 2, 3)], minimum={Grade.OFFICER: 2})
    gone = proposed(given, outcome("P1", open_on(0, 1, missing=3))).lent
    again = proposed(given, outcome("P2", open_on(1, 2, missing=3)), lent=gone)
    assert [(lent.id, days_of(lent)) for lent in again.lent] == [("J0002", [2])]


def test_nobody_is_lent_longer_than_may_be_nor_on_other_days() -> None:
    given = town([replace(reservist(1), max_days=2, first=on(1), last=on(5))])
    (lent,) = proposed(given, outcome("P1", open_on(0, 1, 2, 3))).lent
    assert len(days_of(lent)) == 2
    assert set(days_of(lent)) <= {1, 2, 3}


def test_a_day_that_costs_more_than_its_seat_is_not_lent() -> None:
    assert proposed(town([reservist(1)]), outcome("P1", open_on(0, price=200))).lent == ()


def test_where_lending_did_not_help_it_is_not_proposed_again() -> None:
    closed = {("P1", on(0), Grade.OFFICER)}
    assert proposed(town([reservist(1)]), outcome("P1", open_on(0)), closed=closed).lent == ()


def test_a_station_lends_its_spare_people_on_their_days() -> None:
    found = proposed(town(), outcome("P1", open_on(0, 1, 2)), spare={"P2": [spare(4, 1, 2, 5)]})
    (lent,) = found.lent
    assert (lent.home, lent.id, days_of(lent), lent.price) == ("P2", "O004", [1, 2], 330)
    assert lent.person.home_unit == "P2所"
