from constraints.least_days_off import LeastDaysOff
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_a_day_off_alone_is_found_when_duty_is_back(week: Roster) -> None:
    """
    O001  D . D . . D
    O002  D . . D D D
    """
    assert found(LeastDaysOff(), week) == [("O001", 2)]
    assert found(LeastDaysOff(least=3), week) == [("O001", 2), ("O001", 5), ("O002", 3)]


def test_what_begins_or_ends_the_period_is_no_stretch_between_duties(week: Roster) -> None:
    """O001  . D D . . ."""
    assert found(LeastDaysOff(least=7), week) == []


def test_the_past_is_counted_on(week: Roster) -> None:
    """
    O001  D . | . D
    O002  . D | . D
    """
    assert found(LeastDaysOff(), week) == [("O002", 1)]


def test_a_stretch_of_the_past_is_nobodys_finding(week: Roster) -> None:
    """O001  D . D | D . ."""
    assert found(LeastDaysOff(), week) == []


def test_a_stretch_between_settled_duties_is_nobodys_fault(week: Roster) -> None:
    """
    O001  . D! . D! .
    O002  . D! . D .
    O003  . D | . D!
    """
    assert found(LeastDaysOff(), week) == [("O002", 3)]


def test_the_morning_after_a_night_is_a_day_without_a_duty_of_its_own(week: Roster) -> None:
    """O001  N . D . ."""
    assert found(LeastDaysOff(), week) == [("O001", 2)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  D . D
    V001  D . D
    """
    assert found(LeastDaysOff(grades=frozenset({Grade.OFFICER})), week) == [("O001", 2)]
