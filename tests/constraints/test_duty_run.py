from constraints.duty_run import DutyRun
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_the_day_that_makes_a_run_too_long_is_found(week: Roster) -> None:
    """O001  D D D D D D D . ."""
    assert found(DutyRun(), week) == [("O001", 6)]
    assert found(DutyRun(longest=7), week) == []


def test_every_further_day_is_found_too(week: Roster) -> None:
    """O001  D E N D . D"""
    assert found(DutyRun(longest=2), week) == [("O001", 2), ("O001", 3)]


def test_two_duties_of_a_day_are_one_day(week: Roster) -> None:
    """O001  S+T S+T S+T ."""
    assert found(DutyRun(longest=3), week) == []


def test_the_past_is_counted_on(week: Roster) -> None:
    """O001  D D D D D | D D ."""
    assert found(DutyRun(), week) == [("O001", 1)]


def test_a_run_that_was_too_long_before_is_nobodys_finding(week: Roster) -> None:
    """O001  D D D D D D D D | . D ."""
    assert found(DutyRun(), week) == []


def test_a_free_day_begins_anew(week: Roster) -> None:
    """O001  D D D D D D . D D D D D D"""
    assert found(DutyRun(), week) == []


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  D D D D D D D
    A001  D D D D D D D
    """
    assert found(DutyRun(grades=frozenset({Grade.OFFICER})), week) == [("O001", 6)]
