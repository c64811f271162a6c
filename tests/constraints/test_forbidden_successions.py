import pytest

from constraints.forbidden_successions import ForbiddenSuccessions
from roster.domain import Grade, Roster
from tests.constraints.drawing import found, with_person
from tests.stations import person, problem


def test_a_shift_that_may_not_follow_is_found_on_its_day(week: Roster) -> None:
    """
    O001  E D . E E D .
    O002  N E D N . E .
    """
    rule = ForbiddenSuccessions(after=("E: D", "N: D E"))
    assert found(rule, week) == [("O001", 1), ("O001", 5), ("O002", 1), ("O002", 2)]
    assert found(ForbiddenSuccessions(after=("N: D",)), week) == []


def test_a_shift_may_be_kept_from_following_itself(week: Roster) -> None:
    """O001  D D . D"""
    assert found(ForbiddenSuccessions(after=("D: D",)), week) == [("O001", 1)]


def test_the_past_counts_and_settled_duties_too(week: Roster) -> None:
    """
    O001  E D E | D . .
    O002  . . . | E D! .
    """
    assert found(ForbiddenSuccessions(after=("E: D",)), week) == [("O001", 0), ("O002", 1)]


def test_of_several_duties_on_a_date_each_is_looked_at(week: Roster) -> None:
    """O001  S+T Q+U ."""
    assert found(ForbiddenSuccessions(after=("T: U",)), week) == [("O001", 1)]


def test_what_is_said_of_a_shift_twice_adds_up() -> None:
    rule = ForbiddenSuccessions(after=("N: D、E", "N ： S", "E: D"))
    assert rule.refused == {"N": {"D", "E", "S"}, "E": {"D"}}


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  E D
    O002  E D
    A001  E D
    """
    roster = with_person(week, "O002", contract="part-time")
    rule = ForbiddenSuccessions(after=("E: D",), grades=frozenset({Grade.OFFICER}))
    assert found(rule, roster) == [("O001", 1), ("O002", 1)]
    apart = ForbiddenSuccessions(after=("E: D",), contracts=frozenset({"part-time"}))
    assert found(apart, roster) == [("O002", 1)]


@pytest.mark.parametrize(("written", "told"), [("N D", '"N D"'), ("N:", '"N:"'), ("N: X", 'no shift "X"')])
def test_what_names_no_shifts_is_a_fault(written: str, told: str) -> None:
    (fault,) = ForbiddenSuccessions(after=("N: D", written)).faults(problem([person(1)], []))
    assert (fault.source.file, fault.source.column) == ("station.toml [rules.forbidden-successions]", "after")
    assert told in fault.message.en
    assert "D, E, N, S" in fault.advice.en


def test_a_rule_without_any_succession_is_a_fault() -> None:
    (fault,) = ForbiddenSuccessions().faults(problem([person(1)], []))
    assert fault.source.column == "after"
