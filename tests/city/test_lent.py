"""Loans change a station's problem just as its tables would."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from constraints.packs import rule_book
from roster.checking import verify
from roster.city.lent import Elsewhere, Lent, borrowing, ids_there, lending
from roster.domain import DAY, DutyKind, Grade, Problem, Roster
from roster.loading import input_hash, load, snapshot
from tests.city.cities import city
from tests.stations import MONDAY, needs, person, problem


def lent(id_: str = "J0001", home: str = "J01", first: int = 0, last: int = 0) -> Lent:
    who = replace(person(1), id=id_, home_unit="指挥中心")
    days = (MONDAY + first * DAY, MONDAY + last * DAY)
    return Lent(
        id=id_, person=who, home=home, station="P001", first=days[0], last=days[1], minutes=15, price=230
    )


def elsewhere(who: str, day: int, start: time = time(8), end: time = time(16)) -> Elsewhere:
    return Elsewhere(
        person=who,
        day=MONDAY + day * DAY,
        place="P009",
        place_name="邻所",
        shift="D",
        shift_name="早班",
        start=start,
        end=end,
        kind=DutyKind.PATROL,
    )


@pytest.fixture(name="given")
def _given() -> Problem:
    return load(city() / "stations" / "P001")


def test_a_problem_with_loans_is_written_and_read_back_as_it_is(given: Problem, tmp_path: Path) -> None:
    found = borrowing(given, [lent(first=1, last=3), lent("J0002")])
    snapshot(city() / "stations" / "P001", tmp_path / "copy", problem=found)
    again = load(tmp_path / "copy")
    assert input_hash(again) == input_hash(found) != input_hash(given)
    assert [loan.person for loan in again.loans] == ["J0001", "J0002"]


def test_whoever_is_lent_belongs_on_those_days_alone(given: Problem) -> None:
    found = borrowing(given, [lent(first=1, last=2)])
    who = found.people["J0001"]
    assert [found.belongs(who, day) for day in given.period.dates] == [False, True, True, *[False] * 4]


def test_an_id_that_is_taken_gets_its_homes_before_it(given: Problem) -> None:
    taken = next(iter(given.people))
    asked = [lent(taken, "P002"), lent("X1", "P003"), lent("X1", "P004")]
    ids = ids_there(given, asked)
    assert ids == {("P002", taken): f"P002.{taken}", ("P003", "X1"): "X1", ("P004", "X1"): "P004.X1"}
    assert set(borrowing(given, asked).people) == {*given.people, *ids.values()}


def test_a_duty_elsewhere_is_settled_at_home_and_counts_for_rest(given: Problem, tmp_path: Path) -> None:
    who = next(p.id for p in given.people.values() if p.grade is Grade.OFFICER)
    found = lending(given, [elsewhere(who, 2)])
    snapshot(city() / "stations" / "P001", tmp_path / "copy", problem=found)
    assert input_hash(load(tmp_path / "copy")) == input_hash(found)
    settled = [duty for duty in found.settled if duty.person == who]
    assert [(duty.day, duty.shift, duty.post) for duty in settled] == [(MONDAY + 2 * DAY, "P009.D", None)]


def test_home_rules_see_too_little_rest_after_a_duty_elsewhere() -> None:
    home = problem([person(1)], [needs("G01", "D", officer=1)])
    found = lending(home, [elsewhere("O001", 2, time(15), time(23))])
    early = found.duty("O001", MONDAY + 3 * DAY, "D", "G01")
    broken = verify(Roster(problem=found, duties=(*found.settled, early)), rule_book(found).rules).violations
    assert {violation.rule for violation in broken} == {"daily-rest"}
