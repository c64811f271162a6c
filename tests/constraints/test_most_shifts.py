import pytest

from constraints.most_shifts import MostShifts
from roster.domain import Grade, Roster
from tests.constraints.drawing import found
from tests.stations import person, problem


def test_every_duty_of_a_shift_beyond_the_number_is_found(week: Roster) -> None:
    """
    O001  N N D N N . .
    O002  N N . . E E E
    """
    assert found(MostShifts(limits=("N 2",)), week) == [("O001", 3), ("O001", 4)]
    assert found(MostShifts(limits=("N 2", "E 2")), week) == [("O001", 3), ("O001", 4), ("O002", 6)]
    assert found(MostShifts(limits=("N 4", "E 3")), week) == []
    assert found(MostShifts(), week) == []


def test_none_at_all(week: Roster) -> None:
    """O001  . L ."""
    assert found(MostShifts(limits=("L 0",)), week) == [("O001", 1)]


def test_settled_duties_count_and_past_ones_do_not(week: Roster) -> None:
    """O001  N N | N! . N"""
    assert found(MostShifts(limits=("N 1",)), week) == [("O001", 2)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  N .
    A001  N .
    """
    assert found(MostShifts(limits=("N 0",), grades=frozenset({Grade.AUXILIARY})), week) == [("A001", 0)]


@pytest.mark.parametrize("written", ["N 4", "N=4", "N: 4", "N ：4", "N × 4"])
def test_a_limit_is_written_as_people_do(written: str) -> None:
    assert MostShifts(limits=(written,)).counts == (("N", 4),)
    assert list(MostShifts(limits=(written,)).faults(problem([person(1)], []))) == []


@pytest.mark.parametrize(
    ("written", "told"), [("N", '"N"'), ("4", '"4"'), ("N four", '"N four"'), ("X 4", 'no shift "X"')]
)
def test_what_is_no_number_of_a_shift_is_a_fault(written: str, told: str) -> None:
    (fault,) = MostShifts(limits=("N 4", written)).faults(problem([person(1)], []))
    assert (fault.source.file, fault.source.column) == ("station.toml [rules.most-shifts]", "limits")
    assert told in fault.message.en
    assert "D, E, N, S" in fault.advice.en
    assert MostShifts(limits=(written,)).counts in ((), (("X", 4),))


def test_a_rule_without_any_number_is_a_fault() -> None:
    (fault,) = MostShifts().faults(problem([person(1)], []))
    assert fault.source.column == "limits"
