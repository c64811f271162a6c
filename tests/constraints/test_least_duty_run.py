from constraints.duty_run import DutyRun
from constraints.least_duty_run import LeastDutyRun
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_a_run_too_short_is_found_on_its_last_day(week: Roster) -> None:
    """
    O001  . D . D D . .
    O002  . D D . D D .
    """
    assert found(LeastDutyRun(), week) == [("O001", 1)]
    assert found(LeastDutyRun(least=3), week) == [("O001", 1), ("O001", 4), ("O002", 2), ("O002", 5)]


def test_what_the_period_cuts_off_may_go_on(week: Roster) -> None:
    """O001  D . . . . D"""
    assert found(LeastDutyRun(least=3), week) == []


def test_a_run_goes_on_from_the_past(week: Roster) -> None:
    """
    O001  . D | D . D D D
    O002  D . | D . D D D
    """
    assert found(LeastDutyRun(), week) == [("O002", 0)]
    assert found(LeastDutyRun(least=3), week) == [("O001", 0), ("O002", 0)]


def test_what_lies_before_the_known_past_may_have_gone_on(week: Roster) -> None:
    """O001  D D | . D D D ."""
    assert found(LeastDutyRun(least=3), week) == []


def test_a_run_of_the_past_alone_is_nobodys_finding(week: Roster) -> None:
    """O001  D . D | . D D ."""
    assert found(LeastDutyRun(), week) == []


def test_settled_duties_alone_are_nobodys_fault(week: Roster) -> None:
    """
    O001  . D! . D! D . .
    O002  . D! . D! S!+T . .
    """
    assert found(LeastDutyRun(least=3), week) == [("O001", 4)]


def test_a_settled_duty_makes_a_run_long_enough(week: Roster) -> None:
    """O001  . D D! . . ."""
    assert found(LeastDutyRun(), week) == []


def test_two_duties_of_a_date_are_one_day(week: Roster) -> None:
    """O001  . S+T . ."""
    assert found(LeastDutyRun(), week) == [("O001", 1)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  . D .
    V001  . D .
    """
    assert found(LeastDutyRun(grades=frozenset({Grade.OFFICER})), week) == [("O001", 1)]


def test_a_longest_run_below_the_least_is_a_fault_that_names_somebody(week: Roster) -> None:
    """O001  . D D ."""
    officers = frozenset({Grade.OFFICER})
    (fault,) = LeastDutyRun(least=3).faults(week.problem, [DutyRun(longest=2, grades=officers)])

    assert "O001" in fault.message.en
    assert "duty-run" in fault.message.en
    assert list(LeastDutyRun(least=3).faults(week.problem, [DutyRun(longest=3)])) == []
    others = DutyRun(longest=2, grades=frozenset(Grade) - officers)
    assert list(LeastDutyRun(least=3).faults(week.problem, [others])) == []
